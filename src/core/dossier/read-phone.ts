import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { formatPhone, phoneKey } from '../../rules/phones.ts';
import { NBSP, withoutSpaces } from '../../rules/unicode.ts';

export type ReadPhone =
  | {
      readonly kind: 'ok';
      /** E.164, `+33639981234`. */
      readonly kept: string;
      readonly shown: string;
      readonly notice: string | null;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Country codes of the overseas departments by the beginning of their national numbers. */
const OVERSEAS: readonly (readonly [RegExp, string])[] = [
  [/^0(262|263|269|639(?!98)|692|693)/, '262'],
  [/^0(590|690|691)/, '590'],
  [/^0(594|694)/, '594'],
  [/^0(596|696|697)/, '596'],
];

/** Mainland range that ARCEP keeps for fiction, inside what is otherwise Mayotte's; no register knows it. */
const FICTION = /^063998/;

const COUNTRY_NAMES = new Intl.DisplayNames(['fr'], { type: 'region' });

/** Reads a telephone in any written form: how it is kept and shown, or why it is none. */
export function readPhone(text: string): ReadPhone {
  const typed = text.normalize('NFKC').trim();
  if (withoutSpaces(typed) === '') return { kind: 'empty' };
  const key = phoneKey(typed);
  if (key === undefined) return { kind: 'refused', sentence: faultOf(typed) };
  return key.startsWith('+') ? readForeign(key) : readFrench(key);
}

function readFrench(key: string): ReadPhone {
  const code = OVERSEAS.find(([beginning]) => beginning.test(key))?.[1] ?? '33';
  const kept = `+${code}${key.slice(1)}`;
  return { kind: 'ok', kept, shown: formatPhone(key), notice: FICTION.test(key) ? null : frenchNotice(kept) };
}

function frenchNotice(kept: string): string | null {
  const number = parsePhoneNumberFromString(kept);
  switch (number?.getType()) {
    case undefined:
      return 'Ce numéro ne paraît pas attribué\u202f: relisez-le.';
    case 'PREMIUM_RATE':
    case 'SHARED_COST':
    case 'TOLL_FREE':
    case 'UAN':
      return "C'est un numéro de service\u202f: relisez-le.";
    default:
      return null;
  }
}

function readForeign(key: string): ReadPhone {
  const number = parsePhoneNumberFromString(key);
  if (number === undefined) {
    return {
      kind: 'refused',
      sentence: "L'indicatif du pays n'existe pas\u202f: relisez les chiffres après le «\u202f+\u202f».",
    };
  }
  if (!number.isPossible()) {
    return {
      kind: 'refused',
      sentence: `Ce numéro n'a pas la longueur d'un numéro de ce pays\u202f: ${countryOf(number)}.`,
    };
  }
  const where = `Numéro étranger\u202f: ${countryOf(number)}.`;
  return {
    kind: 'ok',
    kept: number.number,
    shown: number.formatInternational().replaceAll(' ', NBSP),
    notice: number.isValid() ? where : `${where} Il ne paraît pas attribué\u202f: relisez-le.`,
  };
}

function countryOf(number: PhoneNumber): string {
  const code = number.country ?? number.getPossibleCountries()[0];
  return code === undefined ? `+${number.countryCallingCode}` : (COUNTRY_NAMES.of(code) ?? code);
}

function faultOf(typed: string): string {
  if (/\p{L}/u.test(typed)) return 'Un numéro de téléphone ne contient que des chiffres.';
  const digits = typed.replace(/\D/g, '');
  if (/^(\+|00)\s*33/.test(typed)) {
    return 'Après +33, un numéro français a 9 chiffres, sans le 0 du début.';
  }
  if (/^[1-9]\d{8}$/.test(digits)) return 'Il manque le 0 du début.';
  if (digits.length < 10) return `Un numéro français a 10 chiffres\u202f; celui-ci en a ${digits.length}.`;
  return "Ce numéro n'est pas reconnu\u202f: 10 chiffres commençant par 0, ou «\u202f+\u202f» et l'indicatif du pays.";
}
