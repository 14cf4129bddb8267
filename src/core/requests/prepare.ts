import type { z } from 'zod';
import type { RequestContact, requestsContract } from '../../contract/requests.ts';
import { displayName } from '../../rules/names.ts';
import { formatPhone, phoneKey } from '../../rules/phones.ts';
import { readEmail } from '../../rules/registrations/email.ts';
import { requestOffers } from '../../rules/requests/offers.ts';
import { isClosed } from '../../rules/requests/states.ts';
import { requestTree } from '../../rules/requests/tree.ts';
import { contactsOf } from '../accounts/contacts.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { listPeople } from '../accounts/people.ts';
import type { ReadableDb } from '../database/connection.ts';
import { requireOffered } from '../landlords/offered.ts';
import { buildingRequests } from './building.ts';
import { picturesOfLease, type RequestDesk, rowWriter } from './desk.ts';

type Prepared = z.infer<NonNullable<(typeof requestsContract.prepare)['~orpc']['outputSchema']>>;

/**
 * Everything F4 asks and shows first, by this landlord's rules of the day.
 * @throws Refusal `DEM-FERMEE` where this landlord says that it takes no requests
 */
export function prepareRequest(db: ReadableDb, { lease, view }: RequestDesk): Prepared {
  requireOffered(view, 'requests', 'DEM-FERMEE');
  const { places, rule } = requestTree(view.profile, view.today);
  const { attachments, availability, complement } = requestOffers(view.profile, view.today);
  const row = rowWriter(db);
  return {
    places: places.map((place) => ({ ...place, motives: [...place.motives] })),
    rule,
    attachments,
    availability,
    complement,
    contacts: contactsOfLease(db, lease, view.today),
    emergency: emergencyOf(db, lease),
    building: buildingRequests(db, lease.residenceCode, view),
    own: picturesOfLease(db, lease.id, view)
      .filter(({ state }) => !isClosed(state))
      .map(row),
  };
}

/** Roles of whoever answers for the rent and does not live there. */
const GUARANTOR = /garant|caution/i;
/** A child whose age the file does not say. */
const CHILD = /enfant|mineur/i;
const MINOR_YEARS = 18;

/** Whoever lives there and may be called, holders first: neither children nor guarantors. */
function contactsOfLease(db: ReadableDb, lease: LeaseSummary, today: string): RequestContact[] {
  return listPeople(db, lease.id)
    .filter(
      ({ absent, role, birth }) => absent === 0 && !GUARANTOR.test(role) && !isMinor(role, birth, today),
    )
    .map((person) => {
      // What the file holds and nobody could use is not proposed: it would be refused.
      const phone = [person.phone1, person.phone2].find(
        (held) => held !== null && phoneKey(held) !== undefined,
      );
      const email = person.email !== null && readEmail(person.email).kind === 'ok' ? person.email : null;
      return {
        name: displayName(person).slice(0, 120),
        phone: phone == null ? null : formatPhone(phone),
        email,
        checked: false,
      };
    });
}

/** @param birth ISO date, or the year alone: whoever turns eighteen in the year counts as grown up */
function isMinor(role: string, birth: string | null, today: string): boolean {
  if (birth === null) return CHILD.test(role);
  const grown = `${Number(today.slice(0, 4)) - MINOR_YEARS}${today.slice(4)}`;
  return birth.length === 4 ? birth > grown.slice(0, 4) : birth > grown;
}

/** Whom to call in danger, for this building. */
export function emergencyOf(
  db: ReadableDb,
  lease: LeaseSummary,
): { readonly name: string; readonly phone: string } | null {
  for (const { emergency, name, phone } of contactsOf(db, lease)) {
    if (emergency && phone !== null && phone !== '') return { name, phone: formatPhone(phone) };
  }
  return null;
}
