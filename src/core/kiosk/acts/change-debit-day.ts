import type { z } from 'zod';
import type { kioskActsContract } from '../../../contract/kiosk/acts.ts';
import type { MandateSeen } from '../../../rules/direct-debit/states.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { knownAct } from '../../registrations/write-act.ts';
import { reserveTicket } from '../tickets/issue-ticket.ts';
import { requireDebitDay } from './debit-checks.ts';
import { type DebitBody, debitDesk, isAlive } from './debit-desk.ts';
import { refuseField, refuseOffer } from './refusals.ts';
import { done, payloadBefore, writeKioskAct } from './write-act.ts';

type Input = z.infer<NonNullable<(typeof kioskActsContract.changeDebitDay)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof kioskActsContract.changeDebitDay)['~orpc']['outputSchema']>>;

/**
 * Another of the days that the landlord offers.
 * @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE` (without a mandate too), `BOR-CHAMP`
 */
export function changeDebitDay(scope: CommandScope, input: Input): Output {
  const { db } = scope;
  const { commandId, day } = input;
  const desk = debitDesk(scope, ['debit']);
  const payloadOf = (seen: MandateSeen) => ({ rum: seen.rum, day, seen, channel: 'borne' });
  const before = payloadBefore<{ seen: MandateSeen }>(db, commandId);
  if (before !== undefined) {
    const known = knownAct<{ number: string }>(db, commandId, desk.account.key, payloadOf(before.seen));
    if (known !== undefined) return done(scope, known.number);
  }
  const { seen } = desk;
  if (!isAlive(seen)) return refuseOffer("Aucun prélèvement n'est en place sur ce compte.");
  requireDebitDay(desk, day);
  if (day === seen.day) refuseField('day', `Le prélèvement a déjà lieu le ${day}.`);

  const number = reserveTicket(scope, 'ticket');
  const body: DebitBody = { act: 'day', rum: seen.rum, day };
  writeKioskAct(scope, {
    ...{ commandId, desk, act: 'debit', type: 'direct-debit.day', body },
    payload: payloadOf(seen),
    result: { number },
    afterLast: true,
    ticket: {
      number,
      title: 'Changement de jour demandé',
      lines: [
        { label: 'Référence du mandat', value: seen.rum },
        { label: 'Nouveau jour', value: `le ${day}` },
      ],
      sentences: ["L'avis d'échéance annonce chaque prélèvement."],
    },
  });
  return done(scope, number);
}
