import type { ImportRows } from '../../../rules/import/files.ts';
import { formatEuros } from '../../../rules/money.ts';
import { type ImportScope, type Place, refuseRow, reportValue } from '../import-scope.ts';
import type { Applied } from '../table-import.ts';
import type { Cell } from '../upsert.ts';

type Row = ImportRows['ecritures'];
type Payment = { id: string; number: string; lease_id: number; amount_cents: number };

export type Confirmations = {
  /**
   * An entry of the ERP born at this counter: it confirms the payment taken here, whose own entry stays, so that
   * the balance does not move. `not-local` for every other entry.
   */
  confirm(row: Row, lease: number, values: readonly Cell[]): Applied | 'not-local';
  /** After the last row: says which payments the ERP confirms only in part. */
  finish(): void;
};

/** Nearly every entry is the ERP's own: the tables of this counter are asked only where they hold something. */
export function confirmations(scope: ImportScope): Confirmations {
  const { db } = scope;
  const exists = (table: string) => db.prepare(`SELECT EXISTS (SELECT 1 FROM ${table})`).pluck().get() === 1;
  const paymentsHere = exists('payment');
  let confirmedHere = exists('entry_confirmation');
  const payment = db.prepare<[string], Payment>(
    'SELECT id, number, lease_id, amount_cents FROM payment WHERE id = ?',
  );
  const known = db
    .prepare<[string], string>('SELECT content FROM entry_confirmation WHERE piece = ?')
    .pluck();
  const ownEntry = db.prepare('SELECT 1 FROM entry WHERE piece = ?');
  const confirmedCents = db
    .prepare<[string], number>(
      `SELECT coalesce(sum(content ->> '$.credit'), 0) FROM entry_confirmation WHERE payment_id = ?`,
    )
    .pluck();
  const insert = db.prepare(
    'INSERT INTO entry_confirmation (piece, payment_id, content, confirmed_at) VALUES (?, ?, ?, ?)',
  );
  /** Payments confirmed by this import, with the last row that did. */
  const touched = new Map<string, { readonly payment: Payment; readonly place: Place }>();

  function first(row: Row, lease: number, content: string): Applied | 'not-local' {
    const credit = row.credit ?? 0;
    // A debit never is the payment itself: a rejected cheque is an entry of its own, and the balance must move.
    if (row.id_guichet === null || !paymentsHere || credit === 0) return 'not-local';
    const taken = payment.get(row.id_guichet);
    if (taken === undefined) return 'not-local';
    const place: Place = { file: 'ecritures', line: row.line, column: 'id_guichet', value: row.id_guichet };
    const name = `l'encaissement n°\u00a0${taken.number}`;
    if (ownEntry.get(row.piece) !== undefined) {
      const reason = `Cette pièce est déjà au compte sans ${name}\u202f: les deux sont à lettrer.`;
      return refuseRow(scope, place, reason);
    }
    if (taken.lease_id !== lease) {
      return refuseRow(scope, place, `Cette écriture est portée sur un autre compte que ${name}.`);
    }
    const total = (confirmedCents.get(taken.id) ?? 0) + credit;
    if (total > taken.amount_cents) {
      const reason = `Les écritures de ${name} font ${formatEuros(total)}, il est de ${formatEuros(taken.amount_cents)}.`;
      return refuseRow(scope, place, reason);
    }
    insert.run(row.piece, taken.id, content, scope.at);
    confirmedHere = true;
    touched.set(taken.id, { payment: taken, place });
    return 'added';
  }

  return {
    confirm(row, lease, values) {
      if (!paymentsHere && !confirmedHere) return 'not-local';
      const content = JSON.stringify({ values, credit: row.credit ?? 0 });
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
      for (const { payment: taken, place } of touched.values()) {
        const cents = confirmedCents.get(taken.id) ?? 0;
        if (cents === taken.amount_cents) continue;
        const sums = `${formatEuros(cents)} sur ${formatEuros(taken.amount_cents)}`;
        reportValue(scope, place, `L'encaissement n°\u00a0${taken.number} n'est confirmé que pour ${sums}.`);
      }
    },
  };
}
