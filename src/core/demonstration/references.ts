import { type ReferenceRule, storedKey } from '../../rules/references/references.ts';

/** A reference as printed and its key, and the dwelling's code that some landlords print beside it. */
export type DemoReference = { readonly printed: string; readonly key: string };

/**
 * The reference of the account of a rank: valid for the landlord's form and never twice the same.
 * @param dwellingCode printed after the dash where the landlord does so
 * @throws RangeError when the form has no room for that many accounts
 */
export function referenceAt(rule: ReferenceRule, rank: number, dwellingCode: string): DemoReference {
  const printed = printedAt(rule, rank, dwellingCode);
  return { printed, key: keyOf(rule, printed) };
}

/** @throws RangeError when the text is no reference of this landlord */
export function keyOf(rule: ReferenceRule, printed: string): string {
  const read = storedKey(rule, printed);
  if (read.kind !== 'ok') throw new RangeError(`Not a reference of this landlord: ${printed}`);
  return read.key;
}

function printedAt(rule: ReferenceRule, rank: number, dwellingCode: string): string {
  switch (rule.form) {
    case 'prefixed-contract': {
      const digits = contractDigits(rule, rank);
      const before = rule.filler === null ? rule.letter : `${rule.letter} / ${rule.filler} `;
      return rule.endsAtDash ? `${before}${digits} - ${dwellingCode}` : `${before}${digits}`;
    }
    case 'digits-letter':
      return `${numbered(rule.digits, 30_030_000, rank)}${LETTERS[(rank * 7 + 3) % LETTERS.length]}`;
    case 'opaque':
      return `${String(500 + rank).padStart(5, '0')}-${String(10 + (rank % 16))}/${'ABCD'[rank % 4]}`;
    case 'prefixed-length':
      return numbered(rule.printedDigits, 20_000_000, rank);
  }
}

// Neither I nor O: the eye takes them for digits.
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

function contractDigits(rule: Extract<ReferenceRule, { form: 'prefixed-contract' }>, rank: number): string {
  // Where zeros are printed before the number they are no part of it; elsewhere the number itself begins with one.
  if (rule.filler !== null) return String(10_000 + rank).padStart(rule.minDigits ?? 1, '0');
  const start = 200_000;
  const fixed = 457_718;
  const number = start + rank < fixed ? start + rank : start + rank + 1;
  return String(number).padStart(Math.max(rule.minDigits ?? 1, Math.min(rule.maxDigits ?? 7, 7)), '0');
}

function numbered(digits: number, base: number, rank: number): string {
  const room = 10 ** digits;
  if (rank >= room) throw new RangeError('No reference left in this form');
  return String(base + rank < room ? base + rank : rank).padStart(digits, '0');
}

/** References that search is tried on (domain.md §D), each at a rank of its own. */
const CHOSEN: Readonly<Record<string, readonly ((dwellingCode: string) => string)[]>> = {
  'cite-jardins': [
    (code) => `L / 000 0123 - ${code}`,
    (code) => `L / 000 9999 - ${code}`,
    (code) => `L / 000 0009999 - ${code}`,
  ],
  neolia: [() => 'L12345', () => 'L0012345'],
  'habitat-du-gard': [() => '00418-22/C', () => 'LOC. 77 BIS'],
  'auvergne-habitat': [() => '02123456789'],
};
const CHOSEN_FIRST_RANK = 5;
const CHOSEN_STEP = 3;

/** The chosen references of a landlord by rank, each written with the code of its dwelling. */
export function chosenReferences(landlordId: string): ReadonlyMap<number, (dwellingCode: string) => string> {
  return new Map((CHOSEN[landlordId] ?? []).map((write, i) => [CHOSEN_FIRST_RANK + i * CHOSEN_STEP, write]));
}
