import type { InferContractRouterOutputs } from '@orpc/contract';
import type { DueMonth } from '../../../contract/accounts.ts';
import type { paymentsContract, RecordedPayment } from '../../../contract/payments.ts';
import type { Place } from './field-ids.ts';
import { faultsOf } from './payment-faults.ts';
import { edited, type FormEdit, isCorrection, type PaymentForm } from './payment-form.ts';

/** An order of payment written down, and the paper given for it. */
export type Announced = InferContractRouterOutputs<typeof paymentsContract>['announce'];

/** What the core answered when it did not take the payment. */
export type PanelRefusal = {
  readonly title: string;
  readonly kept: string | undefined;
  readonly next: string | undefined;
  readonly code: string;
  readonly place: Place | null;
};

export type PanelState =
  /** `checked`: the clerk has asked to validate once, so what is missing is said as it is typed. */
  | { readonly kind: 'editing'; readonly checked: boolean; readonly refusal: PanelRefusal | null }
  /** `confirmed`: the clerk has said that it is a second payment. `grant`: a responsable's, for cash over the ceiling. */
  | { readonly kind: 'sending'; readonly confirmed: boolean; readonly grant: string | null }
  /** The core asks whether this is a second payment. */
  | { readonly kind: 'twin'; readonly sentence: string; readonly grant: string | null }
  /** The core asks for a responsable: cash over the ceiling, and the payer declares to have no bank account. */
  | { readonly kind: 'approval'; readonly sentence: string; readonly confirmed: boolean }
  | { readonly kind: 'recorded'; readonly payment: RecordedPayment }
  | { readonly kind: 'announced'; readonly answer: Announced };

export type Panel = { readonly form: PaymentForm; readonly state: PanelState };

export type PanelEvent =
  | { readonly kind: 'edited'; readonly edit: FormEdit; readonly months: readonly DueMonth[] }
  | { readonly kind: 'validated'; readonly tillOpen: boolean }
  | { readonly kind: 'refused'; readonly refusal: PanelRefusal }
  | { readonly kind: 'twin-found'; readonly sentence: string }
  | { readonly kind: 'twin-confirmed' }
  | { readonly kind: 'approval-asked'; readonly sentence: string }
  | { readonly kind: 'granted'; readonly grant: string }
  /** The clerk goes back from a question: nothing was taken. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'recorded'; readonly payment: RecordedPayment }
  | { readonly kind: 'announced'; readonly answer: Announced }
  | { readonly kind: 'erased'; readonly form: PaymentForm };

export function openedPanel(form: PaymentForm): Panel {
  return { form, state: { kind: 'editing', checked: false, refusal: null } };
}

/**
 * The panel's life. A payment is sent from `editing` or from the answer to a question alone, so that a double click or
 * a second Ctrl+Entrée sends nothing; once recorded, nothing that arrives late changes it.
 */
export function panelReducer(panel: Panel, event: PanelEvent): Panel {
  const { form, state } = panel;
  switch (event.kind) {
    case 'edited':
      if (state.kind !== 'editing') return panel;
      return {
        form: edited(form, event.edit, event.months),
        state: isCorrection(event.edit) ? { ...state, refusal: null } : state,
      };
    case 'validated':
      if (state.kind !== 'editing') return panel;
      return faultsOf(form, event.tillOpen).length > 0
        ? { form, state: { kind: 'editing', checked: true, refusal: null } }
        : { form, state: { kind: 'sending', confirmed: false, grant: null } };
    case 'refused':
      return state.kind === 'sending'
        ? { form, state: { kind: 'editing', checked: true, refusal: event.refusal } }
        : panel;
    case 'twin-found':
      return state.kind === 'sending'
        ? { form, state: { kind: 'twin', sentence: event.sentence, grant: state.grant } }
        : panel;
    case 'twin-confirmed':
      return state.kind === 'twin'
        ? { form, state: { kind: 'sending', confirmed: true, grant: state.grant } }
        : panel;
    case 'approval-asked':
      return state.kind === 'sending'
        ? { form, state: { kind: 'approval', sentence: event.sentence, confirmed: state.confirmed } }
        : panel;
    case 'granted':
      return state.kind === 'approval'
        ? { form, state: { kind: 'sending', confirmed: state.confirmed, grant: event.grant } }
        : panel;
    case 'declined':
      return state.kind === 'twin' || state.kind === 'approval'
        ? { form, state: { kind: 'editing', checked: false, refusal: null } }
        : panel;
    case 'recorded':
      return state.kind === 'sending' ? { form, state: { kind: 'recorded', payment: event.payment } } : panel;
    case 'announced':
      return state.kind === 'sending' ? { form, state: { kind: 'announced', answer: event.answer } } : panel;
    case 'erased':
      return state.kind === 'editing' ? openedPanel(event.form) : panel;
  }
}
