import { sql, type Transaction } from 'kysely';
import type { PortalTables } from './tables.ts';

type Tx = Transaction<PortalTables>;

/**
 * What an account owes here, in cents (below zero: in its favour): the ERP's entries that count, less the payments taken
 * at counters, plus those taken back. What is "à lettrer" counts in no account.
 */
export async function balanceOf(tx: Tx, account: string): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    SELECT ((SELECT coalesce(sum(debit_cents - credit_cents), 0) FROM entry WHERE account = ${account} AND state = 'counted')
      - (SELECT coalesce(sum(cents), 0) FROM payment WHERE account = ${account} AND NOT suspense)
      + (SELECT coalesce(sum(cents), 0) FROM reversal WHERE account = ${account} AND NOT suspense))::bigint AS cents`.execute(
    tx,
  );
  return rows[0]?.cents ?? 0;
}

type CountAndCents = { readonly count: number; readonly cents: number };

export type PortalTotals = {
  /** Sum of all balances. */
  readonly balanceCents: number;
  readonly payments: CountAndCents;
  readonly reversals: CountAndCents;
  /** Of the payments, those that are "à lettrer". */
  readonly suspense: CountAndCents;
  readonly suspendedReversals: CountAndCents;
  readonly commands: number;
};

/** What the portal holds in all, within the reach of the transaction. */
export async function totals(tx: Tx): Promise<PortalTotals> {
  const { rows } = await sql<Record<string, number>>`
    SELECT (SELECT count(*) FROM command) AS commands, p.*, r.*,
      (SELECT coalesce(sum(debit_cents - credit_cents), 0)::bigint FROM entry WHERE state = 'counted') AS entries
    FROM (SELECT count(*) AS payments, coalesce(sum(cents), 0)::bigint AS payment_cents,
        count(*) FILTER (WHERE suspense) AS suspended, coalesce(sum(cents) FILTER (WHERE suspense), 0)::bigint AS suspended_cents
      FROM payment) p,
      (SELECT count(*) AS reversals, coalesce(sum(cents), 0)::bigint AS reversal_cents,
        count(*) FILTER (WHERE suspense) AS unplaced, coalesce(sum(cents) FILTER (WHERE suspense), 0)::bigint AS unplaced_cents
      FROM reversal) r`.execute(tx);
  const row = rows[0] ?? {};
  const of = (name: string): number => row[name] ?? 0;
  return {
    balanceCents:
      of('entries') -
      (of('payment_cents') - of('suspended_cents')) +
      (of('reversal_cents') - of('unplaced_cents')),
    payments: { count: of('payments'), cents: of('payment_cents') },
    reversals: { count: of('reversals'), cents: of('reversal_cents') },
    suspense: { count: of('suspended'), cents: of('suspended_cents') },
    suspendedReversals: { count: of('unplaced'), cents: of('unplaced_cents') },
    commands: of('commands'),
  };
}
