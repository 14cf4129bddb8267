import { ANNOUNCED_MODES, PAYMENT_MODES } from '../../../contract/payments.ts';
import type { Mode } from './payment-form.ts';

/** The letter of each mode (ui.md "Encaisser"); the TIP has none. */
export const MODE_KEYS: Readonly<Record<Mode, string | null>> = {
  especes: 'E',
  cheque: 'C',
  carte: 'B',
  virement: 'V',
  tip: null,
  mandat: 'M',
};

/** Adds an account to the act, from the same places as the letters: no amount holds it. */
export const ADD_KEY = '+';

type Stroke = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
};

/**
 * What a key means in Montant, Reçu or the mode group: a mode, `add`, or `none` for any other letter, which no amount
 * holds; null leaves the key to the field. AltGr and chords are never taken.
 */
export function modeOfKey({ key, ctrlKey, altKey, metaKey }: Stroke): Mode | 'add' | 'none' | null {
  if (ctrlKey || altKey || metaKey) return null;
  if (key === ADD_KEY) return 'add';
  if (!/^\p{L}$/u.test(key)) return null;
  const letter = key.toUpperCase();
  return [...PAYMENT_MODES, ...ANNOUNCED_MODES].find((mode) => MODE_KEYS[mode] === letter) ?? 'none';
}
