/**
 * How far somebody at a kiosk was let in. `pay`: a reference alone, which may be anyone's: no name, no balance.
 * `little`: reference and what the profile asks. `full`: the counter's one-time code, or the password of the tenant
 * space besides.
 */
export const KIOSK_LEVELS = ['pay', 'little', 'full'] as const;
export type KioskLevel = (typeof KIOSK_LEVELS)[number];

/** What is offered on the first page once let in, in its order (ui.md, "Kiosk"). */
export const KIOSK_TILES = [
  'balance',
  'payment',
  'documents',
  'insurance',
  'request',
  'contact-details',
  'space',
  'debit',
  'contacts',
  'library',
] as const;
export type KioskTile = (typeof KIOSK_TILES)[number];

/** What each asks for. */
export const TILE_LEVELS: Readonly<Record<KioskTile, KioskLevel | 'nobody'>> = {
  balance: 'full',
  payment: 'pay',
  documents: 'full',
  insurance: 'little',
  request: 'little',
  'contact-details': 'full',
  space: 'little',
  debit: 'full',
  contacts: 'nobody',
  library: 'nobody',
};

const RANK: Readonly<Record<KioskLevel | 'nobody', number>> = { nobody: 0, pay: 1, little: 2, full: 3 };

/** Whether a level is enough for another. */
export function reaches(level: KioskLevel | 'nobody', needed: KioskLevel | 'nobody'): boolean {
  return RANK[level] >= RANK[needed];
}
