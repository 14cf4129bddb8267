import type { WritableDb } from '../../src/core/database/connection.ts';
import type { Random } from './random.ts';
import {
  columnsOf,
  deleteRow,
  HELD,
  type Held,
  insertRow,
  keyOf,
  type Row,
  rowsOf,
  updateRow,
  type Value,
} from './tamper-tables.ts';

/** One edit by hand, already made: what it was, and the rows it touched, as they were and as they are. */
export type Edit = {
  readonly what: string;
  readonly touched: readonly { readonly held: Held; readonly row: Row }[];
};
/** Makes one edit; null when chance fell on one that changes nothing. */
type Tamper = (db: WritableDb, random: Random) => Edit | null;

export const KINDS: Readonly<Record<string, Tamper>> = {
  'colonne modifiée': editColumn,
  'ligne supprimée': (db, random) => removeRow(db, random, false),
  'dernière ligne supprimée': (db, random) => removeRow(db, random, true),
  'lignes échangées': swapRows,
  'date changée': redate,
  'encaissement inventé': forge,
  'dernier acte effacé': eraseLastAct,
};

/** A table picked evenly: the small ones are edited as often as the large. */
function anyRows(db: WritableDb, random: Random): { held: Held; rows: Row[] } {
  for (;;) {
    const held = random.pick(HELD);
    const rows = rowsOf(db, held);
    if (rows.length > 0) return { held, rows };
  }
}

function editColumn(db: WritableDb, random: Random): Edit | null {
  const { held, rows } = anyRows(db, random);
  const row = random.pick(rows);
  const column = random.pick(columnsOf(db, held.table));
  const before = row[column.name] ?? null;
  const after = changed(
    before,
    column.type,
    rows.map((other) => other[column.name] ?? null),
    random,
  );
  if (after === before) return null;
  updateRow(db, held.table, row, { [column.name]: after });
  return edited(`${held.table}.${column.name}`, held, row, { ...row, [column.name]: after });
}

function edited(what: string, held: Held, before: Row, after: Row): Edit {
  return {
    what,
    touched: [
      { held, row: before },
      { held, row: after },
    ],
  };
}

function changed(before: Value, type: string, others: readonly Value[], random: Random): Value {
  const way = random.below(3);
  if (way === 0) return random.pick(others);
  if (type === 'INTEGER') return typeof before === 'number' ? before + random.pick([1, -1, 100, -1_000]) : 1;
  if (typeof before !== 'string') return 'autre';
  if (way === 1 && before.length > 0) {
    const at = random.below(before.length);
    return before.slice(0, at) + (before[at] === '7' ? '8' : '7') + before.slice(at + 1);
  }
  return random.pick([`${before} `, before.slice(0, -1), before.toUpperCase(), '']);
}

function removeRow(db: WritableDb, random: Random, last: boolean): Edit {
  const { held, rows } = anyRows(db, random);
  const row = last ? rows.at(-1) : random.pick(rows);
  if (row === undefined) throw new Error('no row to delete');
  deleteRow(db, held.table, row);
  return { what: held.table, touched: [{ held, row }] };
}

/** Two rows change places: each takes the other's key. */
function swapRows(db: WritableDb, random: Random): Edit | null {
  const { held, rows } = anyRows(db, random);
  const [one, other] = [random.pick(rows), random.pick(rows)];
  const key = keyOf(db, held.table);
  const taking = (row: Row, from: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, key.includes(name) ? (from[name] ?? null) : value]),
    );
  if (one === other || same(taking(one, other), other)) return null;
  deleteRow(db, held.table, one);
  deleteRow(db, held.table, other);
  insertRow(db, held.table, taking(one, other));
  insertRow(db, held.table, taking(other, one));
  return {
    what: held.table,
    touched: [
      { held, row: one },
      { held, row: other },
    ],
  };
}

function same(a: Row, b: Row): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const DATE = /^\d{4}-\d{2}-\d{2}(T|$)/;

