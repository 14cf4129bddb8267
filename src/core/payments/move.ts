import type { z } from 'zod';
import {
  meansSchema,
  type paymentsContract,
  type RecordedPayment,
  type Reversal,
} from '../../contract/payments.ts';
import { isoDate } from '../../rules/dates.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { knownResult, type NewCommand } from '../sync/commands.ts';
import { refuseBlocked, refuseCardNumbers } from './checks.ts';
import { type MadePlan, makePlan } from './plan.ts';
import { isCommandKnown } from './queries.ts';
import { type PaymentHere, reversalAllowedBy, standingOfSameAct } from './reversal-queries.ts';
import { allowReversal, requireReversible } from './reversal-rules.ts';
import { momentOf, numberPart, type Part, writePart } from './take-part.ts';
import { numberReversal, writeReversal } from './write-reversal.ts';

type MoveInput = z.infer<NonNullable<(typeof paymentsContract.move)['~orpc']['inputSchema']>>;
type Moved = { readonly reversal: Reversal; readonly payment: RecordedPayment };

/**
 * "Mauvais compte": the payment is taken back from one account and taken on another in one act. The money stays where it
 * is: same mode, same means, same payer, and a payment of its own with its own papers, dated of now.
 */
export function movePayment(scope: CommandScope, input: MoveInput): Moved {
  const { db } = scope;
  refuseCardNumbers({ text: input.text });
  const known = knownResult(db, input.commandId, payloadOf(input, reversalAllowedBy(db, input.commandId)));
  if (known !== undefined) return known as Moved;
  refuseUsedId(scope, input);

  const payment = requireReversible(db, input.payment, 'mauvais-compte');
  const lease = requireAccount(db, input.account);
  if (lease.id === payment.leaseId)
    throw new Refusal('ANN-COMPTE', "L'encaissement est déjà sur ce compte.", {
      field: 'account',
      kept: "Votre saisie est gardée. Rien n'a été déplacé.",
      next: 'Choisissez le compte qui devait être payé.',
    });
  const moment = momentOf(scope);
  const profile = currentProfile(db);
  const request = {
    amountCents: payment.amountCents,
    chosenMonths: input.chosenMonths,
    mode: payment.mode,
    // Declared by the same payer for the same money: it was allowed once.
    noBankAccount: payment.exceptionBy !== null,
  };
  const made = makePlan(db, profile, lease, request, isoDate(moment.on));
  refuseBlocked(made.blocks);
  const allowedBy = allowReversal(scope, payment, 'mauvais-compte', moment, input.grant);

  const part = numberPart(db, profile, moment, partOf(input, payment, lease, made));
  const { number } = part.payment;
  const reversal = numberReversal(db, moment, {
    id: input.commandId,
    payment,
    kind: 'mauvais-compte',
    reason: 'autre',
    text: input.text,
    allowedBy,
    movedTo: { id: input.newCommandId, number, reference: lease.printed },
    others: standingOfSameAct(db, payment),
  });
  const recorded: RecordedPayment = { ...part.recorded, others: [] };
  const result: Moved = { reversal: reversal.reversal, payment: recorded };
  writeReversal(scope, moment, reversal, moveCommand(input, payment, allowedBy), result);
  writePart(scope, moment, part, newCommand(input, payment, lease.key), recorded);
  scope.changed('payments', 'accounts', 'documents', 'till', 'outbox');
  return result;
}

/** @throws Refusal `CMD-409` when the payment to make bears the id of another act */
function refuseUsedId({ db }: CommandScope, { commandId, newCommandId }: MoveInput): void {
  if (commandId !== newCommandId && !isCommandKnown(db, newCommandId)) return;
  throw new Refusal(
    'CMD-409',
    "Cette opération porte le numéro d'une autre, déjà enregistrée\u202f: rien n'a été déplacé.",
    { next: 'Fermez ce formulaire et recommencez.' },
  );
}

function partOf(input: MoveInput, payment: PaymentHere, lease: Part['lease'], made: MadePlan): Part {
  return {
    commandId: input.newCommandId,
    lease,
    made,
    amountCents: payment.amountCents,
    chosenMonths: input.chosenMonths,
    mode: payment.mode,
    means: meansOf(payment),
    receivedCents: null,
    payer: payment.payer,
    // A cheque still bounces whole, wherever one of its parts went.
    actId: payment.actId,
    exceptionBy: made.overCeiling ? payment.exceptionBy : null,
  };
}

/** Cash is not handed over again: what is received is what is moved. */
function meansOf({ means, amountCents }: PaymentHere): Part['means'] {
  const known = meansSchema.parse(JSON.parse(means));
  return known.mode === 'especes' ? { mode: 'especes', receivedCents: amountCents } : known;
}

function moveCommand(input: MoveInput, payment: PaymentHere, allowedBy: string | null): NewCommand {
  return {
    id: input.commandId,
    type: 'payment.move',
    version: 1,
    account: payment.account,
    payload: payloadOf(input, allowedBy),
    dependsOn: [payment.id],
  };
}

function newCommand(input: MoveInput, payment: PaymentHere, account: string): NewCommand {
  const { commandId, newCommandId, chosenMonths } = input;
  const { amountCents, mode, payer } = payment;
  return {
    id: newCommandId,
    type: 'payment.record',
    version: 1,
    account,
    payload: { act: commandId, account, amountCents, chosenMonths, mode, means: meansOf(payment), payer },
    dependsOn: [commandId],
  };
}

/** The permission was used up and a retry may bring another: what is kept is who gave it. */
function payloadOf(input: MoveInput, allowedBy: string | null): NewCommand['payload'] {
  const { newCommandId, payment, account, chosenMonths, text } = input;
  return {
    newCommandId,
    payment,
    account,
    chosenMonths,
    text,
    ...(allowedBy === null ? {} : { allowedBy }),
  };
}
