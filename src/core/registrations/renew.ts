import type { z } from 'zod';
import type { RegistrationDone, registrationsContract } from '../../contract/registrations.ts';
import { readLogin } from '../../rules/registrations/login.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { requireLiving } from './checks.ts';
import { requireSomebody, spaceDesk } from './desk.ts';
import { refuse } from './refusals.ts';
import { invite } from './slip.ts';
import { doneWith, knownAct, writeAct } from './write-act.ts';

type RenewInput = z.infer<NonNullable<(typeof registrationsContract.renew)['~orpc']['inputSchema']>>;

/**
 * Gives a new way to activate: the mail or the slip did not work, or the password is forgotten. The ones before it work
 * no more.
 * @throws Refusal `INS-SANS-ESPACE`, `INS-SUSPENDU`, `INS-VOIE`
 */
export function renewActivation(scope: CommandScope, input: RenewInput): RegistrationDone {
  const { db, core } = scope;
  const { commandId, account, ...payload } = input;
  const known = knownAct(db, commandId, account, payload);
  if (known !== undefined) return doneWith(scope, account, input.person, known.papers);

  const desk = spaceDesk(core, db, account);
  const person = requireSomebody(desk, input.person);
  const space = requireLiving(person);
  if (space.state === 'suspended') {
    refuse(
      'INS-SUSPENDU',
      `L'espace de ${person.name} est suspendu\u202f: une activation ne le rouvrirait pas.`,
      {
        next: "Un responsable le rétablit d'abord.",
      },
    );
  }
  if (input.email && space.email === null) {
    refuse('INS-VOIE', `${person.name} n'a pas d'adresse e-mail\u202f: l'activation passe par un bulletin.`, {
      field: 'email',
      next: "Cochez le bulletin, ou donnez d'abord une adresse e-mail.",
    });
  }
  if (!input.email && !input.slip) {
    refuse(
      'INS-VOIE',
      "Choisissez comment donner l'activation\u202f: par e-mail, par un bulletin, ou les deux.",
      {
        field: 'slip',
      },
    );
  }

  const login = space.login ?? space.email;
  if (login === null) {
    return refuse(
      'INS-VOIE',
      `L'espace de ${person.name} vient du fichier du bailleur, sans adresse e-mail\u202f: son identifiant n'est pas connu de ce poste.`,
      {
        field: 'email',
        next: "Donnez-lui d'abord une adresse e-mail, ou désinscrivez cette personne et inscrivez-la de nouveau.",
      },
    );
  }

  const invitation = invite(scope, { email: input.email ? space.email : null, slip: input.slip });
  const { code, papers, shown } = invitation;
  writeAct(scope, {
    commandId,
    act: 'renew',
    lease: desk.lease,
    person: person.key,
    email: null,
    body: { name: person.name, ...shown },
    payload,
    result: { code, papers },
    supersedes: null,
  });
  invitation.issue({ lease: desk.lease, commandId, person, login: rawLogin(login) });
  return doneWith(scope, account, person.key, papers);
}

/** As a paper freezes it: an identifier without its space. */
function rawLogin(shown: string): string {
  const read = readLogin(shown);
  return read.kind === 'identifier' ? read.identifier : shown;
}
