import type { PaymentMode } from '../../../contract/payments.ts';
import type { Field } from './payment-faults.ts';

const MEANS: Readonly<Record<PaymentMode, readonly Field[]>> = {
  especes: ['received'],
  cheque: ['bank', 'number', 'drawer'],
  carte: ['authorisation'],
};

/**
 * Where Entrée leads from a field: the next one that is typed. The mode is passed over, since its letters act from the
 * amount.
 * @returns null after the last field: to the button
 */
export function fieldAfter(field: Field, mode: PaymentMode, otherPayer: boolean): Field | null {
  const typed: Field[] = ['amount', ...MEANS[mode], ...(otherPayer ? (['payer'] as const) : [])];
  if (field === 'months') return 'amount';
  if (field === 'mode') return typed[1] ?? null;
  const at = typed.indexOf(field);
  // A field of another mode, or none of those typed: on to what follows the means.
  return at === -1 ? (otherPayer ? 'payer' : null) : (typed[at + 1] ?? null);
}
