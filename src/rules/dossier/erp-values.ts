import type { DossierPart, Occupant, PartValue, RoleHolder } from './values.ts';
import { WRITTEN_ROLES } from './values.ts';

/** Somebody of an account as the ERP's file says. */
export type FilePerson = {
  /** Key that both sides know. */
  readonly key: string;
  readonly role: string;
  readonly civility: string | null;
  readonly lastName: string;
  readonly usageName: string | null;
  readonly firstName: string | null;
  /** ISO date, or the year alone. */
  readonly birth: string | null;
  readonly email: string | null;
  readonly phone1: string | null;
  readonly phone2: string | null;
  readonly masked: boolean;
};

const OCCUPANT = 'occupant';

/** Who lives there without holding the lease. */
export function isOccupant(role: string): boolean {
  return role === OCCUPANT;
}

export function isWrittenRole(role: string): role is RoleHolder['role'] {
  return (WRITTEN_ROLES as readonly string[]).includes(role);
}

/**
 * What the ERP's file says of one part of an account's file: what standing is made over, on both sides. It says no
 * postal address, nor what a representative is.
 * @param people those the file names on the account today
 * @param person key, for a part that belongs to one person; one that is not there has nothing
 */
export function fileValue<Part extends DossierPart>(
  part: Part,
  people: readonly FilePerson[],
  person: string | null,
): PartValue<Part> {
  return VALUES[part](people, person) as PartValue<Part>;
}

const VALUES: {
  readonly [Part in DossierPart]: (people: readonly FilePerson[], person: string | null) => PartValue<Part>;
} = {
  coordonnees(people, person) {
    const held = people.find(({ key }) => key === person);
    return {
      phone1: within(held?.phone1, LONGEST_PHONE),
      phone2: within(held?.phone2, LONGEST_PHONE),
      email: within(held?.email, LONGEST_EMAIL),
    };
  },
  protection: (people, person) => ({ masked: people.some(({ key, masked }) => masked && key === person) }),
  'adresse-courrier': () => ({ lines: null }),
  foyer: (people) => ({
    occupants: people
      .filter(({ role }) => isOccupant(role))
      .map(occupantOf)
      .slice(0, MOST_PEOPLE),
  }),
  roles: (people) => ({ people: people.flatMap(roleOf).slice(0, MOST_PEOPLE) }),
};

// What a value may hold (values.ts): the ERP's file has no such bounds.
const MOST_PEOPLE = 20;
const LONGEST_NAME = 80;
const LONGEST_CIVILITY = 20;
const LONGEST_PHONE = 40;
const LONGEST_EMAIL = 254;

function within(text: string | null | undefined, longest: number): string | null {
  return text?.slice(0, longest) ?? null;
}

function roleOf(one: FilePerson): RoleHolder[] {
  if (!isWrittenRole(one.role)) return [];
  return [{ ...occupantOf(one), role: one.role, kind: null, phone: within(one.phone1, LONGEST_PHONE) }];
}

function occupantOf({ civility, lastName, usageName, firstName, birth }: FilePerson): Occupant {
  return {
    civility: within(civility, LONGEST_CIVILITY),
    lastName: lastName.slice(0, LONGEST_NAME),
    usageName: within(usageName, LONGEST_NAME),
    firstName: within(firstName, LONGEST_NAME),
    birth: birth !== null && /^\d{4}(-\d{2}-\d{2})?$/.test(birth) ? birth : null,
  };
}
