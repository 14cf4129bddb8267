import type { OnlineFunction } from '../online/functions.ts';
import { appliedRule, type LandlordProfile } from '../profile.ts';
import { KIOSK_TILES, type KioskTile } from './levels.ts';

/** Which functions of the tenants' portal open a tile: any of them. */
const FUNCTIONS: Readonly<Record<KioskTile, readonly OnlineFunction[]>> = {
  balance: ['balance'],
  payment: ['payment'],
  documents: ['notices', 'quittances', 'regularisations'],
  insurance: ['insurance'],
  request: ['requests'],
  'contact-details': ['contactDetails'],
  space: ['registration'],
  debit: ['debit', 'bankAccount'],
  contacts: ['contacts', 'providers'],
  library: ['library'],
};

/**
 * What this landlord's kiosk offers: only what its guide says its tenants do by themselves. What a guide does not say
 * is left to the counter (architecture.md, "Data on the device").
 * @param on ISO date
 */
export function kioskTiles(profile: LandlordProfile, on: string): KioskTile[] {
  return KIOSK_TILES.filter((tile) =>
    FUNCTIONS[tile].some((fn) => appliedRule(profile, `online.${fn}`, on).value === true),
  );
}

/** Whether one function of the portal is open at the kiosk. @param on ISO date */
export function kioskOffers(profile: LandlordProfile, fn: OnlineFunction, on: string): boolean {
  return appliedRule(profile, `online.${fn}`, on).value === true;
}
