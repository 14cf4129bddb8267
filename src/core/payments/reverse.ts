import type { z } from 'zod';
import type { paymentsContract, Reversal } from '../../contract/payments.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { knownResult, type NewCommand } from '../sync/commands.ts';
import { refuseCardNumbers } from './checks.ts';
import { type PaymentHere, reversalAllowedBy, standingOfSameAct } from './reversal-queries.ts';
import { allowReversal, refuseClosedDrawer, refuseEmptyReason, requireReversible } from './reversal-rules.ts';
import { momentOf } from './take-part.ts';
import { numberReversal, type TakingBack, writeReversal } from './write-reversal.ts';

type ReverseInput = z.infer<NonNullable<(typeof paymentsContract.reverse)['~orpc']['inputSchema']>>;

/**
 * "Annuler l'encaissement", or a cheque that came back unpaid. An annulation takes back the payment named; a cheque
 * bounces whole, with every account it paid in one act.
 */
export function reversePayment(scope: CommandScope, input: ReverseInput): Reversal {
  const { db, core } = scope;
  const { commandId, payment: id, kind, reason, text } = input;
  refuseCardNumbers({ text });
  const known = knownResult(db, commandId, payloadOf(input, reversalAllowedBy(db, commandId)));
  if (known !== undefined) return known as Reversal;

  if (kind === 'annulation') refuseEmptyReason(reason, text);
  const payment = requireReversible(db, id, kind);
  const moment = momentOf(scope);
  refuseClosedDrawer(db, payment, kind, moment);
  const allowedBy = allowReversal(scope, payment, kind, moment, input.grant);

  const others = standingOfSameAct(db, payment);
  const taking = { kind, reason, text, allowedBy, movedTo: null };
  const first = numberReversal(db, moment, { ...taking, id: commandId, payment, others });
  writeReversal(
    scope,
    moment,
    first,
    commandOf(commandId, payment, payloadOf(input, allowedBy)),
    first.reversal,
  );
  if (kind === 'cheque-impaye') {
    for (const other of others) {
      const rest = [payment, ...others].filter((one) => one !== other);
      bounceToo(scope, { ...taking, id: core.ports.ids.next(), payment: other, others: rest }, commandId);
    }
  }
  scope.changed('payments', 'accounts', 'documents', 'till', 'outbox');
  return first.reversal;
}

/** Another account of the same cheque: an act of its own, that follows the first. */
function bounceToo(scope: CommandScope, taking: TakingBack, act: string): void {
  const moment = momentOf(scope);
  const { id, payment, kind, reason, text, allowedBy } = taking;
  const numbered = numberReversal(scope.db, moment, taking);
  const payload = {
    act,
    payment: payment.id,
    kind,
    reason,
    text,
    ...(allowedBy === null ? {} : { allowedBy }),
  };
  const command = commandOf(id, payment, payload);
  writeReversal(scope, moment, numbered, { ...command, dependsOn: [payment.id, act] }, numbered.reversal);
}

function commandOf(id: string, payment: PaymentHere, payload: NewCommand['payload']): NewCommand {
  return {
    id,
    type: 'payment.reverse',
    version: 1,
    account: payment.account,
    payload,
    dependsOn: [payment.id],
  };
}

/** The permission was used up and a retry may bring another: what is kept is who gave it. */
function payloadOf(
  { payment, kind, reason, text }: ReverseInput,
  allowedBy: string | null,
): NewCommand['payload'] {
  return { payment, kind, reason, text, ...(allowedBy === null ? {} : { allowedBy }) };
}
