import type { Comparison, RegistrablePerson, RegistrationPrepare } from '../../contract/registrations.ts';
import { displayName } from '../../rules/names.ts';
import { SLIP_DAYS } from '../../rules/registrations/activation-code.ts';
import { compareIdentity, identityRule, type TypedIdentity } from '../../rules/registrations/identity.ts';
import { paperlessFrom } from '../../rules/registrations/offers.ts';
import { isLiving } from '../../rules/registrations/states.ts';
import { mayRegister, ownEmailRule } from '../../rules/registrations/who.ts';
import type { ReadableDb } from '../database/connection.ts';
import { standingOf } from '../dossier/standing.ts';
import { offersOf } from './consents.ts';
import { type SpaceDesk, tenantAddress } from './desk.ts';
import type { LeasePerson } from './queries.ts';
import { refuseUnknownPerson } from './refusals.ts';

/** Everything the guided registration asks, offers and reads aloud, by this landlord's rules of the day. */
export function prepareRegistration(db: ReadableDb, desk: SpaceDesk): RegistrationPrepare {
  const { profile, legal, view } = desk;
  const { fields, compare, rule } = identityRule(profile, view.on);
  const file = standingOf(db, desk.lease);
  return {
    people: presentPeople(desk).map((held) => registrable(desk, held, file.contactsOf(held.person).email)),
    identity: { fields: [...fields], compare, rule },
    email: ownEmailRule(profile, view.on),
    legalVersion: legal.version,
    specimen: legal.specimen,
    terms: legal.terms,
    notice: legal.notice,
    consents: offersOf(desk),
    confirmationMail: profile.account.activation.value === 'email-link-then-confirmation',
    slipDays: SLIP_DAYS,
    address: tenantAddress(db, profile, view.on),
    paperlessFrom: paperlessFrom(view.on),
  };
}

/** Whoever the lease names today; whoever left it registers no more. */
export function presentPeople({ people }: SpaceDesk): LeasePerson[] {
  return people.filter(({ absent }) => absent === 0);
}

/** @param email as the file stands now, changes included */
function registrable(desk: SpaceDesk, held: LeasePerson, email: string | null): RegistrablePerson {
  const { person, role, birth } = held;
  return {
    person,
    name: displayName(held),
    role,
    birth,
    email,
    ...mayRegisterHere(desk, held),
    space: desk.spaces.find((one) => one.person === person) ?? null,
  };
}

/** Whether somebody of the lease may register now, by the landlord's rule and the spaces that live already. */
export function mayRegisterHere(desk: SpaceDesk, held: LeasePerson): ReturnType<typeof mayRegister> {
  const { profile, view, lease } = desk;
  const may = mayRegister(
    { profile, on: view.on, exitOn: lease.exitOn },
    held,
    desk.spaces.filter(({ state }) => isLiving(state)),
    presentPeople(desk),
  );
  if (!may.allowed || lease.absentSince === null) return may;
  return {
    ...may,
    allowed: false,
    sentence: "Ce compte n'est plus dans le fichier du bailleur\u202f: personne ne peut y être inscrit.",
  };
}

/** @throws Refusal `INS-PERSONNE` when the lease does not name the person today */
export function requireHeld(desk: SpaceDesk, person: string): LeasePerson {
  return presentPeople(desk).find((one) => one.person === person) ?? refuseUnknownPerson();
}

/** Holds what the clerk reads on the identity document against the lease. */
export function compareWithLease(desk: SpaceDesk, held: LeasePerson, typed: TypedIdentity): Comparison {
  const { profile, view } = desk;
  return compareIdentity(identityRule(profile, view.on), held, typed, view.on);
}
