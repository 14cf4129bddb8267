import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LandlordProfile } from '../../rules/profile.ts';
import { type Legal, parseLegal } from '../../rules/registrations/legal.ts';

/** Read once: the program's own file does not change while it runs. */
const known = new Map<string, { readonly profile: LandlordProfile; readonly legal: Legal }>();

/**
 * The texts given to this landlord's tenants, as the program brings them.
 * @param resources folder of the program's own files
 * @throws Error when the file cannot be read
 */
export function legalOf(resources: string, profile: LandlordProfile): Legal {
  const file = join(resources, 'legal', 'fr.json');
  const read = known.get(file);
  if (read?.profile === profile) return read.legal;
  const legal = parseLegal(JSON.parse(readFileSync(file, 'utf8')), profile);
  known.set(file, { profile, legal });
  return legal;
}
