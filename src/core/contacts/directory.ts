import type { Directory } from '../../contract/contacts.ts';
import { addressTokens } from '../../rules/addresses.ts';
import { compareContactRoles, contactRoleLabel, isEmergencyRole } from '../../rules/contacts/roles.ts';
import { matchesQuery, queryTokens } from '../../rules/names.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { type HeldContact, shownContacts } from '../accounts/contacts.ts';
import type { ReadableDb } from '../database/connection.ts';
import {
  type AgencyRow,
  agencies,
  announcementsIn,
  contactsIn,
  EVERYWHERE,
  type NamedContact,
  namedContacts,
  type PlacedContact,
  type ResidenceRow,
  residences,
} from './queries.ts';

const MOST_SHOWN = 50;
const AGENCY = 'agence';
const FRENCH = new Intl.Collator('fr', { numeric: true });

export type Sought = { readonly text: string; readonly role: string | null };

/**
 * Whom to call, by building and role. Emergencies are told whatever is sought: nobody looks for them at leisure.
 * @param today ISO date
 */
export function directory(
  db: ReadableDb,
  profile: LandlordProfile,
  { text, role }: Sought,
  today: string,
): Directory {
  const named = Map.groupBy(namedContacts(db), ({ residenceCode }) => residenceCode);
  const places = placesOf(residences(db), agencies(db), named);
  const found = places.filter(
    (place) => (role === null || place.roles.has(role)) && answers(place.words, text),
  );
  const page = found.toSorted(byName).slice(0, MOST_SHOWN);
  const common = contactsIn(db, [EVERYWHERE]);
  return {
    roles: rolesMet(profile, places, common),
    everywhere: shownContacts(
      profile,
      common
        .filter(
          (row) => isEmergencyRole(row.role) || isSought(row, { text: page.length > 0 ? '' : text, role }),
        )
        .map(contactOf),
    ),
    residences: pageOf(db, profile, page, role, today),
    more: found.length > page.length,
  };
}

type Place = {
  readonly residence: ResidenceRow;
  readonly agency: AgencyRow | undefined;
  readonly roles: ReadonlySet<string>;
  /** What it is found by. */
  readonly words: readonly string[];
};

function placesOf(
  rows: readonly ResidenceRow[],
  agencyRows: readonly AgencyRow[],
  named: ReadonlyMap<string, readonly NamedContact[]>,
): Place[] {
  const byCode = new Map(agencyRows.map((agency) => [agency.code, agency]));
  return rows.map((residence) => {
    const agency = residence.agencyCode === null ? undefined : byCode.get(residence.agencyCode);
    const people = named.get(residence.code) ?? [];
    const roles = new Set(people.map(({ role }) => role));
    if (agency !== undefined) roles.add(AGENCY);
    const { name, address, postalCode, city } = residence;
    return {
      residence,
      agency,
      roles,
      words: [name, address ?? '', postalCode, city, agency?.name ?? '', ...people.map((one) => one.name)],
    };
  });
}

function answers(words: readonly string[], text: string): boolean {
  const query = queryTokens(text);
  return query.length === 0 || matchesQuery(words.flatMap(tokensOf), query);
}

// Folding a landlord's residences costs more than reading them, and their words hardly ever change.
const folded = new Map<string, readonly string[]>();
const MOST_FOLDED = 50_000;

function tokensOf(words: string): readonly string[] {
  const known = folded.get(words);
  if (known !== undefined) return known;
  if (folded.size >= MOST_FOLDED) folded.clear();
  const tokens = addressTokens([words]);
  folded.set(words, tokens);
  return tokens;
}

function byName({ residence: a }: Place, { residence: b }: Place): number {
  return FRENCH.compare(a.name, b.name) || (a.code < b.code ? -1 : 1);
}

function isSought(row: PlacedContact, { text, role }: Sought): boolean {
  return (role === null || row.role === role) && answers([row.name], text);
}

function contactOf({ residenceCode, ...contact }: PlacedContact): HeldContact {
  return contact;
}

function rolesMet(
  profile: LandlordProfile,
  places: readonly Place[],
  common: readonly PlacedContact[],
): Directory['roles'] {
  const roles = new Set([...places.flatMap((place) => [...place.roles]), ...common.map(({ role }) => role)]);
  return [...roles]
    .toSorted(compareContactRoles(profile))
    .map((role) => ({ role, label: contactRoleLabel(profile, role) }));
}

function pageOf(
  db: ReadableDb,
  profile: LandlordProfile,
  page: readonly Place[],
  role: string | null,
  today: string,
): Directory['residences'] {
  const codes = page.map(({ residence }) => residence.code);
  const contacts = Map.groupBy(contactsIn(db, codes), ({ residenceCode }) => residenceCode);
  const news = Map.groupBy(announcementsIn(db, [...codes, EVERYWHERE], today), (one) => one.residenceCode);
  return page.map(({ residence, agency }) => {
    const own = (contacts.get(residence.code) ?? []).map(contactOf);
    const rows =
      agency === undefined || own.some((row) => row.role === AGENCY) ? own : [...own, ofAgency(agency)];
    return {
      code: residence.code,
      name: residence.name,
      address: addressOf(residence),
      agencyName: agency?.name ?? null,
      contacts: shownContacts(profile, role === null ? rows : rows.filter((row) => row.role === role)),
      announcements: [...(news.get(residence.code) ?? []), ...(news.get(EVERYWHERE) ?? [])].map(
        ({ title, text, from, to }) => ({ title, text, from, to }),
      ),
    };
  });
}

/** The agency in charge, where the landlord lists none among the people to call. */
function ofAgency({ name, phone, address, hours }: AgencyRow): HeldContact {
  return { role: AGENCY, name, phone, email: null, address, hours, everywhere: 1 };
}

function addressOf({ address, postalCode, city }: ResidenceRow): string {
  return [address?.trim() ?? '', `${postalCode} ${city}`.trim()].filter((part) => part !== '').join(', ');
}
