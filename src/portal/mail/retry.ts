const MINUTE = 60_000;
const FIRST = MINUTE;
const LONGEST = 4 * 60 * MINUTE;

/** How long a mail is tried before it is given up. */
export const PATIENCE_MS = 3 * 24 * 60 * MINUTE;

/**
 * How long to wait after so many tries, milliseconds: twice as long each time, four hours at most; null once three days
 * have passed in waiting. Spread by a quarter, so that what failed together does not come back together.
 * @param tries made so far, 1 or more
 * @param random 0 to 1
 */
export function waitAfter(tries: number, random: number): number | null {
  const wait = Math.min(LONGEST, FIRST * 2 ** (tries - 1));
  if (waited(tries - 1) + wait > PATIENCE_MS) return null;
  return Math.round(wait * (0.75 + random / 2));
}

function waited(tries: number): number {
  const doubling = Math.floor(Math.log2(LONGEST / FIRST)) + 1;
  const quick = Math.min(tries, doubling);
  return FIRST * (2 ** quick - 1) + Math.max(0, tries - doubling) * LONGEST;
}
