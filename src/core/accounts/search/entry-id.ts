/**
 * An entry of the search is a party of a lease. Its number says which, and puts the answers in order: those who hold
 * the lease before the others, then by lease, then as its parties came in. The text index thus answers in the wanted
 * order, stops after twenty, and needs no other table to say whose account it is.
 */
const PARTIES_OF_LEASE = 2 ** 10;
const OTHERS = 2 ** 50;

/** @param ordinal place of the party among those of its lease, in the order of their ids, from 0; below 1024 */
export function entryId(leaseId: number, ordinal: number, holder: boolean): number {
  return (holder ? 0 : OTHERS) + leaseId * PARTIES_OF_LEASE + ordinal;
}

/** 0 for an entry that holds the lease, 1 for the others. */
export function othersOf(entry: number): 0 | 1 {
  return entry < OTHERS ? 0 : 1;
}

export function leaseOf(entry: number): number {
  return Math.floor((entry % OTHERS) / PARTIES_OF_LEASE);
}

export function ordinalOf(entry: number): number {
  return entry % PARTIES_OF_LEASE;
}

/** Both ranges, first and last included, in which the entries of a lease stand. */
export function entryRanges(leaseId: number): readonly (readonly [number, number])[] {
  const last = PARTIES_OF_LEASE - 1;
  return [true, false].map(
    (holder) => [entryId(leaseId, 0, holder), entryId(leaseId, last, holder)] as const,
  );
}

export const MOST_PARTIES: number = PARTIES_OF_LEASE;
