import type { Field } from './payment-faults.ts';

/** The id of a field's control, by which its label, its fault and the summary find it. */
export function fieldId(field: Field): string {
  return `payment-${field}`;
}

export const VALIDATE_ID = 'payment-validate';

/** Takes the focus to a field once it is drawn: choosing a mode or a fault may only just have brought it. */
export function focusField(field: Field): void {
  focusId(fieldId(field));
}

export function focusId(id: string): void {
  requestAnimationFrame(() => focusNow(id));
}

/** Takes the focus to what is drawn already, its text selected. */
export function focusNow(id: string): void {
  const element = document.getElementById(id);
  element?.focus();
  if (element instanceof HTMLInputElement && element.type === 'text') element.select();
}
