import { type ReadableDb, sql } from '../../database/connection.ts';

/** The quittances that hold of an account, by their month. */
export function heldQuittances(db: ReadableDb, leaseId: number): ReadonlyMap<string, string> {
  const rows = sql<{ month: string; number: string }>(
    db,
    `SELECT month, number FROM issued_paper p WHERE lease_id = ? AND kind = 'quittance' AND month IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM paper_void v WHERE v.number = p.number)`,
  ).all(leaseId);
  return new Map(rows.map(({ month, number }) => [month, number]));
}
