import type { KioskDone } from '../../../contract/kiosk/acts.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';
import { localDay } from '../../local-day.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { recordCommand } from '../../sync/commands.ts';
import { issueTicket } from '../tickets/issue-ticket.ts';
import type { TicketLine } from '../tickets/ticket-facts.ts';
import type { ActDesk } from './act-desk.ts';
import { sentOf } from './sent.ts';

export type KioskActKind = 'insurance' | 'request' | 'contact' | 'space' | 'debit';

type NewAct = {
  readonly commandId: string;
  readonly desk: ActDesk;
  readonly act: KioskActKind;
  /** Of the command, such as `request.open`. */
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Kept with the command, sent with it, and answered again if it comes twice. */
  readonly result: Readonly<Record<string, unknown>>;
  /** Kept beside it: nothing that says who. */
  readonly body: unknown;
  /** It is not taken before the act of this kind that this account did here last. */
  readonly afterLast: boolean;
  readonly ticket: {
    readonly number: string;
    readonly title: string;
    readonly lines: readonly TicketLine[];
    readonly sentences: readonly string[];
    readonly code?: string | null;
  };
};

/** Writes an act, puts it in the queue and issues its ticket; its files are tied to it after it, in the same transaction. */
export function writeKioskAct(scope: CommandScope, written: NewAct): void {
  const { db, core } = scope;
  const { commandId, desk, act, type, payload, result, body, ticket } = written;
  const account = desk.account.key;
  recordCommand(
    scope,
    {
      id: commandId,
      type,
      version: 1,
      account,
      payload,
      dependsOn: written.afterLast ? lastUnsent(db, account, act) : [],
    },
    result,
  );
  const now = core.ports.clock.now();
  sql(
    db,
    'INSERT INTO kiosk_act (command_id, account_key, act, body, done_at, done_on) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(
    commandId,
    account,
    act,
    JSON.stringify(body),
    new Date(now).toISOString(),
    localDay(core.ports.clock, now),
  );
  issueTicket(scope, { ...ticket, kind: 'ticket', visit: desk.visit, commandId });
}

/** The answer of an act: its ticket, and whether it leaves now. */
export function done(scope: CommandScope, ticket: string): KioskDone {
  return { ticket, sent: sentOf(scope.core) };
}

/**
 * What the rules made of an act when it first came: they, the day and the account's picture may have changed since.
 * Undefined for a new one. Whether it is the same act is told by its hash (`knownAct`).
 */
export function payloadBefore<Worked>(db: ReadableDb, commandId: string): Worked | undefined {
  const row = sql<{ payload: string }>(db, 'SELECT payload FROM command WHERE id = ?').get(commandId);
  return row === undefined ? undefined : (JSON.parse(row.payload) as Worked);
}

function lastUnsent(db: ReadableDb, account: string, act: KioskActKind): string[] {
  return sql<{ id: string }>(
    db,
    `SELECT a.command_id AS id FROM kiosk_act a CROSS JOIN outbox o ON o.command_id = a.command_id
     WHERE a.account_key = ? AND a.act = ? AND o.state IN ('waiting', 'sending') ORDER BY o.place DESC LIMIT 1`,
  )
    .all(account, act)
    .map(({ id }) => id);
}

/**
 * What was done here on an account that its picture does not tell yet, oldest first: not sent, or sent since the picture
 * was heard. An act that the portal refused counts for nothing.
 */
export function actsNotTold(db: ReadableDb, account: string, act: KioskActKind): readonly unknown[] {
  return sql<{ body: string }>(
    db,
    `SELECT a.body FROM kiosk_act a CROSS JOIN outbox o ON o.command_id = a.command_id
       CROSS JOIN kiosk_account k ON k.key = a.account_key
     WHERE a.account_key = ? AND a.act = ?
       AND (o.state IN ('waiting', 'sending') OR o.state = 'sent' AND o.sent_at >= k.heard_at)
     ORDER BY o.place`,
  )
    .all(account, act)
    .map(({ body }) => JSON.parse(body) as unknown);
}
