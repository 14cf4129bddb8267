import type { z } from 'zod';
import type { kioskDocumentsContract } from '../../../contract/kiosk/documents.ts';
import { compareContactRoles, isEmergencyRole } from '../../../rules/contacts/roles.ts';
import type { KioskDirectory } from '../../../rules/kiosk/account.ts';
import { kioskOffers } from '../../../rules/kiosk/offers.ts';
import { formatPhone } from '../../../rules/phones.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { localDay } from '../../local-day.ts';
import type { QueryScope } from '../../procedures/procedures.ts';
import { kioskAccount } from '../kiosk-base.ts';
import { kioskDirectory } from './queries.ts';

type Contacts = z.infer<NonNullable<(typeof kioskDocumentsContract.contacts)['~orpc']['outputSchema']>>;
type Row = KioskDirectory['rows'][number];

/**
 * Whom to call: emergencies first, then the people of the visitor's residence where he is known, then those of every
 * residence. Without a visitor, what hangs in every lobby. A landlord whose guide opens no directory still has its
 * emergencies told: nobody is left in danger for a line of a guide.
 */
export function contactsOfKiosk({ db, core, session }: QueryScope): Contacts {
  const profile = currentProfile(db);
  const today = localDay(core.ports.clock);
  const open = kioskOffers(profile, 'contacts', today) || kioskOffers(profile, 'providers', today);
  const visit = session.visit(core.ports.clock.monotonic());
  // A reference alone may be anyone's: it says nothing of where he lives.
  const known = visit !== null && visit.level !== 'pay';
  const residence = known ? (kioskAccount(db, visit.account)?.residence ?? null) : null;
  const compare = compareContactRoles(profile);
  const rows = kioskDirectory(db)?.rows ?? [];
  return rows
    .filter((row) => (open || isEmergencyRole(row.role)) && isFor(row, known, residence))
    .toSorted(
      (a, b) =>
        Number(isEmergencyRole(b.role)) - Number(isEmergencyRole(a.role)) ||
        Number(a.residence === null) - Number(b.residence === null) ||
        compare(a.role, b.role),
    )
    .map(({ role, label, name, phone, hours, residenceName }) => ({
      ...{ role, label, name, hours, residenceName },
      phone: phone === null ? null : formatPhone(phone),
    }));
}

function isFor(row: Row, known: boolean, residence: string | null): boolean {
  return row.residence === null || !known || row.residence === residence;
}
