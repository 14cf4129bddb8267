import { getCountrySpecifications, isSEPACountry, isValidIBAN } from 'ibantools';
import { frenchRibKeyHolds, maskIban } from '../../rules/direct-debit/mandate.ts';
import { withAsciiDashes, withoutSpaces } from '../../rules/unicode.ts';

export type ReadIban =
  | {
      readonly kind: 'ok';
      /** Electronic form, whole: for the command and the mandate alone. */
      readonly iban: string;
      readonly masked: string;
      /** French name of the bank's country. */
      readonly country: string;
      readonly notice: string | null;
    }
  | { readonly kind: 'refused'; readonly sentence: string };

const COUNTRY_NAMES = new Intl.DisplayNames(['fr'], { type: 'region' });
/** Read by the RIB key too: both keep French accounts. */
const WITH_RIB: ReadonlySet<string> = new Set(['FR', 'MC']);
/** In SEPA but not in the European Economic Area: a bank may ask for the BIC there. */
const BIC_ASKED: ReadonlySet<string> = new Set(['AD', 'CH', 'GB', 'GI', 'SM', 'VA']);

/**
 * Reads an account number in any written form: lower case, spaces, dashes, "IBAN" before it. Any SEPA account is taken
 * (règlement 260/2012, art. 9); a French or Monegasque one by its RIB key too.
 */
export function readIban(text: string): ReadIban {
  const iban = electronicForm(text);
  const sentence = faultOf(iban);
  if (sentence !== null) return { kind: 'refused', sentence };
  const code = iban.slice(0, 2);
  return {
    kind: 'ok',
    iban,
    masked: maskIban(iban),
    country: countryName(code),
    notice: noticeOf(code),
  };
}

function electronicForm(text: string): string {
  const plain = withAsciiDashes(withoutSpaces(text.normalize('NFKC'))).toUpperCase();
  return plain.replace(/^IBAN:?/, '').replace(/[-.]/g, '');
}

function faultOf(iban: string): string | null {
  if (iban === '') return "Indiquez l'IBAN.";
  if (/^\d{10}[0-9A-Z]{11}\d{2}$/.test(iban)) {
    return "C'est un RIB\u202f: l'IBAN commence par deux lettres, FR pour un compte français.";
  }
  if (!/^[0-9A-Z]+$/.test(iban)) return 'Un IBAN ne contient que des lettres et des chiffres.';
  if (!/^[A-Z]{2}\d{2}/.test(iban)) return 'Un IBAN commence par deux lettres et deux chiffres.';
  const code = iban.slice(0, 2);
  const length = lengthIn(code);
  if (length === null) return countryFault(code);
  if (!isSEPACountry(code)) {
    return `Le prélèvement n'est pas possible sur un compte tenu hors de l'espace SEPA\u202f: ${countryName(code)}.`;
  }
  if (iban.length !== length) return lengthFault(code, iban.length, length);
  if (!controlHolds(iban)) return slipFault(iban);
  if (WITH_RIB.has(code) && !frenchRibKeyHolds(iban)) {
    return 'La clé RIB, les deux derniers chiffres, ne correspond pas au compte\u202f: relisez-le.';
  }
  if (!isValidIBAN(iban))
    return `Ce numéro n'est pas celui d'un compte tenu dans ce pays\u202f: ${countryName(code)}.`;
  return null;
}

function lengthIn(code: string): number | null {
  return getCountrySpecifications()[code]?.chars ?? null;
}

function countryFault(code: string): string {
  return isRegion(code)
    ? `Le prélèvement n'est pas possible sur un compte tenu hors de l'espace SEPA\u202f: ${countryName(code)}.`
    : `«\u202f${code}\u202f» n'est pas un code de pays.`;
}

function isRegion(code: string): boolean {
  // ZZ is CLDR's own name for no country.
  return code !== 'ZZ' && COUNTRY_NAMES.of(code) !== code;
}

function countryName(code: string): string {
  return COUNTRY_NAMES.of(code) ?? code;
}

function lengthFault(code: string, length: number, expected: number): string {
  const there = code === 'FR' ? 'Un IBAN français' : `Un IBAN de ce pays (${countryName(code)})`;
  return `${there} a ${expected} signes\u202f; vous en avez tapé ${length}.`;
}

/** ISO 7064 mod 97-10, on the number as it stands: the account number is never rebuilt from it. */
function controlHolds(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4);
  const digits = Array.from(turned, (sign) => String(Number.parseInt(sign, 36))).join('');
  return BigInt(digits) % 97n === 1n;
}

function slipFault(iban: string): string {
  const meant = iban.slice(0, 2) + iban.slice(2).replaceAll('O', '0').replaceAll('I', '1');
  if (meant !== iban && controlHolds(meant)) {
    return 'Une lettre a été tapée pour un chiffre\u202f: O pour 0, ou I pour 1.';
  }
  return "L'IBAN ne tombe pas juste\u202f: un signe est faux ou deux sont inversés.";
}

function noticeOf(code: string): string | null {
  if (code === 'FR') return null;
  const where = `Compte tenu à l'étranger\u202f: ${countryName(code)}.`;
  return BIC_ASKED.has(code) ? `${where} La banque peut demander le BIC.` : where;
}
