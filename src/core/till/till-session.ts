import type { TillClosing, TillCount, TillState, tillOpeningSchema } from '../../contract/till.ts';
import { expectedCashCents, tillDifference } from '../../rules/till-count.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import type { ModeTotals } from './totals.ts';

export type TillOpening = ReturnType<(typeof tillOpeningSchema)['parse']>;
/** An opening and its place in the till's chain. */
export type Opening = TillOpening & { readonly seq: number };
export type Count = TillCount & { readonly seq: number };

const OPENING = `SELECT o.id, o.opened_at AS openedAt, o.opened_on AS openedOn, coalesce(a.name, o.agent_id) AS agent,
  o.float_cents AS floatCents, o.seq FROM till_opening o LEFT JOIN agent a ON a.id = o.agent_id`;
const COUNT = `SELECT id, counted_at AS at, counted_cents AS countedCents, expected_cents AS expectedCents,
  counted_cents - expected_cents AS differenceCents, seq FROM till_count`;

/** The opening that no closing ended, or undefined: the till is closed and takes no cash. */
export function openTill(db: ReadableDb, till: string): Opening | undefined {
  return sql<Opening>(
    db,
    `${OPENING} WHERE o.till = ? AND NOT EXISTS (SELECT 1 FROM till_closing c WHERE c.opening_id = o.id)
     ORDER BY o.seq DESC LIMIT 1`,
  ).get(till);
}

export function lastCount(db: ReadableDb, openingId: string): Count | undefined {
  return sql<Count>(db, `${COUNT} WHERE opening_id = ? ORDER BY seq DESC LIMIT 1`).get(openingId);
}

type CashMovement = { readonly cents: number; readonly moved: number };

/**
 * Cash that came in or was handed back after a place in the chain, in the order written: the amounts are those of the
 * payments. `moved`: on paper only, from a wrong account to the right one.
 */
function cashMovements(db: ReadableDb, till: string, afterSeq: number): CashMovement[] {
  return sql<CashMovement>(
    db,
    `SELECT p.amount_cents AS cents,
       EXISTS (SELECT 1 FROM payment_reversal m WHERE m.moved_to = p.id) AS moved, j.seq
     FROM till_journal j JOIN payment p ON p.id = j.entry ->> '$.commandId'
     WHERE j.till = @till AND j.seq > @afterSeq AND j.entry ->> '$.kind' = 'encaissement' AND p.mode = 'especes'
     UNION ALL
     SELECT -p.amount_cents, r.kind = 'mauvais-compte', j.seq
     FROM till_journal j JOIN payment_reversal r ON r.id = j.entry ->> '$.commandId'
       JOIN payment p ON p.id = r.payment_id
     WHERE j.till = @till AND j.seq > @afterSeq AND j.entry ->> '$.kind' = 'annulation' AND p.mode = 'especes'
     ORDER BY seq`,
  ).all({ till, afterSeq });
}

/** Cents that should lie in the till now. */
export function expectedCash(db: ReadableDb, till: string, opening: Opening): number {
  return expectedCashCents(
    opening.floatCents,
    cashMovements(db, till, opening.seq).map(({ cents }) => cents),
  );
}

/** Whether cash moved since a count, which then counts nothing any more. */
export function isStale(db: ReadableDb, till: string, count: Count): boolean {
  return cashMovements(db, till, count.seq).some(({ moved }) => moved === 0);
}

type ClosingRow = {
  readonly id: string;
  readonly opening_id: string;
  readonly count_id: string;
  readonly closedAt: string;
  readonly agent: string;
  readonly reason: string | null;
  readonly totals: string;
};

export function lastClosing(db: ReadableDb, till: string): TillClosing | undefined {
  const row = sql<ClosingRow>(
    db,
    `SELECT c.id, c.opening_id, c.count_id, c.closed_at AS closedAt, coalesce(a.name, c.agent_id) AS agent, c.reason,
       c.totals
     FROM till_closing c JOIN till_opening o ON o.id = c.opening_id LEFT JOIN agent a ON a.id = c.agent_id
     WHERE o.till = ? ORDER BY o.seq DESC LIMIT 1`,
  ).get(till);
  if (row === undefined) return undefined;
  const opening = sql<Opening>(db, `${OPENING} WHERE o.id = ?`).get(row.opening_id);
  const count = sql<Count>(db, `${COUNT} WHERE id = ?`).get(row.count_id);
  if (opening === undefined || count === undefined)
    throw new Error('a closing without its opening or its count');
  return {
    id: row.id,
    opening: shownOpening(opening),
    closedAt: row.closedAt,
    agent: row.agent,
    count: shownCount(count),
    reason: row.reason,
    totals: JSON.parse(row.totals) as ModeTotals,
  };
}

export function shownOpening({ id, openedAt, openedOn, agent, floatCents }: TillOpening): TillOpening {
  return { id, openedAt, openedOn, agent, floatCents };
}

export function shownCount({ id, at, countedCents, expectedCents }: TillCount): TillCount {
  return {
    id,
    at,
    countedCents,
    expectedCents,
    differenceCents: tillDifference({ countedCents, expectedCents }),
  };
}

export function tillState(db: ReadableDb, till: string): TillState {
  const open = openTill(db, till);
  const count = open === undefined ? undefined : lastCount(db, open.id);
  return {
    till,
    open: open === undefined ? null : shownOpening(open),
    count: count === undefined ? null : shownCount(count),
    lastClosing: lastClosing(db, till) ?? null,
  };
}
