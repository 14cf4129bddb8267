import type { BulkRun } from '../../../contract/documents.ts';
import type { BulkKind, BulkState } from '../../../rules/documents/orders.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';

/** Whom a run is for. */
export type BulkChoice = {
  readonly kind: BulkKind;
  /** `AAAA-MM`. */
  readonly month: string;
  /** Code of a residence; null for all. */
  readonly residence: string | null;
  readonly paperOnly: boolean;
};

export type Skipped = BulkRun['skipped'];
export const NONE_SKIPPED: Skipped = { unpaid: 0, paperless: 0, given: 0, empty: 0 };

export type RunRow = {
  readonly id: string;
  readonly kind: BulkKind;
  readonly month: string;
  readonly residence: string | null;
  readonly residenceName: string | null;
  readonly paperOnly: 0 | 1;
  readonly printer: string | null;
  readonly printerName: string | null;
  readonly state: BulkState;
  readonly done: number;
  readonly total: number;
  readonly papers: number;
  /** JSON of Skipped. */
  readonly skipped: string;
  /** Accounts up to this one are done. */
  readonly lastLease: number;
  readonly sentence: string | null;
  readonly agentName: string;
  readonly startedAt: string;
};

const RUN = `SELECT r.id, r.kind, r.month, r.residence_code AS residence, s.name AS residenceName,
    r.paper_only AS paperOnly, r.printer, r.printer_name AS printerName, r.state, r.done, r.total, r.papers, r.skipped,
    r.last_lease AS lastLease, r.sentence, coalesce(a.name, r.agent_id) AS agentName, r.started_at AS startedAt
  FROM bulk_run r LEFT JOIN residence s ON s.code = r.residence_code LEFT JOIN agent a ON a.id = r.agent_id`;

export function findRun(db: ReadableDb, id: string): RunRow | undefined {
  return sql<RunRow>(db, `${RUN} WHERE r.id = ?`).get(id);
}

const SHOWN_RUNS = 20;

/** The last runs of this post, newest first. */
export function listRuns(db: ReadableDb): RunRow[] {
  return sql<RunRow>(db, `${RUN} ORDER BY r.started_at DESC, r.id DESC LIMIT ${SHOWN_RUNS}`).all();
}

/** The run that goes on now, if any: there is one at a time. */
export function runningRun(db: ReadableDb): RunRow | undefined {
  return sql<RunRow>(db, `${RUN} WHERE r.state = 'en-cours' ORDER BY r.started_at LIMIT 1`).get();
}

export function insertRun(
  db: WritableDb,
  run: BulkChoice & {
    readonly id: string;
    readonly printer: string | null;
    readonly printerName: string | null;
    readonly total: number;
    readonly agentId: string;
    /** Instant, ISO UTC. */
    readonly at: string;
  },
): void {
  sql(
    db,
    `INSERT INTO bulk_run (id, kind, month, residence_code, paper_only, printer, printer_name, state, total, skipped,
       agent_id, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, 'en-cours', ?, ?, ?, ?)`,
  ).run(
    run.id,
    run.kind,
    run.month,
    run.residence,
    run.paperOnly ? 1 : 0,
    run.printer,
    run.printerName,
    run.total,
    JSON.stringify(NONE_SKIPPED),
    run.agentId,
    run.at,
  );
}

/** How far a run has come: written in the transaction of its papers. */
export function moveRun(
  db: WritableDb,
  id: string,
  to: {
    readonly done: number;
    readonly papers: number;
    readonly skipped: Skipped;
    readonly lastLease: number;
  },
): void {
  sql(db, 'UPDATE bulk_run SET done = ?, papers = ?, skipped = ?, last_lease = ? WHERE id = ?').run(
    to.done,
    to.papers,
    JSON.stringify(to.skipped),
    to.lastLease,
    id,
  );
}

/** Writes that a run going on stands otherwise now; `at` (instant, ISO UTC) where it is over. */
export function settleRun(
  db: WritableDb,
  id: string,
  from: readonly BulkState[],
  to: { readonly state: BulkState; readonly sentence: string | null; readonly at: string | null },
): boolean {
  const places = from.map(() => '?').join(', ');
  return (
    sql(
      db,
      `UPDATE bulk_run SET state = ?, sentence = ?, ended_at = ? WHERE id = ? AND state IN (${places})`,
    ).run(to.state, to.sentence, to.at, id, ...from).changes > 0
  );
}

/** At start: nobody goes on with a run of a program that stopped. */
export function interruptRuns(db: WritableDb, sentence: string): number {
  return sql(
    db,
    "UPDATE bulk_run SET state = 'interrompue', sentence = ? WHERE state IN ('preparation', 'en-cours')",
  ).run(sentence).changes;
}

export function namePrinter(db: WritableDb, id: string, name: string): void {
  sql(db, 'UPDATE bulk_run SET printer_name = ? WHERE id = ?').run(name, id);
}
