import type { Place } from './field-ids.ts';
import type { Field } from './payment-faults.ts';
import type { Mode, PaymentForm } from './payment-form.ts';

const MEANS: Readonly<Record<Mode, readonly Field[]>> = {
  especes: ['received'],
  cheque: ['bank', 'number', 'drawer'],
  carte: ['authorisation'],
  virement: [],
  tip: [],
  mandat: [],
};

/** What is typed, in the order it is read. Cash with a closed till asks for the float in place of what is received. */
function typedPlaces(form: PaymentForm, tillOpen: boolean): Place[] {
  const means: readonly Field[] = form.mode === 'especes' && !tillOpen ? ['float'] : MEANS[form.mode];
  return [
    ...form.parts.map((_, at): Place => ({ field: 'amount', at })),
    ...means.map((field): Place => ({ field, at: 0 })),
    ...(form.otherPayer ? [{ field: 'payer', at: 0 } as const] : []),
  ];
}

/**
 * Where Entrée leads from a field: the next one that is typed. The mode is passed over, since its letters act from the
 * amount.
 * @returns null after the last field: to the button
 */
export function placeAfter({ field, at }: Place, form: PaymentForm, tillOpen: boolean): Place | null {
  const typed = typedPlaces(form, tillOpen);
  if (field === 'months') return { field: 'amount', at };
  if (field === 'mode') return typed[form.parts.length] ?? null;
  const index = typed.findIndex((one) => one.field === field && one.at === at);
  if (index !== -1) return typed[index + 1] ?? null;
  // A field of another mode, or none of those typed: on to what follows the means.
  return form.otherPayer ? { field: 'payer', at: 0 } : null;
}
