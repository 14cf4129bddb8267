import type { KeyboardEvent } from 'react';
import { useCommands } from '../../app/commands.ts';
import { useText } from '../../i18n/i18n.ts';
import {
  IconAttestation,
  IconPassword,
  IconPayment,
  IconRegister,
  IconRequest,
  IconSearch,
} from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { placeAfter } from './enter-order.ts';
import { fieldId, focusDrawn, focusField, focusId, type Place, VALIDATE_ID } from './field-ids.ts';
import { modeOfKey } from './mode-keys.ts';
import { FIELDS } from './payment-faults.ts';
import type { Mode, PaymentForm } from './payment-form.ts';
import type { FieldFaults } from './use-faults.ts';
import type { ModeAnswer } from './use-modes.ts';
import type { Payment } from './use-payment.ts';
import type { TillOpening } from './use-till-opening.ts';

export type PaymentKeys = {
  readonly open: boolean;
  readonly payment: Payment;
  readonly form: PaymentForm;
  readonly faults: FieldFaults;
  readonly modes: readonly ModeAnswer[];
  /** Null while the till is open. */
  readonly till: TillOpening | null;
  readonly onAdd: () => void;
  readonly onNext: () => void;
};

/** Entrée goes from field to field, the letters choose the mode, F2 goes on, Ctrl+Entrée validates. */
export function usePaymentKeys({ open, payment, form, faults, modes, till, onAdd, onNext }: PaymentKeys) {
  const t = useText();
  useCommands(
    !open
      ? []
      : [
          {
            id: 'payment.validate',
            label: t('payments.validate'),
            icon: IconPayment,
            chord: { key: 'Enter', ctrl: true },
            run: payment.validate,
          },
          {
            id: 'payment.next',
            label: t('payments.recorded.next'),
            icon: IconSearch,
            chord: { key: 'F2' },
            keyOnly: true,
            run: onNext,
          },
          // The panel is open already: F3 comes back to its first field.
          {
            id: 'payment.amount',
            label: t('payments.title'),
            icon: IconPayment,
            chord: { key: 'F3' },
            keyOnly: true,
            run: () => focusField('amount'),
          },
          // Not the account's while money is being taken.
          {
            id: 'account.request',
            label: t('account.act.request'),
            icon: IconRequest,
            chord: { key: 'F4' },
            keyOnly: true,
            run: () => {},
          },
          {
            id: 'account.certificate',
            label: t('account.act.certificate'),
            icon: IconAttestation,
            chord: { key: 'F5' },
            keyOnly: true,
            run: () => {},
          },
          {
            id: 'account.register',
            label: t('registrations.act'),
            icon: IconRegister,
            chord: { key: 'F6' },
            keyOnly: true,
            run: () => {},
          },
          {
            id: 'account.kiosk-code',
            label: t('kioskDesk.act'),
            icon: IconPassword,
            chord: { key: 'F7' },
            keyOnly: true,
            run: () => {},
          },
        ],
    'panel',
  );

  const chooseMode = (mode: Mode) => {
    const answer = modes.find((one) => one.mode === mode);
    if (answer === undefined) return;
    if (!answer.allowed) {
      announce(t('payments.modeRefused', { mode: t(`payments.modes.${mode}`), why: answer.why ?? '' }));
      return;
    }
    // Reçu goes with cash: the hands follow to what the mode asks for.
    if (mode !== form.mode && document.activeElement?.id === fieldId('received')) {
      const next = placeAfter({ field: 'mode', at: 0 }, { ...form, mode }, till === null);
      if (next === null) focusId(VALIDATE_ID);
      else focusField(next.field, next.at);
    }
    payment.edit({ kind: 'mode', mode });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const control = event.target;
    if (!(control instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    if (control.closest('[data-payment-letters]') !== null) {
      const meant = modeOfKey(event);
      if (meant !== null) {
        event.preventDefault();
        if (meant === 'add') onAdd();
        else if (meant !== 'none') chooseMode(meant);
        return;
      }
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const place = placeOfControl(control, form);
    if (place.field === 'float') {
      till?.open();
      return;
    }
    faults.leave(place.field, place.at);
    const stays = place.field === 'amount' || place.field === 'received';
    if (stays && faults.all.some((one) => one.field === place.field && one.at === place.at)) return;
    const next = placeAfter(place, form, till === null);
    if (next === null) focusId(VALIDATE_ID);
    else focusDrawn(next);
  };
  return { onKeyDown, chooseMode };
}

/** The field that a control is, or that a checkbox or a tile belongs to, for Entrée. */
function placeOfControl(control: HTMLInputElement, { parts }: PaymentForm): Place {
  for (let at = 0; at < parts.length; at += 1) {
    const field = FIELDS.find((name) => fieldId(name, at) === control.id);
    if (field !== undefined) return { field, at };
  }
  if (control.id === 'payment-other-payer') return { field: 'authorisation', at: 0 };
  if (control.type === 'radio') return { field: 'mode', at: 0 };
  const part = control.closest<HTMLElement>('[data-part]')?.dataset.part;
  return part === undefined ? { field: 'mode', at: 0 } : { field: 'months', at: Number(part) };
}
