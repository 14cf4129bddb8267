import type { PaymentMode } from '../../../contract/payments.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';
import { putAgain, takeOut } from '../../import/tables/standing-entries.ts';
import { refreshLeaseState } from '../../ledger/lease-state.ts';
import { paymentEntry, reversalEntry } from '../../payments/entry-words.ts';
import { insertEntry } from '../../payments/writes.ts';
import {
  announcementContentSchema,
  type PaymentContent,
  paymentContentSchema,
  type ReversalContent,
  reversalContentSchema,
} from './act-schemas.ts';
import { forgetKiosk } from './kiosk.ts';
import { APPLIED, PARENTS, type Page, type Taken, UNREADABLE, waitsFor } from './page.ts';

/** Kinds under which the portal tells what the agency's posts did. */
export type ActKind = 'encaissement' | 'annulation' | 'annonce-ordre';

const TAKE: { readonly [Kind in ActKind]: (page: Page, content: unknown) => Taken } = {
  encaissement: takePayment,
  annulation: takeReversal,
  'annonce-ordre': takeAnnouncement,
};

export function isActKind(kind: string): kind is ActKind {
  return Object.hasOwn(TAKE, kind);
}

/** What happened at a post does not cease to have happened: only its account may leave this post's scope. */
export function takeAct(page: Page, kind: ActKind, { op, content }: Change): Taken {
  return op === 'remove' ? APPLIED : TAKE[kind](page, content);
}

function takePayment(page: Page, content: unknown): Taken {
  const read = paymentContentSchema.safeParse(content);
  if (!read.success) return UNREADABLE;
  const payment = read.data;
  if (isOwn(page.db, payment.id)) return APPLIED;
  // It stands in no account until the landlord's staff gives it one: it then comes again.
  if (payment.suspense) return waitsFor(TO_PLACE);
  const lease = page.rows.leaseId(payment.account);
  if (lease === undefined) return waitsFor(PARENTS.lease(payment.account));
  if (!insertPayment(page.db, payment, lease) && !movePayment(page, payment, lease)) return APPLIED;
  insertEntry(
    page.db,
    lease,
    { id: payment.id, takenOn: payment.takenOn, amountCents: payment.cents },
    paymentEntry(payment),
  );
  page.arrived(PARENTS.act(payment.id));
  page.moved(lease);
  page.tell('accounts', 'payments');
  return APPLIED;
}

/** False when it is already here. */
function insertPayment(db: WritableDb, payment: PaymentContent, lease: number): boolean {
  const { changes } = sql(
    db,
    `INSERT INTO remote_payment (id, number, lease_id, mode, amount_cents, payer, taken_at, taken_on, till, post, agent_name)
     VALUES (@id, @number, @lease, @mode, @cents, @payer, @takenAt, @takenOn, @till, @post, @agentName)
     ON CONFLICT DO NOTHING`,
  ).run({ ...payment, lease });
  if (changes === 0) return false;
  const allocate = sql(
    db,
    `INSERT INTO remote_allocation (payment_id, month, cents) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET cents = cents + excluded.cents`,
  );
  for (const { month, cents } of payment.months) allocate.run(payment.id, month, cents);
  return true;
}

const TO_PLACE = 'à lettrer';

/** Its account was found to be another one: its line leaves the one it stood on. False where it stands already. */
function movePayment(page: Page, { id }: PaymentContent, lease: number): boolean {
  const { db } = page;
  const from = sql<{ lease: number }>(db, 'SELECT lease_id AS lease FROM remote_payment WHERE id = ?').get(
    id,
  );
  if (from === undefined || from.lease === lease) return false;
  sql(db, 'DELETE FROM entry WHERE payment_id = ?').run(id);
  sql(db, 'UPDATE remote_payment SET lease_id = ? WHERE id = ?').run(lease, id);
  page.moved(from.lease);
  return true;
}

type Reversed = {
  readonly lease: number;
  readonly mode: PaymentMode;
  readonly cents: number;
  readonly number: string;
};

function takeReversal(page: Page, content: unknown): Taken {
  const read = reversalContentSchema.safeParse(content);
  if (!read.success) return UNREADABLE;
  const reversal = read.data;
  const { db } = page;
  if (isOwn(db, reversal.id)) return APPLIED;
  const payment = sql<Reversed>(
    db,
    `SELECT lease_id AS lease, mode, amount_cents AS cents, number FROM payment WHERE id = @id
     UNION ALL SELECT lease_id, mode, amount_cents, number FROM remote_payment WHERE id = @id`,
  ).get({ id: reversal.payment });
  if (payment === undefined) return waitsFor(PARENTS.act(reversal.payment));
  // A payment is taken back once; a second slip is a matter for the portal ("à lettrer"), not for the account.
  if (isTakenBack(db, reversal.payment)) return APPLIED;
  insertReversal(db, reversal, payment.lease);
  insertDebit(db, reversal, payment);
  nowConfirms(page, reversal, payment.cents);
  page.arrived(PARENTS.act(reversal.id));
  page.moved(payment.lease);
  page.tell('accounts', 'payments');
  return APPLIED;
}

