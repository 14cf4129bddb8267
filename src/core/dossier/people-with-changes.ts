import { isOccupant, isWrittenRole } from '../../rules/dossier/erp-values.ts';
import type { Occupant, RoleHolder } from '../../rules/dossier/values.ts';
import { nameKey } from '../../rules/names.ts';
import type { FilePersonRow } from '../accounts/file-people.ts';
import type { PersonRow } from '../accounts/people.ts';
import type { ReadableDb } from '../database/connection.ts';
import { actRows, portalRows } from './rows.ts';
import { type Standing, standingFrom } from './standing.ts';

/** The people of an account with the changes of its file that are in effect. */
export function withChanges(db: ReadableDb, leaseId: number, file: readonly FilePersonRow[]): PersonRow[] {
  const portal = portalRows(db, leaseId);
  const acts = actRows(db, leaseId);
  if (portal.length + acts.length === 0) return [...file];
  return changedPeople(file, standingFrom(file, portal, acts));
}

/** The people that a file names, as what stands says of them. */
function changedPeople(file: readonly FilePersonRow[], standing: Standing): PersonRow[] {
  let people: PersonRow[] = [...file];
  if (standing.isChanged('foyer', null)) {
    people = replaced(people, isOccupant, standing.household.occupants.map(asRow));
  }
  if (standing.isChanged('roles', null)) {
    people = replaced(people, isWrittenRole, standing.roles.people.map(asRow));
  }
  return people.map((row) => {
    if (row.key === null || row.absent === 1) return row;
    const contacts = standing.isChanged('coordonnees', row.key) ? standing.contactsOf(row.key) : {};
    const addressMasked = standing.isChanged('protection', row.key)
      ? standing.maskedPersons.has(row.key)
      : row.addressMasked === 1;
    return { ...row, ...contacts, addressMasked: addressMasked ? 1 : 0 };
  });
}

type Named = Omit<PersonRow, 'key' | 'partyId' | 'personId' | 'absent'>;

function asRow(one: Occupant | RoleHolder): Named {
  const { civility, lastName, usageName, firstName, birth } = one;
  const written = 'role' in one ? { role: one.role, phone1: one.phone } : { role: 'occupant', phone1: null };
  return {
    ...written,
    civility,
    lastName,
    usageName,
    firstName,
    birth,
    email: null,
    phone2: null,
    addressMasked: 0,
    partyMasked: 0,
  };
}

/**
 * Those of some roles as they stand now. Whoever the file names too keeps its ids, and what the change says nothing of;
 * whoever is no longer among them is no longer of the account.
 */
function replaced(
  people: readonly PersonRow[],
  concerns: (role: string) => boolean,
  now: readonly Named[],
): PersonRow[] {
  const left = people.filter(({ role, absent }) => absent === 0 && concerns(role));
  const kept = people.filter((one) => !left.includes(one));
  return [
    ...kept,
    ...now.map((one): PersonRow => {
      const same = left.find((other) => identity(other) === identity(one));
      if (same === undefined) return { ...one, partyId: 0, personId: 0, key: null, absent: 0 };
      const { civility, lastName, usageName, firstName, birth } = one;
      const phone1 = isOccupant(one.role) ? same.phone1 : one.phone1;
      return { ...same, civility, lastName, usageName, firstName, birth, phone1 };
    }),
  ];
}

function identity({ role, lastName, firstName }: Pick<Named, 'role' | 'lastName' | 'firstName'>): string {
  return [role, nameKey(lastName), nameKey(firstName ?? '')].join('|');
}
