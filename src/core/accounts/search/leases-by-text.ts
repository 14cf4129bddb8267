import type { IsoDate } from '../../../rules/dates.ts';
import type { LandlordProfile } from '../../../rules/profile.ts';
import { classifyQuery } from '../../../rules/search-query.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { referenceRuleOf } from '../../landlords/current-profile.ts';
import { readDemands } from './demands.ts';
import { findByNumber } from './find-accounts.ts';
import { findByEmail } from './find-email.ts';
import { findEntries } from './find-entries.ts';

/**
 * Accounts that a text names, as the search reads it: a reference, whole or begun, a name, an e-mail. For a list that a
 * text narrows.
 * @param wanted at most so many
 */
export function leasesByText(
  db: ReadableDb,
  profile: LandlordProfile,
  text: string,
  today: IsoDate,
  wanted: number,
): number[] {
  const query = classifyQuery(referenceRuleOf(profile), text, today);
  if (query.kind === 'empty') return [];
  if (query.kind === 'email') return findByEmail(db, query.email, wanted).map(({ leaseId }) => leaseId);
  const plain = text.replace(/[\s\p{Cf}]+/gu, ' ').trim();
  const reading = query.kind === 'words' ? ({ kind: 'none' } as const) : query.reference;
  const number = findByNumber(db, referenceRuleOf(profile), reading, plain, wanted);
  const numbered = number.kind === 'exact' ? [number.leaseId] : number.kind === 'none' ? [] : number.leaseIds;
  const named = findEntries(db, readDemands(plain, today), wanted).map(({ leaseId }) => leaseId);
  return [...new Set([...numbered, ...named])].slice(0, wanted);
}
