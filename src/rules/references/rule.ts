import { z } from 'zod';

/**
 * The grammar of a landlord's reference, as data of its profile. `null` = the landlord's guide is silent.
 * Sources: domain.md §A (the five guides) and its row `ref.pattern`.
 */
export const referenceRuleSchema = z.discriminatedUnion('form', [
  /** `L / 000 9999 - 9990099T3`, `L12345`: a letter of the notice, then the contract's digits. */
  z.strictObject({
    form: z.literal('prefixed-contract'),
    /** The letter printed before the digits, no part of the reference. */
    letter: z.string().regex(/^[A-Z]$/),
    /** Zeros printed between the letter and the reference, dropped once and only when the letter or `/` was there. */
    filler: z.string().regex(/^0+$/).nullable(),
    /** True when what follows the first dash is something else (a dwelling's code). */
    endsAtDash: z.boolean(),
    /** Shape of the dwelling's code printed after the dash: how many digits stand before its type (`T3`). */
    dwellingCode: z.strictObject({ minDigits: z.int().min(1), maxDigits: z.int().min(1).max(15) }).nullable(),
    minDigits: z.int().min(1).nullable(),
    maxDigits: z.int().min(1).max(20).nullable(),
  }),
  /** `0030020788B`: digits, then a letter that is stored and compared, never computed. */
  z.strictObject({
    form: z.literal('digits-letter'),
    digits: z.int().min(2).max(20),
    /** The guide also speaks of a number without its first 0; that many digits, or null. */
    digitsWithoutFirstZero: z.int().min(1).nullable(),
  }),
  /** Any text: NFC, trimmed, upper case. */
  z.strictObject({ form: z.literal('opaque') }),
  /** `00012345678` printed, `0200012345678` stored: decided by length, never by what it begins with. */
  z.strictObject({
    form: z.literal('prefixed-length'),
    prefix: z.string().regex(/^\d+$/),
    printedDigits: z.int().min(1).max(20),
  }),
]);

export type ReferenceRule = z.infer<typeof referenceRuleSchema>;
export type RuleOf<F extends ReferenceRule['form']> = Extract<ReferenceRule, { form: F }>;

/** What the import makes of a printed reference. `reason` is a French sentence for the report. */
export type StoredKey =
  | { readonly kind: 'ok'; readonly key: string }
  | { readonly kind: 'invalid'; readonly reason: string };

/** What a text typed, pasted or scanned may mean as a reference. */
export type ReferenceReading =
  /** Not a reference at all. */
  | { readonly kind: 'none' }
  /**
   * Try every one of `keys` exactly: one account opens, several ask. If none, compare `looseKeys` with the
   * stored `looseKey` column: one opens or is only offered (`looseHit`), several ask. `prefixes` list what the
   * text may be the beginning of.
   */
  | {
      readonly kind: 'candidates';
      readonly keys: readonly string[];
      readonly looseKeys: readonly string[];
      readonly looseHit: 'open' | 'offer';
      readonly prefixes: readonly string[];
    }
  /** A reference begun: may be listed, never opened by Enter. */
  | { readonly kind: 'partial'; readonly prefixes: readonly string[] }
  /** The dwelling's code, copied in place of the reference: the sentence, then the dwelling's accounts. */
  | { readonly kind: 'dwelling-code'; readonly code: string; readonly sentence: string }
  /** In the shape of a reference, but it cannot be one: a French sentence that says why. */
  | { readonly kind: 'invalid'; readonly sentence: string };

/** Whether the letter typed is the one printed on the notice; `sentence` names both. */
export type LetterCheck =
  | { readonly kind: 'agrees' }
  | { readonly kind: 'not-typed' }
  | { readonly kind: 'disagrees'; readonly sentence: string };

/**
 * Letters and digits only, without leading zeros: what two writings of nearly the same reference share.
 * Compared on both sides (precision 14), hence stored in an indexed column.
 */
export function looseKey(key: string): string {
  return key
    .normalize('NFC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=.)/, '');
}
