/** Deterministic numbers (mulberry32): the same seed makes the same base on every machine. */
export type Random = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** 0 ≤ n < below, whole. */
  below(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** Picks the first of a list far more often than the last, as names are borne. */
  pickCommon<T>(list: readonly T[]): T;
};

export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const at = <T>(list: readonly T[], index: number): T => {
    const item = list[index];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (list) => at(list, below(list.length)),
    pickCommon: (list) => at(list, Math.floor(next() ** 1.8 * list.length)),
  };
}
