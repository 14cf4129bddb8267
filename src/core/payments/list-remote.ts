import type { PaymentMode, PaymentRow, Reversal } from '../../contract/payments.ts';
import { paymentModeLabel } from '../../rules/allocation.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import type { StoredEntry } from '../ledger/queries.ts';
import { reasonWords } from './reversal-words.ts';

/** A payment that another post of the agency took, with what was done about it since. */
export type RemotePayment = {
  readonly id: string;
  readonly number: string;
  readonly mode: PaymentMode;
  readonly amountCents: number;
  readonly payer: string | null;
  readonly takenOn: string;
  readonly post: string;
  readonly agent: string;
  readonly reversalNumber: string | null;
  readonly reversalKind: Reversal['kind'] | null;
  readonly reversedOn: string | null;
  readonly reversalTill: string | null;
};

export function remotePayments(db: ReadableDb, leaseId: number): RemotePayment[] {
  return sql<RemotePayment>(
    db,
    `SELECT p.id, p.number, p.mode, p.amount_cents AS amountCents, p.payer, p.taken_on AS takenOn, p.post,
       p.agent_name AS agent, r.number AS reversalNumber, r.kind AS reversalKind, r.reversed_on AS reversedOn,
       r.till AS reversalTill
     FROM remote_payment p LEFT JOIN remote_reversal r ON r.payment_id = p.id WHERE p.lease_id = ?`,
  ).all(leaseId);
}

/** Its row says where it was taken: only that post can take it back, and gives its papers. */
export function remoteRow(
  payment: RemotePayment,
  entry: StoredEntry,
  state: PaymentRow['state'],
  byErp: PaymentRow['reversal'],
): PaymentRow {
  const where = `au guichet ${payment.post}`;
  return {
    id: null,
    number: payment.number,
    on: payment.takenOn,
    label: paymentModeLabel(payment.mode),
    detail: state === 'encaisse' ? `${where}, qui seul peut l'annuler` : where,
    payer: payment.payer,
    cents: payment.amountCents,
    months: (entry.allocations ?? []).map(({ month }) => month),
    agent: payment.agent,
    state,
    reversal: byErp ?? remoteReversal(payment),
    papers: [],
    reversible: null,
    moved: null,
  };
}

/** What another post says of how a payment was taken back: not why. */
export function remoteReversal({
  reversalNumber,
  reversalKind,
  reversedOn,
  reversalTill,
}: Pick<
  RemotePayment,
  'reversalNumber' | 'reversalKind' | 'reversedOn' | 'reversalTill'
>): PaymentRow['reversal'] {
  if (reversalNumber === null || reversalKind === null || reversedOn === null) return null;
  const reason = reasonWords(reversalKind, 'autre', `Enregistré à la caisse ${reversalTill ?? ''}`.trim());
  return { number: reversalNumber, on: reversedOn, reason };
}
