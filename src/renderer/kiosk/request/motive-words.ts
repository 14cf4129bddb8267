import { motives as french } from '../i18n/fr/motives.ts';
import type { Translate } from '../i18n/text.ts';

type Known = keyof typeof french;

function isKnown(code: string): code is Known {
  return Object.hasOwn(french, code);
}

export type MotiveWords = { readonly label: string; readonly french?: string };

/**
 * A place or a motive as the visitor reads it: the landlord's own words in French; in another language the translation
 * of its code, the French words beneath, or these alone where the code is the landlord's own.
 */
export function motiveWords(code: string, label: string, t: Translate, inFrench: boolean): MotiveWords {
  return inFrench || !isKnown(code) ? { label } : { label: t(`motives.${code}`), french: label };
}
