import type { z } from 'zod';
import type { kioskActsContract } from '../../../contract/kiosk/acts.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { knownAct } from '../../registrations/write-act.ts';
import { reserveTicket } from '../tickets/issue-ticket.ts';
import { actDesk, requirePerson } from './act-desk.ts';
import { refuseField } from './refusals.ts';
import { readEmailTwice, readPhoneField } from './typed.ts';
import { done, writeKioskAct } from './write-act.ts';

type Input = z.infer<NonNullable<(typeof kioskActsContract.changeContact)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof kioskActsContract.changeContact)['~orpc']['outputSchema']>>;

/**
 * New ways to be reached, always checked by the landlord's services: a kiosk sees no paper. What stands is not here, so
 * that the portal fills in what is left empty.
 * @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE`, `BOR-CHAMP`
 */
export function changeContact(scope: CommandScope, input: Input): Output {
  const { db } = scope;
  const { commandId } = input;
  const desk = actDesk(scope, 'full', ['contactDetails']);
  const { handle } = requirePerson(desk);
  const value = {
    phone1: readPhoneField(input.phone1, 'phone1'),
    phone2: readPhoneField(input.phone2, 'phone2'),
    email: readEmailTwice(input.email, input.emailAgain),
  };
  const payload = {
    ...{ part: 'coordonnees', person: `borne:${handle}`, label: '', base: null, value },
    ...{ lines: [], comment: '', channel: 'borne', files: [], state: 'a_valider' },
  };
  const known = knownAct<{ number: string }>(db, commandId, desk.account.key, payload);
  if (known !== undefined) return done(scope, known.number);
  const { phone1, phone2, email } = value;
  if (phone1 === null && phone2 === null && email === null)
    refuseField('phone1', "Indiquez un téléphone ou une adresse e-mail\u202f: rien n'a changé.");

  const number = reserveTicket(scope, 'ticket');
  writeKioskAct(scope, {
    ...{ commandId, desk, act: 'contact', type: 'dossier.change', payload },
    body: { number, phone1: phone1 !== null, phone2: phone2 !== null, email: email !== null },
    result: { number },
    afterLast: true,
    ticket: {
      number,
      title: 'Coordonnées transmises',
      // A ticket may be left behind: what was changed, never to what.
      lines: [
        ...(phone1 === null && phone2 === null ? [] : [{ label: 'Téléphone', value: 'nouveau' }]),
        ...(email === null ? [] : [{ label: 'E-mail', value: 'nouveau' }]),
      ],
      sentences: ['Transmis aux services du bailleur\u202f; appliqué après validation.'],
    },
  });
  return done(scope, number);
}
