import { withAsciiDashes, withoutSpaces } from '../unicode.ts';
import { looseKey, type ReferenceReading, type RuleOf, type StoredKey } from './rule.ts';

type Rule = RuleOf<'prefixed-contract'>;

// Beyond this, a run of digits is a bank account or a bar code, not a contract whose length the guide leaves open.
const LONGEST_UNKNOWN = 20;

type Parts = { readonly digits: string; readonly marked: boolean; readonly afterDash: string };

/**
 * `L / 000 9999 - 9990099T3` → digits `9999`. The zeros of the notice go exactly once, and only when its letter
 * or slash was there: `L/0000123` is 0123, and a bare `0009999` keeps its zeros (guide of La Cité Jardins).
 */
function partsOf(rule: Rule, text: string): Parts {
  const flat = withAsciiDashes(withoutSpaces(text).toUpperCase());
  const dash = rule.endsAtDash ? flat.indexOf('-') : -1;
  const before = dash === -1 ? flat : flat.slice(0, dash);
  const afterDash = dash === -1 ? '' : flat.slice(dash + 1);
  const bare = before.startsWith(rule.letter) ? before.slice(1) : before;
  const unslashed = bare.startsWith('/') ? bare.slice(1) : bare;
  const marked = unslashed.length < before.length;
  const filler = rule.filler;
  const digits =
    marked && filler !== null && unslashed.startsWith(filler) ? unslashed.slice(filler.length) : unslashed;
  return { digits, marked, afterDash };
}

function isDwellingCode(rule: Rule, text: string): boolean {
  if (rule.dwellingCode === null) return false;
  const { minDigits, maxDigits } = rule.dwellingCode;
  return new RegExp(`^\\d{${minDigits},${maxDigits}}[A-Z]\\d{1,2}$`).test(text);
}

function lengthFault(rule: Rule, digits: string): string | null {
  if (rule.minDigits !== null && digits.length < rule.minDigits)
    return `La référence compte au moins ${rule.minDigits} chiffres, celle-ci en a ${digits.length}.`;
  if (digits.length > (rule.maxDigits ?? LONGEST_UNKNOWN))
    return `La référence compte au plus ${rule.maxDigits ?? LONGEST_UNKNOWN} chiffres, celle-ci en a ${digits.length}.`;
  return null;
}

export function storedKeyOfContract(rule: Rule, printed: string): StoredKey {
  const { digits } = partsOf(rule, printed);
  if (!/^\d+$/.test(digits)) return { kind: 'invalid', reason: 'La référence doit être faite de chiffres.' };
  const fault = lengthFault(rule, digits);
  return fault === null ? { kind: 'ok', key: digits } : { kind: 'invalid', reason: fault };
}

export function readContract(rule: Rule, typed: string): ReferenceReading {
  const { digits, marked, afterDash } = partsOf(rule, typed);
  const code = digits === '' ? afterDash : digits;
  if (isDwellingCode(rule, code)) {
    const where = rule.endsAtDash ? " Sur l'avis, la référence se lit avant le tiret." : '';
    return { kind: 'dwelling-code', code, sentence: `Cela ressemble à un code de logement.${where}` };
  }
  if (!/^\d+$/.test(digits)) return { kind: 'none' };
  if (rule.minDigits !== null && digits.length < rule.minDigits)
    return { kind: 'partial', prefixes: [digits] };
  const filler = rule.filler;
  const withoutFiller =
    !marked && filler !== null && digits.startsWith(filler) && digits.length > filler.length
      ? digits.slice(filler.length)
      : null;
  const keys = withoutFiller === null ? [digits] : [digits, withoutFiller];
  const possible = keys.filter((key) => lengthFault(rule, key) === null);
  if (possible.length === 0)
    return {
      kind: 'invalid',
      sentence: lengthFault(rule, digits) ?? 'Cette référence ne peut pas être lue.',
    };
  return {
    kind: 'candidates',
    keys: possible,
    looseKeys: [...new Set(possible.map(looseKey))],
    looseHit: 'open',
    prefixes: possible,
  };
}
