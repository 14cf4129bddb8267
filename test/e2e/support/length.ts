import type { LandlordId } from './guichet.ts';

/** Where time is short, as on continuous integration, two landlords walk the long ways; `npm test` walks all five. */
const WALKED: readonly LandlordId[] = ['cchartres', 'habitat-du-gard'];

export const SHORT = process.env.GUICHET_TEST_LENGTH === 'short';
export const DRAWN_ELSEWHERE = 'short of time: npm test and npm run screens draw the pictures';
export const WALKED_ELSEWHERE = 'short of time: npm test walks the five landlords';

export function isWalked(landlord: LandlordId): boolean {
  return !SHORT || WALKED.includes(landlord);
}
