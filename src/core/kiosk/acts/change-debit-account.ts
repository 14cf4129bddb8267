import type { z } from 'zod';
import type { kioskActsContract } from '../../../contract/kiosk/acts.ts';
import { debitOffer } from '../../../rules/direct-debit/rules.ts';
import type { MandateSeen } from '../../../rules/direct-debit/states.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { knownAct } from '../../registrations/write-act.ts';
import { reserveTicket } from '../tickets/issue-ticket.ts';
import { requireDebtor, requireIban } from './debit-checks.ts';
import { type DebitBody, debitDesk, isAlive } from './debit-desk.ts';
import { TO_SIGN } from './debit-words.ts';
import { refuseOffer } from './refusals.ts';
import { done, payloadBefore, writeKioskAct } from './write-act.ts';

type Input = z.infer<NonNullable<(typeof kioskActsContract.changeDebitAccount)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof kioskActsContract.changeDebitAccount)['~orpc']['outputSchema']>>;

/**
 * Another account under the same reference, to be signed anew at the counter (B26).
 * @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE` (without a mandate too), `BOR-CHAMP`
 */
export function changeDebitAccount(scope: CommandScope, input: Input): Output {
  const { db } = scope;
  const { commandId } = input;
  const desk = debitDesk(scope, ['bankAccount']);
  const debited = requireIban(input.iban);
  const debtor = requireDebtor(input.debtor);
  const payloadOf = (seen: MandateSeen) => ({
    ...{ rum: seen.rum, ...debited, bic: null, debtor, seen, channel: 'borne' },
  });
  const before = payloadBefore<{ seen: MandateSeen }>(db, commandId);
  if (before !== undefined) {
    const payload = payloadOf(before.seen);
    const known = knownAct<{ number: string }>(db, commandId, desk.account.key, payload);
    if (known !== undefined) return done(scope, known.number);
  }
  if (!debitOffer(desk.profile, desk.today).account) refuseOffer();
  const { seen } = desk;
  if (!isAlive(seen)) return refuseOffer("Aucun prélèvement n'est en place sur ce compte.");

  const number = reserveTicket(scope, 'ticket');
  const body: DebitBody = { act: 'account', rum: seen.rum, maskedIban: debited.maskedIban };
  writeKioskAct(scope, {
    ...{ commandId, desk, act: 'debit', type: 'direct-debit.account', body },
    payload: payloadOf(seen),
    result: { number },
    afterLast: true,
    ticket: {
      number,
      title: 'Changement de RIB demandé',
      lines: [
        { label: 'Référence du mandat', value: seen.rum },
        { label: 'Nouveau compte', value: debited.maskedIban },
      ],
      sentences: [...TO_SIGN],
    },
  });
  return done(scope, number);
}
