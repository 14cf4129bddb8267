/**
 * Entries of the search are numbered so that "in the order of the numbers" is "holders first": the text index then
 * answers in the wanted order and stops after twenty.
 */
export const OTHERS = 2 ** 40;

export function entryId(partyId: number, holder: boolean): number {
  return holder ? partyId : partyId + OTHERS;
}

/** 0 for an entry that holds the lease, 1 for the others. */
export function othersOf(entry: number): 0 | 1 {
  return entry < OTHERS ? 0 : 1;
}
