import type { ImportRows } from '../../../rules/import/files.ts';
import { confirmationFault } from '../../../rules/lettrage.ts';
import { isSettlement } from '../../../rules/natures.ts';
import type { ReadableDb } from '../../database/connection.ts';

/** Money taken at a counter, this one or another of the agency, or taken back, as an entry of the ERP may name it in `id_guichet`. */
export type CounterAct = {
  readonly id: string;
  readonly leaseId: number;
  readonly cents: number;
  readonly kind: 'payment' | 'reversal';
  /** The printed number. */
  readonly number: string;
};

type ErpEntry = Pick<ImportRows['ecritures'], 'id_guichet' | 'nature' | 'debit' | 'credit'>;

export type Named =
  | { readonly kind: 'none' }
  | { readonly kind: 'act'; readonly act: CounterAct }
  /** The ERP takes the payment back by itself. */
  | { readonly kind: 'taken-back'; readonly payment: CounterAct };

function sideOf({ credit }: Pick<ErpEntry, 'credit'>): 'debit' | 'credit' {
  return (credit ?? 0) > 0 ? 'credit' : 'debit';
}

type Row = { readonly id: string; readonly number: string; readonly lease: number; readonly cents: number };

const PAYMENTS = `SELECT id, number, lease_id, amount_cents FROM payment
  UNION ALL SELECT id, number, lease_id, amount_cents FROM remote_payment`;
const REVERSALS = `SELECT id, number, payment_id, lease_id FROM payment_reversal
  UNION ALL SELECT id, number, payment_id, lease_id FROM remote_reversal`;

/** Looks up the acts of the counters by the ids that the ERP sends back. */
export function actsOfCounter(db: ReadableDb): {
  /** What an entry is to the act that it names. */
  namedBy(row: ErpEntry): Named;
  /** The same act as lettrage sees it: here an account is its lease. */
  asConfirmed(act: CounterAct): CounterAct & { readonly account: string; readonly confirmedCents: number };
  /** Why an entry that names the act cannot be its return, a French sentence, or null. */
  faultOf(row: ErpEntry, lease: number, act: CounterAct): string | null;
} {
  const payment = db.prepare<[string], Row>(
    `SELECT id, number, lease_id AS lease, amount_cents AS cents FROM (${PAYMENTS}) WHERE id = ?`,
  );
  const columns = 'r.id, r.number, r.lease_id AS lease, p.amount_cents AS cents';
  const from = `FROM (${REVERSALS}) r CROSS JOIN (${PAYMENTS}) p ON p.id = r.payment_id`;
  const reversal = db.prepare<[string], Row>(`SELECT ${columns} ${from} WHERE r.id = ?`);
  const ofPayment = db.prepare<[string], Row>(`SELECT ${columns} ${from} WHERE r.payment_id = ?`);
  // Amounts as the row gave them, debit then credit, at the end of the values of an entry.
  const sums = {
    debit: db
      .prepare<[string], number>(
        "SELECT coalesce(sum(content ->> '$.values[6]'), 0) FROM entry_confirmation WHERE payment_id = ?",
      )
      .pluck(),
    credit: db
      .prepare<[string], number>(
        "SELECT coalesce(sum(content ->> '$.values[7]'), 0) FROM entry_confirmation WHERE payment_id = ?",
      )
      .pluck(),
  };
  function find(id: string): CounterAct | undefined {
    const taken = payment.get(id);
    return taken === undefined ? asReversal(reversal.get(id)) : asPayment(taken);
  }
  function asConfirmed(act: CounterAct) {
    const confirmedCents = sums[act.kind === 'payment' ? 'credit' : 'debit'].get(act.id) ?? 0;
    return { ...act, account: String(act.leaseId), confirmedCents };
  }
  return {
    namedBy(row) {
      const named = row.id_guichet === null ? undefined : find(row.id_guichet);
      if (named === undefined) return { kind: 'none' };
      if (sideOf(row) === 'credit') return { kind: 'act', act: named };
      // A fee charged because of it, say: it names the act and neither is it nor takes it back.
      if (!isSettlement(row.nature)) return { kind: 'none' };
      // A debit never is the payment itself: it is what takes it back, at a counter or, where nothing did, at the ERP.
      if (named.kind === 'reversal') return { kind: 'act', act: named };
      const reversed = asReversal(ofPayment.get(named.id));
      return reversed === undefined ? { kind: 'taken-back', payment: named } : { kind: 'act', act: reversed };
    },
    asConfirmed,
    faultOf: (row, lease, act) =>
      confirmationFault(
        { account: String(lease), debitCents: row.debit ?? 0, creditCents: row.credit ?? 0 },
        asConfirmed(act),
      ),
  };
}

function asPayment({ id, number, lease, cents }: Row): CounterAct {
  return { id, leaseId: lease, cents, kind: 'payment', number };
}

function asReversal(row: Row | undefined): CounterAct | undefined {
  if (row === undefined) return undefined;
  const { id, number, lease, cents } = row;
  return { id, leaseId: lease, cents, kind: 'reversal', number };
}
