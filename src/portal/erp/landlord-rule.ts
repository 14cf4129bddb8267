import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LandlordProfile, parseProfile } from '../../rules/profile.ts';
import type { ReferenceRule } from '../../rules/references/references.ts';
import { ErpFault } from './erp-fault.ts';

const LANDLORDS = join(import.meta.dirname, '../../../resources/landlords');

/** @throws ErpFault when the program brings no such landlord */
export function landlordProfile(id: string): LandlordProfile {
  if (!/^[a-z0-9-]{1,64}$/.test(id)) throw unknownLandlord(id);
  let text: string;
  try {
    text = readFileSync(join(LANDLORDS, `${id}.json`), 'utf8');
  } catch {
    throw unknownLandlord(id);
  }
  const parsed = parseProfile(JSON.parse(text));
  if (parsed.kind === 'invalid')
    throw new ErpFault(`Le profil du bailleur «\u202f${id}\u202f» n'est pas valable.`);
  return parsed.profile;
}

/** How this landlord's references are written. @throws ErpFault */
export function referenceRule(id: string): ReferenceRule {
  const rule = landlordProfile(id).reference.form.value;
  if (rule === null)
    throw new ErpFault(`Le profil du bailleur «\u202f${id}\u202f» ne dit pas la forme des références.`);
  return rule;
}

function unknownLandlord(id: string): ErpFault {
  return new ErpFault(`Le bailleur «\u202f${id}\u202f» est inconnu de ce portail.`);
}
