import type { z } from 'zod';
import type { kioskActsContract } from '../../../contract/kiosk/acts.ts';
import { checkRum } from '../../../rules/direct-debit/mandate.ts';
import { debitOffer } from '../../../rules/direct-debit/rules.ts';
import type { MandateSeen } from '../../../rules/direct-debit/states.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { knownAct } from '../../registrations/write-act.ts';
import { reserveTicket } from '../tickets/issue-ticket.ts';
import { requireDebitDay, requireDebtor, requireIban } from './debit-checks.ts';
import { type DebitBody, debitDesk, isAlive } from './debit-desk.ts';
import { TO_SIGN } from './debit-words.ts';
import { refuseDone, refuseOffer } from './refusals.ts';
import { done, payloadBefore, writeKioskAct } from './write-act.ts';

type Input = z.infer<NonNullable<(typeof kioskActsContract.subscribeDebit)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof kioskActsContract.subscribeDebit)['~orpc']['outputSchema']>>;

/**
 * A mandate to be signed at the counter; nothing is collected before. Its reference (RUM) is the number of its paper, as
 * at a counter: here, of its ticket.
 * @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE`, `BOR-DEJA`, `BOR-CHAMP`
 */
export function subscribeDebit(scope: CommandScope, input: Input): Output {
  const { db } = scope;
  const { commandId, day } = input;
  const desk = debitDesk(scope, ['debit']);
  const debited = requireIban(input.iban);
  const debtor = requireDebtor(input.debtor);
  const payloadOf = (rum: string, seen: MandateSeen) => ({
    ...{ rum, ...debited, bic: null, day, debtor, seen, channel: 'borne' },
  });
  const before = payloadBefore<{ rum: string; seen: MandateSeen }>(db, commandId);
  if (before !== undefined) {
    const payload = payloadOf(before.rum, before.seen);
    const known = knownAct<{ number: string }>(db, commandId, desk.account.key, payload);
    if (known !== undefined) return done(scope, known.number);
  }
  if (!debitOffer(desk.profile, desk.today).subscribe) refuseOffer();
  if (isAlive(desk.seen)) refuseDone('Un prélèvement est déjà en place sur ce compte.');
  requireDebitDay(desk, day);

  const number = reserveTicket(scope, 'ticket');
  if (!checkRum(number)) throw new Error('a number that no bank takes as a reference');
  const body: DebitBody = { act: 'subscribe', rum: number, maskedIban: debited.maskedIban, day };
  writeKioskAct(scope, {
    ...{ commandId, desk, act: 'debit', type: 'direct-debit.subscribe', body },
    payload: payloadOf(number, desk.seen),
    result: { number },
    afterLast: true,
    ticket: {
      number,
      title: 'Prélèvement demandé',
      lines: [
        { label: 'Référence du mandat', value: number },
        { label: 'Compte', value: debited.maskedIban },
        ...(day === null ? [] : [{ label: 'Jour', value: `le ${day}` }]),
      ],
      sentences: [...TO_SIGN],
    },
  });
  return done(scope, number);
}
