/** What a piece number met before says of the row that brings it now (precision 9). */
export type PieceMeeting =
  | { readonly kind: 'new' }
  /** The very same row: passed over in silence. */
  | { readonly kind: 'same' }
  /** Another content under the same number: the first stays. */
  | { readonly kind: 'different'; readonly line: number };

export type PieceIndex = {
  /** @param content the cells that make two rows of one number the same row or not */
  meet(piece: string, content: readonly (string | number | null)[], line: number): PieceMeeting;
};

const CELLS = 4;

/**
 * Remembers millions of piece numbers in 16 bytes each (a Map of the texts would take ten times more), by a
 * 64-bit mark of the number and a 32-bit one of the content. Two numbers of one mark would report a good row as
 * a double, once in ten million imports of a million entries; nothing is ever dropped without being reported.
 */
export function createPieceIndex(): PieceIndex {
  let capacity = 1 << 12;
  let slots = new Uint32Array(capacity * CELLS);
  let count = 0;

  function find(table: Uint32Array, size: number, high: number, low: number): number {
    let slot = (low ^ high) & (size - 1);
    for (;;) {
      const at = slot * CELLS;
      if (table[at + 3] === 0 || (table[at] === high && table[at + 1] === low)) return at;
      slot = (slot + 1) & (size - 1);
    }
  }

  function grow(): void {
    const larger = new Uint32Array(capacity * 2 * CELLS);
    for (let at = 0; at < slots.length; at += CELLS) {
      if (slots[at + 3] === 0) continue;
      const to = find(larger, capacity * 2, slots[at] as number, slots[at + 1] as number);
      larger.set(slots.subarray(at, at + CELLS), to);
    }
    capacity *= 2;
    slots = larger;
  }

  function meet(piece: string, content: readonly (string | number | null)[], line: number): PieceMeeting {
    if (count * 2 > capacity) grow();
    const high = closed(mark(0x811c9dc5, piece));
    const low = closed(mark(0x9747b28c, piece));
    const said = closed(content.reduce<number>((hash, cell) => mark(step(hash, 0x7c), cell), 0x5bd1e995));
    const at = find(slots, capacity, high, low);
    if (slots[at + 3] !== 0) {
      return slots[at + 2] === said ? { kind: 'same' } : { kind: 'different', line: slots[at + 3] as number };
    }
    // The line marks the slot as taken: it is never 0, the header being line 1.
    slots.set([high, low, said, line], at);
    count += 1;
    return { kind: 'new' };
  }

  return { meet };
}

/** MurmurHash3, 32 bits, over the UTF-16 units of a cell, or over its number. */
function mark(seed: number, cell: string | number | null): number {
  if (cell === null) return seed;
  if (typeof cell === 'number') return step(seed, cell);
  let hash = seed;
  for (let i = 0; i < cell.length; i += 1) hash = step(hash, cell.charCodeAt(i));
  return hash;
}

function step(hash: number, word: number): number {
  const unit = Math.imul(word, 0xcc9e2d51);
  const mixed = hash ^ Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function closed(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
