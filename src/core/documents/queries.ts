import { type ReadableDb, sql } from '../database/connection.ts';

export type ImportedDocument = {
  readonly id: number;
  readonly type: string;
  readonly period: string | null;
  readonly issuedOn: string;
  readonly fileName: string;
  readonly sha256: string | null;
  readonly size: number | null;
};

/** Documents the ERP gave for an account, newest first. */
export function listImported(db: ReadableDb, account: string): ImportedDocument[] {
  return sql<ImportedDocument>(
    db,
    `SELECT d.id, d.type, d.period, d.issued_on AS issuedOn, d.file_name AS fileName, d.sha256, d.size
     FROM lease l JOIN imported_document d ON d.lease_id = l.id
     WHERE l.key = ? ORDER BY d.issued_on DESC, d.id DESC`,
  ).all(account);
}

export function findImported(db: ReadableDb, account: string, id: string): ImportedDocument | undefined {
  return sql<ImportedDocument>(
    db,
    `SELECT d.id, d.type, d.period, d.issued_on AS issuedOn, d.file_name AS fileName, d.sha256, d.size
     FROM imported_document d JOIN lease l ON l.id = d.lease_id WHERE d.id = ? AND l.key = ?`,
  ).get(id, account);
}

export type IssuedPaperRow = {
  readonly number: string;
  readonly kind: string;
  readonly month: string | null;
  readonly title: string;
  readonly issuedOn: string;
  readonly issuedAt: string;
  /** JSON of the frozen facts. */
  readonly facts: string;
  /** Bytes of the original in A4 once drawn; null before. */
  readonly size: number | null;
};

/** One of a list: with how often it was handed over, and the reversal by which it no longer holds. */
export type ListedPaper = IssuedPaperRow & {
  readonly copies: number;
  readonly voidKind: string | null;
  readonly voidNumber: string | null;
  readonly voidOn: string | null;
};

const ISSUED = `SELECT p.number, p.kind, p.month, p.title, p.issued_on AS issuedOn, p.issued_at AS issuedAt, p.facts,
    f.size
  FROM issued_paper p JOIN lease l ON l.id = p.lease_id 
    LEFT JOIN paper_rendering f ON f.number = p.number AND f.format = 'a4' AND f.copy = 0`;

const LISTED = `SELECT p.number, p.kind, p.month, p.title, p.issued_on AS issuedOn, p.issued_at AS issuedAt, p.facts,
    f.size, (SELECT count(*) FROM paper_copy c WHERE c.number = p.number) AS copies,
    r.kind AS voidKind, r.number AS voidNumber, r.reversed_on AS voidOn
  FROM issued_paper p JOIN lease l ON l.id = p.lease_id
    LEFT JOIN paper_rendering f ON f.number = p.number AND f.format = 'a4' AND f.copy = 0
    LEFT JOIN paper_void v ON v.number = p.number LEFT JOIN payment_reversal r ON r.id = v.reversal_id`;

/** Papers given at a counter for an account, newest first. */
export function listIssued(db: ReadableDb, account: string): ListedPaper[] {
  return sql<ListedPaper>(db, `${LISTED} WHERE l.key = ? ORDER BY p.issued_at DESC, p.number DESC`).all(
    account,
  );
}

export function findIssued(db: ReadableDb, account: string, number: string): IssuedPaperRow | undefined {
  return sql<IssuedPaperRow>(db, `${ISSUED} WHERE p.number = ? AND l.key = ?`).get(number, account);
}
