import type { WritableDb } from '../../src/core/database/connection.ts';

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;
export type Column = { readonly name: string; readonly type: string; readonly pk: number };

/** Which rows of a table a proof holds, and the place in the journal of the entry that a row belongs to. */
export type Held = {
  readonly table: string;
  /** Rows that no act at the till wrote are not held. */
  readonly where?: string;
  /** Columns by which a row belongs to an act, the first that has an entry counting. */
  readonly act: readonly string[];
  /** Kinds of entries, or any. */
  readonly kinds?: readonly string[];
};

const PAYMENT = ['encaissement'];
const REVERSAL = ['annulation', 'impaye'];

export const HELD: readonly Held[] = [
  { table: 'payment', act: ['id'], kinds: PAYMENT },
  { table: 'payment_allocation', act: ['payment_id'], kinds: PAYMENT },
  { table: 'entry', where: 'payment_id IS NOT NULL', act: ['payment_id'], kinds: [...PAYMENT, ...REVERSAL] },
  { table: 'issued_paper', act: ['number'], kinds: ['papier'] },
  { table: 'payment_reversal', act: ['id'], kinds: REVERSAL },
  { table: 'paper_void', act: ['reversal_id'], kinds: REVERSAL },
  { table: 'payment_announcement', act: ['id'], kinds: ['papier'] },
  { table: 'till_opening', act: ['id'], kinds: ['ouverture'] },
  { table: 'till_count', act: ['id'], kinds: ['comptage'] },
  { table: 'till_closing', act: ['id'], kinds: ['cloture'] },
  { table: 'till_journal', act: ['seq'] },
  { table: 'command', act: ['id'] },
  { table: 'number_series', act: [] },
];

export function columnsOf(db: WritableDb, table: string): Column[] {
  return db.prepare<[string], Column>('SELECT name, type, pk FROM pragma_table_info(?)').all(table);
}

/** Rows in the order of their key, so that a seed finds them again. */
export function rowsOf(db: WritableDb, { table, where }: Held): Row[] {
  const key = keyOf(db, table).join(', ');
  return db
    .prepare<[], Row>(`SELECT * FROM ${table} ${where === undefined ? '' : `WHERE ${where}`} ORDER BY ${key}`)
    .all();
}

export function keyOf(db: WritableDb, table: string): string[] {
  return columnsOf(db, table)
    .filter(({ pk }) => pk > 0)
    .map(({ name }) => name);
}

export function updateRow(db: WritableDb, table: string, row: Row, changes: Row): void {
  const names = Object.keys(changes);
  db.prepare(
    `UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE ${matching(db, table)}`,
  ).run(...Object.values(changes), ...keyValues(db, table, row));
}

export function deleteRow(db: WritableDb, table: string, row: Row): void {
  db.prepare(`DELETE FROM ${table} WHERE ${matching(db, table)}`).run(...keyValues(db, table, row));
}

export function insertRow(db: WritableDb, table: string, row: Row): void {
  const names = Object.keys(row);
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(
    ...Object.values(row),
  );
}

function matching(db: WritableDb, table: string): string {
  return keyOf(db, table)
    .map((name) => `${name} = ?`)
    .join(' AND ');
}

function keyValues(db: WritableDb, table: string, row: Row): Value[] {
  return keyOf(db, table).map((name) => row[name] ?? null);
}

type Entry = {
  readonly seq: number;
  readonly kind: string;
  readonly commandId: string;
  readonly number: string;
};

/** Where the entry of a row stands in the journal; one more than the last when it has none. */
export function placesOf(db: WritableDb): (held: Held, row: Row) => number {
  const entries = db
    .prepare<[], Entry>(
      `SELECT seq, entry ->> '$.kind' AS kind, entry ->> '$.commandId' AS commandId,
         entry ->> '$.number' AS number FROM till_journal ORDER BY seq`,
    )
    .all();
  return ({ table, act, kinds }, row) => {
    const key = act.map((column) => row[column]).find((value) => value !== null);
    if (table === 'till_journal') return Number(key);
    const found = entries.find(
      ({ kind, commandId, number }) =>
        (kinds === undefined || kinds.includes(kind)) &&
        key === (table === 'issued_paper' ? number : commandId),
    );
    return found?.seq ?? entries.length + 1;
  };
}
