import type { Field } from './payment-faults.ts';

/** A field, and of which account of the act; those that belong to the whole act stand at 0. */
export type Place = { readonly field: Field; readonly at: number };

/** The id of a field's control, by which its label, its fault and the summary find it. */
export function fieldId(field: Field, at = 0): string {
  return at === 0 ? `payment-${field}` : `payment-${field}-${at}`;
}

export const VALIDATE_ID = 'payment-validate';
export const ADD_ID = 'payment-add-account';
/** "Compte suivant". */
export const NEXT_ID = 'payment-next';
/** The one button that acts on all the papers of a recorded payment. */
export const PAPERS_ID = 'payment-papers-act';

/** Takes the focus to a field once it is drawn: choosing a mode or a fault may only just have brought it. */
export function focusField(field: Field, at = 0): void {
  focusId(fieldId(field, at));
}

export function focusId(id: string): void {
  requestAnimationFrame(() => focusNow(id));
}

/** Takes the focus to a field that is most likely drawn: keys that follow at once already go to it. */
export function focusDrawn({ field, at }: Place): void {
  const id = fieldId(field, at);
  if (document.getElementById(id) === null) focusId(id);
  else focusNow(id);
}

/** Takes the focus to what is drawn already, its text selected. */
export function focusNow(id: string): void {
  const element = document.getElementById(id);
  element?.focus();
  if (element instanceof HTMLInputElement && element.type === 'text') element.select();
}
