import type { PaperFormat } from '../../contract/printing.ts';
import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';
import { type Marks, marksSchema, ORIGINAL } from './marks.ts';

/**
 * How a drawing is named among those of its paper. A paper read before its payment was taken back and handed over
 * after has two: as it was given, and with ANNULÉ.
 */
export type RenderingName = { readonly number: string; readonly format: string; readonly copy: number };

export type Rendering = { readonly sha256: string; readonly size: number; readonly marks: Marks };

const VOIDED = '-annule';

export function nameOf(number: string, format: PaperFormat, marks: Marks): RenderingName {
  return { number, format: marks.voided === null ? format : `${format}${VOIDED}`, copy: marks.copy };
}

export function findRendering(db: ReadableDb, name: RenderingName): Rendering | undefined {
  const row = sql<{ sha256: string; size: number; marks: string | null }>(
    db,
    'SELECT sha256, size, marks FROM paper_rendering WHERE number = ? AND format = ? AND copy = ?',
  ).get(name.number, name.format, name.copy);
  if (row === undefined) return undefined;
  const marks = row.marks === null ? ORIGINAL : marksSchema.parse(JSON.parse(row.marks));
  return { sha256: row.sha256, size: row.size, marks };
}

/** True when a copy was drawn with ANNULÉ, in whatever format. */
export function drawnVoided(db: ReadableDb, number: string, copy: number): boolean {
  const row = sql<{ format: string }>(
    db,
    `SELECT format FROM paper_rendering WHERE number = ? AND copy = ? AND format LIKE '%${VOIDED}'`,
  ).get(number, copy);
  return row !== undefined;
}

/** Freezes the bytes of a drawing; the first ones stay. */
export function freezeRendering(db: WritableDb, name: RenderingName, rendering: Rendering): void {
  sql(
    db,
    `INSERT INTO paper_rendering (number, format, copy, sha256, size, marks) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  ).run(
    name.number,
    name.format,
    name.copy,
    rendering.sha256,
    rendering.size,
    JSON.stringify(rendering.marks),
  );
}
