import { type ReadableDb, sql } from '../../database/connection.ts';

export type CountOfIncarnation = {
  readonly incarnation: string;
  readonly sent: number;
  readonly maxSeq: number;
};

/**
 * How many commands of each incarnation the portal took, and the highest seq of each. Asked at each round: found from
 * the ends of an index and from what is not sent, never by reading what is. Seqs have no gap inside an incarnation, so
 * the highest one is how many there are.
 */
export function countsByIncarnation(db: ReadableDb): CountOfIncarnation[] {
  const unsent = new Map(unsentByIncarnation(db).map(({ incarnation, count }) => [incarnation, count]));
  return highestSeqs(db).map(({ incarnation, maxSeq }) => ({
    incarnation,
    maxSeq,
    sent: maxSeq - (unsent.get(incarnation) ?? 0),
  }));
}

/** By jumps from one incarnation to the next: SQLite would walk the whole index for a DISTINCT. */
export function highestSeqs(db: ReadableDb): { readonly incarnation: string; readonly maxSeq: number }[] {
  return sql<{ incarnation: string; maxSeq: number }>(
    db,
    `WITH RECURSIVE one(name) AS (
       SELECT min(incarnation) FROM command
       UNION ALL SELECT (SELECT min(incarnation) FROM command WHERE incarnation > name) FROM one WHERE name IS NOT NULL
     )
     SELECT name AS incarnation, (SELECT max(seq) FROM command WHERE incarnation = name) AS maxSeq
     FROM one WHERE name IS NOT NULL`,
  ).all();
}

export function unsentByIncarnation(
  db: ReadableDb,
): { readonly incarnation: string; readonly count: number }[] {
  return sql<{ incarnation: string; count: number }>(
    db,
    `SELECT c.incarnation, count(*) AS count
     FROM outbox o INDEXED BY outbox_state CROSS JOIN command c ON c.id = o.command_id
     WHERE o.state IN ('waiting', 'sending', 'refused') GROUP BY c.incarnation`,
  ).all();
}
