import type { ContactRow } from '../../contract/accounts.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import type { LeaseSummary } from './lease-summary.ts';

type Row = Omit<ContactRow, 'emergency'> & { readonly everywhere: 0 | 1 };

const ROLE_ORDER = ['gestionnaire', 'gardien', 'charge_clientele', 'agence', 'prestataire'];

/** Whom to call for this account's building: emergencies first, then its own people, then those of every residence. */
export function contactsOf(db: ReadableDb, lease: LeaseSummary): ContactRow[] {
  const rows = sql<Row>(
    db,
    `SELECT role, name, phone, email, address, hours, residence_code = '*' AS everywhere FROM contact
     WHERE residence_code IN (?, '*') AND absent_since IS NULL ORDER BY id`,
  ).all(lease.residenceCode);
  if (!rows.some(({ role }) => role === 'agence')) rows.push(...agencyOf(db, lease.residenceCode));
  return rows
    .toSorted(
      (a, b) =>
        Number(isEmergency(b)) - Number(isEmergency(a)) ||
        a.everywhere - b.everywhere ||
        place(a.role) - place(b.role),
    )
    .map(({ everywhere, ...row }) => ({
      ...row,
      // Where the caretaker sits tells where the building is.
      address: lease.addressMasked === 1 && everywhere === 0 ? null : row.address,
      emergency: isEmergency(row),
    }));
}

function isEmergency({ role }: Pick<Row, 'role'>): boolean {
  return role.startsWith('urgence');
}

function place(role: string): number {
  const index = ROLE_ORDER.indexOf(role);
  return index === -1 ? ROLE_ORDER.length : index;
}

/** The agency in charge of the residence, where the landlord lists none among the people to call. */
function agencyOf(db: ReadableDb, residenceCode: string): Row[] {
  return sql<Row>(
    db,
    `SELECT 'agence' AS role, a.name, a.phone, NULL AS email, a.address, a.hours, 1 AS everywhere
     FROM residence r JOIN agency a ON a.code = r.agency_code WHERE r.code = ? AND a.absent_since IS NULL`,
  ).all(residenceCode);
}
