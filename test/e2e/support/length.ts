import type { LandlordId } from './guichet.ts';

/** Where time is short, as on continuous integration, one landlord walks the long ways; `npm test` walks all five. */
const WALKED: readonly LandlordId[] = ['habitat-du-gard'];

/** Themes beside the light one that a page is examined in. */
export const OTHER_THEMES: readonly string[] =
  process.env.GUICHET_TEST_LENGTH === 'short' ? ['contrast'] : ['dark', 'contrast'];

export const SHORT = process.env.GUICHET_TEST_LENGTH === 'short';
export const DRAWN_ELSEWHERE = 'short of time: npm test and npm run screens draw the pictures';
export const IN_PARITY =
  'short of time: the walk of a guide (test/parity) does the like; npm test walks the five landlords here too';
export const WALKED_ELSEWHERE = 'short of time: npm test walks the five landlords';

export function isWalked(landlord: LandlordId): boolean {
  return !SHORT || WALKED.includes(landlord);
}
