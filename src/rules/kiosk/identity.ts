import type { LandlordProfile } from '../profile.ts';
import { type IdentityField, identityRule } from '../registrations/identity.ts';

/**
 * What a kiosk asks after the reference: what the profile asks at a registration where a birth date is part of it, else
 * the birth date alone, for a surname is on every letter box (ui.md, "Kiosk").
 * @param on ISO date
 */
export function kioskFields(profile: LandlordProfile, on: string): readonly IdentityField[] {
  const { fields } = identityRule(profile, on);
  return fields.includes('date_naissance') ? fields : ['date_naissance'];
}
