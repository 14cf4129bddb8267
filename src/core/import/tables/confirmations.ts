import type { ImportRows } from '../../../rules/import/files.ts';
import { alreadyCounted, partialConfirmation } from '../../../rules/lettrage.ts';
import { sql, type WritableDb } from '../../database/connection.ts';
import { type Place, type RowScope, refuseRow, reportValue } from '../import-scope.ts';
import type { Applied } from '../table-import.ts';
import type { Cell } from '../upsert.ts';
import { actsOfCounter, type CounterAct } from './counter-acts.ts';

type Row = ImportRows['ecritures'];

export type Confirmations = {
  /**
   * An entry of the ERP born at a counter: it confirms the payment taken there, or what took it back, whose own entry
   * stays, so that the balance does not move. `not-local` for every other entry.
   */
  confirm(row: Row, lease: number, values: readonly Cell[]): Applied | 'not-local';
  /** After the last row: says which acts the ERP confirms only in part. */
  finish(): void;
};

/** Remembers which act of a counter an entry of the ERP is, or which payment it takes back. */
export function keepConfirmation(
  db: WritableDb,
  { piece, act, content, at }: { piece: string; act: string; content: string; at: string },
): void {
  sql(
    db,
    'INSERT INTO entry_confirmation (piece, payment_id, content, confirmed_at) VALUES (?, ?, ?, ?)',
  ).run(piece, act, content, at);
}

/** What an entry said when it confirmed, to know it again. */
export function contentOf(row: Row, values: readonly Cell[]): string {
  return JSON.stringify({ values, credit: row.credit ?? 0 });
}

/** Nearly every entry is the ERP's own: the tables of the counters are asked only where they hold something. */
export function confirmations(scope: RowScope): Confirmations {
  const { db } = scope;
  const exists = (table: string) => db.prepare(`SELECT EXISTS (SELECT 1 FROM ${table})`).pluck().get() === 1;
  let paymentsKnown = false;
  function paymentsHere(): boolean {
    paymentsKnown ||= exists('payment') || exists('remote_payment');
    return paymentsKnown;
  }
  let confirmedHere = exists('entry_confirmation');
  const acts = actsOfCounter(db);
  const known = db
    .prepare<[string], string>('SELECT content FROM entry_confirmation WHERE piece = ?')
    .pluck();
  const ownEntry = db.prepare('SELECT 1 FROM entry WHERE piece = ?');
  /** Acts confirmed by this import, with the last row that did. */
  const touched = new Map<string, { readonly act: CounterAct; readonly place: Place }>();

  function keep(row: Row, id: string, content: string): void {
    keepConfirmation(db, { piece: row.piece, act: id, content, at: scope.at });
    confirmedHere = true;
  }

  function first(row: Row, lease: number, content: string): Applied | 'not-local' {
    if (row.id_guichet === null || !paymentsHere()) return 'not-local';
    const named = acts.namedBy(row);
    if (named.kind === 'none') return 'not-local';
    if (named.kind === 'taken-back') return erpTakesBack(row, lease, named.payment, content);
    const { act } = named;
    const place: Place = { file: 'ecritures', line: row.line, column: 'id_guichet', value: row.id_guichet };
    const counted = ownEntry.get(row.piece) !== undefined;
    const fault = counted ? alreadyCounted(act) : acts.faultOf(row, lease, act);
    if (fault !== null) return refuseRow(scope, place, fault);
    keep(row, act.id, content);
    touched.set(act.id, { act, place });
    return 'added';
  }

  /** An entry of its own, and the balance moves; the payment it names is remembered, so that its months reopen. */
  function erpTakesBack(row: Row, lease: number, payment: CounterAct, content: string): 'not-local' {
    if (payment.leaseId === lease && ownEntry.get(row.piece) === undefined) keep(row, payment.id, content);
    return 'not-local';
  }

  return {
    confirm(row, lease, values) {
      if (row.id_guichet === null && !confirmedHere) return 'not-local';
      const content = contentOf(row, values);
      const held = confirmedHere ? known.get(row.piece) : undefined;
      if (held === undefined) return first(row, lease, content);
      if (held === content) return 'unchanged';
      const place: Place = { file: 'ecritures', line: row.line, column: 'piece', value: row.piece };
      return refuseRow(
        scope,
        place,
        "Cette pièce a déjà confirmé un encaissement avec un autre contenu\u202f: rien n'a changé.",
      );
    },
    finish() {
      for (const { act, place } of touched.values()) {
        const sentence = partialConfirmation(acts.asConfirmed(act));
        if (sentence !== null) reportValue(scope, place, sentence);
      }
    },
  };
}
