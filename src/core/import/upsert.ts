import type { Statement } from 'better-sqlite3';
import type { WritableDb } from '../database/connection.ts';
import { createRowSet } from './row-set.ts';

export type Cell = string | number | null;

/** What one row of the folder did to the base. */
export type Change = 'added' | 'changed' | 'unchanged';

/** `again`: another row of the same folder already said what this one describes. */
export type Put =
  | { readonly row: number; readonly change: Change }
  | { readonly row: number; readonly change: 'again' };

export type Upsert = {
  /**
   * Brings the base to these values; a row met before in this import is left as its first row said.
   * @param absentSince day (ISO) from which the ERP's picture no longer holds it
   */
  put(key: readonly Cell[], values: readonly Cell[], absentSince?: string | null): Put;
  /** What this key names is absent since `day` (ISO), or since before; true when it was not yet. */
  leave(key: readonly Cell[], day: string): boolean;
  find(key: readonly Cell[]): number | undefined;
  /** What this key names is still in the folder, though its row cannot be used. */
  keep(key: readonly Cell[]): void;
  seen(row: number): boolean;
  /** Marks as absent since `day` (ISO) what this import did not meet; answers how many newly are. */
  markAbsent(day: string): number;
};

export type UpsertOptions = {
  /** False for a table whose rows are never absent. */
  readonly absence?: boolean;
  /** True where the last description of a thing counts: changes come one after another, a folder says all at once. */
  readonly latest?: boolean;
  /** A row already there was corrected, or marked absent. */
  readonly onChange?: (row: number) => void;
};

/**
 * Adds or corrects the rows of one table of the ERP. Nothing is written for a row that says what the base
 * already holds, and a row that comes back is no longer absent.
 * @param key columns that name a row; compared with IS, so that an unknown part is a part like another
 */
export function createUpsert(
  db: WritableDb,
  table: string,
  key: readonly string[],
  columns: readonly string[],
  options: UpsertOptions = {},
): Upsert {
  const { absence = true, latest = false, onChange = () => {} } = options;
  const where = key.map((name) => `${name} IS ?`).join(' AND ');
  const all = [...key, ...columns];
  const select = db
    .prepare<unknown[], Cell[]>(
      `SELECT ${['rowid', absence ? 'absent_since' : 'NULL', ...columns].join(', ')} FROM ${table} WHERE ${where}`,
    )
    .raw();
  const inserted = absence ? [...all, 'absent_since'] : all;
  const insert = db.prepare(
    `INSERT INTO ${table} (${inserted.join(', ')}) VALUES (${inserted.map(() => '?').join(', ')})`,
  );
  const assignments = columns.map((name) => `${name} = ?`);
  if (absence) assignments.push('absent_since = ?');
  const update: Statement<unknown[]> | undefined =
    assignments.length === 0
      ? undefined
      : db.prepare(`UPDATE ${table} SET ${assignments.join(', ')} WHERE rowid = ?`);
  const mark = absence ? db.prepare(`UPDATE ${table} SET absent_since = ? WHERE rowid = ?`) : undefined;
  const met = createRowSet();

  function find(values: readonly Cell[]): number | undefined {
    const row = select.get(...values)?.[0];
    return typeof row === 'number' ? row : undefined;
  }

  return {
    find,
    seen: met.has,
    keep(values) {
      const row = find(values);
      if (row !== undefined) met.add(row);
    },
    put(keyValues, values, absentSince = null) {
      const since = absence ? [absentSince] : [];
      const held = select.get(...keyValues);
      if (held === undefined) {
        const row = Number(insert.run(...keyValues, ...values, ...since).lastInsertRowid);
        met.add(row);
        return { row, change: 'added' };
      }
      const row = Number(held[0]);
      if (!met.add(row) && !latest) return { row, change: 'again' };
      const same = held[1] === absentSince || !absence;
      if (same && values.every((value, index) => value === held[index + 2])) {
        return { row, change: 'unchanged' };
      }
      update?.run(...values, ...since, row);
      onChange(row);
      return { row, change: 'changed' };
    },
    leave(keyValues, day) {
      const held = select.get(...keyValues);
      if (held === undefined || held[1] !== null || mark === undefined) return false;
      const row = Number(held[0]);
      mark.run(day, row);
      onChange(row);
      return true;
    },
    markAbsent(day) {
      const present = db.prepare<[], number>(`SELECT rowid FROM ${table} WHERE absent_since IS NULL`).pluck();
      const gone: number[] = [];
      for (const row of present.iterate()) if (!met.has(row)) gone.push(row);
      for (const row of gone) {
        mark?.run(day, row);
        onChange(row);
      }
      return gone.length;
    },
  };
}
