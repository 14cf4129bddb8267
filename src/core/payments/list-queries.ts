import type { IssuedPaper, PaymentMode, REVERSAL_REASONS, Reversal } from '../../contract/payments.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** A payment taken here with what was done about it since. */
export type ListedPayment = {
  readonly id: string;
  readonly number: string;
  readonly mode: PaymentMode;
  readonly amountCents: number;
  readonly receivedCents: number | null;
  /** JSON of the contract's means. */
  readonly means: string;
  readonly payer: string | null;
  readonly takenOn: string;
  readonly till: string;
  readonly agent: string;
  readonly reversalNumber: string | null;
  readonly reversalKind: Reversal['kind'] | null;
  readonly reversedOn: string | null;
  /** Till of the post that took it back, where that is not this one. */
  readonly reversalTill: string | null;
  readonly reason: (typeof REVERSAL_REASONS)[number] | null;
  readonly text: string | null;
  /** The account where it went. */
  readonly toAccount: string | null;
  readonly toReference: string | null;
  /** The account where it was first. */
  readonly fromAccount: string | null;
  readonly fromReference: string | null;
};

export function listedPayments(db: ReadableDb, leaseId: number): ListedPayment[] {
  return sql<ListedPayment>(
    db,
    `SELECT p.id, p.number, p.mode, p.amount_cents AS amountCents, p.received_cents AS receivedCents, p.means, p.payer,
       p.taken_on AS takenOn, p.till, coalesce(a.name, p.agent_id) AS agent,
       coalesce(r.number, q.number) AS reversalNumber, coalesce(r.kind, q.kind) AS reversalKind,
       coalesce(r.reversed_on, q.reversed_on) AS reversedOn, q.till AS reversalTill, r.reason, r.text,
       tl.key AS toAccount, tl.printed AS toReference, fl.key AS fromAccount, fl.printed AS fromReference
     FROM payment p LEFT JOIN agent a ON a.id = p.agent_id
       LEFT JOIN payment_reversal r ON r.payment_id = p.id
       LEFT JOIN remote_reversal q ON q.payment_id = p.id AND r.id IS NULL
       LEFT JOIN payment t ON t.id = r.moved_to LEFT JOIN lease tl ON tl.id = t.lease_id
       LEFT JOIN payment_reversal f ON f.moved_to = p.id LEFT JOIN lease fl ON fl.id = f.lease_id
     WHERE p.lease_id = ?`,
  ).all(leaseId);
}

/** The quittances and reçus of an account by the payment they were given with, in the order of the months. */
export function papersByPayment(db: ReadableDb, leaseId: number): ReadonlyMap<string, IssuedPaper[]> {
  const rows = sql<IssuedPaper & { paymentId: string }>(
    db,
    `SELECT number, kind, month, cents, title, payment_id AS paymentId FROM issued_paper
     WHERE lease_id = ? AND kind IN ('quittance', 'recu') AND payment_id IS NOT NULL
     ORDER BY coalesce(month, '9999-99'), number`,
  ).all(leaseId);
  const papers = new Map<string, IssuedPaper[]>();
  for (const { paymentId, ...paper } of rows) {
    const known = papers.get(paymentId);
    if (known === undefined) papers.set(paymentId, [paper]);
    else known.push(paper);
  }
  return papers;
}

export function agentName(db: ReadableDb, id: string): string {
  return sql<{ name: string }>(db, 'SELECT name FROM agent WHERE id = ?').get(id)?.name ?? id;
}
