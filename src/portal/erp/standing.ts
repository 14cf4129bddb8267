import { sql } from 'kysely';
import { kindOrder, putRecords, takePositions } from '../store/feed.ts';
import type { Tx } from './staging.ts';

const ENTRIES = kindOrder('ecritures');

/** How an entry stands from now on. */
export type Standing =
  | { readonly state: 'counted' }
  /** The return of this act. */
  | { readonly state: 'confirming'; readonly act: string };

/** An entry goes down to its agency's posts, at a new position: it counts, or it confirms an act. */
export async function showEntry(tx: Tx, piece: string, standing: Standing): Promise<void> {
  const feed = await feedOf(tx, piece);
  const position = await takePositions(tx, feed, 1);
  // It goes down naming what it confirms, whatever the ERP wrote there.
  const act = standing.state === 'confirming' ? standing.act : null;
  await sql`
    UPDATE entry SET state = ${standing.state}, confirms = ${act}::uuid, position = ${position},
      id_guichet = coalesce(${act}::text, id_guichet)
    WHERE piece = ${piece}`.execute(tx);
  // What said that it was held back no longer holds.
  await sql`DELETE FROM record WHERE feed = ${feed} AND kind_order = ${ENTRIES} AND key = ${piece}`.execute(
    tx,
  );
}

/** An entry that stood in the balance stands in none until a person decides; its agency's posts are told. */
export async function holdBack(tx: Tx, piece: string): Promise<void> {
  const feed = await feedOf(tx, piece);
  const { rows } = await sql<{ content: string }>`
    SELECT json_build_object('reference', json_build_object('printed', a.printed, 'key', a.key), 'piece', e.piece,
      'date', e.entered_on, 'echeance', e.due_on, 'periode', e.period, 'nature', e.nature, 'libelle', e.label,
      'debit', nullif(e.debit_cents, 0), 'credit', nullif(e.credit_cents, 0), 'id_guichet', e.id_guichet)::text AS content
    FROM entry e JOIN account a ON a.key = e.account WHERE e.piece = ${piece}`.execute(tx);
  await putRecords(tx, feed, [
    { kind: 'ecritures', key: piece, op: 'remove', absentSince: null, content: rows[0]?.content ?? 'null' },
  ]);
  await sql`UPDATE entry SET state = 'proposed', position = NULL WHERE piece = ${piece}`.execute(tx);
}

/** Opens the question of an entry held back; one already asked is not asked again. */
export async function propose(tx: Tx, piece: string, act: string): Promise<void> {
  await sql`
    INSERT INTO match_proposal (piece, payment, feed, state)
    SELECT ${piece}, ${act}::uuid, feed, 'open' FROM entry WHERE piece = ${piece} ON CONFLICT DO NOTHING`.execute(
    tx,
  );
}

/** Who closed a question, and when; nobody where an entry that names its act answered it. */
export type Closing = { readonly by: string | null; readonly at: Date };

/**
 * The act is confirmed: no other entry may be its return, and the entry that confirms it is no other act's. Entries held
 * back for nothing else count.
 */
export async function closeOthers(tx: Tx, act: string, piece: string, { by, at }: Closing): Promise<void> {
  const { rows } = await sql<{ piece: string }>`
    UPDATE match_proposal SET state = 'refused', decided_by = ${by}, decided_at = ${at}
    WHERE state = 'open' AND ((payment = ${act}::uuid AND piece <> ${piece}) OR (piece = ${piece} AND payment <> ${act}::uuid))
    RETURNING piece`.execute(tx);
  const freed = [...new Set(rows.map((row) => row.piece))].filter((one) => one !== piece).toSorted();
  for (const one of freed) await countIfFree(tx, one);
}

/** Counts an entry that nothing holds back any more. */
export async function countIfFree(tx: Tx, piece: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM entry e WHERE e.piece = ${piece} AND e.state = 'proposed'
      AND NOT EXISTS (SELECT 1 FROM match_proposal m WHERE m.piece = e.piece AND m.state = 'open')`.execute(
    tx,
  );
  if (rows.length === 0) return false;
  await showEntry(tx, piece, { state: 'counted' });
  return true;
}

async function feedOf(tx: Tx, piece: string): Promise<string> {
  const { rows } = await sql<{ feed: string }>`SELECT feed FROM entry WHERE piece = ${piece}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('an entry that is not there');
  return row.feed;
}
