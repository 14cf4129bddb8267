import type { z } from 'zod';
import type { kioskActsContract } from '../../../contract/kiosk/acts.ts';
import { typedTexts } from '../../../rules/kiosk/identity-texts.ts';
import { registers } from '../../../rules/kiosk/recognise.ts';
import { SLIP_DAYS } from '../../../rules/registrations/activation-code.ts';
import { type IdentityField, identityRule } from '../../../rules/registrations/identity.ts';
import { checkConsents, consentOffers } from '../../../rules/registrations/offers.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { codeHash, mintCode, mintIdentifier } from '../../registrations/mint.ts';
import { knownAct } from '../../registrations/write-act.ts';
import { derive } from '../derive.ts';
import { reserveTicket } from '../tickets/issue-ticket.ts';
import { refuseField, refuseOffer } from './refusals.ts';
import { sentOf } from './sent.ts';
import { mayAsk, type SpaceDesk, spaceDesk } from './space-desk.ts';
import { spaceTicket } from './space-ticket.ts';
import { countWrongNames, requireSpaceTry } from './space-tries.ts';
import { readEmailTwice } from './typed.ts';
import { done, payloadBefore, writeKioskAct } from './write-act.ts';

type Input = z.infer<NonNullable<(typeof kioskActsContract.openSpace)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof kioskActsContract.openSpace)['~orpc']['outputSchema']>>;

const DAY_MS = 86_400_000;

/**
 * Asks for the tenant space of whoever stands here. The names he types are held against verifiers and kept nowhere. He
 * makes his password himself, with a link that the portal mails, or the code of a slip.
 * @throws Refusal `BOR-SESSION`, `BOR-PREUVE`, `BOR-OFFRE`, `BOR-GUICHET`, `BOR-IDENTITE`, `BOR-CHAMP`
 */
export function openSpace(scope: CommandScope, input: Input): Output {
  const { db } = scope;
  const { commandId } = input;
  const desk = spaceDesk(scope);
  const account = desk.account.key;
  const email = readEmailTwice(input.email, input.emailAgain);
  const before = payloadBefore<{ slip: boolean }>(db, commandId);
  if (before !== undefined) {
    const known = knownAct<{ papers: readonly { number: string }[] }>(
      ...[db, commandId, account, payloadOf(desk, input, email, before.slip)],
    );
    const [paper] = known?.papers ?? [];
    if (paper !== undefined) return { ...done(scope, paper.number), way: before.slip ? 'slip' : 'mail' };
  }
  if (!mayAsk(db, desk)) refuseOffer("Un agent doit voir votre demande d'espace locataire avec vous.");
  refuseOtherIdentity(scope, desk, input);
  refuseTexts(desk, input);

  const slip = email === null || sentOf(scope.core) === 'later';
  const identifier = mintIdentifier();
  const code = slip ? mintCode() : null;
  const expiresAt = new Date(scope.core.ports.clock.now() + SLIP_DAYS * DAY_MS).toISOString();
  const number = reserveTicket(scope, 'ticket');
  const title = 'Espace locataire demandé';
  writeKioskAct(scope, {
    ...{ commandId, desk, act: 'space', type: 'registration.open' },
    payload: payloadOf(desk, input, email, slip),
    body: { number, person: desk.person.handle, slip },
    result: {
      login: identifier,
      code: code === null ? null : { hash: codeHash(code), expiresAt },
      papers: [{ number, title }],
    },
    afterLast: true,
    ticket: {
      number,
      title,
      ...spaceTicket(scope, desk, { email, identifier, code, expiresAt }),
    },
  });
  return { ...done(scope, number), way: slip ? 'slip' : 'mail' };
}

function payloadOf(
  { profile, today, legal, person }: SpaceDesk,
  input: Input,
  email: string | null,
  slip: boolean,
) {
  const { fields, compare } = identityRule(profile, today);
  return {
    person: `borne:${person.handle}`,
    name: '',
    email,
    document: 'autre',
    representative: null,
    compared: fields,
    compare,
    termsOn: 'screen',
    legalVersion: input.legalVersion,
    consents: consentOffers(profile, legal, today).map(({ kind, wording, given: offered }) => {
      const given = input.consents.find((one) => one.kind === kind)?.given ?? offered;
      return { kind, given, wording, version: legal.version };
    }),
    slip,
    channel: 'borne',
  };
}

const INPUTS: Readonly<Record<IdentityField, { readonly field: string; readonly sentence: string }>> = {
  nom: { field: 'lastName', sentence: 'Indiquez votre nom.' },
  prenom: { field: 'firstName', sentence: 'Indiquez votre prénom.' },
  date_naissance: { field: 'birth', sentence: 'Écrivez la date de naissance comme 29/02/1960.' },
};

/** By what the landlord compares with the lease before a registration; which of them differs is not told. */
function refuseOtherIdentity(
  { core }: CommandScope,
  { profile, today, person }: SpaceDesk,
  input: Input,
): void {
  requireSpaceTry(core, person.handle);
  const { fields, compare } = identityRule(profile, today);
  const { lastName, firstName, birth } = input;
  const typed = { lastName, firstName, birth };
  // What cannot be read tells nothing: it is no try.
  const unread = fields.find((field) => typedTexts([field], compare, typed, today).length === 0);
  if (unread !== undefined) refuseField(INPUTS[unread].field, INPUTS[unread].sentence);
  if (registers(person, typedTexts(fields, compare, typed, today), derive)) return;
  countWrongNames(core, person.handle);
  throw new Refusal('BOR-IDENTITE', "Ces réponses ne sont pas celles du bail. Relisez l'avis d'échéance.", {
    kept: "Rien n'a été enregistré.",
    next: 'Recommencez, ou adressez-vous au guichet.',
  });
}

function refuseTexts({ profile, today, legal }: SpaceDesk, input: Input): void {
  if (input.legalVersion !== legal.version)
    refuseField('legalVersion', 'Les textes ont changé\u202f: relisez-les, puis recommencez.');
  if (!input.termsAccepted)
    refuseField(
      'termsAccepted',
      "Sans les conditions acceptées, l'espace locataire ne peut pas être ouvert.",
    );
  const fault = checkConsents(consentOffers(profile, legal, today), input.consents);
  if (fault !== null) refuseField('consents', fault);
}
