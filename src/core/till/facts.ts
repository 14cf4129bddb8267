import { type ReadableDb, sql } from '../database/connection.ts';
import { sha256 } from './sha256.ts';

/** What an act wrote, as JSON holds it; its canonical form is hashed into the till's chain. */
export type ActFacts = Readonly<Record<string, unknown>>;

type Row = Readonly<Record<string, string | number | null>>;

function one(db: ReadableDb, text: string, id: string): Row {
  const row = sql<Row>(db, text).get(id);
  if (row === undefined) throw new RangeError(`nothing written under ${id}`);
  return row;
}

/** Long texts by their SHA-256: said again letter by letter in canonical form, they would be most of the work. */
function sealed(row: Row, ...texts: readonly string[]): Row {
  return { ...row, ...Object.fromEntries(texts.map((name) => [name, sha256(String(row[name]))])) };
}

function command(db: ReadableDb, id: string): Row {
  const row = one(
    db,
    `SELECT id, incarnation, seq, type, version, account_key, payload, payload_hash, depends_on, result, agent_id,
       post, occurred_at, offset_minutes FROM command WHERE id = ?`,
    id,
  );
  return sealed(row, 'payload', 'result');
}

// Columns are named one by one: one added to a table later must not slip into what is already chained.
function ledger(db: ReadableDb, actId: string): Row[] {
  return sql<Row>(
    db,
    `SELECT id, lease_id, piece, entered_on, due_on, period, nature, label, debit_cents, credit_cents
     FROM entry WHERE payment_id = ? ORDER BY id`,
  ).all(actId);
}

/**
 * Everything a payment wrote but its papers, which have entries of their own: its command, its row, where it went, and
 * its line of the account.
 * @throws RangeError when the payment or its command is not written yet
 */
export function factsOfPayment(db: ReadableDb, id: string): ActFacts {
  return {
    command: command(db, id),
    payment: one(
      db,
      `SELECT id, number, lease_id, mode, amount_cents, received_cents, means, payer, taken_at, taken_on, agent_id,
         till, act_id, exception_by FROM payment WHERE id = ?`,
      id,
    ),
    allocations: sql<Row>(
      db,
      'SELECT month, cents, chosen FROM payment_allocation WHERE payment_id = ? ORDER BY month',
    ).all(id),
    entries: ledger(db, id),
  };
}

/**
 * A paper as it was given. One that no payment explains (relevé, dépôt d'ordre) carries the command that gave it, and
 * the announcement that command wrote.
 * @throws RangeError when the paper is not written yet
 */
export function factsOfPaper(db: ReadableDb, number: string): ActFacts {
  const row = one(
    db,
    `SELECT number, kind, act_id, payment_id, lease_id, month, cents, title, facts, issued_at, issued_on
     FROM issued_paper WHERE number = ?`,
    number,
  );
  const paper = sealed(row, 'facts');
  const { payment_id: paymentId, act_id: act } = paper;
  if (paymentId !== null) return { paper };
  const actId = String(act);
  const announcement = sql<Row>(
    db,
    `SELECT id, number, lease_id, mode, amount_cents, months, payer, announced_at, announced_on, agent_id, till
     FROM payment_announcement WHERE id = ?`,
  ).get(actId);
  return { paper, command: command(db, actId), announcement: announcement ?? null };
}

/**
 * Everything that money taken by card at a kiosk wrote but its ticket, which has an entry of its own.
 * @throws RangeError when the payment or its command is not written yet
 */
export function factsOfKioskPayment(db: ReadableDb, id: string): ActFacts {
  return {
    command: command(db, id),
    payment: one(
      db,
      `SELECT id, number, account_key, printed, known, amount_cents, authorisation, allocations, taken_at, taken_on, till
       FROM kiosk_payment WHERE id = ?`,
      id,
    ),
  };
}

/**
 * A kiosk's ticket as it was given, and the command it tells of, if any.
 * @throws RangeError when the ticket is not written yet
 */
export function factsOfKioskTicket(db: ReadableDb, number: string): ActFacts {
  const row = one(
    db,
    'SELECT number, kind, act_id, visit, title, facts, issued_at, issued_on FROM kiosk_ticket WHERE number = ?',
    number,
  );
  const actId = row.act_id;
  return {
    ticket: sealed(row, 'facts'),
    command: actId === null || actId === undefined ? null : command(db, String(actId)),
  };
}

/**
 * A payment taken back: the command, the reversal, its line of the account and the papers it made void. Its slip has
 * an entry of its own.
 * @throws RangeError when the reversal is not written yet
 */
export function factsOfReversal(db: ReadableDb, id: string): ActFacts {
  return {
    command: command(db, id),
    reversal: one(
      db,
      `SELECT id, number, payment_id, lease_id, kind, reason, text, moved_to, allowed_by, reversed_at, reversed_on,
         agent_id, till FROM payment_reversal WHERE id = ?`,
      id,
    ),
    entries: ledger(db, id),
    voids: sql<Row>(db, 'SELECT number FROM paper_void WHERE reversal_id = ? ORDER BY number').all(id),
  };
}

/** @throws RangeError when the opening is not written yet */
export function factsOfOpening(db: ReadableDb, id: string): ActFacts {
  return {
    command: command(db, id),
    opening: one(
      db,
      'SELECT id, till, float_cents, opened_at, opened_on, agent_id, seq FROM till_opening WHERE id = ?',
      id,
    ),
  };
}

/** @throws RangeError when the count is not written yet */
export function factsOfCount(db: ReadableDb, id: string): ActFacts {
  return {
    command: command(db, id),
    count: one(
      db,
      `SELECT id, opening_id, counts, counted_cents, expected_cents, counted_at, agent_id, seq
       FROM till_count WHERE id = ?`,
      id,
    ),
  };
}

/** @throws RangeError when the closing is not written yet */
export function factsOfClosing(db: ReadableDb, id: string): ActFacts {
  return {
    command: command(db, id),
    closing: one(
      db,
      `SELECT id, opening_id, count_id, difference_cents, reason, allowed_by, totals, closed_at, agent_id, seq
       FROM till_closing WHERE id = ?`,
      id,
    ),
  };
}
