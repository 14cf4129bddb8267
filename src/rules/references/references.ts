import { assertNever } from '../brand.ts';
import { checkDigitsLetter, readDigitsLetter, storedKeyOfDigitsLetter } from './digits-letter.ts';
import { readOpaque, storedKeyOfOpaque } from './opaque.ts';
import { readContract, storedKeyOfContract } from './prefixed-contract.ts';
import { readPrefixedLength, storedKeyOfPrefixedLength } from './prefixed-length.ts';
import type { LetterCheck, ReferenceReading, ReferenceRule, StoredKey } from './rule.ts';

export {
  type LetterCheck,
  looseKey,
  type ReferenceReading,
  type ReferenceRule,
  referenceRuleSchema,
  type StoredKey,
} from './rule.ts';

/** The key under which a printed reference is stored and compared. A key given in place of the text is its own key. */
export function storedKey(rule: ReferenceRule, printed: string): StoredKey {
  if (withNul(printed)) return { kind: 'invalid', reason: 'La référence contient un caractère interdit.' };
  switch (rule.form) {
    case 'prefixed-contract':
      return storedKeyOfContract(rule, printed);
    case 'digits-letter':
      return storedKeyOfDigitsLetter(rule, printed);
    case 'opaque':
      return storedKeyOfOpaque(printed);
    case 'prefixed-length':
      return storedKeyOfPrefixedLength(rule, printed);
    default:
      return assertNever(rule);
  }
}

/** What a text typed by a clerk or a tenant, pasted or scanned, may mean as a reference of this landlord. */
export function readReference(rule: ReferenceRule, typed: string): ReferenceReading {
  if (withNul(typed)) return { kind: 'none' };
  switch (rule.form) {
    case 'prefixed-contract':
      return readContract(rule, typed);
    case 'digits-letter':
      return readDigitsLetter(rule, typed);
    case 'opaque':
      return readOpaque(typed);
    case 'prefixed-length':
      return readPrefixedLength(rule, typed);
    default:
      return assertNever(rule);
  }
}

/**
 * Before an account is opened by its reference: does the letter typed agree with the printed one?
 * Forms without a letter answer `not-typed`.
 */
export function checkLetter(rule: ReferenceRule, typed: string, storedPrinted: string): LetterCheck {
  return rule.form === 'digits-letter'
    ? checkDigitsLetter(rule, typed, storedPrinted)
    : { kind: 'not-typed' };
}

function withNul(text: string): boolean {
  return text.includes('\0');
}
