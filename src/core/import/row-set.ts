/** Rows of one table met during an import, by rowid: one bit each, so that a million leases take 128 kB. */
export type RowSet = {
  has(row: number): boolean;
  /** False when the row was already there. */
  add(row: number): boolean;
};

export function createRowSet(): RowSet {
  let bits = new Uint8Array(1 << 12);
  const has = (row: number) => ((bits[row >>> 3] ?? 0) & (1 << (row & 7))) !== 0;
  return {
    has,
    add(row) {
      if (has(row)) return false;
      const at = row >>> 3;
      if (at >= bits.length) {
        const larger = new Uint8Array(Math.max(at + 1, bits.length * 2));
        larger.set(bits);
        bits = larger;
      }
      bits[at] = (bits[at] ?? 0) | (1 << (row & 7));
      return true;
    },
  };
}
