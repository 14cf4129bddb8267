import { type IsoDate, parseTypedDate } from './dates.ts';
import { type QueryToken, queryTokens } from './names.ts';
import { isPhoneShaped, phoneKey } from './phones.ts';
import { type ReferenceReading, type ReferenceRule, readReference } from './references/references.ts';

/** What the one search field holds. `reference` and `words` are what to try next when the first reading finds nothing. */
export type SearchQuery =
  | { readonly kind: 'empty' }
  /** Born on one of these days: one, or one per living century. */
  | {
      readonly kind: 'birth-date';
      readonly dates: readonly [IsoDate, ...IsoDate[]];
      readonly reference: ReferenceReading;
      readonly words: readonly QueryToken[];
    }
  /** In the shape of a date that the calendar does not have: `sentence` says so, in French. */
  | {
      readonly kind: 'invalid-date';
      readonly sentence: string;
      readonly reference: ReferenceReading;
      readonly words: readonly QueryToken[];
    }
  /** `key` as `phoneKey` gives it. */
  | {
      readonly kind: 'phone';
      readonly key: string;
      readonly reference: ReferenceReading;
      readonly words: readonly QueryToken[];
    }
  /** Lower case, without spaces; compare with the stored e-mail in lower case. */
  | { readonly kind: 'email'; readonly email: string }
  /** The whole text may be a reference (`reference` is not `none`); `words` also find names and addresses. */
  | {
      readonly kind: 'reference';
      readonly reference: Exclude<ReferenceReading, { kind: 'none' }>;
      readonly words: readonly QueryToken[];
    }
  /** Names, addresses, or both, in any order. */
  | { readonly kind: 'words'; readonly words: readonly QueryToken[] };

/**
 * Reads the search field: a date, a telephone or an e-mail by its shape first (precision 13), then a reference of this
 * landlord, else words.
 * @param today for the living centuries of a two-digit year
 */
export function classifyQuery(rule: ReferenceRule, text: string, today: IsoDate): SearchQuery {
  const plain = text.replace(/[\s\p{Cf}]+/gu, ' ').trim();
  const words = queryTokens(plain);
  if (plain === '') return { kind: 'empty' };
  if (/^[^\s@]+@[^\s@]*$/.test(plain)) return { kind: 'email', email: plain.toLowerCase() };
  const reference = readReference(rule, plain);
  const date = parseTypedDate(plain, today, { allowTwoDigitYears: true });
  if (date.kind === 'ok') return { kind: 'birth-date', dates: date.dates, reference, words };
  if (date.kind === 'invalid') return { kind: 'invalid-date', sentence: date.reason, reference, words };
  const phone = isPhoneShaped(plain) ? phoneKey(plain) : undefined;
  if (phone !== undefined) return { kind: 'phone', key: phone, reference, words };
  if (reference.kind !== 'none') return { kind: 'reference', reference, words };
  return { kind: 'words', words };
}
