import type { z } from 'zod';
import type { paymentsContract, RecordedPayment } from '../../contract/payments.ts';
import { paymentModeLabel } from '../../rules/allocation.ts';
import { isoDate } from '../../rules/dates.ts';
import { NBSP } from '../../rules/unicode.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { requireMeta } from '../database/meta.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { refreshLeaseState } from '../ledger/lease-state.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { knownResult, recordCommand } from '../sync/commands.ts';
import { appendJournal } from '../till/journal.ts';
import { seriesLetter, takeNumber } from '../till/numbers.ts';
import { freeTexts, refuseBlocked, refuseCardNumbers, refuseTwin, refuseWrongMeans } from './checks.ts';
import { freezePapers, type NumberedPayment } from './freeze-papers.ts';
import { contractKind, makePlan } from './plan.ts';
import { insertAllocations, insertEntry, insertPapers, insertPayment } from './writes.ts';

type RecordInput = z.infer<NonNullable<(typeof paymentsContract.record)['~orpc']['inputSchema']>>;

/**
 * Takes a payment: everything it writes, in the one transaction of its command. The plan is made again here, on the
 * base as it stands now: what the screen showed is not trusted.
 */
export function recordPayment(scope: CommandScope, input: RecordInput): RecordedPayment {
  const { db, session, core } = scope;
  // The confirmation of a twin is the screen's dialogue, not the act: a retry must not depend on it.
  const { commandId, duplicateConfirmed, ...payload } = input;
  refuseCardNumbers(freeTexts(input.means, input.payer));
  const known = knownResult(db, commandId, payload);
  if (known !== undefined) return known as RecordedPayment;

  const lease = requireAccount(db, input.account);
  const profile = currentProfile(db);
  const now = core.ports.clock.now();
  const takenAt = new Date(now).toISOString();
  const takenOn = localDay(core.ports.clock, now);
  const till = requireMeta(db, 'till');
  refuseWrongMeans(input.mode, input.means, input.amountCents);
  const made = makePlan(db, profile, lease, input, isoDate(takenOn));
  refuseBlocked(made.blocks);
  if (!duplicateConfirmed)
    refuseTwin(db, core.ports.clock, {
      leaseId: lease.id,
      amountCents: input.amountCents,
      mode: input.mode,
      till,
    });

  const agent = session.agent();
  const payment: NumberedPayment = {
    id: commandId,
    number: takeNumber(db, till, 'payment'),
    mode: input.mode,
    amountCents: input.amountCents,
    means: JSON.stringify(input.means),
    receivedCents: input.means.mode === 'especes' ? input.means.receivedCents : null,
    payer: input.payer === '' ? null : input.payer,
    takenAt,
    takenOn,
    offsetMinutes: core.ports.clock.offsetMinutes(now),
    chosenMonths: input.chosenMonths,
    agent: { name: agent.name, jobTitle: agent.jobTitle },
  };
  const papers = made.papers.map((paper) => ({
    ...paper,
    number: takeNumber(db, till, contractKind(paper)),
  }));
  const facts = freezePapers(db, profile, lease, made, payment, papers);
  const result: RecordedPayment = {
    id: commandId,
    others: [],
    number: payment.number,
    account: lease.key,
    takenAt,
    on: takenOn,
    mode: payment.mode,
    amountCents: payment.amountCents,
    receivedCents: payment.receivedCents,
    changeCents: payment.receivedCents === null ? null : payment.receivedCents - payment.amountCents,
    plan: made.plan,
    papers: papers.map((paper) => ({
      number: paper.number,
      kind: contractKind(paper),
      month: paper.month,
      cents: paper.cents,
      title: paper.title,
    })),
  };

  recordCommand(
    scope,
    { id: commandId, type: 'payment.record', version: 1, account: lease.key, payload },
    result,
  );
  insertPayment(db, lease.id, payment, { agentId: agent.id, till });
  insertAllocations(db, payment, made.allocation.lines);
  insertEntry(
    db,
    lease.id,
    payment,
    `${paymentModeLabel(payment.mode)} au guichet, n°${NBSP}${payment.number}`,
  );
  insertPapers(db, lease.id, payment, papers, facts);
  appendJournal(db, {
    tillCode: till,
    series: seriesLetter(db, till),
    kind: 'encaissement',
    at: takenAt,
    offsetMinutes: payment.offsetMinutes,
    mode: payment.mode,
    amountCents: payment.amountCents,
    commandId,
    number: payment.number,
    facts: null,
  });
  refreshLeaseState(db, [lease.id]);
  scope.changed('payments', 'accounts', 'documents', 'outbox');
  return result;
}
