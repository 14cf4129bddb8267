import type { Means, PaymentMode, RecordedPayment } from '../../contract/payments.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import type { WritableDb } from '../database/connection.ts';
import { requireMeta } from '../database/meta.ts';
import type { PaperFacts } from '../documents/paper-facts.ts';
import { refreshLeaseState } from '../ledger/lease-state.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { type NewCommand, recordCommand } from '../sync/commands.ts';
import { factsOfPaper, factsOfPayment } from '../till/facts.ts';
import { appendJournal } from '../till/journal.ts';
import { currentLetter, takeNumber } from '../till/numbers.ts';
import { paymentEntry } from './entry-words.ts';
import { freezePapers, type NumberedPaper, type NumberedPayment } from './freeze-papers.ts';
import { contractKind, type MadePlan } from './plan.ts';
import { insertAllocations, insertEntry, insertPapers, insertPayment } from './writes.ts';

/** When, where and by whom an act is done: the same for all that it writes. */
export type Moment = {
  /** Instant, ISO UTC. */
  readonly at: string;
  /** Day of this post. */
  readonly on: string;
  readonly offsetMinutes: number;
  readonly till: string;
  readonly agent: { readonly id: string; readonly name: string; readonly jobTitle: string };
};

export function momentOf({ db, session, core }: CommandScope): Moment {
  const { clock } = core.ports;
  const now = clock.now();
  return {
    at: new Date(now).toISOString(),
    on: localDay(clock, now),
    offsetMinutes: clock.offsetMinutes(now),
    till: requireMeta(db, 'till'),
    agent: session.agent(),
  };
}

/** What is paid on one account, accepted and about to be written. */
export type Part = {
  readonly commandId: string;
  readonly lease: LeaseSummary;
  readonly made: MadePlan;
  readonly amountCents: number;
  readonly chosenMonths: readonly string[];
  readonly mode: PaymentMode;
  /** Of the whole act. */
  readonly means: Means;
  /** Cash handed over for this part, in cents; null for what is no cash or was counted on another part. */
  readonly receivedCents: number | null;
  readonly payer: string | null;
  /** The act's first command where several payments share one; null for a payment by itself. */
  readonly actId: string | null;
  /** Who allowed cash above the ceiling, by id. */
  readonly exceptionBy: string | null;
};

export type RecordedPart = Omit<RecordedPayment, 'others'>;

/** A part that has its numbers and its frozen papers, and is not written yet. */
export type NumberedPart = {
  readonly part: Part;
  readonly payment: NumberedPayment;
  readonly papers: readonly NumberedPaper[];
  readonly facts: readonly PaperFacts[];
  readonly recorded: RecordedPart;
};

/** Takes the numbers of a payment and of its papers, and freezes what each paper says. */
export function numberPart(
  db: WritableDb,
  profile: LandlordProfile,
  { at, on, offsetMinutes, till, agent }: Moment,
  part: Part,
): NumberedPart {
  const { commandId, lease, made, amountCents, mode, receivedCents, chosenMonths } = part;
  const payment: NumberedPayment = {
    id: commandId,
    number: takeNumber(db, till, 'payment'),
    mode,
    amountCents,
    means: JSON.stringify(part.means),
    receivedCents,
    payer: part.payer,
    takenAt: at,
    takenOn: on,
    offsetMinutes,
    chosenMonths,
    agent: { name: agent.name, jobTitle: agent.jobTitle },
  };
  const papers = made.papers.map((paper) => ({
    ...paper,
    number: takeNumber(db, till, contractKind(paper)),
  }));
  const facts = freezePapers(db, profile, lease, made, payment, papers);
  const recorded: RecordedPart = {
    id: commandId,
    number: payment.number,
    account: lease.key,
    takenAt: at,
    on,
    mode,
    amountCents,
    receivedCents,
    changeCents: receivedCents === null ? null : receivedCents - amountCents,
    plan: made.plan,
    papers: papers.map((paper) => ({
      number: paper.number,
      kind: contractKind(paper),
      month: paper.month,
      cents: paper.cents,
      title: paper.title,
    })),
  };
  return { part, payment, papers, facts, recorded };
}

/**
 * Writes a payment and all that follows from it: command and outbox, allocations, entry, papers, the till's chain.
 * @param result what the command answers, now and when it is sent again
 */
export function writePart(
  scope: CommandScope,
  { at, offsetMinutes, till, agent }: Moment,
  { part, payment, papers, facts }: NumberedPart,
  command: NewCommand,
  result: unknown,
): void {
  const { db } = scope;
  const leaseId = part.lease.id;
  recordCommand(scope, command, result);
  insertPayment(db, leaseId, payment, {
    agentId: agent.id,
    till,
    actId: part.actId,
    exceptionBy: part.exceptionBy,
  });
  insertAllocations(db, payment, part.made.allocation.lines);
  insertEntry(db, leaseId, payment, paymentEntry(payment));
  insertPapers(db, leaseId, payment, papers, facts);
  const act = {
    tillCode: till,
    series: currentLetter(db),
    at,
    offsetMinutes,
    commandId: payment.id,
  };
  appendJournal(db, {
    ...act,
    kind: 'encaissement',
    mode: payment.mode,
    amountCents: payment.amountCents,
    number: payment.number,
    facts: factsOfPayment(db, payment.id),
  });
  for (const { number } of papers)
    appendJournal(db, {
      ...act,
      kind: 'papier',
      mode: null,
      amountCents: 0,
      number,
      facts: factsOfPaper(db, number),
    });
  refreshLeaseState(db, [leaseId]);
}
