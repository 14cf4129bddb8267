import type { ContactRow } from '../../contract/accounts.ts';
import { compareContactRoles, contactRoleLabel, isEmergencyRole } from '../../rules/contacts/roles.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import type { LeaseSummary } from './lease-summary.ts';

/** A contact as held; `everywhere`: of every residence. */
export type HeldContact = Omit<ContactRow, 'emergency' | 'label'> & { readonly everywhere: 0 | 1 };

/**
 * Whom to call for this account's building: emergencies first, then its own people, then those of every residence, each
 * in the order and the words of the landlord's guide.
 */
export function contactsOf(db: ReadableDb, lease: LeaseSummary): ContactRow[] {
  const rows = sql<HeldContact>(
    db,
    `SELECT role, name, phone, email, address, hours, residence_code = '*' AS everywhere FROM contact
     WHERE residence_code IN (?, '*') AND absent_since IS NULL ORDER BY id`,
  ).all(lease.residenceCode);
  if (!rows.some(({ role }) => role === 'agence')) rows.push(...agencyOf(db, lease.residenceCode));
  // Where the caretaker sits tells where the building is.
  const told = rows.map((row) =>
    lease.addressMasked === 1 && row.everywhere === 0 ? { ...row, address: null } : row,
  );
  return shownContacts(currentProfile(db), told);
}

/** Contacts as a screen shows them, in their order and with their role in words. */
export function shownContacts(profile: LandlordProfile, rows: readonly HeldContact[]): ContactRow[] {
  const compare = compareContactRoles(profile);
  return rows
    .toSorted(
      (a, b) =>
        Number(isEmergencyRole(b.role)) - Number(isEmergencyRole(a.role)) ||
        a.everywhere - b.everywhere ||
        compare(a.role, b.role),
    )
    .map(({ everywhere, ...row }) => ({
      ...row,
      label: contactRoleLabel(profile, row.role),
      emergency: isEmergencyRole(row.role),
    }));
}

/** The agency in charge of the residence, where the landlord lists none among the people to call. */
export function agencyOf(db: ReadableDb, residenceCode: string): HeldContact[] {
  return sql<HeldContact>(
    db,
    `SELECT 'agence' AS role, a.name, a.phone, NULL AS email, a.address, a.hours, 1 AS everywhere
     FROM residence r JOIN agency a ON a.code = r.agency_code WHERE r.code = ? AND a.absent_since IS NULL`,
  ).all(residenceCode);
}
