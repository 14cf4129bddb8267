import { formatEuros } from '../../src/rules/money.ts';
import { fold } from '../golden/pdf-text.ts';

/** Where something is seen: on the page, in the base of this post, on a paper, at the portal. */
export type Place = 'page' | 'base' | 'papier' | 'portail';

/**
 * What one step compares. Nothing stops at the first difference: the acts of the step are all done, so that the steps
 * after it stand on the same day.
 */
export class Checks {
  readonly #faults: string[] = [];
  readonly #seen = new Set<Place>();
  /** One figure read from the base is still to be altered by one. */
  #toAlter: boolean;

  /** @param altered alters the first figure read from the base: a tour that does not see it proves nothing */
  constructor(altered = false) {
    this.#toAlter = altered;
  }

  /** Two amounts in cents. */
  cents(place: Place, what: string, seen: number, expected: number): void {
    const read = this.#read(place, seen);
    this.#record(place, read === expected, `${what}, ${euros(read)} au lieu de ${euros(expected)}`);
  }

  /** Two counts. */
  count(place: Place, what: string, seen: number, expected: number): void {
    const read = this.#read(place, seen);
    this.#record(place, read === expected, `${what}, ${read} au lieu de ${expected}`);
  }

  /** Two values, compared as JSON says them. */
  same(place: Place, what: string, seen: unknown, expected: unknown): void {
    const [a, b] = [seen, expected].map((value) => JSON.stringify(value));
    this.#record(place, a === b, `${what}, ${a} au lieu de ${b}`);
  }

  /** Words that stand somewhere, whatever their spaces. */
  says(place: Place, what: string, seen: string, words: string): void {
    this.#record(place, fold(seen).includes(fold(words)), `${what} ne dit pas «\u202f${fold(words)}\u202f»`);
  }

  /** Words that must not stand there. */
  silent(place: Place, what: string, seen: string, words: string): void {
    this.#record(place, !fold(seen).includes(fold(words)), `${what} dit «\u202f${fold(words)}\u202f»`);
  }

  /** What stopped the step. */
  stopped(error: unknown): void {
    this.#faults.push(oneLine(error));
  }

  /** Everything that is wrong; empty when all was seen and nothing differed. `asked`: where something had to be seen. */
  faults(asked: readonly Place[]): readonly string[] {
    const unseen = asked.filter((place) => !this.#seen.has(place));
    return [
      ...this.#faults,
      ...unseen.map((place) => `${place}\u202f: rien n'a été vérifié`),
      ...(this.#toAlter ? ["base\u202f: aucun chiffre n'a été altéré"] : []),
    ];
  }

  #read(place: Place, seen: number): number {
    if (!this.#toAlter || place !== 'base') return seen;
    this.#toAlter = false;
    return seen + 1;
  }

  #record(place: Place, ok: boolean, fault: string): void {
    this.#seen.add(place);
    if (!ok) this.#faults.push(`${place}\u202f: ${fault}`);
  }
}

function euros(cents: number): string {
  return fold(formatEuros(cents));
}

/** The head of a browser's error, without its colours and its log. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with this one
  const plain = text.replaceAll(/\u001b\[[0-9;]*m/g, '');
  return fold(plain.split(/\n\s*(?:Call log|at )/)[0] ?? plain)
    .trim()
    .slice(0, 400);
}