function redate(db: WritableDb, random: Random): Edit | null {
  const { held, rows } = anyRows(db, random);
  const row = random.pick(rows);
  if (held.table === 'till_journal') {
    const { entry: text } = row;
    const entry = JSON.parse(String(text)) as { at: string };
    const after = JSON.stringify({ ...entry, at: shifted(entry.at, random) });
    updateRow(db, held.table, row, { entry: after });
    return edited('till_journal.entry.at', held, row, row);
  }
  const dates = columnsOf(db, held.table).filter(({ name }) => DATE.test(String(row[name])));
  if (dates.length === 0) return null;
  const { name } = random.pick(dates);
  updateRow(db, held.table, row, { [name]: shifted(String(row[name]), random) });
  return edited(`${held.table}.${name}`, held, row, row);
}

/** A date or an instant, some days away. */
function shifted(text: string, random: Random): string {
  const days = random.pick([-31, -1, 1, 365]);
  const moved = new Date(Date.parse(text) + days * 24 * 60 * 60_000).toISOString();
  return text.length === 10 ? moved.slice(0, 10) : moved;
}

/** A payment that nobody took, more and more complete: its row, its command, its line of the account, its entry. */
function forge(db: WritableDb, random: Random): Edit {
  const [payments, entries, journal, commands] = ['payment', 'entry', 'till_journal', 'command'].map(
    (table) => {
      const held = HELD.find((one) => one.table === table);
      if (held === undefined) throw new Error(`${table} is not held`);
      return { held, row: random.pick(rowsOf(db, held)) };
    },
  );
  if (!payments || !entries || !journal || !commands) throw new Error('nothing to forge from');
  const care = random.below(4);
  const id = `01990000-0000-7000-8000-${String(random.below(1e12)).padStart(12, 'f')}`;
  const count = rowsOf(db, payments.held).length;
  const number = `G2A-${String(count + 1).padStart(6, '0')}`;
  insertRow(db, 'payment', { ...payments.row, id, number, amount_cents: 1 + random.below(90_000) });
  if (care > 0) db.exec("UPDATE number_series SET counter = counter + 1 WHERE kind = 'payment'");
  if (care > 1) {
    const { id: _rowid, ...line } = entries.row;
    insertRow(db, 'entry', { ...line, payment_id: id });
    const seq = rowsOf(db, commands.held).length + 1;
    insertRow(db, 'command', { ...commands.row, id, seq, type: 'payment.record' });
  }
  if (care > 2) forgeEntry(db, rowsOf(db, journal.held), id, number);
  return { what: `soin ${care}`, touched: [{ held: payments.held, row: { id } }] };
}

/**
 * The last payment taken out with all it wrote, and its entries, as someone would who knows the tables; with its command
 * too, and its place in the outbox, half of the time. The counters are what remains.
 */
function eraseLastAct(db: WritableDb, random: Random): Edit {
  const held = HELD.find(({ table }) => table === 'payment');
  const row = db.prepare<[], Row>('SELECT * FROM payment ORDER BY number DESC LIMIT 1').get();
  if (held === undefined || row === undefined) throw new Error('no payment');
  const { id } = row;
  db.prepare("DELETE FROM till_journal WHERE entry ->> '$.commandId' = ?").run(id);
  db.prepare('DELETE FROM issued_paper WHERE act_id = ?').run(id);
  db.prepare('DELETE FROM entry WHERE payment_id = ?').run(id);
  db.prepare('DELETE FROM payment_allocation WHERE payment_id = ?').run(id);
  deleteRow(db, 'payment', row);
  const whole = random.below(2) === 1;
  if (whole) {
    db.prepare('DELETE FROM outbox WHERE command_id = ?').run(id);
    db.prepare('DELETE FROM command WHERE id = ?').run(id);
  }
  return { what: whole ? 'avec son opération' : 'sans son opération', touched: [{ held, row }] };
}

/** Copied from the last one: a forger who does not know the formula cannot make its hash. */
function forgeEntry(db: WritableDb, rows: readonly Row[], id: string, number: string): void {
  const last = rows.at(-1);
  if (last === undefined) throw new Error('no entry');
  const { entry: text, hash = null } = last;
  const entry = JSON.parse(String(text)) as { sequence: number };
  insertRow(db, 'till_journal', {
    ...last,
    seq: rows.length + 1,
    previous_hash: hash,
    entry: JSON.stringify({
      ...entry,
      sequence: entry.sequence + 1,
      kind: 'encaissement',
      commandId: id,
      number,
    }),
  });
}
