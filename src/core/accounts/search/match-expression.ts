import type { QueryToken } from '../../../rules/names.ts';
import { isWholeOnly } from './entry-words.ts';

/** How one word of a demand is asked for: an FTS5 expression, or null when no entry can have it. */
type Phrase = (word: string) => string | null;

/**
 * Words as they stand.
 * @param known whether anyone has the word: where no writing of a demand can be met, nothing is asked at all
 */
export function wholeWord(known: (word: string) => boolean): Phrase {
  return (word) => (isWholeOnly(word) || known(word) ? quoted(word) : null);
}

/**
 * Words that begin so.
 * @param expand the words to ask for in place of a beginning, null for the beginning itself
 */
export function begunWord(expand: (beginning: string) => readonly string[] | null): Phrase {
  return (beginning) => {
    if (isWholeOnly(beginning)) return quoted(beginning);
    const words = expand(beginning);
    if (words === null) return `"${beginning}" *`;
    return joined(words.map(quoted), 'OR');
  };
}

/** The demands as one FTS5 expression, or null when they cannot be met. */
export function matchExpression(tokens: readonly QueryToken[], phrase: Phrase): string | null {
  const demands: string[] = [];
  for (const { anyOf } of tokens) {
    const writings = anyOf.flatMap((writing) => {
      const words = writing.map(phrase);
      const possible = words.filter((word) => word !== null);
      const all = possible.length === words.length ? joined(possible, 'AND') : null;
      return all === null ? [] : [all];
    });
    const demand = joined(writings, 'OR');
    if (demand === null) return null;
    demands.push(demand);
  }
  return joined(demands, 'AND');
}

function quoted(word: string): string {
  return `"${word}"`;
}

function joined(parts: readonly string[], by: 'AND' | 'OR'): string | null {
  const [first] = parts;
  if (first === undefined) return null;
  return parts.length === 1 ? first : `(${parts.join(` ${by} `)})`;
}
