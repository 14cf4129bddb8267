import type { DueMonth } from '../../../contract/accounts.ts';
import type { RecordedPayment } from '../../../contract/payments.ts';
import { type Field, faultsOf } from './payment-faults.ts';
import { edited, type FormEdit, type PaymentForm } from './payment-form.ts';

/** What the core answered when it did not take the payment. */
export type PanelRefusal = {
  readonly title: string;
  readonly kept: string | undefined;
  readonly next: string | undefined;
  readonly code: string;
  readonly field: Field | null;
};

export type PanelState =
  /** `checked`: the clerk has asked to validate once, so what is missing is said as it is typed. */
  | { readonly kind: 'editing'; readonly checked: boolean; readonly refusal: PanelRefusal | null }
  /** `confirmed`: the clerk has said that it is a second payment. */
  | { readonly kind: 'sending'; readonly confirmed: boolean }
  /** The core asks whether this is a second payment. */
  | { readonly kind: 'twin'; readonly sentence: string }
  | { readonly kind: 'recorded'; readonly payment: RecordedPayment };

export type Panel = { readonly form: PaymentForm; readonly state: PanelState };

export type PanelEvent =
  | { readonly kind: 'edited'; readonly edit: FormEdit; readonly months: readonly DueMonth[] }
  | { readonly kind: 'validated' }
  | { readonly kind: 'refused'; readonly refusal: PanelRefusal }
  | { readonly kind: 'twin-found'; readonly sentence: string }
  | { readonly kind: 'twin-confirmed' }
  | { readonly kind: 'twin-declined' }
  | { readonly kind: 'recorded'; readonly payment: RecordedPayment }
  | { readonly kind: 'erased'; readonly form: PaymentForm };

export function openedPanel(form: PaymentForm): Panel {
  return { form, state: { kind: 'editing', checked: false, refusal: null } };
}

/**
 * The panel's life. A payment is sent from `editing` or `twin` alone, so that a double click or a second Ctrl+Entrée
 * sends nothing; once recorded, nothing that arrives late changes it.
 */
export function panelReducer(panel: Panel, event: PanelEvent): Panel {
  const { form, state } = panel;
  switch (event.kind) {
    case 'edited':
      if (state.kind !== 'editing') return panel;
      // Leaving a field is no correction: what the core refused stays said.
      return event.edit.kind === 'money-left'
        ? { form: edited(form, event.edit, event.months), state }
        : { form: edited(form, event.edit, event.months), state: { ...state, refusal: null } };
    case 'validated':
      if (state.kind !== 'editing') return panel;
      return faultsOf(form).length > 0
        ? { form, state: { kind: 'editing', checked: true, refusal: null } }
        : { form, state: { kind: 'sending', confirmed: false } };
    case 'refused':
      return state.kind === 'sending'
        ? { form, state: { kind: 'editing', checked: true, refusal: event.refusal } }
        : panel;
    case 'twin-found':
      return state.kind === 'sending' ? { form, state: { kind: 'twin', sentence: event.sentence } } : panel;
    case 'twin-confirmed':
      return state.kind === 'twin' ? { form, state: { kind: 'sending', confirmed: true } } : panel;
    case 'twin-declined':
      return state.kind === 'twin'
        ? { form, state: { kind: 'editing', checked: false, refusal: null } }
        : panel;
    case 'recorded':
      return state.kind === 'sending' ? { form, state: { kind: 'recorded', payment: event.payment } } : panel;
    case 'erased':
      return state.kind === 'editing' ? openedPanel(event.form) : panel;
  }
}
