import type { z } from 'zod';
import type { RegistrationDone, registrationsContract } from '../../contract/registrations.ts';
import { issueSpaceReceipt, reserveSpacePaper, spacePaperTitle } from '../documents/space-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { refuseOldTexts, requireLiving } from './checks.ts';
import { givenAnswers, offersOf, refuseConsents } from './consents.ts';
import { portalAddress, requireSomebody, spaceDesk } from './desk.ts';
import { doneWith, knownAct, writeAct } from './write-act.ts';

type ConsentsInput = z.infer<NonNullable<(typeof registrationsContract.setConsents)['~orpc']['inputSchema']>>;

/**
 * Consents given or withdrawn, each with the words it was read with; a slip where one is withdrawn.
 * @throws Refusal `INS-TEXTES`, `INS-CONSENTEMENTS`, `INS-SANS-ESPACE`
 */
export function setConsents(scope: CommandScope, input: ConsentsInput): RegistrationDone {
  const { db, core } = scope;
  const { commandId, account, person: key, document } = input;
  const desk = spaceDesk(core, db, account);
  const consents = givenAnswers(desk, input.consents);
  const payload = { person: key, document, consents };
  const known = knownAct(db, commandId, account, payload);
  if (known !== undefined) return doneWith(scope, account, key, known.papers);

  const person = requireSomebody(desk, key);
  const space = requireLiving(person);
  refuseOldTexts(desk.legal, input.legalVersion);
  refuseConsents(desk, input.consents);

  const withdrawn = consents.some(
    ({ kind, given }) => !given && space.consents.some((one) => one.kind === kind && one.given),
  );
  const number = withdrawn ? reserveSpacePaper(scope, 'recepisse-espace') : null;
  const papers =
    number === null
      ? []
      : [{ number, title: spacePaperTitle({ kind: 'recepisse-espace', what: 'consents' }) }];
  writeAct(scope, {
    commandId,
    act: 'consents',
    lease: desk.lease,
    person: key,
    email: null,
    body: { name: person.name, consents },
    payload,
    result: { papers },
    supersedes: null,
  });
  if (number !== null) {
    const offers = offersOf(desk);
    issueSpaceReceipt(scope, {
      lease: desk.lease,
      commandId,
      number,
      person,
      what: {
        kind: 'consents',
        version: desk.legal.version,
        consents: consents.map(({ kind, given, wording }) => ({
          kind,
          label: offers.find((offer) => offer.kind === kind)?.label ?? kind,
          given,
          wording,
        })),
      },
      address: portalAddress(db),
    });
  }
  return doneWith(scope, account, key, papers);
}
