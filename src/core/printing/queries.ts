import { PAPER_FORMATS, type PaperFormat, type PrintJob } from '../../contract/printing.ts';
import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';
import type { NetworkPrinter } from './network-printers.ts';

/** Jobs shown: what was printed earlier stands in the paper's own copies. */
const SHOWN_JOBS = 50;

const JOB = `SELECT id, title, number, account_key AS account, printer, printer_name AS printerName, format, copy, state,
  sentence, at FROM print_job`;

export function listJobs(db: ReadableDb): PrintJob[] {
  return sql<PrintJob>(db, `${JOB} ORDER BY at DESC, id DESC LIMIT ${SHOWN_JOBS}`).all();
}

export function findJob(db: ReadableDb, id: string): PrintJob | undefined {
  return sql<PrintJob>(db, `${JOB} WHERE id = ?`).get(id);
}

export function insertJob(db: WritableDb, job: PrintJob, agentId: string): void {
  sql(
    db,
    `INSERT INTO print_job (id, number, account_key, title, printer, printer_name, format, copy, state, sentence, at,
       agent_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    job.id,
    job.number,
    job.account,
    job.title,
    job.printer,
    job.printerName,
    job.format,
    job.copy,
    job.state,
    job.sentence,
    job.at,
    agentId,
  );
}

/** Sends a failed job again: perhaps elsewhere, perhaps as another copy. */
export function restartJob(db: WritableDb, job: PrintJob, agentId: string): void {
  sql(
    db,
    `UPDATE print_job SET printer = ?, printer_name = ?, copy = ?, state = 'sending', sentence = NULL, at = ?, agent_id = ?
     WHERE id = ?`,
  ).run(job.printer, job.printerName, job.copy, job.at, agentId, job.id);
}

export function endJob(
  db: WritableDb,
  id: string,
  state: 'accepted' | 'failed',
  sentence: string | null,
): void {
  sql(db, 'UPDATE print_job SET state = ?, sentence = ? WHERE id = ?').run(state, sentence, id);
}

/** Jobs that a stop of the program left behind; returns how many. */
export function failInterrupted(db: WritableDb, sentence: string): number {
  return sql(db, "UPDATE print_job SET state = 'failed', sentence = ? WHERE state = 'sending'").run(sentence)
    .changes;
}

export type HandedCopy = {
  readonly number: string;
  readonly copy: number;
  readonly format: PaperFormat;
  readonly means: 'print' | 'save';
};

/** The copy that a job handed over, if it did. */
export function copyOfJob(db: ReadableDb, jobId: string): HandedCopy | undefined {
  return sql<HandedCopy>(db, 'SELECT number, copy, format, means FROM paper_copy WHERE job_id = ?').get(
    jobId,
  );
}

export function copyHandedOver(db: ReadableDb, number: string, copy: number): boolean {
  return sql(db, 'SELECT 1 FROM paper_copy WHERE number = ? AND copy = ?').get(number, copy) !== undefined;
}

export function listNetworkPrinters(db: ReadableDb): NetworkPrinter[] {
  return sql<NetworkPrinter>(db, 'SELECT id, name, host, port FROM network_printer ORDER BY name, id').all();
}

export function insertNetworkPrinter(db: WritableDb, { id, name, host, port }: NetworkPrinter): void {
  sql(db, 'INSERT INTO network_printer (id, name, host, port) VALUES (?, ?, ?, ?)').run(id, name, host, port);
}

/** Whether there was one. */
export function deleteNetworkPrinter(db: WritableDb, id: string): boolean {
  return sql(db, 'DELETE FROM network_printer WHERE id = ?').run(id).changes > 0;
}

export function readChoices(db: ReadableDb): Record<PaperFormat, string | null> {
  const rows = sql<{ format: PaperFormat; printer: string }>(
    db,
    'SELECT format, printer FROM printer_choice',
  ).all();
  const chosen = (wanted: PaperFormat) => rows.find(({ format }) => format === wanted)?.printer ?? null;
  return Object.fromEntries(PAPER_FORMATS.map((format) => [format, chosen(format)])) as Record<
    PaperFormat,
    string | null
  >;
}

export function writeChoice(db: WritableDb, format: PaperFormat, printer: string | null): void {
  if (printer === null) sql(db, 'DELETE FROM printer_choice WHERE format = ?').run(format);
  else
    sql(
      db,
      'INSERT INTO printer_choice (format, printer) VALUES (?, ?) ON CONFLICT (format) DO UPDATE SET printer = excluded.printer',
    ).run(format, printer);
}

export function forgetChoice(db: WritableDb, printer: string): void {
  sql(db, 'DELETE FROM printer_choice WHERE printer = ?').run(printer);
}
