import type { REVERSAL_REASONS, Reversal } from '../../contract/payments.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { sql, type WritableDb } from '../database/connection.ts';
import { reversalFacts } from '../documents/freeze/reversal.ts';
import { insertPaper } from '../documents/issue.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { refreshLeaseState } from '../ledger/lease-state.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { type NewCommand, recordCommand } from '../sync/commands.ts';
import { factsOfPaper, factsOfReversal } from '../till/facts.ts';
import { appendJournal } from '../till/journal.ts';
import { currentLetter, takeNumber } from '../till/numbers.ts';
import { reversalEntry } from './entry-words.ts';
import { meansDetail } from './received.ts';
import { type Reopened, reopenedBy } from './reopened.ts';
import { monthsPaidBy, type PaymentHere } from './reversal-queries.ts';
import { reversalSentences } from './reversal-sentences.ts';
import type { Moment } from './take-part.ts';

type ReversalReason = (typeof REVERSAL_REASONS)[number];

/** A payment about to be taken back, accepted. */
export type TakingBack = {
  /** The command's id, and the reversal's. */
  readonly id: string;
  readonly payment: PaymentHere;
  readonly kind: Reversal['kind'];
  readonly reason: ReversalReason;
  readonly text: string;
  /** Who allowed it, by id. */
  readonly allowedBy: string | null;
  /** The payment on the right account, for a wrong account. */
  readonly movedTo: { readonly id: string; readonly number: string; readonly reference: string } | null;
  /** The other payments of the same act: standing, or coming back unpaid with this one. */
  readonly others: readonly PaymentHere[];
};

/** One that has its number, and is not written yet. */
export type NumberedReversal = {
  readonly taking: TakingBack;
  readonly reopened: Reopened;
  readonly reversal: Reversal;
};

/** Takes the number of the slip, and finds what falls with the payment. */
export function numberReversal(db: WritableDb, { at, till }: Moment, taking: TakingBack): NumberedReversal {
  const { payment, kind, movedTo, others } = taking;
  const reopened = reopenedBy(db, payment);
  return {
    taking,
    reopened,
    reversal: {
      number: takeNumber(db, till, 'annulation'),
      payment: payment.number,
      account: payment.account,
      kind,
      cents: payment.amountCents,
      at,
      sentences: reversalSentences({ kind, payment, ...reopened, others, movedTo }),
    },
  };
}

/**
 * Writes what takes a payment back, beside it: command and outbox, reversal, reversing entry, slip, papers that no longer
 * hold, the till's chain. The payment itself is never touched.
 * @param result what the command answers, now and when it is sent again
 */
export function writeReversal(
  scope: CommandScope,
  moment: Moment,
  numbered: NumberedReversal,
  command: NewCommand,
  result: unknown,
): void {
  const { db } = scope;
  const { taking, reopened, reversal } = numbered;
  const { id, payment, kind } = taking;
  const { nature, label } = reversalEntry(kind, payment);
  recordCommand(scope, command, result);
  insertReversal(db, moment, numbered);
  sql(
    db,
    'INSERT INTO entry (lease_id, entered_on, nature, label, debit_cents, payment_id) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(payment.leaseId, moment.on, nature, label, payment.amountCents, id);
  giveSlip(db, moment, numbered);
  const makeVoid = sql(db, 'INSERT INTO paper_void (number, reversal_id) VALUES (?, ?)');
  for (const { number } of reopened.papers) makeVoid.run(number, id);
  const act = {
    tillCode: moment.till,
    series: currentLetter(db),
    at: moment.at,
    offsetMinutes: moment.offsetMinutes,
    commandId: id,
    number: reversal.number,
  };
  appendJournal(db, {
    ...act,
    kind: kind === 'cheque-impaye' ? 'impaye' : 'annulation',
    mode: payment.mode,
    amountCents: -payment.amountCents,
    facts: factsOfReversal(db, id),
  });
  appendJournal(db, {
    ...act,
    kind: 'papier',
    mode: null,
    amountCents: 0,
    facts: factsOfPaper(db, reversal.number),
  });
  refreshLeaseState(db, [payment.leaseId]);
}

function insertReversal(db: WritableDb, { at, on, till, agent }: Moment, numbered: NumberedReversal): void {
  const { id, payment, kind, reason, text, movedTo, allowedBy } = numbered.taking;
  sql(
    db,
    `INSERT INTO payment_reversal (id, number, payment_id, lease_id, kind, reason, text, moved_to, allowed_by,
       reversed_at, reversed_on, agent_id, till) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    numbered.reversal.number,
    payment.id,
    payment.leaseId,
    kind,
    reason,
    text,
    movedTo?.id ?? null,
    allowedBy,
    at,
    on,
    agent.id,
    till,
  );
}

function giveSlip(db: WritableDb, moment: Moment, { taking, reopened, reversal }: NumberedReversal): void {
  const { payment, kind, reason, text, movedTo } = taking;
  const { at, on, offsetMinutes, agent } = moment;
  const { number } = reversal;
  const moved = movedTo === null ? null : { reference: movedTo.reference, number: movedTo.number };
  const facts = reversalFacts(db, {
    profile: currentProfile(db),
    lease: requireAccount(db, payment.account),
    number,
    reversal: { kind, reason, text, at, on, offsetMinutes, movedTo: moved },
    payment: {
      number: payment.number,
      mode: payment.mode,
      amountCents: payment.amountCents,
      takenOn: payment.takenOn,
      means: meansDetail(payment.means).join(', '),
      payer: payment.payer,
      months: monthsPaidBy(db, payment.id),
    },
    agent: { name: agent.name, jobTitle: agent.jobTitle },
    voided: reopened.papers.map((paper) => ({ number: paper.number, title: paper.title })),
  });
  insertPaper(db, {
    number,
    kind: 'annulation',
    actId: taking.id,
    paymentId: payment.id,
    leaseId: payment.leaseId,
    month: null,
    cents: payment.amountCents,
    title: kind === 'cheque-impaye' ? 'Bordereau de chèque impayé' : "Bordereau d'annulation",
    facts,
    at,
    on,
  });
}
