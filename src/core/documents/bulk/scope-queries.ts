import { type ReadableDb, sql } from '../../database/connection.ts';

const CHOSEN = `FROM lease l JOIN dwelling d ON d.code = l.dwelling_code
  WHERE l.absent_since IS NULL AND (@residence IS NULL OR d.residence_code = @residence)`;

/** Accounts that a run looks at. @param residence code, or null for all */
export function countScope(db: ReadableDb, residence: string | null): number {
  const row = sql<{ count: number }>(db, `SELECT count(*) AS count ${CHOSEN}`).get({ residence });
  return row?.count ?? 0;
}

/** The next ones after a lease, in the order of their ids. */
export function nextInScope(
  db: ReadableDb,
  {
    residence,
    after,
    count,
  }: { readonly residence: string | null; readonly after: number; readonly count: number },
): number[] {
  return sql<{ id: number }>(db, `SELECT l.id ${CHOSEN} AND l.id > @after ORDER BY l.id LIMIT @count`)
    .all({ residence, after, count })
    .map(({ id }) => id);
}

/** The residences of this post that hold an account, by name. */
export function residencesHere(db: ReadableDb): { code: string; name: string }[] {
  return sql<{ code: string; name: string }>(
    db,
    `SELECT s.code, s.name FROM residence s WHERE EXISTS (
       SELECT 1 FROM dwelling d JOIN lease l ON l.dwelling_code = d.code
       WHERE d.residence_code = s.code AND l.absent_since IS NULL)
     ORDER BY s.name, s.code`,
  ).all();
}

/** The paper of a month that holds, and whether it was ever handed over. */
export function heldPaper(
  db: ReadableDb,
  { kind, leaseId, month }: { readonly kind: string; readonly leaseId: number; readonly month: string },
): { readonly number: string; readonly handed: 0 | 1 } | undefined {
  return sql<{ number: string; handed: 0 | 1 }>(
    db,
    `SELECT p.number, EXISTS (SELECT 1 FROM paper_copy c WHERE c.number = p.number) AS handed
     FROM issued_paper p WHERE p.lease_id = ? AND p.kind = ? AND p.month = ?
       AND NOT EXISTS (SELECT 1 FROM paper_void v WHERE v.number = p.number)
     ORDER BY handed DESC, p.number LIMIT 1`,
  ).get(leaseId, kind, month);
}
