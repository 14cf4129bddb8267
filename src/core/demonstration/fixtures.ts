import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoDate } from '../../rules/dates.ts';
import type { ImportRows } from '../../rules/import/files.ts';
import { type LandlordProfile, parseProfile } from '../../rules/profile.ts';
import { type DemonstrationOptions, generateDemonstration } from './generate.ts';

const resources = join(import.meta.dirname, '../../../resources/landlords');
export const IDS = ['cite-jardins', 'neolia', 'cchartres', 'habitat-du-gard', 'auvergne-habitat'];
export const TODAY = isoDate('2026-11-12');

export function profileOf(id: string): LandlordProfile {
  const read = parseProfile(JSON.parse(readFileSync(join(resources, `${id}.json`), 'utf8')));
  if (read.kind !== 'ok') throw new Error('Profile refused');
  return read.profile;
}

export function options(id: string, more: Partial<DemonstrationOptions> = {}): DemonstrationOptions {
  return { profile: profileOf(id), accounts: 420, seed: 7, today: TODAY, ...more };
}

export function entriesOf(
  id: string,
  key: string,
  more: Partial<DemonstrationOptions> = {},
): ImportRows['ecritures'][] {
  const demonstration = generateDemonstration(options(id, { accounts: 12, ...more }));
  return [...demonstration.rowsOf('ecritures')].filter((row) => row.reference.key === key);
}

export function balance(entries: readonly ImportRows['ecritures'][]): number {
  return entries.reduce((sum, { debit, credit }) => sum + (debit ?? 0) - (credit ?? 0), 0);
}

/** What each month owes once payments without a month have paid the oldest (precision 2). */
export function monthsOwed(entries: readonly ImportRows['ecritures'][]): Record<string, number> {
  const months = new Map<string, number>();
  let free = 0;
  for (const { periode, debit, credit } of entries) {
    const cents = (debit ?? 0) - (credit ?? 0);
    if (periode === null) free -= cents;
    else months.set(periode, (months.get(periode) ?? 0) + cents);
  }
  for (const [month, cents] of months)
    if (cents < 0) {
      free -= cents;
      months.set(month, 0);
    }
  for (const month of [...months.keys()].sort()) {
    const used = Math.min(free, months.get(month) ?? 0);
    months.set(month, (months.get(month) ?? 0) - used);
    free -= used;
  }
  return Object.fromEntries([...months].filter(([, cents]) => cents !== 0));
}
