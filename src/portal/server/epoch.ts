/** What the portal keeps outside its database. */
export type Mark = { readonly landlord: string; readonly epoch: string; readonly receivedNo: number };

/** What the database says of itself. `epochs`: every epoch it has had, its own last. */
export type Standing = { readonly epochs: readonly string[]; readonly receivedNo: number };

/**
 * Whether the database went back in time since the mark was written, so that the posts must send again. Another
 * instance may have found it out first: then the mark's epoch is one that the database has left.
 */
export function wentBack(mark: Mark | undefined, { epochs, receivedNo }: Standing): boolean {
  if (mark === undefined) return false;
  if (!epochs.includes(mark.epoch)) return true;
  return epochs.at(-1) === mark.epoch && receivedNo < mark.receivedNo;
}
