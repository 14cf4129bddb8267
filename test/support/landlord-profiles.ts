import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LandlordProfile, parseProfile, type RulePath, SILENT } from '../../src/rules/profile.ts';
import { type Legal, parseLegal } from '../../src/rules/registrations/legal.ts';
import { RESOURCES } from './test-ports.ts';

export const LANDLORDS = [
  'auvergne-habitat',
  'cchartres',
  'cite-jardins',
  'habitat-du-gard',
  'neolia',
] as const;

/** A landlord's profile as the program brings it, some rules changed; null makes a rule silent. */
export function profileOf(
  id: string,
  rules: { readonly [Path in RulePath]?: unknown } = {},
): LandlordProfile {
  const json = JSON.parse(readFileSync(join(RESOURCES, 'landlords', `${id}.json`), 'utf8'));
  for (const [path, value] of Object.entries(rules)) {
    const [group = '', name = ''] = path.split('.');
    json[group][name] = { value, source: value === null ? SILENT : 'Guide changé pour ce contrôle' };
  }
  const read = parseProfile(json);
  if (read.kind === 'invalid') throw new Error(read.faults.map(({ sentence }) => sentence).join('\n'));
  return read.profile;
}

/** The texts as the program brings them, parsed from JSON. */
export function legalFile(): unknown {
  return JSON.parse(readFileSync(join(RESOURCES, 'legal', 'fr.json'), 'utf8'));
}

export function legalOf(profile: LandlordProfile): Legal {
  return parseLegal(legalFile(), profile);
}
