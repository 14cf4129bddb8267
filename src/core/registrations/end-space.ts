import type { z } from 'zod';
import type { RegistrationDone, registrationsContract } from '../../contract/registrations.ts';
import { lostOnClosing } from '../../rules/registrations/losses.ts';
import type { SpaceAct } from '../../rules/registrations/states.ts';
import { issueSpaceReceipt, reserveSpacePaper, spacePaperTitle } from '../documents/space-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { requireLiving } from './checks.ts';
import { portalAddress, requireSomebody, type Somebody, type SpaceDesk, spaceDesk } from './desk.ts';
import { refuse } from './refusals.ts';
import { doneWith, knownAct, writeAct } from './write-act.ts';

type CloseInput = z.infer<NonNullable<(typeof registrationsContract.close)['~orpc']['inputSchema']>>;
type SuspendInput = z.infer<NonNullable<(typeof registrationsContract.suspend)['~orpc']['inputSchema']>>;
type ResumeInput = z.infer<NonNullable<(typeof registrationsContract.resume)['~orpc']['inputSchema']>>;

/** Désinscription, with its slip. @throws Refusal `INS-SANS-ESPACE` */
export function closeSpace(scope: CommandScope, input: CloseInput): RegistrationDone {
  const { db, core } = scope;
  const { commandId, account, ...payload } = input;
  const known = knownAct(db, commandId, account, payload);
  if (known !== undefined) return doneWith(scope, account, input.person, known.papers);
  const desk = spaceDesk(core, db, account);
  const person = requireSomebody(desk, input.person);
  requireLiving(person);

  const number = reserveSpacePaper(scope, 'recepisse-espace');
  const papers = [{ number, title: spacePaperTitle({ kind: 'recepisse-espace', what: 'closed' }) }];
  write(scope, desk, person, { commandId, act: 'close', payload, papers });
  const lost = lostOnClosing(desk.profile, desk.view.on);
  issueSpaceReceipt(scope, {
    lease: desk.lease,
    commandId,
    number,
    person,
    what: { kind: 'closed', reason: input.reason, lost },
    address: portalAddress(db),
  });
  return doneWith(scope, account, person.key, papers);
}

/** Nobody signs in to it until it is resumed. @throws Refusal `INS-SANS-ESPACE`, `INS-SUSPENDU` */
export function suspendSpace(scope: CommandScope, input: SuspendInput): RegistrationDone {
  const { commandId, account, ...payload } = input;
  return without(scope, { commandId, account, act: 'suspend', payload }, (person) => {
    if (requireLiving(person).state !== 'suspended') return;
    refuse('INS-SUSPENDU', `L'espace de ${person.name} est déjà suspendu.`);
  });
}

/** @throws Refusal `INS-SANS-ESPACE`, `INS-PAS-SUSPENDU` */
export function resumeSpace(scope: CommandScope, input: ResumeInput): RegistrationDone {
  const { commandId, account, ...payload } = input;
  return without(scope, { commandId, account, act: 'resume', payload }, (person) => {
    if (requireLiving(person).state === 'suspended') return;
    refuse('INS-PAS-SUSPENDU', `L'espace de ${person.name} n'est pas suspendu.`);
  });
}

type Payload = Readonly<Record<string, unknown>> & { readonly person: string };
type Plain = {
  readonly commandId: string;
  readonly act: SpaceAct;
  readonly payload: Payload;
};

/** An act that gives no paper. */
function without(
  scope: CommandScope,
  plain: Plain & { readonly account: string },
  check: (person: Somebody) => void,
): RegistrationDone {
  const { commandId, account, payload } = plain;
  const known = knownAct(scope.db, commandId, account, payload);
  if (known === undefined) {
    const desk = spaceDesk(scope.core, scope.db, account);
    const person = requireSomebody(desk, payload.person);
    check(person);
    write(scope, desk, person, { ...plain, papers: [] });
  }
  return doneWith(scope, account, payload.person, []);
}

function write(
  scope: CommandScope,
  desk: SpaceDesk,
  person: Somebody,
  { papers, ...plain }: Plain & { readonly papers: RegistrationDone['papers'] },
): void {
  writeAct(scope, {
    ...plain,
    lease: desk.lease,
    person: person.key,
    email: null,
    body: { name: person.name },
    result: { papers },
    supersedes: null,
  });
}
