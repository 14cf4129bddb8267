import type { z } from 'zod';
import type { requestsContract } from '../../contract/requests.ts';
import { daysToAnswer } from '../../rules/requests/deadline.ts';
import { requestOffers } from '../../rules/requests/offers.ts';
import { dueOn, findMotive, requestLabel } from '../../rules/requests/tree.ts';
import { slotWords } from '../../rules/requests/words.ts';
import { nameFiles, requireFiles } from '../attachments/name-files.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { issueRequestReceipt, requestPaperTitle, reserveRequestPaper } from '../documents/request-papers.ts';
import { requireOffered } from '../landlords/offered.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import {
  readContact,
  readSlots,
  refuseContact,
  refuseUnoffered,
  refuseWords,
  requireText,
} from './checks.ts';
import { pictureOf, type RequestDesk, requestDesk, shownRequest } from './desk.ts';
import { emergencyOf } from './prepare.ts';
import { refuse } from './refusals.ts';
import type { OpenBody } from './rows.ts';
import { knownAct, type OpenResult, requireCorrected, writeAct } from './write-act.ts';

type Output = z.infer<NonNullable<(typeof requestsContract.open)['~orpc']['outputSchema']>>;
type Input = z.infer<NonNullable<(typeof requestsContract.open)['~orpc']['inputSchema']>>;

/** What the landlord's rules of the day make of what was chosen. */
type Worked = Pick<OpenBody, 'nature' | 'label' | 'common' | 'residence' | 'dueOn'>;

/**
 * A request taken at the counter, with its récépissé, whose number is the request's.
 * @throws Refusal `DEM-FERMEE`, `DEM-MOTIF`, `DEM-DESCRIPTION`, `DEM-MOTS`, `DEM-CONTACT`, `DEM-TELEPHONE`, `DEM-EMAIL`, `DEM-JOINDRE`,
 * `DEM-OPTION`, `FIC-PERDU`
 */
export function openRequest(scope: CommandScope, input: Input): Output {
  const { db, core } = scope;
  const { commandId, account, supersedes } = input;
  const before = workedBefore(db, commandId);
  if (before !== undefined) {
    const known = knownAct(db, commandId, account, payloadOf(input, before));
    if (known !== undefined) return opened(scope, account, commandId, known as OpenResult);
  }
  requireCorrected(scope, supersedes, account);
  const desk = requestDesk(core, db, account);
  const { lease, view } = desk;
  requireOffered(view, 'requests', 'DEM-FERMEE');
  const found = findMotive(view.profile, view.today, input.place, input.motive);
  if (found === undefined) {
    return refuse('DEM-MOTIF', "Ce lieu ou ce motif n'est pas dans la liste du bailleur.", {
      field: 'motive',
      next: 'Choisissez de nouveau le lieu et le motif.',
    });
  }
  checkOpening(desk, input);
  requireFiles(db, input.files);

  const worked: Worked = {
    nature: found.motive.nature,
    label: requestLabel(found.place.label, found.motive.label),
    common: found.motive.common,
    residence: lease.residenceCode,
    dueOn: dueOn(view.today, daysToAnswer(input.urgency, found.motive.dueDays)),
  };
  const number = reserveRequestPaper(scope);
  const result = { number, title: requestPaperTitle() };
  const payload = payloadOf(input, worked);
  const { place, motive, urgency, channel } = input;
  const { description, contact, availability, files } = payload;
  writeAct(scope, {
    commandId,
    act: 'open',
    lease,
    requestId: commandId,
    body: {
      number,
      place,
      motive,
      urgency,
      channel,
      description,
      contact,
      availability,
      files,
      ...worked,
    },
    payload,
    result,
    supersedes,
  });
  nameFiles(scope, { owner: 'request', ownerId: commandId, lease: lease.id, commandId, files });
  issueRequestReceipt(scope, {
    lease,
    commandId,
    number,
    label: worked.label,
    nature: worked.nature,
    urgency,
    dueOn: worked.dueOn,
    description,
    contact: { name: contact.name, phone: contact.phone, email: contact.email },
    availability: slotWords(availability),
    files: files.map(({ name }) => ({ name })),
    emergency: emergencyOf(db, lease),
    whoPays: found.motive.whoPays?.sentence ?? null,
  });
  return opened(scope, account, commandId, result);
}

function checkOpening({ view }: RequestDesk, input: Input): void {
  const offers = requestOffers(view.profile, view.today);
  requireText(input.description, 'description');
  refuseWords(view, input.description, input.wordsKept, 'description');
  refuseContact(readContact(input.contact), input.availability);
  refuseUnoffered(offers.availability, input.availability, 'de disponibilités', 'availability');
  refuseUnoffered(offers.attachments, input.files, 'de pièces jointes', 'files');
}

function payloadOf(input: Input, worked: Worked) {
  const { place, motive, urgency, description, channel, files, supersedes } = input;
  return {
    place,
    motive,
    nature: worked.nature,
    label: worked.label,
    urgency,
    common: worked.common,
    residence: worked.residence,
    description,
    contact: readContact(input.contact),
    availability: readSlots(input.availability),
    channel,
    dueOn: worked.dueOn,
    files,
    ...(supersedes === null ? {} : { supersedes }),
  };
}

/** What the rules made of the act when it first came: they, and the day, may have changed since. */
function workedBefore(db: ReadableDb, commandId: string): Worked | undefined {
  const row = sql<{ payload: string }>(db, 'SELECT payload FROM command WHERE id = ?').get(commandId);
  return row === undefined ? undefined : (JSON.parse(row.payload) as Worked);
}

function opened({ core, db }: CommandScope, account: string, id: string, paper: OpenResult): Output {
  const { view } = requestDesk(core, db, account);
  const picture = pictureOf(db, id, view);
  if (picture === undefined) throw new Error('an act left no request');
  return {
    request: shownRequest(core, db, view, picture),
    papers: [{ number: paper.number, title: paper.title }],
  };
}
