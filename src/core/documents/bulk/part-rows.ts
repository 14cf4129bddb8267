import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';

/** Papers of one file. */
export const PART_PAPERS = 500;

/** `printed`: 0 not yet, 1 taken by the spooler, 2 on its way to it. */
export type PartRow = {
  readonly part: number;
  readonly papers: number;
  readonly sha256: string | null;
  readonly size: number;
  readonly printed: 0 | 1 | 2;
};

export function partsOf(db: ReadableDb, run: string): PartRow[] {
  return sql<PartRow>(
    db,
    'SELECT part, papers, sha256, size, printed FROM bulk_part WHERE run_id = ? ORDER BY part',
  ).all(run);
}

export function findPart(db: ReadableDb, run: string, part: number): PartRow | undefined {
  return sql<PartRow>(
    db,
    'SELECT part, papers, sha256, size, printed FROM bulk_part WHERE run_id = ? AND part = ?',
  ).get(run, part);
}

/** Puts a paper at the end of a run. @param place from 0 */
export function addPaper(db: WritableDb, run: string, place: number, number: string): void {
  const part = Math.floor(place / PART_PAPERS);
  sql(db, 'INSERT INTO bulk_paper (run_id, place, number, part) VALUES (?, ?, ?, ?)').run(
    run,
    place,
    number,
    part,
  );
  sql(
    db,
    `INSERT INTO bulk_part (run_id, part, papers) VALUES (?, ?, 1)
     ON CONFLICT (run_id, part) DO UPDATE SET papers = papers + 1`,
  ).run(run, part);
}

/** A paper of a part as it is to be drawn: which copy it would be, and whether it still holds. */
export type PartPaper = {
  readonly place: number;
  readonly number: string;
  /** JSON of the frozen facts. */
  readonly facts: string;
  readonly copy: number;
  readonly voidNumber: string | null;
  readonly voidOn: string | null;
};

/** The papers of a part in their order, some at a time. */
export function papersOfPart(
  db: ReadableDb,
  run: string,
  part: number,
  { from, count }: { readonly from: number; readonly count: number },
): PartPaper[] {
  return sql<PartPaper>(
    db,
    `SELECT b.place, b.number, p.facts,
       (SELECT coalesce(max(c.copy) + 1, 0) FROM paper_copy c WHERE c.number = b.number) AS copy,
       r.number AS voidNumber, r.reversed_on AS voidOn
     FROM bulk_paper b JOIN issued_paper p ON p.number = b.number
       LEFT JOIN paper_void v ON v.number = b.number LEFT JOIN payment_reversal r ON r.id = v.reversal_id
     WHERE b.run_id = ? AND b.part = ? ORDER BY b.place LIMIT ? OFFSET ?`,
  ).all(run, part, count, from);
}

/** Whether each paper still has the copy under which it was drawn to be handed over. */
export function copiesStand(
  db: ReadableDb,
  drawn: readonly { readonly number: string; readonly copy: number }[],
): boolean {
  const next = sql<{ copy: number }>(
    db,
    'SELECT coalesce(max(copy) + 1, 0) AS copy FROM paper_copy WHERE number = ?',
  );
  return drawn.every(({ number, copy }) => next.get(number)?.copy === copy);
}

/** The file of a part is drawn: each paper in it is handed over, once. */
export function keepPart(
  db: WritableDb,
  kept: {
    readonly run: string;
    readonly part: number;
    readonly sha256: string;
    readonly size: number;
    readonly papers: readonly { readonly place: number; readonly number: string; readonly copy: number }[];
    /** Instant, ISO UTC. */
    readonly at: string;
    readonly agentId: string;
  },
): void {
  sql(db, 'UPDATE bulk_part SET sha256 = ?, size = ? WHERE run_id = ? AND part = ?').run(
    kept.sha256,
    kept.size,
    kept.run,
    kept.part,
  );
  const hand = sql(
    db,
    `INSERT INTO paper_copy (number, copy, job_id, format, means, at, agent_id) VALUES (?, ?, ?, 'a4', 'bulk', ?, ?)`,
  );
  for (const { place, number, copy } of kept.papers)
    hand.run(number, copy, `${kept.run}/${place}`, kept.at, kept.agentId);
}

export function markPrinted(db: WritableDb, run: string, part: number, printed: PartRow['printed']): void {
  sql(db, 'UPDATE bulk_part SET printed = ? WHERE run_id = ? AND part = ?').run(printed, run, part);
}
