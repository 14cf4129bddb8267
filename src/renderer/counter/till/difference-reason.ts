import { holdsCardNumber } from '../../../rules/card-number.ts';
import type { useText } from '../../i18n/i18n.ts';
import { differenceReasonOf, type TillForm } from './till-form.ts';

/** What keeps the till from closing: no reason, "autre" without its words, or a card's number. */
export type DifferenceFault = 'reason' | 'text' | 'card' | null;

export function differenceFault(form: TillForm, differenceCents: number): DifferenceFault {
  if (differenceCents === 0) return null;
  const reason = differenceReasonOf(form);
  if (reason === null) return 'reason';
  if (holdsCardNumber(form.text)) return 'card';
  return reason === 'other' && form.text.trim() === '' ? 'text' : null;
}

/** "Erreur de rendu. 5 centimes de trop." */
export function reasonSent(form: TillForm, t: ReturnType<typeof useText>): string | null {
  const reason = differenceReasonOf(form);
  if (reason === null) return null;
  const words = reason === 'other' ? [] : [t(`till.difference.reasons.${reason}`)];
  return [...words, form.text.trim()].filter(Boolean).join('. ');
}
