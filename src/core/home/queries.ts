import { type ReadableDb, sql } from '../database/connection.ts';

/** The day in figures; `day` is an ISO date. */
export function countDay(db: ReadableDb, day: string) {
  const payments = sql<{ count: number; cents: number }>(
    db,
    'SELECT count(*) AS count, coalesce(sum(amount_cents), 0) AS cents FROM payment WHERE taken_on = ?',
  ).get(day);
  const requests = sql<{ count: number; late: number }>(
    db,
    "SELECT count(*) AS count, coalesce(sum(due_on < @day), 0) AS late FROM request WHERE state NOT IN ('close', 'cloturee', 'terminee') AND due_on <= @day",
  ).get({ day });
  const insurance = sql<{ count: number }>(
    db,
    "SELECT count(*) AS count FROM insurance WHERE status = 'a_verifier' AND absent_since IS NULL",
  ).get();
  return {
    payments: payments ?? { count: 0, cents: 0 },
    requestsDue: requests ?? { count: 0, late: 0 },
    insuranceToCheck: insurance?.count ?? 0,
  };
}
