import { type ReadableDb, sql } from '../database/connection.ts';
import { COUNTED } from '../payments/counted.ts';

/** The day in figures, its payments net of what was taken back; `day` is an ISO date. */
export function countDay(db: ReadableDb, day: string) {
  const payments = sql<{ count: number; cents: number }>(
    db,
    `SELECT count(*) AS count, coalesce(sum(amount_cents), 0) AS cents FROM payment p WHERE p.taken_on = ? AND ${COUNTED}`,
  ).get(day);
  return { payments: payments ?? { count: 0, cents: 0 } };
}
