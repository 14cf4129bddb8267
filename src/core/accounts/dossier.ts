import type { Dossier } from '../../contract/accounts.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { certificatesOf, placed } from '../insurance/desk.ts';
import { listAnnexes } from './dwelling-words.ts';
import { addressLines, type LeaseSummary } from './lease-summary.ts';
import { listPeople, personView } from './people.ts';

/** The lease, the dwelling, the residence and its people as the ERP holds them. `today`: the day of this post. */
export function dossierOf(db: ReadableDb, lease: LeaseSummary, today: string): Dossier {
  const masked = lease.addressMasked === 1;
  return {
    lease: leaseTerms(db, lease),
    dwelling: {
      ...dwellingFacts(db, lease.id),
      type: lease.dwellingType,
      addressLines: masked ? null : addressLines(lease),
    },
    annexes: listAnnexes(db, lease.annexes),
    residence: residenceOf(db, lease, today),
    people: listPeople(db, lease.id)
      .filter(({ absent }) => absent === 0)
      .map(personView),
    insurance: insuranceOf(db, lease),
    plan: planOf(db, lease.id),
  };
}

function leaseTerms(db: ReadableDb, { id }: LeaseSummary): Dossier['lease'] {
  const row = sql<Dossier['lease']>(
    db,
    `SELECT printed AS reference, started_on AS startedOn, exit_on AS exitOn, type, term, rent_cents AS rentCents,
       charges_cents AS chargesCents, deposit_cents AS depositCents FROM lease WHERE id = ?`,
  ).get(id);
  if (row === undefined) throw new Error('the lease has gone');
  return row;
}

function dwellingFacts(db: ReadableDb, leaseId: number): { code: string; surface: string | null } {
  const row = sql<{ code: string; surface: string | null }>(
    db,
    'SELECT d.code, d.surface FROM lease l JOIN dwelling d ON d.code = l.dwelling_code WHERE l.id = ?',
  ).get(leaseId);
  if (row === undefined) throw new Error('the dwelling has gone');
  return row;
}

/**
 * The residence; where the address is protected, nothing that tells where it is: neither its name nor what is
 * announced there.
 */
function residenceOf(db: ReadableDb, lease: LeaseSummary, today: string): Dossier['residence'] {
  const masked = lease.addressMasked === 1;
  const row = sql<{ name: string; address: string | null; agencyName: string | null }>(
    db,
    `SELECT r.name, CASE WHEN r.address IS NULL THEN NULL ELSE r.address || ', ' || r.postal_code || ' ' || r.city END AS address,
       a.name AS agencyName FROM residence r LEFT JOIN agency a ON a.code = r.agency_code WHERE r.code = ?`,
  ).get(lease.residenceCode);
  const caretaker = sql<{ name: string; hours: string | null; phone: string | null }>(
    db,
    `SELECT name, hours, phone FROM contact
     WHERE residence_code = ? AND role = 'gardien' AND absent_since IS NULL ORDER BY id LIMIT 1`,
  ).get(lease.residenceCode);
  return {
    name: masked ? 'adresse protégée' : (row?.name ?? lease.residenceCode),
    address: masked ? null : (row?.address ?? null),
    agencyName: row?.agencyName ?? null,
    announcements: masked ? [] : announcementsOf(db, lease.residenceCode, today),
    caretaker: caretaker ?? null,
  };
}

/** What is announced now or soon, for the residence and for all of them. */
function announcementsOf(
  db: ReadableDb,
  residenceCode: string,
  today: string,
): Dossier['residence']['announcements'] {
  return sql<Dossier['residence']['announcements'][number]>(
    db,
    `SELECT title, text, starts_on AS "from", ends_on AS "to" FROM announcement
     WHERE residence_code IN (?, '*') AND absent_since IS NULL AND (ends_on IS NULL OR ends_on >= ?)
     ORDER BY starts_on DESC, id`,
  ).all(residenceCode, today);
}

/** The latest to end, whatever was decided about it. */
function insuranceOf(db: ReadableDb, lease: LeaseSummary): Dossier['insurance'] {
  const latest = placed(certificatesOf(db, lease))[0];
  if (latest === undefined) return null;
  const { insurer, policy, startsOn, endsOn, state } = latest;
  return { insurer, policy, from: startsOn, to: endsOn, status: state };
}

function planOf(db: ReadableDb, leaseId: number): Dossier['plan'] {
  return (
    sql<NonNullable<Dossier['plan']>>(
      db,
      `SELECT starts_on AS "from", total_cents AS totalCents, monthly_cents AS monthlyCents, state FROM payment_plan
       WHERE lease_id = ? AND absent_since IS NULL ORDER BY starts_on DESC LIMIT 1`,
    ).get(leaseId) ?? null
  );
}
