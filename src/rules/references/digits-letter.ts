import { withAsciiDashes, withoutSpaces } from '../unicode.ts';
import { type LetterCheck, looseKey, type ReferenceReading, type RuleOf, type StoredKey } from './rule.ts';

type Rule = RuleOf<'digits-letter'>;
type Reading = { readonly key: string; readonly letter: string | null };

const NOISE = /[.\-/_]/g;

function flatten(text: string): string {
  return withAsciiDashes(withoutSpaces(text).toUpperCase()).replace(NOISE, '');
}

/** The letter is printed by hand-held devices and copied by eye: O and I stand for 0 and 1, in digit places only. */
function digitPlaces(text: string): string | null {
  const read = text.replaceAll('O', '0').replaceAll('I', '1');
  return /^\d+$/.test(read) ? read : null;
}

/** Every way to read the text as digits and perhaps a letter; the last place alone can hold either. */
function readings(rule: Rule, flat: string): Reading[] {
  const lengths = [{ count: rule.digits, zero: '' }];
  if (rule.digitsWithoutFirstZero !== null) lengths.push({ count: rule.digitsWithoutFirstZero, zero: '0' });
  const found: Reading[] = [];
  for (const { count, zero } of lengths) {
    const digits = digitPlaces(flat.slice(0, count));
    if (digits === null || digits.length !== count) continue;
    const rest = flat.slice(count);
    if (rest === '') found.push({ key: zero + digits, letter: null });
    else if (/^[A-Z]$/.test(rest)) found.push({ key: zero + digits, letter: rest });
  }
  return found;
}

function expected(rule: Rule): string {
  return `Une référence compte ${rule.digits} chiffres suivis d'une lettre, comme en haut de l'avis d'échéance.`;
}

/** The key is the digits: the letter stays with the printed text, where `checkLetter` finds it. */
export function storedKeyOfDigitsLetter(rule: Rule, printed: string): StoredKey {
  const flat = flatten(printed);
  const full = new RegExp(`^(\\d{${rule.digits}})[A-Z]?$`).exec(flat)?.[1];
  if (full !== undefined) return { kind: 'ok', key: full };
  if (rule.digitsWithoutFirstZero !== null) {
    const short = new RegExp(`^(\\d{${rule.digitsWithoutFirstZero}})[A-Z]?$`).exec(flat)?.[1];
    if (short !== undefined) return { kind: 'ok', key: `0${short}` };
  }
  return { kind: 'invalid', reason: expected(rule) };
}

export function readDigitsLetter(rule: Rule, typed: string): ReferenceReading {
  const flat = flatten(typed);
  if (!/\d/.test(flat)) return { kind: 'none' };
  const keys = [...new Set(readings(rule, flat).map((reading) => reading.key))];
  if (keys.length > 0)
    return { kind: 'candidates', keys, looseKeys: keys.map(looseKey), looseHit: 'open', prefixes: keys };
  const begun = digitPlaces(flat);
  if (begun !== null && begun.length < rule.digits) {
    const prefixes = rule.digitsWithoutFirstZero === null ? [begun] : [begun, `0${begun}`];
    return { kind: 'partial', prefixes: prefixes.filter((prefix) => prefix.length <= rule.digits) };
  }
  // Long enough to be meant as a reference, with at most one letter astray: say what is expected. Anything else is words.
  const meant = flat.replace(/\D/g, '').length >= rule.digits - 2 && /^\d+[A-Z]?\d*[A-Z]?$/.test(flat);
  return meant ? { kind: 'invalid', sentence: expected(rule) } : { kind: 'none' };
}

/** Source: precision 15. A letter that disagrees offers the account and does not open it. */
export function checkDigitsLetter(rule: Rule, typed: string, storedPrinted: string): LetterCheck {
  const stored = readings(rule, flatten(storedPrinted))[0];
  if (stored === undefined || stored.letter === null) return { kind: 'not-typed' };
  const mine = readings(rule, flatten(typed)).filter((reading) => reading.key === stored.key);
  const letters = mine.flatMap((reading) => (reading.letter === null ? [] : [reading.letter]));
  const typedLetter = letters[0];
  if (mine.length > letters.length || typedLetter === undefined) return { kind: 'not-typed' };
  if (letters.includes(stored.letter)) return { kind: 'agrees' };
  return {
    kind: 'disagrees',
    sentence: `La lettre ne correspond pas\u202f: ${typedLetter} tapé, ${stored.letter} sur l'avis du compte ${stored.key}${stored.letter}.`,
  };
}
