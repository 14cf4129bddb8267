import { type ReadableDb, sql } from '../database/connection.ts';
import { COUNTED } from '../payments/counted.ts';

/** Each ERP has its own word for a request that asks nothing more. */
const CLOSED_STATES = ['close', 'clos', 'cloturee', 'terminee', 'resolue', 'annulee', 'refusee']
  .map((state) => `'${state}'`)
  .join(', ');

/** The day in figures, its payments net of what was taken back; `day` is an ISO date. */
export function countDay(db: ReadableDb, day: string) {
  const payments = sql<{ count: number; cents: number }>(
    db,
    `SELECT count(*) AS count, coalesce(sum(amount_cents), 0) AS cents FROM payment p WHERE p.taken_on = ? AND ${COUNTED}`,
  ).get(day);
  const requests = sql<{ count: number; late: number }>(
    db,
    `SELECT count(*) AS count, coalesce(sum(due_on < @day), 0) AS late FROM request
     WHERE due_on <= @day AND absent_since IS NULL AND state NOT IN (${CLOSED_STATES})`,
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
