/** Longest list that is read at a glance. */
const MOST_SHOWN = 6;

/**
 * Insurers that complete what is typed: those that begin so first, then those that hold it, each in the order given.
 * Nothing for an empty field, nor where what is typed is one of them already.
 */
export function insurersLike(insurers: readonly string[], typed: string): string[] {
  const sought = folded(typed);
  if (sought === '' || insurers.some((one) => folded(one) === sought)) return [];
  const held = insurers.filter((one) => folded(one).includes(sought));
  const first = held.filter((one) => folded(one).startsWith(sought));
  return [...first, ...held.filter((one) => !first.includes(one))].slice(0, MOST_SHOWN);
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}
