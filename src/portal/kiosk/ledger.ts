import { sql, type Transaction } from 'kysely';
import { type IsoDate, isIsoMonth } from '../../rules/dates.ts';
import { type LedgerEntry, monthsOf } from '../../rules/ledger.ts';
import { isSettlement } from '../../rules/natures.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;
type Allocation = { readonly month: string; readonly cents: number };

/** What an account owes here, in cents (below zero: in its favour), and the months of it, oldest first. */
export type Owed = {
  readonly balanceCents: number;
  readonly months: readonly {
    readonly month: string;
    readonly cents: number;
    readonly dueOn: string | null;
  }[];
};

/**
 * By the rules of the counters: the ERP's entries that count, the payments of the counters and kiosks on the months that
 * were chosen, what was taken back settling nothing. What is "à lettrer" counts in no account.
 */
export async function owedOn(tx: Tx, account: string): Promise<Owed> {
  const { balanceCents, months } = monthsOf(await ledgerOf(tx, account));
  return {
    balanceCents,
    months: months
      .filter(({ remainingCents }) => remainingCents > 0)
      .map(({ month, remainingCents, dueOn }) => ({ month, cents: remainingCents, dueOn })),
  };
}

async function ledgerOf(tx: Tx, account: string): Promise<LedgerEntry[]> {
  const [erp, payments, reversals] = [
    await erpEntries(tx, account),
    await paymentsOn(tx, account),
    await reversalsOn(tx, account),
  ];
  const back = takenBackByErp(erp, payments);
  const taken = new Set(reversals.flatMap(({ payment }) => payment ?? []));
  const entries = [
    ...erp.map((row) => ({
      ...entry(row.piece, row.on, row.nature, row.debit, row.credit),
      dueDate: row.due_on as IsoDate | null,
      period: row.period !== null && isIsoMonth(row.period) ? row.period : null,
      ...(back.pieces.has(row.piece) ? { reversed: true } : {}),
    })),
    ...payments.map(({ id, on, mode, cents, months }) => ({
      ...entry(id, on, `paiement_${mode}`, 0, cents),
      allocations: (JSON.parse(months) as readonly Allocation[]).flatMap(({ month, cents: part }) =>
        isIsoMonth(month) ? [{ month, cents: part }] : [],
      ),
      ...(taken.has(id) || back.payments.has(id) ? { reversed: true } : {}),
    })),
    ...reversals.map(({ id, on, cents }) => ({ ...entry(id, on, 'rejet', cents, 0), reversed: true })),
  ];
  return entries.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}

function entry(id: string, on: string, nature: string, debitCents: number, creditCents: number): LedgerEntry {
  return {
    id,
    date: on as IsoDate,
    dueDate: null,
    period: null,
    nature,
    label: '',
    debitCents,
    creditCents,
  };
}

type ErpRow = {
  readonly piece: string;
  readonly on: string;
  readonly due_on: string | null;
  readonly period: string | null;
  readonly nature: string;
  readonly debit: number;
  readonly credit: number;
  readonly names: string | null;
};
type PaymentRow = {
  readonly id: string;
  readonly on: string;
  readonly mode: string;
  readonly cents: number;
  readonly months: string;
};

async function erpEntries(tx: Tx, account: string): Promise<readonly ErpRow[]> {
  const { rows } = await sql<ErpRow>`
    SELECT piece, entered_on AS on, due_on, period, nature, debit_cents AS debit, credit_cents AS credit,
      id_guichet AS names
    FROM entry WHERE account = ${account} AND state = 'counted' ORDER BY entered_on, position`.execute(tx);
  return rows;
}

async function paymentsOn(tx: Tx, account: string): Promise<readonly PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    SELECT id::text, taken_on AS on, mode, cents, months FROM payment
    WHERE account = ${account} AND NOT suspense ORDER BY taken_at, id`.execute(tx);
  return rows;
}

async function reversalsOn(
  tx: Tx,
  account: string,
): Promise<
  readonly {
    readonly id: string;
    readonly on: string;
    readonly cents: number;
    readonly payment: string | null;
  }[]
> {
  const { rows } = await sql<{ id: string; on: string; cents: number; payment: string | null }>`
    SELECT id::text, reversed_on AS on, cents, payment::text FROM reversal
    WHERE account = ${account} AND NOT suspense ORDER BY reversed_at, id`.execute(tx);
  return rows;
}

/** Payments that the ERP took back itself, to the cent, by debits that name them; of another sum, a debt of its own. */
function takenBackByErp(erp: readonly ErpRow[], payments: readonly PaymentRow[]) {
  const cents = new Map(payments.map((one) => [one.id, one.cents]));
  const naming = erp.filter(
    ({ names, debit, nature }) => debit > 0 && names !== null && cents.has(names) && isSettlement(nature),
  );
  const sums = new Map<string | null, number>();
  for (const { names, debit } of naming) sums.set(names, (sums.get(names) ?? 0) + debit);
  const whole = naming.filter(({ names }) => sums.get(names) === cents.get(names ?? ''));
  return {
    pieces: new Set(whole.map(({ piece }) => piece)),
    payments: new Set(whole.map(({ names }) => names)),
  };
}
