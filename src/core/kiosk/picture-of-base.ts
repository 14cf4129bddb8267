import { contactRoleLabel, isEmergencyRole } from '../../rules/contacts/roles.ts';
import { isoDate } from '../../rules/dates.ts';
import type { KioskAccount, KioskDirectory, KioskDocument } from '../../rules/kiosk/account.ts';
import { documentsOfWindow, kioskPeople, kioskPicture, type PersonInput } from '../../rules/kiosk/picture.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { type LeaseSummary, summaryById } from '../accounts/lease-summary.ts';
import { listPeople } from '../accounts/people.ts';
import { agencies, contactsIn, EVERYWHERE, residences } from '../contacts/queries.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { readMeta } from '../database/meta.ts';
import { standingMandate } from '../direct-debit/standing.ts';
import { listImported } from '../documents/queries.ts';
import { importedTitle } from '../documents/titles.ts';
import { certificatesOf, placed } from '../insurance/desk.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { dueMonths } from '../ledger/due-months.ts';
import { readLedgerEntries } from '../ledger/queries.ts';
import type { Clock, Ids } from '../ports.ts';
import { spacesOf, spaceView } from '../registrations/spaces.ts';
import { kioskPerson } from './make-people.ts';

/** What a kiosk holds of one account. */
export type KioskPicture = {
  readonly account: KioskAccount;
  readonly documents: readonly KioskDocument[];
};

/**
 * What a kiosk would hold of each account of a counter's base, account after account.
 * @param today ISO date
 * @param ids their random part salts what identifies
 */
export function* readKioskPictures(
  db: ReadableDb,
  profile: LandlordProfile,
  today: string,
  ids: Ids,
): Generator<KioskPicture> {
  const leases = sql<{ id: number }>(db, 'SELECT id FROM lease WHERE absent_since IS NULL ORDER BY id').all();
  for (const { id } of leases) {
    const lease = summaryById(db, id);
    if (lease !== undefined) yield pictureOf(db, profile, today, ids, lease);
  }
}

function pictureOf(
  db: ReadableDb,
  profile: LandlordProfile,
  today: string,
  ids: Ids,
  lease: LeaseSummary,
): KioskPicture {
  const spaces = spacesOf(db, lease, spaceView(profile, atNoon(today)));
  const [registeredOn = null] = spaces.flatMap((space) => space.registeredOn ?? []).toSorted();
  const mandate = standingMandate(db, lease, today);
  const months = dueMonths(readLedgerEntries(db, lease.id), isoDate(today));
  const picture = kioskPicture(
    profile,
    {
      key: lease.key,
      printed: lease.printed,
      residence: lease.residenceCode,
      exitOn: lease.exitOn,
      balanceCents: lease.balanceCents,
      asOf: readMeta(db, 'as-of') ?? `${today}T06:00:00.000Z`,
      months: months.map(({ month, remainingCents, dueOn }) => ({ month, cents: remainingCents, dueOn })),
      // Dead of itself: there is none to change, and a new one may be asked for.
      mandate: mandate === null || mandate.state === 'caduc' ? null : { ...mandate, state: mandate.state },
      certificates: placed(certificatesOf(db, lease)),
      registeredOn,
    },
    today,
  );
  const people = listPeople(db, lease.id).flatMap((person): PersonInput[] => {
    if (person.absent === 1 || person.key === null) return [];
    const space = spaces.find((one) => one.person === person.key);
    return [{ ...person, key: person.key, spaceState: space?.state ?? null }];
  });
  const known = kioskPeople(profile, people, today, lease.exitOn);
  return {
    account: { ...picture, people: known.map((person) => kioskPerson(person, saltFrom(ids))) },
    documents: documentsOfWindow(profile, documentsOf(db, lease.key), registeredOn, today),
  };
}

function saltFrom(ids: Ids): string {
  return ids.next().replaceAll('-', '');
}

/** Files that are not here are nothing to look at. */
function documentsOf(db: ReadableDb, account: string): KioskDocument[] {
  return listImported(db, account).flatMap((row) => {
    const { type, period, issuedOn, fileName, sha256, size } = row;
    if (sha256 === null || size === null) return [];
    return [
      { account, id: fileName, type, title: importedTitle(row), month: period, issuedOn, sha256, size },
    ];
  });
}

/** The landlord's own days count here, not hours. */
function atNoon(today: string): Clock {
  return { now: () => Date.parse(`${today}T12:00:00.000Z`), offsetMinutes: () => 0, monotonic: () => 0 };
}

/** Whom to call, of every residence: what hangs in the lobby; emergencies first. */
export function readKioskDirectory(db: ReadableDb): KioskDirectory {
  const profile = currentProfile(db);
  const places = residences(db);
  const names = new Map(places.map(({ code, name }) => [code, name]));
  const agency = readMeta(db, 'agency');
  const own = agencies(db).find(({ name }) => name === agency) ?? agencies(db)[0];
  const rows = contactsIn(db, [EVERYWHERE, ...names.keys()]).map((row) => ({
    residence: row.residenceCode === EVERYWHERE ? null : row.residenceCode,
    residenceName: names.get(row.residenceCode) ?? null,
    role: row.role,
    label: contactRoleLabel(profile, row.role),
    name: row.name,
    phone: row.phone,
    hours: row.hours,
  }));
  return {
    agencyName: own?.name ?? agency ?? profile.name,
    hours: own?.hours ?? null,
    rows: [
      ...rows.filter(({ role }) => isEmergencyRole(role)),
      ...rows.filter(({ role }) => !isEmergencyRole(role)),
    ],
  };
}
