import type { Field } from './guide-faults.ts';
import type { StepId } from './guide-form.ts';

/** The id of a field's control, by which its label and its fault find it. */
export function fieldId(field: Field): string {
  return `registration-${field}`;
}

export const CONTINUE_ID = 'registration-continue';
export const SLIP_ID = 'registration-slip';
export const NO_EMAIL_ID = 'registration-no-email';
export const QUESTION_ID = 'registration-question';

/** Takes the focus to the first of these that is drawn, once it is. */
export function focusFirst(...ids: readonly string[]): void {
  requestAnimationFrame(() => {
    for (const id of ids) {
      const element = document.getElementById(id);
      if (element === null) continue;
      element.focus();
      if (element instanceof HTMLInputElement && ['text', 'email'].includes(element.type)) element.select();
      return;
    }
  });
}

/** Where the hands begin at each question. */
export function firstOf(step: StepId): readonly string[] {
  switch (step) {
    case 'who':
      return [fieldId('person'), QUESTION_ID];
    case 'identity':
      return [fieldId('document')];
    case 'email':
      return [fieldId('email'), NO_EMAIL_ID];
    case 'terms':
      return [fieldId('terms')];
    case 'activation':
      return [SLIP_ID, CONTINUE_ID];
  }
}
