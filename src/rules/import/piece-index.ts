/** What a piece number met before says of the row that brings it now (precision 9). */
export type PieceMeeting =
  | { readonly kind: 'new' }
  /** The very same row: passed over in silence. */
  | { readonly kind: 'same' }
  /** Another content under the same number: the first stays. */
  | { readonly kind: 'different'; readonly line: number };

export type PieceIndex = { meet(piece: string, content: string, line: number): PieceMeeting };

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

  function meet(piece: string, content: string, line: number): PieceMeeting {
    if (count * 2 > capacity) grow();
    const high = mark(piece, 0x811c9dc5);
    const low = mark(piece, 0x9747b28c);
    const said = mark(content, 0x5bd1e995);
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

/** MurmurHash3, 32 bits, over the UTF-16 units of a text. */
function mark(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) {
    let unit = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    hash ^= unit;
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
