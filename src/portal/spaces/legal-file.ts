import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LandlordProfile } from '../../rules/profile.ts';
import { type Legal, parseLegal } from '../../rules/registrations/legal.ts';

const FILE = join(import.meta.dirname, '../../../resources/legal/fr.json');

const read = new Map<string, Legal>();

/** The texts given to this landlord's tenants, as the program brings them. @throws Error when they cannot be read */
export function legalOf(profile: LandlordProfile): Legal {
  const known = read.get(profile.id);
  if (known !== undefined) return known;
  const legal = parseLegal(JSON.parse(readFileSync(FILE, 'utf8')), profile);
  read.set(profile.id, legal);
  return legal;
}
