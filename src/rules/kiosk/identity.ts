import { nameKey } from '../names.ts';
import type { LandlordProfile } from '../profile.ts';
import { type IdentityField, identityRule } from '../registrations/identity.ts';
import { capitals, type NameCompare, seenName } from '../registrations/name-difference.ts';

/** What somebody typed to be let in, or to register. `birth`: ISO date. */
export type KioskAnswers = {
  readonly birth: string | null;
  readonly lastName: string | null;
  readonly firstName: string | null;
};

/**
 * What a kiosk asks after the reference: what the profile asks at a registration where a birth date is part of it, else
 * the birth date alone, for a surname is on every letter box (ui.md, "Kiosk").
 * @param on ISO date
 */
export function kioskFields(profile: LandlordProfile, on: string): readonly IdentityField[] {
  const { fields } = identityRule(profile, on);
  return fields.includes('date_naissance') ? fields : ['date_naissance'];
}

/** One answer as it is hashed: two writings that the landlord's rule holds for the same are one text. */
function canonical(field: IdentityField, answers: KioskAnswers, compare: NameCompare): string | undefined {
  if (field === 'date_naissance') return answers.birth ?? undefined;
  const name = field === 'nom' ? answers.lastName : answers.firstName;
  const seen = seenName(name ?? '');
  if (seen === '') return undefined;
  if (compare === 'exact') return seen;
  if (compare === 'upper-case') return capitals(seen);
  return nameKey(seen) === '' ? seen : nameKey(seen);
}

/**
 * The text of which a verifier is made: fields in the profile's order; undefined where one of them is missing, which
 * identifies nobody.
 */
export function identityText(
  fields: readonly IdentityField[],
  answers: KioskAnswers,
  compare: NameCompare,
): string | undefined {
  const texts = fields.map((field) => canonical(field, answers, compare));
  return texts.every((text) => text !== undefined) ? texts.join('\n') : undefined;
}
