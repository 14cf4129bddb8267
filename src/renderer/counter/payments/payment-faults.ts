import type { Means } from '../../../contract/payments.ts';
import { holdsCardNumber } from '../../../rules/card-number.ts';
import { formatEuros, parseAmount } from '../../../rules/money.ts';
import type { Place } from './field-ids.ts';
import { isAnnounced, type PaymentForm, type TextName, totalOf } from './payment-form.ts';
import { amountOf, centsOf } from './payment-parts.ts';

export const FIELDS = [
  'months',
  'amount',
  'mode',
  'float',
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
  readonly field: Field;
  /** Which account of the act; 0 for what belongs to all. */
  readonly at: number;
  readonly fault:
    | { readonly kind: 'ambiguous' | 'missing' }
    /** A payment card's number: it may not be kept anywhere, not even in the draft. */
    | { readonly kind: 'card-number' }
    | { readonly kind: 'short'; readonly amount: string }
    /** Cash, and the till is not open: nothing can be taken before it is. */
    | { readonly kind: 'till-closed' }
    | { readonly kind: 'sentence'; readonly text: string };
};

/** What the form lacks, in the order of its fields (precision 28). Empty: it may be sent. */
export function faultsOf(form: PaymentForm, tillOpen: boolean): Fault[] {
  const faults: Fault[] = [];
  const note = (field: Field, fault: Fault['fault'], at = 0) => faults.push({ field, at, fault });
  const text = (name: TextName, required: boolean) => {
    if (holdsCardNumber(form[name])) note(name, { kind: 'card-number' });
    else if (required && form[name].trim() === '') note(name, { kind: 'missing' });
  };
  const money = (field: Field, typed: string, at = 0) => {
    const parsed = parseAmount(typed);
    if (holdsCardNumber(typed)) note(field, { kind: 'card-number' }, at);
    else if (parsed.kind === 'ambiguous') note(field, { kind: 'ambiguous' }, at);
    else if (field === 'received' && typed.trim() === '') note(field, { kind: 'missing' });
    else if (parsed.kind === 'invalid') note(field, { kind: 'sentence', text: parsed.reason }, at);
    return centsOf(parsed);
  };
  form.parts.forEach(({ amountText }, at) => {
    money('amount', amountText, at);
  });
  switch (form.mode) {
    case 'especes': {
      if (!tillOpen) {
        note('float', { kind: holdsCardNumber(form.floatText) ? 'card-number' : 'till-closed' });
        break;
      }
      const total = totalOf(form);
      const received = money('received', form.receivedText);
      if (total !== null && received !== null && received < total) {
        note('received', { kind: 'short', amount: formatEuros(total - received) });
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
    case 'virement':
    case 'tip':
    case 'mandat':
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
export function placeOf(serverField: string | undefined): Place | null {
  const [, other, name = serverField ?? ''] = /^others\.(\d+)\.(.+)$/.exec(serverField ?? '') ?? [];
  const field = SERVER_FIELDS[name];
  return field === undefined ? null : { field, at: other === undefined ? 0 : Number(other) + 1 };
}

/**
 * The act as it is sent, first account first.
 * @returns null while the form has a fault
 */
export function actOf(form: PaymentForm) {
  const [first, ...others] = form.parts.map((part) => ({
    commandId: part.commandId,
    account: part.account,
    amountCents: amountOf(part),
    chosenMonths: part.chosen ?? [],
  }));
  if (first === undefined || faultsOf(form, true).length > 0) return null;
  if (!isReadable(first) || !others.every(isReadable)) return null;
  const payer = form.otherPayer ? form.payer.trim() : null;
  if (isAnnounced(form.mode)) {
    // An order of payment is written on one account.
    return others.length > 0
      ? null
      : { kind: 'announcement' as const, ...first, mode: form.mode, payer, supersedes: form.supersedes };
  }
  const means = meansOf(form);
  return means === null
    ? null
    : { kind: 'payment' as const, ...first, mode: form.mode, means, payer, others };
}

function isReadable<T extends { readonly amountCents: number | null }>(
  part: T,
): part is T & { readonly amountCents: number } {
  return part.amountCents !== null;
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
    case 'virement':
    case 'tip':
    case 'mandat':
      return null;
  }
}
