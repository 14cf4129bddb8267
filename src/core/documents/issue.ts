import type { IssuedKind } from '../../contract/documents.ts';
import { sql, type WritableDb } from '../database/connection.ts';
import type { IssuedFacts } from './paper-facts.ts';

/** A paper that has its number and its facts. */
export type NewPaper = {
  readonly number: string;
  readonly kind: IssuedKind;
  /** The command that gave it. */
  readonly actId: string;
  readonly paymentId: string | null;
  readonly leaseId: number;
  readonly month: string | null;
  /** What it acknowledges; the closing balance for a relevé. */
  readonly cents: number;
  readonly title: string;
  readonly facts: IssuedFacts;
  /** Instant, ISO UTC, and the day of the post. */
  readonly at: string;
  readonly on: string;
};

/**
 * Writes a paper in the transaction of its act: from then on its number and what it says never change.
 * @throws SqliteError when the month has a quittance that still holds
 */
export function insertPaper(db: WritableDb, paper: NewPaper): void {
  sql(
    db,
    `INSERT INTO issued_paper (number, kind, act_id, payment_id, lease_id, month, cents, title, facts, issued_at,
       issued_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    paper.number,
    paper.kind,
    paper.actId,
    paper.paymentId,
    paper.leaseId,
    paper.month,
    paper.cents,
    paper.title,
    JSON.stringify(paper.facts),
    paper.at,
    paper.on,
  );
}
