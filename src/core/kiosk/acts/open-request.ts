import type { z } from 'zod';
import type { kioskActsContract } from '../../../contract/kiosk/acts.ts';
import { formatDate, isoDate } from '../../../rules/dates.ts';
import { daysToAnswer } from '../../../rules/requests/deadline.ts';
import { requestOffers } from '../../../rules/requests/offers.ts';
import type { RequestNature, RequestUrgency } from '../../../rules/requests/states.ts';
import { dueOn, findMotive, requestLabel } from '../../../rules/requests/tree.ts';
import { slotWords } from '../../../rules/requests/words.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { knownAct } from '../../registrations/write-act.ts';
import { readSlots } from '../../requests/checks.ts';
import { nameVisitFiles, requireVisitFiles } from '../files/visit-files.ts';
import { reserveTicket } from '../tickets/issue-ticket.ts';
import { type ActDesk, actDesk } from './act-desk.ts';
import { refuseField } from './refusals.ts';
import { readPhoneField } from './typed.ts';
import { done, payloadBefore, writeKioskAct } from './write-act.ts';

type Input = z.infer<NonNullable<(typeof kioskActsContract.openRequest)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof kioskActsContract.openRequest)['~orpc']['outputSchema']>>;

/** What the landlord's rules of the day make of what was chosen. */
type Worked = {
  readonly nature: RequestNature;
  readonly label: string;
  readonly urgency: RequestUrgency;
  readonly common: boolean;
  readonly residence: string | null;
  readonly dueOn: string;
};

/**
 * A request, whose number is its ticket's. What the tenant writes goes to the staff as he wrote it, watched words (B29)
 * too: they guard what a clerk writes of somebody else, and nobody is by to put his words otherwise.
 * @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE`, `BOR-CHAMP`, `FIC-PERDU`, `FIC-DOUBLON`
 */
export function openRequest(scope: CommandScope, input: Input): Output {
  const { db } = scope;
  const { commandId, place, motive, files } = input;
  const desk = actDesk(scope, 'little', ['requests']);
  const account = desk.account.key;
  const before = payloadBefore<Worked>(db, commandId);
  if (before !== undefined) {
    const known = knownAct<{ number: string }>(db, commandId, account, payloadOf(input, before));
    if (known !== undefined) return done(scope, known.number);
  }
  const worked = workOut(desk, input);
  refuseUnoffered(desk, input);
  requireVisitFiles(db, desk.visit, files);

  const number = reserveTicket(scope, 'ticket');
  const payload = payloadOf(input, worked);
  writeKioskAct(scope, {
    ...{ commandId, desk, act: 'request', type: 'request.open', payload },
    body: { number, place, motive, urgency: worked.urgency, files: files.length },
    result: { number },
    afterLast: false,
    ticket: {
      number,
      title: 'Demande enregistrée',
      lines: [
        { label: 'Objet', value: worked.label },
        { label: 'Réponse au plus tard le', value: formatDate(isoDate(worked.dueOn)) },
        ...(payload.availability.length === 0
          ? []
          : [{ label: 'Vos disponibilités', value: slotWords(payload.availability) }]),
        ...(files.length === 0 ? [] : [{ label: 'Photos jointes', value: String(files.length) }]),
      ],
      sentences: ['Gardez ce numéro\u202f: il permet de suivre votre demande.'],
    },
  });
  nameVisitFiles(scope, { visit: desk.visit, owner: 'request', commandId, files });
  return done(scope, number);
}

function workOut({ profile, today, account }: ActDesk, input: Input): Worked {
  const found = findMotive(profile, today, input.place, input.motive);
  if (found === undefined)
    return refuseField('motive', "Ce lieu ou ce motif n'est pas dans la liste du bailleur.");
  const { nature, label, urgency, common, dueDays } = found.motive;
  return {
    nature,
    label: requestLabel(found.place.label, label),
    urgency,
    common,
    residence: account.residence,
    dueOn: dueOn(today, daysToAnswer(urgency, dueDays)),
  };
}

function refuseUnoffered({ profile, today }: ActDesk, { availability, files }: Input): void {
  const offers = requestOffers(profile, today);
  if (availability.length > 0 && !offers.availability.offered)
    refuseField('availability', 'Votre bailleur ne prend pas de disponibilités avec une demande.');
  if (files.length > 0 && !offers.attachments.offered)
    refuseField('files', 'Votre bailleur ne prend pas de pièces jointes avec une demande.');
}

function payloadOf(input: Input, worked: Worked) {
  const { place, motive, description, files } = input;
  const { nature, label, urgency, common, residence, dueOn: due } = worked;
  return {
    ...{ place, motive, nature, label, urgency, common, residence, description },
    contact: { name: '', phone: readPhoneField(input.phone, 'phone'), email: null, checked: true },
    availability: readSlots(input.availability),
    channel: 'borne',
    dueOn: due,
    files,
  };
}
