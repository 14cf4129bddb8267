import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';

export type DraftPlace = { readonly agent: string; readonly form: string; readonly account: string | null };
type Body = Readonly<Record<string, unknown>>;

/** The key column cannot be NULL: a form that belongs to no account is kept under the empty text. */
const keyOf = (place: DraftPlace) => [place.agent, place.form, place.account ?? ''];

export function readDraft(
  db: ReadableDb,
  place: DraftPlace,
): { savedAt: string; body: Record<string, unknown> } | undefined {
  const row = sql<{ body: string; saved_at: string }>(
    db,
    'SELECT body, saved_at FROM draft WHERE agent_id = ? AND form = ? AND account_key = ?',
  ).get(...keyOf(place));
  return row && { savedAt: row.saved_at, body: JSON.parse(row.body) as Record<string, unknown> };
}

export function saveDraft(db: WritableDb, place: DraftPlace, body: Body, savedAt: string): void {
  sql(
    db,
    `INSERT INTO draft (agent_id, form, account_key, body, saved_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at`,
  ).run(...keyOf(place), JSON.stringify(body), savedAt);
}

export function deleteDraft(db: WritableDb, place: DraftPlace): void {
  sql(db, 'DELETE FROM draft WHERE agent_id = ? AND form = ? AND account_key = ?').run(...keyOf(place));
}

export function listDrafts(db: ReadableDb, agent: string) {
  return sql<{ form: string; account: string | null; savedAt: string; holderName: string | null }>(
    db,
    `SELECT d.form, nullif(d.account_key, '') AS account, d.saved_at AS savedAt,
       (SELECT p.last_name || coalesce(' ' || p.first_name, '') FROM party y JOIN person p ON p.id = y.person_id
         WHERE y.lease_id = l.id AND y.role = 'signataire_principal' ORDER BY y.absent_since IS NOT NULL, y.id LIMIT 1) AS holderName
     FROM draft d LEFT JOIN lease l ON l.key = d.account_key
     WHERE d.agent_id = ? ORDER BY d.saved_at DESC LIMIT 50`,
  ).all(agent);
}
