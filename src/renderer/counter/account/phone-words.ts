import { NBSP } from '../../../rules/unicode.ts';

/** `06 39 98 41 27` with no-break spaces for a French number of ten digits; any other is shown as held. */
export function formatPhone(phone: string): string {
  const digits = phone.replace(/[\s.\-()\u00a0\u202f]/g, '').replace(/^(\+33|0033)0?/, '0');
  if (!/^0\d{9}$/.test(digits)) return phone;
  return digits.replace(/(\d{2})(?=\d)/g, `$1${NBSP}`);
}
