import type { Transaction } from 'kysely';
import { queueMail } from '../mail/queue-mail.ts';
import type { LinkChannel, PortalTables } from '../store/tables.ts';
import { fullName, loginOf, personNames } from './logins.ts';
import { putSpaceRecord } from './space-record.ts';
import { tenantDesk } from './tenant-desk.ts';

/**
 * A pending space is active from now on, and the counters hear of it; one that was suspended meanwhile will be when it
 * is given back. Where the landlord's guide says so, a second mail tells it: written here, so that no page needs to.
 * Answers whether anything changed.
 */
export async function activateSpace(
  tx: Transaction<PortalTables>,
  activated: {
    readonly account: string;
    readonly person: string;
    readonly at: Date;
    readonly channel: LinkChannel;
  },
): Promise<boolean> {
  const { account, person, at } = activated;
  const space = await tx
    .selectFrom('tenant_space')
    .select(['state', 'state_before', 'feed'])
    .where('account', '=', account)
    .where('person', '=', person)
    .forUpdate()
    .executeTakeFirst();
  if (space === undefined) return false;
  const pending = space.state === 'pending';
  const waiting = space.state === 'suspended' && space.state_before === 'pending';
  if (pending || waiting) {
    await tx
      .updateTable('tenant_space')
      .set({
        activated_at: at,
        ...(pending ? { state: 'active' as const, since: at } : { state_before: 'active' as const }),
      })
      .where('account', '=', account)
      .where('person', '=', person)
      .execute();
  }
  await putSpaceRecord(tx, account, person);
  if (pending) await tellActivated(tx, { account, person, feed: space.feed, at });
  return pending || waiting;
}

async function tellActivated(
  tx: Transaction<PortalTables>,
  { account, person, feed, at }: { account: string; person: string; feed: string; at: Date },
): Promise<void> {
  const desk = await tenantDesk(tx);
  if (desk.profile.account.activation.value !== 'email-link-then-confirmation') return;
  const login = await loginOf(tx, person);
  if (login === undefined || login.email === null) return;
  await queueMail(tx, {
    facts: { kind: 'activated', login: login.login, address: `${desk.address}/espace` },
    desk,
    recipient: login.email,
    name: fullName(await personNames(tx, person)),
    person,
    account,
    feed,
    about: `compte active ${account} ${person} ${at.toISOString()}`,
    at,
  });
}
