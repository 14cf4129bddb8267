import { addMonths, formatPlainDate, isIsoDate, isoDate } from '../dates.ts';
import { NBSP, withoutSpaces } from '../unicode.ts';
import type { MandateSeen, MandateState, ShownMandateState } from './states.ts';

/** A mandate without a collection for so long is dead (EPC rulebook of SEPA direct debit; domain.md B25). */
export const MANDATE_LIFE_MONTHS = 36;

export type MandateDates = {
  readonly state: MandateState;
  /** ISO date, or null where unknown. */
  readonly signedOn: string | null;
  readonly lastCollectedOn: string | null;
};

/**
 * The state as shown: `caduc` after 36 months without a collection, counted from the last one, else from the signature.
 * @param today ISO date
 */
export function shownMandateState(mandate: MandateDates, today: string): ShownMandateState {
  if (mandate.state !== 'actif' && mandate.state !== 'suspendu') return mandate.state;
  const from = mandate.lastCollectedOn ?? mandate.signedOn;
  if (from === null || !isIsoDate(from)) return mandate.state;
  return addMonths(from, MANDATE_LIFE_MONTHS) < today ? 'caduc' : mandate.state;
}

/** The state in one sentence. @param today ISO date */
export function mandateSentence(mandate: MandateDates, today: string): string {
  switch (shownMandateState(mandate, today)) {
    case 'a_signer':
      return 'À signer\u202f: le bailleur ne prélève rien avant.';
    case 'actif':
      return `${since('Actif', mandate.signedOn)}${collected(mandate.lastCollectedOn)}.`;
    case 'suspendu':
      return `Suspendu\u202f: rien n'est prélevé${collected(mandate.lastCollectedOn)}.`;
    case 'revoque':
      return 'Révoqué\u202f: plus rien ne sera prélevé.';
    case 'caduc':
      return `Sans prélèvement depuis ${MANDATE_LIFE_MONTHS} mois\u202f: ce mandat n'est plus valable.`;
  }
}

function since(word: string, on: string | null): string {
  return on === null ? word : `${word} depuis le ${formatPlainDate(isoDate(on))}`;
}

function collected(on: string | null): string {
  return on === null ? '' : `, dernier prélèvement le ${formatPlainDate(isoDate(on))}`;
}

/**
 * `FR76 •••• •••• •••• •••• •••• 189`: country, key and the three last characters, as the ERP's own masked form.
 * @param electronic without spaces, in capitals
 */
export function maskIban(electronic: string): string {
  const hidden = Math.max(0, electronic.length - 7);
  const groups = Array.from({ length: Math.ceil(hidden / 4) }, () => '••••');
  return `${[electronic.slice(0, 4), ...groups].join(' ')}${NBSP}${electronic.slice(-3)}`;
}

/** Whether nothing moved between two sights of a mandate; spaces of a masked number are its writing, not its value. */
export function sameMandate(a: MandateSeen, b: MandateSeen): boolean {
  const plain = (text: string | null) => (text === null ? null : withoutSpaces(text).toUpperCase());
  return (
    a.rum === b.rum && plain(a.maskedIban) === plain(b.maskedIban) && a.day === b.day && a.state === b.state
  );
}

const RIB = /^(?:FR|MC)\d{2}(\d{5})(\d{5})([0-9A-Z]{11})(\d{2})$/;
// A to I are 1 to 9, J to R 1 to 9, S to Z 2 to 9 (arrêté of the RIB key, domain.md §D).
const RIB_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const RIB_DIGITS = '12345678912345678923456789';

/**
 * Whether the RIB key of a French or Monegasque account holds: 97 − ((89 × bank + 15 × branch + 3 × account) mod 97).
 * @param iban electronic form; any other country's has no RIB and does not hold
 */
export function frenchRibKeyHolds(iban: string): boolean {
  const parts = RIB.exec(iban);
  if (parts === null) return false;
  const [, bank = '', branch = '', account = '', key = ''] = parts;
  const digits = Array.from(account, (sign) => RIB_DIGITS[RIB_LETTERS.indexOf(sign)] ?? sign).join('');
  const sum = 89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(digits);
  return 97n - (sum % 97n) === BigInt(key);
}

/** The restricted character set of SEPA (EPC 217-08): a mandate's reference, 35 characters at most, no space. */
const RUM = /^[A-Za-z0-9+?/\-:().,']{1,35}$/;

/** Whether a text may be a mandate's unique reference (RUM): neither begins nor ends with a slash, nor holds two. */
export function checkRum(rum: string): boolean {
  return RUM.test(rum) && !rum.startsWith('/') && !rum.endsWith('/') && !rum.includes('//');
}
