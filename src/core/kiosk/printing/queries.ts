import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';

export type KioskPrint = {
  readonly jobId: string;
  /** Null for a document, and for what is not numbered. */
  readonly number: string | null;
  readonly title: string;
  readonly printer: string;
  readonly state: 'sending' | 'accepted' | 'failed';
  readonly reason: string | null;
};

export function findPrint(db: ReadableDb, jobId: string): KioskPrint | undefined {
  return sql<KioskPrint>(
    db,
    'SELECT job_id AS jobId, number, title, printer, state, reason FROM kiosk_print WHERE job_id = ?',
  ).get(jobId);
}

/** A print that begins, or begins again after it failed. */
export function beginPrint(
  db: WritableDb,
  print: Pick<KioskPrint, 'jobId' | 'number' | 'title' | 'printer'>,
  at: string,
): void {
  sql(
    db,
    `INSERT INTO kiosk_print (job_id, number, title, printer, state, reason, at) VALUES (?, ?, ?, ?, 'sending', NULL, ?)
     ON CONFLICT (job_id) DO UPDATE SET printer = excluded.printer, state = 'sending', reason = NULL, at = excluded.at`,
  ).run(print.jobId, print.number, print.title, print.printer, at);
}

export function endPrint(db: WritableDb, jobId: string, reason: string | null): void {
  sql(db, 'UPDATE kiosk_print SET state = ?, reason = ? WHERE job_id = ?').run(
    reason === null ? 'accepted' : 'failed',
    reason,
    jobId,
  );
}
