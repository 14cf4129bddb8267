import type { Means } from '../../../contract/payments.ts';
import { holdsCardNumber } from '../../../rules/card-number.ts';
import { formatEuros, parseAmount } from '../../../rules/money.ts';
import { amountOf, centsOf, type PaymentForm, type TextName } from './payment-form.ts';

export const FIELDS = [
  'months',
  'amount',
  'mode',
  'received',
  'bank',
  'number',
  'drawer',
  'authorisation',
  'payer',
] as const;
/** A field of the panel, in the order it is read. */
export type Field = (typeof FIELDS)[number];

export type Fault = {
  /** Null when it belongs to no field. */
  readonly field: Field | null;
  readonly fault:
    | { readonly kind: 'ambiguous' | 'missing' }
    /** A payment card's number: it may not be kept anywhere, not even in the draft. */
    | { readonly kind: 'card-number' }
    | { readonly kind: 'short'; readonly amount: string }
    | { readonly kind: 'sentence'; readonly text: string };
};

/** What the form lacks, in the order of its fields (precision 28). Empty: it may be sent. */
export function faultsOf(form: PaymentForm): Fault[] {
  const faults: Fault[] = [];
  const text = (name: TextName, required: boolean) => {
    if (holdsCardNumber(form[name])) faults.push({ field: name, fault: { kind: 'card-number' } });
    else if (required && form[name].trim() === '') faults.push({ field: name, fault: { kind: 'missing' } });
  };
  const money = (field: Field, typed: string) => {
    const parsed = parseAmount(typed);
    if (parsed.kind === 'ambiguous') faults.push({ field, fault: { kind: 'ambiguous' } });
    if (field === 'received' && typed.trim() === '') faults.push({ field, fault: { kind: 'missing' } });
    else if (parsed.kind === 'invalid') {
      faults.push({ field, fault: { kind: 'sentence', text: parsed.reason } });
    }
    return centsOf(parsed);
  };
  const amount = money('amount', form.amountText);
  switch (form.mode) {
    case 'especes': {
      const received = money('received', form.receivedText);
      if (amount !== null && received !== null && received < amount) {
        faults.push({ field: 'received', fault: { kind: 'short', amount: formatEuros(amount - received) } });
      }
      break;
    }
    case 'cheque':
      text('bank', true);
      text('number', true);
      text('drawer', false);
      break;
    case 'carte':
      text('authorisation', true);
      break;
  }
  if (form.otherPayer) text('payer', true);
  return faults;
}

const SERVER_FIELDS: Readonly<Record<string, Field>> = {
  amountCents: 'amount',
  chosenMonths: 'months',
  mode: 'mode',
  'means.receivedCents': 'received',
  'means.bank': 'bank',
  'means.number': 'number',
  'means.drawer': 'drawer',
  'means.authorisation': 'authorisation',
  payer: 'payer',
};

/** The panel's field that an input of the core stands in; null when it is none of them. */
export function fieldOf(serverField: string | undefined): Field | null {
  return serverField === undefined ? null : (SERVER_FIELDS[serverField] ?? null);
}

/**
 * The act as it is sent.
 * @returns null while the form has a fault
 */
export function actOf(form: PaymentForm) {
  const amountCents = amountOf(form);
  const means = meansOf(form);
  if (amountCents === null || means === null || faultsOf(form).length > 0) return null;
  return {
    commandId: form.commandId,
    amountCents,
    chosenMonths: form.chosen ?? [],
    mode: form.mode,
    means,
    payer: form.otherPayer ? form.payer.trim() : null,
  };
}

function meansOf(form: PaymentForm): Means | null {
  switch (form.mode) {
    case 'especes': {
      const receivedCents = centsOf(parseAmount(form.receivedText));
      return receivedCents === null ? null : { mode: 'especes', receivedCents };
    }
    case 'cheque':
      return {
        mode: 'cheque',
        number: form.number.trim(),
        bank: form.bank.trim(),
        drawer: form.drawer.trim(),
      };
    case 'carte':
      return { mode: 'carte', authorisation: form.authorisation.trim() };
  }
}
