import type { z } from 'zod';
import type { RegistrationDone, registrationsContract } from '../../contract/registrations.ts';
import { LINK_DAYS } from '../../rules/registrations/activation-code.ts';
import { emailKey } from '../../rules/registrations/email.ts';
import { issueSpaceReceipt, reserveSpacePaper, spacePaperTitle } from '../documents/space-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { readTwice, refuseSharedEmail, requireLiving } from './checks.ts';
import { portalAddress, requireSomebody, spaceDesk } from './desk.ts';
import { otherWithEmail } from './emails.ts';
import type { ActBody } from './queries.ts';
import { refuse } from './refusals.ts';
import { doneWith, knownAct, requireCorrected, writeAct } from './write-act.ts';

type EmailInput = z.infer<NonNullable<(typeof registrationsContract.changeEmail)['~orpc']['inputSchema']>>;

/**
 * Another e-mail for a space: its activation goes there, or a link that confirms it.
 * @throws Refusal `INS-EMAIL`, `INS-EMAIL-PRIS`, `INS-SANS-ESPACE`
 */
export function changeEmail(scope: CommandScope, input: EmailInput): RegistrationDone {
  const { db, core } = scope;
  const { commandId, account, person: key, document, supersedes } = input;
  const email = readTwice(input.email, input.emailAgain);
  const payload = { person: key, email, document, ...(supersedes === null ? {} : { supersedes }) };
  const known = knownAct(db, commandId, account, payload);
  if (known !== undefined) return doneWith(scope, account, key, known.papers);
  requireCorrected(scope, supersedes, 'email', account);

  const desk = spaceDesk(core, db, account);
  const person = requireSomebody(desk, key);
  const space = requireLiving(person);
  if (space.email !== null && emailKey(space.email) === emailKey(email) && space.bounced === null) {
    refuse('INS-EMAIL', "Cette adresse e-mail est déjà celle de l'espace.", { field: 'email' });
  }
  refuseSharedEmail(db, desk, email, key);

  const number = reserveSpacePaper(scope, 'recepisse-espace');
  const papers = [{ number, title: spacePaperTitle({ kind: 'recepisse-espace', what: 'email' }) }];
  writeAct(scope, {
    commandId,
    act: 'email',
    lease: desk.lease,
    person: key,
    email,
    body: {
      name: person.name,
      ...(otherWithEmail(db, email, key, desk.view) === undefined ? { login: email } : {}),
      ...activation(space.state, desk.view.now),
    },
    payload,
    result: { papers },
    supersedes,
  });
  issueSpaceReceipt(scope, {
    lease: desk.lease,
    commandId,
    number,
    person,
    what: { kind: 'email', email },
    address: portalAddress(db),
  });
  return doneWith(scope, account, key, papers);
}

/** A space still to be activated is sent a new link, to the new address. */
function activation(state: string, now: number): Pick<ActBody, 'channel' | 'expiresAt'> {
  if (state === 'active' || state === 'suspended') return {};
  return { channel: 'email', expiresAt: new Date(now + LINK_DAYS * 86_400_000).toISOString() };
}
