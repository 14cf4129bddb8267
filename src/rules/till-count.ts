/** Above this difference, either way, an agent's closing asks for a responsable (B41: second visa). In cents. */
export const VISA_ABOVE_CENTS = 1_000;

/** How many pieces of one note or coin, whose worth is in cents. */
export type Pieces = { readonly cents: number; readonly pieces: number };

/** What a count by denomination comes to, in cents; a note named twice counts twice. */
export function countedCents(counts: readonly Pieces[]): number {
  return counts.reduce((sum, { cents, pieces }) => sum + cents * pieces, 0);
}

/**
 * Cash that should lie in the till: the float, plus what came in, less what was handed back (negative movements).
 * Cheques and cards are no cash. All in cents. Source: B41.
 */
export function expectedCashCents(floatCents: number, movements: Iterable<number>): number {
  let expected = floatCents;
  for (const cents of movements) expected += cents;
  return expected;
}

/** Counted less expected, in cents: below zero, cash is missing. Never forced to nothing (B41, NexoPOS #577). */
export function tillDifference(count: {
  readonly countedCents: number;
  readonly expectedCents: number;
}): number {
  return count.countedCents - count.expectedCents;
}

/** Whether a difference, in cents, is large enough to ask for a second person. */
export function needsVisa(differenceCents: number): boolean {
  return Math.abs(differenceCents) > VISA_ABOVE_CENTS;
}