function isTakenBack(db: ReadableDb, payment: string): boolean {
  return (
    sql(
      db,
      `SELECT 1 FROM payment_reversal WHERE payment_id = @payment
       UNION ALL SELECT 1 FROM remote_reversal WHERE payment_id = @payment`,
    ).get({ payment }) !== undefined
  );
}

/** Entries by which the ERP took the payment back before anyone here knew of the slip: they are its return. */
function nowConfirms({ db, at }: Page, reversal: ReversalContent, cents: number): void {
  const debits = sql<{ piece: string; cents: number }>(
    db,
    `SELECT e.piece, e.debit_cents AS cents
     FROM entry_confirmation c CROSS JOIN entry e ON e.piece = c.piece WHERE c.payment_id = ? ORDER BY e.piece`,
  ).all(reversal.payment);
  let left = cents;
  for (const debit of debits) {
    if (debit.cents > left) continue;
    left -= debit.cents;
    takeOut(db, debit.piece, at);
    putAgain(db, debit.piece);
    sql(db, 'UPDATE entry_confirmation SET payment_id = ? WHERE piece = ?').run(reversal.id, debit.piece);
  }
}

function insertReversal(db: WritableDb, reversal: ReversalContent, lease: number): void {
  sql(
    db,
    `INSERT INTO remote_reversal (id, number, payment_id, lease_id, kind, reversed_at, reversed_on, till)
     VALUES (@id, @number, @payment, @lease, @kind, @at, @on, @till)`,
  ).run({ ...reversal, lease });
}

function insertDebit(db: WritableDb, reversal: ReversalContent, payment: Reversed): void {
  const { nature, label } = reversalEntry(reversal.kind, payment);
  sql(
    db,
    'INSERT INTO entry (lease_id, entered_on, nature, label, debit_cents, payment_id) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(payment.lease, reversal.on, nature, label, payment.cents, reversal.id);
}

function takeAnnouncement(page: Page, content: unknown): Taken {
  const read = announcementContentSchema.safeParse(content);
  if (!read.success) return UNREADABLE;
  const { months, ...announcement } = read.data;
  if (isOwn(page.db, announcement.id)) return APPLIED;
  const lease = page.rows.leaseId(announcement.account);
  if (lease === undefined) return waitsFor(PARENTS.lease(announcement.account));
  const { changes } = sql(
    page.db,
    `INSERT INTO remote_announcement (id, number, lease_id, mode, amount_cents, months, announced_on)
     VALUES (@id, @number, @lease, @mode, @cents, @months, @on) ON CONFLICT DO NOTHING`,
  ).run({ ...announcement, months: JSON.stringify(months), lease });
  if (changes > 0) page.tell('accounts', 'payments');
  return APPLIED;
}

/** What this very base recorded comes down too; it is here already, papers and till included. */
function isOwn(db: ReadableDb, id: string): boolean {
  return sql(db, 'SELECT 1 FROM command WHERE id = ?').get(id) !== undefined;
}

const REMOTE = 'SELECT id FROM remote_payment UNION ALL SELECT id FROM remote_reversal';

/**
 * Forgets what the portal told of other posts and of the tenant spaces, and what still waited: it went back in time, or
 * begins again, and tells what it holds. Entries of the ERP that confirmed those acts are no longer known to, so that
 * they are taken anew. To be called in the transaction that forgets the cursor.
 */
export function forgetRemoteActs(db: WritableDb): void {
  const leases = sql<{ id: number }>(
    db,
    'SELECT lease_id AS id FROM remote_payment UNION SELECT lease_id FROM remote_reversal',
  ).all();
  sql(db, `DELETE FROM entry WHERE payment_id IN (${REMOTE})`).run();
  // One that stands at the account as an entry of its own stays known as taking a payment back.
  sql(
    db,
    `DELETE FROM entry_confirmation WHERE payment_id IN (${REMOTE})
       AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.piece = entry_confirmation.piece)`,
  ).run();
  for (const table of [
    'remote_allocation',
    'remote_reversal',
    'remote_payment',
    'remote_announcement',
    'portal_space',
    'portal_certificate',
    'portal_request',
    'portal_mandate',
    'portal_dossier',
    'pending_change',
  ])
    sql(db, `DELETE FROM ${table}`).run();
  forgetKiosk(db);
  refreshLeaseState(
    db,
    leases.map(({ id }) => id),
  );
}
