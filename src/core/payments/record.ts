import type { z } from 'zod';
import type { paymentsContract, RecordedPayment } from '../../contract/payments.ts';
import { isoDate } from '../../rules/dates.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { knownResult, type NewCommand } from '../sync/commands.ts';
import { allowCash, exceptionKept, type KeptException } from './cash-exception.ts';
import {
  freeTexts,
  refuseBlocked,
  refuseCardNumbers,
  refuseClosedTill,
  refuseRepeated,
  refuseTwin,
  refuseWrongMeans,
  refuseWrongTotal,
} from './checks.ts';
import { makePlan } from './plan.ts';
import { momentOf, numberPart, type Part, type RecordedPart, writePart } from './take-part.ts';

type RecordInput = z.infer<NonNullable<(typeof paymentsContract.record)['~orpc']['inputSchema']>>;
type Asked = Pick<RecordInput, 'commandId' | 'account' | 'amountCents' | 'chosenMonths'>;

/**
 * Takes a payment, on one account or on several at once: everything it writes, in the one transaction of its command.
 * The plans are made again here, on the base as it stands now: what the screen showed is not trusted.
 */
export function recordPayment(scope: CommandScope, input: RecordInput): RecordedPayment {
  const { db } = scope;
  refuseCardNumbers(freeTexts(input.means, input.payer));
  const sent = payloadOf(input, exceptionKept(scope, input.commandId, input.exception));
  const known = knownResult(db, input.commandId, sent);
  if (known !== undefined) {
    // Results written before several accounts could be paid in one act name no others.
    const first = known as RecordedPart & Partial<RecordedPayment>;
    return { ...first, others: first.others ?? [] };
  }

  const asked: readonly Asked[] = [input, ...input.others];
  refuseRepeated(db, asked);
  const profile = currentProfile(db);
  const moment = momentOf(scope);
  const totalCents = asked.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const made = asked.map((one) => {
    const lease = requireAccount(db, one.account);
    const { amountCents, chosenMonths } = one;
    const request = { amountCents, chosenMonths, mode: input.mode, noBankAccount: input.exception !== null };
    return { one, lease, made: makePlan(db, profile, lease, request, isoDate(moment.on)) };
  });
  refuseWrongTotal(totalCents);
  refuseWrongMeans(input.mode, input.means, totalCents);
  for (const [index, { lease, made: plan }] of made.entries())
    refuseBlocked(plan.blocks, index === 0 ? null : { index: index - 1, printed: lease.printed });
  if (input.mode === 'especes') refuseClosedTill(db, moment.till);
  if (!input.duplicateConfirmed) {
    for (const { one, lease } of made)
      refuseTwin(db, scope.core.ports.clock, {
        leaseId: lease.id,
        amountCents: one.amountCents,
        mode: input.mode,
        till: moment.till,
      });
  }
  const allowedBy = allowCash(
    scope,
    input.exception,
    made.some(({ made: plan }) => plan.overCeiling),
  );

  const several = input.others.length > 0;
  const parts = made.map(({ one, lease, made: plan }, index): Part => {
    const first = index === 0;
    return {
      commandId: one.commandId,
      lease,
      made: plan,
      amountCents: one.amountCents,
      chosenMonths: one.chosenMonths,
      mode: input.mode,
      means: input.means,
      // One sum was handed over: counted on the first account, less what the others take of it.
      receivedCents:
        first && input.means.mode === 'especes'
          ? input.means.receivedCents - (totalCents - one.amountCents)
          : null,
      payer: input.payer === '' ? null : input.payer,
      actId: several ? input.commandId : null,
      exceptionBy: plan.overCeiling ? allowedBy : null,
    };
  });
  const numbered = parts.map((part) => numberPart(db, profile, moment, part));
  const [own, ...more] = numbered;
  if (own === undefined) throw new Error('a payment has an account');
  const result: RecordedPayment = { ...own.recorded, others: more.map(({ recorded }) => recorded) };
  const exception = input.exception === null ? null : { declared: true as const, allowedBy };
  writePart(
    scope,
    moment,
    own,
    commandOf(input.commandId, input.account, payloadOf(input, exception)),
    result,
  );
  for (const part of more) {
    const payload = {
      act: input.commandId,
      account: part.part.lease.key,
      amountCents: part.part.amountCents,
      chosenMonths: part.part.chosenMonths,
      mode: input.mode,
      means: input.means,
      payer: input.payer,
    };
    const command = commandOf(part.part.commandId, part.part.lease.key, payload);
    writePart(scope, moment, part, { ...command, dependsOn: [input.commandId] }, part.recorded);
  }
  scope.changed('payments', 'accounts', 'documents', 'till', 'outbox');
  return result;
}

function commandOf(id: string, account: string, payload: NewCommand['payload']): NewCommand {
  return { id, type: 'payment.record', version: 1, account, payload };
}

/**
 * What the act is, and what is kept of it. The confirmation of a twin and the responsable's permission belong to the
 * screen's dialogue: a retry must not depend on them. What is not used is left out, so that an act begun by an older
 * version of the program is still the same act.
 */
function payloadOf(input: RecordInput, exception: KeptException | null): NewCommand['payload'] {
  const { commandId, duplicateConfirmed, exception: asked, others, ...act } = input;
  return {
    ...act,
    ...(others.length === 0 ? {} : { others }),
    ...(exception === null ? {} : { exception }),
  };
}
