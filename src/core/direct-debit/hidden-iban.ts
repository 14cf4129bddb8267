import { getCountrySpecifications, isValidIBAN } from 'ibantools';

const BEGINS = /[A-Z]{2}\d{2}/g;

/**
 * Whether a free text holds an account number whole, however it is written: such a text is kept, sent and shown, and an
 * account number must not be.
 */
export function holdsIban(text: string): boolean {
  const signs = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  for (const { index } of signs.matchAll(BEGINS)) {
    const length = getCountrySpecifications()[signs.slice(index, index + 2)]?.chars ?? null;
    if (length !== null && isValidIBAN(signs.slice(index, index + length))) return true;
  }
  return false;
}
