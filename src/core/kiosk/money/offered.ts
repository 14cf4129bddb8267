import { kioskOffers } from '../../../rules/kiosk/offers.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { localDay } from '../../local-day.ts';
import type { Clock } from '../../ports.ts';
import { Refusal } from '../../procedures/refusal.ts';

/** @throws Refusal `BOR-OFFRE` when this landlord's kiosk does not offer it */
export function requireOffer(db: ReadableDb, clock: Clock, offer: 'payment' | 'balance'): null {
  if (kioskOffers(currentProfile(db), offer, localDay(clock))) return null;
  throw new Refusal('BOR-OFFRE', 'Cette borne ne propose pas cette opération. Adressez-vous au guichet.');
}
