import { type ReadableDb, sql } from '../database/connection.ts';

export type ErpTakingBack = {
  /** By piece of the ERP: the payment that it takes back. */
  readonly payments: ReadonlyMap<string, string>;
  /** Payments taken back to the cent. */
  readonly whole: ReadonlySet<string>;
};

type Row = {
  readonly piece: string;
  readonly payment: string;
  readonly cents: number;
  readonly amount: number;
};

/**
 * Payments of the counters that the ERP took back itself, such as a rejected cheque: its debits that name them. Only
 * where they make the payment's amount exactly; a debit of another sum stays a debt of its own.
 */
export function takenBackByErp(db: ReadableDb, leaseId: number): ErpTakingBack {
  const rows = sql<Row>(
    db,
    `SELECT e.piece, p.id AS payment, e.debit_cents AS cents, p.amount_cents AS amount
     FROM (SELECT id, lease_id, amount_cents FROM payment UNION ALL SELECT id, lease_id, amount_cents FROM remote_payment) p
       CROSS JOIN entry_confirmation c ON c.payment_id = p.id CROSS JOIN entry e ON e.piece = c.piece
     WHERE p.lease_id = ? AND e.debit_cents > 0`,
  ).all(leaseId);
  const sums = new Map<string, number>();
  for (const { payment, cents } of rows) sums.set(payment, (sums.get(payment) ?? 0) + cents);
  const whole = rows.filter(({ payment, amount }) => sums.get(payment) === amount);
  return {
    payments: new Map(whole.map(({ piece, payment }) => [piece, payment])),
    whole: new Set(whole.map(({ payment }) => payment)),
  };
}
