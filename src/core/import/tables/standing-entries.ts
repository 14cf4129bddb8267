import type { ImportRows } from '../../../rules/import/files.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';
import { type RowScope, requireLease } from '../import-scope.ts';
import type { Applied, TableRows } from '../table-import.ts';
import type { Cell } from '../upsert.ts';
import { contentOf, keepConfirmation } from './confirmations.ts';
import { actsOfCounter, type CounterAct } from './counter-acts.ts';
import { entryTable } from './entry-table.ts';

type Row = ImportRows['ecritures'];
type Held = { readonly act: string; readonly content: string };

/**
 * The entries as the portal says they stand: counted, or the return of a counter's act, or held back until a person
 * decides. Each may follow the other, in the order in which the portal says it (sync-protocol.md "À lettrer").
 */
export function standingEntries(scope: RowScope): TableRows<'ecritures'> {
  const { db } = scope;
  const table = entryTable(scope);
  const acts = actsOfCounter(db);
  // Nearly every entry is the ERP's own: what concerns few is asked only where there is some.
  let someConfirmed = exists(db, 'entry_confirmation');
  let someHeld = exists(db, 'held_entry');

  function keep(row: Row, act: CounterAct, values: readonly Cell[]): void {
    keepConfirmation(db, { piece: row.piece, act: act.id, content: contentOf(row, values), at: scope.at });
    someConfirmed = true;
  }

  function counts(row: Row, values: readonly Cell[]): Applied {
    if (someHeld) putAgain(db, row.piece);
    return table.put(row, values);
  }

  function confirms(row: Row, lease: number, act: CounterAct, values: readonly Cell[]): Applied {
    // The portal has refused such a row: one that comes all the same names an act it did not hold, and counts.
    if (acts.faultOf(row, lease, act) !== null) return counts(row, values);
    const counted = takeOut(db, row.piece, scope.at);
    putAgain(db, row.piece);
    keep(row, act, values);
    return counted ? 'changed' : 'added';
  }

  return {
    apply(row) {
      const lease = requireLease(scope, row.reference.key);
      const values = table.valuesOf(row, lease);
      const held = someConfirmed ? confirmationOf(db, row.piece) : undefined;
      const named = acts.namedBy(row);
      const act = named.kind === 'none' ? undefined : named.kind === 'act' ? named.act : named.payment;
      if (held !== undefined && held.act === act?.id) return 'unchanged';
      if (held !== undefined) dropConfirmation(db, row.piece);
      if (named.kind === 'act') return confirms(row, lease, named.act, values);
      if (named.kind === 'taken-back' && named.payment.leaseId === lease) {
        keep(row, named.payment, values);
        return counts(row, values) === 'refused' ? 'refused' : 'changed';
      }
      return counts(row, values);
    },
    leave({ piece }) {
      const confirmed = dropConfirmation(db, piece);
      const counted = takeOut(db, piece, scope.at);
      someHeld ||= counted;
      return confirmed || counted;
    },
  };
}

function exists(db: ReadableDb, table: string): boolean {
  return sql(db, `SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined;
}

function confirmationOf(db: ReadableDb, piece: string): Held | undefined {
  return sql<Held>(db, 'SELECT payment_id AS act, content FROM entry_confirmation WHERE piece = ?').get(
    piece,
  );
}

function dropConfirmation(db: WritableDb, piece: string): boolean {
  return sql(db, 'DELETE FROM entry_confirmation WHERE piece = ?').run(piece).changes > 0;
}

/** Out of the balance until it is put again; false where it stood in none. */
export function takeOut(db: WritableDb, piece: string, at: string): boolean {
  if (sql(db, 'SELECT 1 FROM entry WHERE piece = ?').get(piece) === undefined) return false;
  sql(db, 'INSERT INTO held_entry (piece, held_at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(piece, at);
  sql(db, 'DELETE FROM entry WHERE piece = ?').run(piece);
  return true;
}

/** It is no longer held back: it counts, or it is the return of an act. */
export function putAgain(db: WritableDb, piece: string): void {
  sql(db, 'DELETE FROM held_entry WHERE piece = ?').run(piece);
}
