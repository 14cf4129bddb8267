import type { Person } from '../../contract/accounts.ts';
import { displayName } from '../../rules/names.ts';
import { formatPhone } from '../../rules/phones.ts';
import type { ReadableDb } from '../database/connection.ts';
import { withChanges } from '../dossier/people-with-changes.ts';
import { type FilePersonRow, filePeople } from './file-people.ts';
import { isHolder } from './roles.ts';

/** Somebody of an account as stands now: the ERP's word, and over it the changes of the file that are in effect. */
export type PersonRow = Omit<FilePersonRow, 'key'> & {
  /** Key that both sides know; null for somebody whom only a change brought, and who has no ids either (0). */
  readonly key: string | null;
};

const ROLE_ORDER = ['signataire_principal', 'cosignataire', 'conjoint_cotitulaire'];

function rank({ role, absent }: PersonRow): number {
  const place = ROLE_ORDER.indexOf(role);
  return (absent === 1 ? 10 : 0) + (place === -1 ? ROLE_ORDER.length : place);
}

/** Everyone of an account: who holds it, main signatory first, then the others, then who is no longer named on it. */
export function listPeople(db: ReadableDb, leaseId: number): PersonRow[] {
  return withChanges(db, leaseId, filePeople(db, leaseId)).toSorted((a, b) => rank(a) - rank(b));
}

/** Those who hold the account today; where the file names none, whoever it names. */
export function holdersOf(people: readonly PersonRow[]): PersonRow[] {
  const holders = people.filter(({ role, absent }) => absent === 0 && isHolder(role));
  return holders.length > 0 ? holders : people.slice(0, 1);
}

export function personView(row: PersonRow): Person {
  const name = displayName(row);
  return {
    id: personId(row, name),
    role: row.role,
    civility: row.civility,
    name,
    birth: row.birth,
    email: row.email,
    phones: [row.phone1, row.phone2].filter((phone) => phone !== null).map(formatPhone),
    addressMasked: row.addressMasked === 1,
  };
}

/** As the account's answers name a person; who was only brought by a change goes by role and name. */
export function personId(
  { key, personId: id, role }: Pick<PersonRow, 'key' | 'personId' | 'role'>,
  name: string,
): string {
  return key === null ? `dossier:${role}:${name}` : String(id);
}
