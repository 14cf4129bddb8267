/** A reproducible source of choices: the same seed gives the same demonstration, byte for byte. */
export type Prng = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  /** True so many times in a hundred. */
  percent(share: number): boolean;
  pick<Item>(list: readonly Item[]): Item;
  /** One of several, each as often as its weight. */
  weighted<Item>(choices: readonly (readonly [Item, number])[]): Item;
};

/** A generator of its own for each account and subject, so that files can be written one after the other. */
export function prng(seed: number, index: number, subject: number): Prng {
  let state = mix(mix(mix(seed >>> 0, Math.trunc(index)), subject), 0x9e3779b9);

  // Mulberry32 (T. Ettinger, public domain): small, even enough for names and rents.
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  }

  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <Item>(list: readonly Item[]): Item => {
    const item = list[Math.floor(next() * list.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  };
  const weighted = <Item>(choices: readonly (readonly [Item, number])[]): Item => {
    let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of choices) {
      left -= weight;
      if (left < 0) return item;
    }
    return pick(choices)[0];
  };
  return { next, between, percent: (share) => next() * 100 < share, pick, weighted };
}

function mix(state: number, value: number): number {
  let word = Math.imul(state ^ value ^ (value / 4_294_967_296), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16) ^ 0x27d4eb2f) | 0;
}
