import { PAYMENT_MODES, type PaymentMode } from '../../../contract/payments.ts';

/** The letter of each mode (ui.md "Encaisser"). */
export const MODE_KEYS: Readonly<Record<PaymentMode, string>> = { especes: 'E', cheque: 'C', carte: 'B' };

type Stroke = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
};

/**
 * What a key means in Montant, Reçu or the mode group: a mode, or `none` for any other letter, which no amount holds;
 * null leaves the key to the field. AltGr and chords are never taken.
 */
export function modeOfKey({ key, ctrlKey, altKey, metaKey }: Stroke): PaymentMode | 'none' | null {
  if (ctrlKey || altKey || metaKey || !/^\p{L}$/u.test(key)) return null;
  const letter = key.toUpperCase();
  return PAYMENT_MODES.find((mode) => MODE_KEYS[mode] === letter) ?? 'none';
}
