import { withoutSpaces } from '../unicode.ts';
import { looseKey, type ReferenceReading, type RuleOf, type StoredKey } from './rule.ts';

type Rule = RuleOf<'prefixed-length'>;

/** Decided by length alone: an eleven-digit number may itself begin with the prefix (guide of Auvergne Habitat). */
function keyOf(rule: Rule, digits: string): string | null {
  if (digits.length === rule.printedDigits) return rule.prefix + digits;
  const whole = rule.printedDigits + rule.prefix.length;
  return digits.length === whole && digits.startsWith(rule.prefix) ? digits : null;
}

function sentence(rule: Rule, digits: string): string {
  const whole = rule.printedDigits + rule.prefix.length;
  const expected = `Une référence compte ${rule.printedDigits} chiffres sur l'avis, ou ${whole} avec ${rule.prefix} devant`;
  return digits.length === whole
    ? `${expected}\u202f: celle-ci ne commence pas par ${rule.prefix}.`
    : `${expected}\u202f: celle-ci en a ${digits.length}.`;
}

export function storedKeyOfPrefixedLength(rule: Rule, printed: string): StoredKey {
  const digits = withoutSpaces(printed);
  if (!/^\d+$/.test(digits)) return { kind: 'invalid', reason: 'La référence doit être faite de chiffres.' };
  const key = keyOf(rule, digits);
  return key === null ? { kind: 'invalid', reason: sentence(rule, digits) } : { kind: 'ok', key };
}

export function readPrefixedLength(rule: Rule, typed: string): ReferenceReading {
  const digits = withoutSpaces(typed);
  if (!/^\d+$/.test(digits)) return { kind: 'none' };
  const key = keyOf(rule, digits);
  if (key !== null)
    return { kind: 'candidates', keys: [key], looseKeys: [looseKey(key)], looseHit: 'open', prefixes: [key] };
  if (digits.length < rule.printedDigits) {
    if (digits.startsWith('0')) {
      const alreadyPrefixed = digits.startsWith(rule.prefix) || rule.prefix.startsWith(digits);
      return {
        kind: 'partial',
        prefixes: alreadyPrefixed ? [rule.prefix + digits, digits] : [rule.prefix + digits],
      };
    }
    // Begun, or whole but for its leading zeros: only the base can tell.
    return {
      kind: 'candidates',
      keys: [],
      looseKeys: [looseKey(rule.prefix + digits.padStart(rule.printedDigits, '0'))],
      looseHit: 'open',
      prefixes: [rule.prefix + digits],
    };
  }
  return { kind: 'invalid', sentence: sentence(rule, digits) };
}
