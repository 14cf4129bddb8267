import type { AllocationLine } from '../../rules/allocation.ts';
import { sql, type WritableDb } from '../database/connection.ts';
import { insertPaper } from '../documents/issue.ts';
import type { PaperFacts } from '../documents/paper-facts.ts';
import type { NumberedPaper, NumberedPayment } from './freeze-papers.ts';
import { contractKind } from './plan.ts';

/** The payment's id is its command's: a payment without its command cannot be written. */
export function insertPayment(
  db: WritableDb,
  leaseId: number,
  payment: NumberedPayment,
  by: {
    readonly agentId: string;
    readonly till: string;
    readonly actId: string | null;
    readonly exceptionBy: string | null;
  },
): void {
  sql(
    db,
    `INSERT INTO payment (id, number, lease_id, mode, amount_cents, received_cents, means, payer, taken_at, taken_on,
       agent_id, till, act_id, exception_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    payment.id,
    payment.number,
    leaseId,
    payment.mode,
    payment.amountCents,
    payment.receivedCents,
    payment.means,
    payment.payer,
    payment.takenAt,
    payment.takenOn,
    by.agentId,
    by.till,
    by.actId,
    by.exceptionBy,
  );
}

/** `chosen`: the payer named this month (B17: the answer is kept). */
export function insertAllocations(
  db: WritableDb,
  payment: NumberedPayment,
  lines: readonly AllocationLine[],
): void {
  const insert = sql(
    db,
    'INSERT INTO payment_allocation (payment_id, month, cents, chosen) VALUES (?, ?, ?, ?)',
  );
  for (const { month, cents } of lines)
    insert.run(payment.id, month, cents, payment.chosenMonths.includes(month) ? 1 : 0);
}

/**
 * ONE entry for the whole payment, without période: the months are in payment_allocation, where the ledger reads
 * them. An ERP that sends the payment back under its `id_guichet` (the payment's id) then confirms one entry by one
 * sum, however it cuts it by month, and the balance does not move.
 */
export function insertEntry(
  db: WritableDb,
  leaseId: number,
  payment: Pick<NumberedPayment, 'id' | 'takenOn' | 'amountCents'>,
  { nature, label }: { readonly nature: string; readonly label: string },
): void {
  sql(
    db,
    'INSERT INTO entry (lease_id, entered_on, nature, label, credit_cents, payment_id) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(leaseId, payment.takenOn, nature, label, payment.amountCents, payment.id);
}

export function insertPapers(
  db: WritableDb,
  leaseId: number,
  payment: NumberedPayment,
  papers: readonly NumberedPaper[],
  facts: readonly PaperFacts[],
): void {
  for (const [index, paper] of papers.entries()) {
    const said = facts[index];
    if (said === undefined) throw new Error('a paper says something');
    insertPaper(db, {
      number: paper.number,
      kind: contractKind(paper),
      actId: payment.id,
      paymentId: payment.id,
      leaseId,
      month: paper.month,
      cents: paper.cents,
      title: paper.title,
      facts: said,
      at: payment.takenAt,
      on: payment.takenOn,
    });
  }
}
