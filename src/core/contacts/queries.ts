import type { HeldContact } from '../accounts/contacts.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

export type ResidenceRow = {
  readonly code: string;
  readonly name: string;
  readonly address: string | null;
  readonly postalCode: string;
  readonly city: string;
  readonly agencyCode: string | null;
};
export type AgencyRow = {
  readonly code: string;
  readonly name: string;
  readonly address: string | null;
  readonly hours: string | null;
  readonly phone: string | null;
};
export type NamedContact = Pick<HeldContact, 'role' | 'name'> & { readonly residenceCode: string };
export type PlacedContact = HeldContact & { readonly residenceCode: string };
export type Announcement = {
  readonly residenceCode: string;
  readonly title: string;
  readonly text: string | null;
  readonly from: string;
  readonly to: string | null;
};

/** Of every residence, whatever its name. */
export const EVERYWHERE = '*';

/** Every residence: a landlord has hundreds, and the words sought may stand anywhere in them. */
export function residences(db: ReadableDb): ResidenceRow[] {
  return sql<ResidenceRow>(
    db,
    `SELECT code, name, address, postal_code AS postalCode, city, agency_code AS agencyCode FROM residence
     WHERE absent_since IS NULL`,
  ).all();
}

export function agencies(db: ReadableDb): AgencyRow[] {
  return sql<AgencyRow>(
    db,
    'SELECT code, name, address, hours, phone FROM agency WHERE absent_since IS NULL',
  ).all();
}

/** Who is where, in which role: what a search and the list of roles need, and no more. */
export function namedContacts(db: ReadableDb): NamedContact[] {
  return sql<NamedContact>(
    db,
    'SELECT residence_code AS residenceCode, role, name FROM contact WHERE absent_since IS NULL',
  ).all();
}

/** The contacts of these residences, by the index of their codes. */
export function contactsIn(db: ReadableDb, codes: readonly string[]): PlacedContact[] {
  return sql<PlacedContact>(
    db,
    `SELECT residence_code AS residenceCode, role, name, phone, email, address, hours,
       residence_code = '*' AS everywhere FROM contact
     WHERE residence_code IN (SELECT value FROM json_each(?)) AND absent_since IS NULL ORDER BY id`,
  ).all(JSON.stringify(codes));
}

/** What is announced in these residences on a day or after it. @param today ISO date */
export function announcementsIn(db: ReadableDb, codes: readonly string[], today: string): Announcement[] {
  return sql<Announcement>(
    db,
    `SELECT residence_code AS residenceCode, title, text, starts_on AS "from", ends_on AS "to" FROM announcement
     WHERE residence_code IN (SELECT value FROM json_each(?)) AND absent_since IS NULL
       AND (ends_on IS NULL OR ends_on >= ?)
     ORDER BY starts_on DESC, id`,
  ).all(JSON.stringify(codes), today);
}
