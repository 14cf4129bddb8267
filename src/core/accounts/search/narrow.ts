import type { QueryToken } from '../../../rules/names.ts';

/** What the two ways cost, in milliseconds: reading one row of one word in the text index, checking one entry. */
export type Costs = { readonly row: number; readonly check: number };

/** Measured on encrypted bases of a million accounts. */
export const COSTS: Costs = { row: 0.000_025, check: 0.03 };

export type Narrowed = {
  /** What to ask the index for; every answer is to be held against all the demands. */
  readonly tokens: readonly QueryToken[];
  /** After so many answers checked in vain, asking for everything would have been shorter. */
  readonly mostInVain: number;
};

/**
 * Leaves out of the demands the words that so many entries have that checking the few entries which meet the rest is
 * shorter than reading all their rows: `hubert ouedraogo c` asks the index for HUBERT and OUEDRAOGO, and each answer
 * for its C. FTS5 reads every row of every word it is given until it has enough.
 * @param shareOf which share of the entries has a word, as an estimate
 * @param wanted how many answers end the search
 * @returns null when the index is best asked for everything: nothing is then to be checked
 */
export function narrow(
  tokens: readonly QueryToken[],
  shareOf: (word: string) => number,
  entries: number,
  wanted: number,
  costs: Costs = COSTS,
): Narrowed | null {
  const words = [...new Set(tokens.flatMap(({ anyOf }) => mostSeparated(anyOf)))]
    .map((word) => ({ word, share: Math.max(shareOf(word), Number.MIN_VALUE) }))
    .sort((a, b) => a.share - b.share);
  const { kept, costOfAll } = cheapest(
    words.map(({ share }) => share),
    entries,
    wanted,
    costs,
  );
  if (kept === words.length) return null;
  const dropped = new Set(words.slice(kept).map(({ word }) => word));
  const rest = tokens.flatMap(({ anyOf }) => {
    const writings = anyOf.map((writing) => writing.filter((word) => !dropped.has(word)));
    // One writing that asks for nothing more is met by everyone: so is the demand.
    return writings.some((writing) => writing.length === 0) ? [] : [{ anyOf: withoutStricter(writings) }];
  });
  return { tokens: rest, mostInVain: costOfAll / costs.check };
}

/** `CROIX` alone is met wherever `DELA` and `CROIX` are: the second need not be asked. */
function withoutStricter(writings: readonly (readonly string[])[]): (readonly string[])[] {
  return writings.filter(
    (writing, at) =>
      !writings.some(
        (other, index) =>
          other.every((word) => writing.includes(word)) && (other.length < writing.length || index < at),
      ),
  );
}

/** The writing of most words is the one an entry nearly always has. */
function mostSeparated(anyOf: QueryToken['anyOf']): readonly string[] {
  return anyOf.reduce((most, writing) => (writing.length > most.length ? writing : most));
}

/** How many of the words, rarest first, are best asked of the index; the others being checked. */
function cheapest(
  shares: readonly number[],
  entries: number,
  wanted: number,
  costs: Costs,
): { readonly kept: number; readonly costOfAll: number } {
  // Answers are taken to be spread evenly: enough of them are found after so much of the index.
  const read = Math.min(1, wanted / Math.max(entries * together(shares), Number.MIN_VALUE));
  let best = { kept: shares.length, cost: Number.POSITIVE_INFINITY };
  let rows = 0;
  let cost = 0;
  for (let kept = 1; kept <= shares.length; kept++) {
    rows += entries * (shares[kept - 1] ?? 0);
    const checked = kept === shares.length ? 0 : read * entries * together(shares.slice(0, kept));
    cost = read * rows * costs.row + checked * costs.check;
    if (cost <= best.cost) best = { kept, cost };
  }
  return { kept: best.kept, costOfAll: cost };
}

/**
 * The share of the entries that have all the words, given each one's, rarest first. Words of one street come together,
 * a name and a street do not, and which they are is not known: each further word is taken to weigh less, down to half.
 */
function together(shares: readonly number[]): number {
  return shares.reduce((product, share, index) => product * share ** ((1 + 1 / 2 ** index) / 2), 1);
}
