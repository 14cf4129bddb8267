import type { Transaction } from 'kysely';
import { emailKey } from '../../rules/registrations/email.ts';
import { lockFeedsOf } from '../spaces/space-locks.ts';
import { putSpaceRecord } from '../spaces/space-record.ts';
import type { PortalDatabase } from '../store/database.ts';
import { asLandlord } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';
import { readReturnMessage } from './return-message.ts';
import { reasonOf } from './smtp-verdict.ts';

type Tx = Transaction<PortalTables>;

/**
 * Nobody reads mail at this address: the living spaces of whoever has it say so, and the counters find them in
 * "Adresses à corriger". Somebody who has given another address since is left alone.
 */
export async function markAddress(
  tx: Tx,
  address: string,
  { reason, at }: { readonly reason: string; readonly at: Date },
): Promise<void> {
  const spaces = await tx
    .selectFrom('tenant_space as s')
    .innerJoin('tenant_login as l', 'l.person', 's.person')
    .select(['s.account', 's.person', 's.feed'])
    .where('l.email_key', '=', emailKey(address))
    .where('s.state', 'in', ['pending', 'active', 'suspended'])
    .execute();
  await lockFeedsOf(
    tx,
    spaces.map(({ feed }) => feed),
  );
  for (const { account, person } of spaces) {
    await tx
      .updateTable('tenant_space')
      .set({ bounced_at: at, bounce_reason: reason })
      .where('account', '=', account)
      .where('person', '=', person)
      .execute();
    await putSpaceRecord(tx, account, person);
  }
}

export type BounceEnd =
  | 'marked'
  /** Nothing that says for good that one of our mails was refused. */
  | 'ignored'
  /** A token that no mail of this database bears. */
  | 'unknown';

/** Takes one return message (RFC 3464). The same message taken twice changes nothing more. */
export async function takeReturnMessage(
  database: PortalDatabase,
  raw: Uint8Array,
  { now, keepText }: { readonly now: number; readonly keepText: boolean },
): Promise<BounceEnd> {
  const said = await readReturnMessage(raw).catch(() => ({ kind: 'other' as const }));
  if (said.kind === 'other') return 'ignored';
  return asLandlord(database, async (tx) => {
    const mail = await tx
      .selectFrom('mail')
      .select(['id', 'recipient', 'state'])
      .where('bounce_token', '=', said.token)
      .executeTakeFirst();
    if (mail === undefined) return 'unknown';
    if (mail.state === 'bounced') return 'marked';
    const shown = said.status === undefined ? '' : ` (${said.status})`;
    const reason = `${reasonOf(said.status)}${shown}`;
    await markAddress(tx, mail.recipient, { reason, at: new Date(now) });
    await tx
      .updateTable('mail')
      .set({ state: 'bounced', fault: reason, ...(keepText ? {} : { body: null, html: null }) })
      .where('id', '=', mail.id)
      .execute();
    return 'marked';
  });
}
