import { displayName, nameKey } from '../../../rules/names.ts';
import type { LandlordProfile } from '../../../rules/profile.ts';
import type { LeaseSummary } from '../../accounts/lease-summary.ts';
import { holdersOf, listPeople, type PersonRow } from '../../accounts/people.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { readMeta, requireMeta } from '../../database/meta.ts';
import type { CommonFacts } from '../paper-facts.ts';
import { dwellingFacts } from './dwelling.ts';

type Common = Omit<CommonFacts, 'number' | 'code' | 'agent' | 'issued'>;

/** What every paper of an account says of its landlord, its post, its holders and its dwelling, as they stand now. */
export function commonFacts(db: ReadableDb, profile: LandlordProfile, lease: LeaseSummary): Common {
  const holders = holdersOf(listPeople(db, lease.id));
  const births = birthsOf(holders);
  return {
    version: 1,
    landlord: landlordFacts(profile),
    specimen: profile.letterhead.specimen || readMeta(db, 'demonstration') === 'yes',
    agency: requireMeta(db, 'agency'),
    post: requireMeta(db, 'post'),
    reference: { name: profile.printedReference.name, printed: lease.printed },
    holders: holders.length === 0 ? ['Titulaire du bail'] : holders.map(formalName),
    ...(births === null ? {} : { births }),
    dwelling: dwellingFacts(db, lease),
  };
}

/** The name as held, after its civility; a company has none (precision 11). */
function formalName(holder: PersonRow): string {
  const name = displayName(holder);
  return holder.civility === null || holder.civility === 'STE' ? name : `${holder.civility} ${name}`;
}

/** A birth date is printed only where it is needed to tell two holders of one name apart. */
function birthsOf(holders: readonly PersonRow[]): (string | null)[] | null {
  const keys = holders.map((holder) => nameKey(displayName(holder)));
  const births = holders.map((holder, index) =>
    keys.some((key, other) => other !== index && key === keys[index]) ? holder.birth : null,
  );
  return births.some((birth) => birth !== null) ? births : null;
}

/** Who gives the paper, as the letterhead names it. */
export function landlordFacts(profile: LandlordProfile): CommonFacts['landlord'] {
  const { legalName, lines, city, phone, siret } = profile.letterhead;
  return { name: profile.name, legalForm: profile.legalForm, legalName, lines, city, phone, siret };
}
