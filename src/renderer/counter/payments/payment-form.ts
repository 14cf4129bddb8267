import { z } from 'zod';
import type { DueMonth } from '../../../contract/accounts.ts';
import {
  ANNOUNCED_MODES,
  type AnnouncedMode,
  PAYMENT_MODES,
  type PaymentMode,
} from '../../../contract/payments.ts';
import { holdsCardNumber } from '../../../rules/card-number.ts';
import { formatAmount, parseAmount } from '../../../rules/money.ts';
import {
  amountOf,
  centsOf,
  editedPart,
  emptyPart,
  type Part,
  type PartEdit,
  partSchema,
  resumedPart,
  writtenOut,
} from './payment-parts.ts';

/** The first account and nine more: what one act of the core takes. */
export const MOST_PARTS = 10;

const paymentFormSchema = z.strictObject({
  /** The account of the page, then those added. */
  parts: z.array(partSchema).min(1).max(MOST_PARTS),
  mode: z.enum([...PAYMENT_MODES, ...ANNOUNCED_MODES]),
  receivedText: z.string(),
  /** What stands in the drawer when the till is opened from here. */
  floatText: z.string(),
  /** The payer declares to have no bank account (CMF L.112-6 III). */
  noBankAccount: z.boolean(),
  bank: z.string(),
  number: z.string(),
  drawer: z.string(),
  authorisation: z.string(),
  otherPayer: z.boolean(),
  payer: z.string(),
  /** The refused announcement that this act corrects; drafts of before know of none. */
  supersedes: z.uuid().nullable().default(null),
});
/** What the clerk has typed, as it is kept in the draft. */
export type PaymentForm = z.infer<typeof paymentFormSchema>;
/** Money taken, or an order of payment shown. */
export type Mode = PaymentMode | AnnouncedMode;

/** The fields that are plain text. */
const TEXT_NAMES = ['bank', 'number', 'drawer', 'authorisation', 'payer'] as const;
export type TextName = (typeof TEXT_NAMES)[number];
const MONEY_NAMES = ['receivedText', 'floatText'] as const;

export type FormEdit =
  /** On one account of the act; `at`: its place. */
  | { readonly kind: 'part'; readonly at: number; readonly edit: PartEdit }
  | { readonly kind: 'part-added'; readonly part: Part }
  | { readonly kind: 'part-removed'; readonly at: number }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'received'; readonly text: string }
  | { readonly kind: 'received-left' }
  | { readonly kind: 'received-picked'; readonly cents: number }
  | { readonly kind: 'float'; readonly text: string }
  | { readonly kind: 'no-bank-account'; readonly on: boolean }
  | { readonly kind: 'text'; readonly name: TextName; readonly text: string }
  | { readonly kind: 'other-payer'; readonly on: boolean };

/** Leaving a field, or reading again what is due, is no correction: what was said of the form stays said. */
export function isCorrection(edit: FormEdit): boolean {
  const kind = edit.kind === 'part' ? edit.edit.kind : edit.kind;
  return kind !== 'received-left' && kind !== 'amount-left' && kind !== 'months-read';
}

/** Reads a kept draft; null when it is of another program, or of another account, and cannot be used. */
export function readPaymentForm(body: unknown, account: string): PaymentForm | null {
  const read = paymentFormSchema.safeParse(body);
  return read.success && read.data.parts[0]?.account === account ? read.data : null;
}

/** The form as it may be kept: a card's number typed by mistake stays on the screen and goes nowhere. */
export function keptForm(form: PaymentForm): PaymentForm {
  const kept = { ...form };
  for (const name of [...TEXT_NAMES, ...MONEY_NAMES]) if (holdsCardNumber(form[name])) kept[name] = '';
  kept.parts = form.parts.map((part) =>
    holdsCardNumber(part.amountText) ? { ...part, amountText: '' } : part,
  );
  return kept;
}

/** A new payment: the oldest month due, paid whole, in the first mode this landlord takes. */
export function emptyForm(
  first: { readonly commandId: string; readonly account: string },
  months: readonly DueMonth[],
  modes: readonly { readonly mode: PaymentMode; readonly allowed: boolean }[],
): PaymentForm {
  return {
    parts: [emptyPart(first.commandId, first.account, months)],
    mode: modes.find(({ allowed }) => allowed)?.mode ?? 'especes',
    receivedText: '',
    floatText: '',
    noBankAccount: false,
    bank: '',
    number: '',
    drawer: '',
    authorisation: '',
    otherPayer: false,
    payer: '',
    supersedes: null,
  };
}

/** A refused announcement, to be made again under another command ("Corriger et renvoyer"). */
export type Correction = {
  /** The refused command. */
  readonly supersedes: string;
  readonly number: string | null;
  /** The portal's sentence, for the clerk to read while correcting. */
  readonly reason: string | null;
  readonly mode: AnnouncedMode;
  readonly amountCents: number;
  readonly months: readonly string[];
  /** Null when the tenant paid. */
  readonly payer: string | null;
};

/** The form as the refused announcement was, its months as far as they are still due. */
export function correctedForm(
  first: { readonly commandId: string; readonly account: string },
  months: readonly DueMonth[],
  { supersedes, mode, amountCents, months: chosen, payer }: Correction,
): PaymentForm {
  const part = {
    ...emptyPart(first.commandId, first.account, months),
    chosen: chosen.length === 0 ? null : [...chosen],
    amountText: formatAmount(amountCents),
    amountTyped: true,
  };
  return {
    ...emptyForm(first, months, []),
    parts: [resumedPart(part, months)],
    mode,
    otherPayer: payer !== null,
    payer: payer ?? '',
    supersedes,
  };
}

/** A draft found again; the months of the accounts added are known a moment later, and checked by the core. */
export function resumedForm(form: PaymentForm, months: readonly DueMonth[]): PaymentForm {
  return { ...form, parts: form.parts.map((part, at) => (at === 0 ? resumedPart(part, months) : part)) };
}

/** @param months those due on the account that the edit is about, if it is about one */
export function edited(form: PaymentForm, edit: FormEdit, months: readonly DueMonth[]): PaymentForm {
  switch (edit.kind) {
    case 'part':
      return {
        ...form,
        parts: form.parts.map((part, at) => (at === edit.at ? editedPart(part, edit.edit, months) : part)),
      };
    case 'part-added':
      return form.parts.length >= MOST_PARTS ||
        form.parts.some(({ account }) => account === edit.part.account)
        ? form
        : { ...form, parts: [...form.parts, edit.part] };
    case 'part-removed':
      // The account of the page is what the panel is about.
      return edit.at === 0 ? form : { ...form, parts: form.parts.filter((_, at) => at !== edit.at) };
    case 'mode':
      return { ...form, mode: edit.mode };
    case 'received':
      return { ...form, receivedText: edit.text };
    case 'received-left':
      return { ...form, receivedText: writtenOut(form.receivedText) };
    case 'received-picked':
      return { ...form, receivedText: formatAmount(edit.cents) };
    case 'float':
      return { ...form, floatText: edit.text };
    case 'no-bank-account':
      return { ...form, noBankAccount: edit.on };
    case 'text':
      return { ...form, [edit.name]: edit.text };
    case 'other-payer':
      return { ...form, otherPayer: edit.on };
  }
}

/** Of all the accounts, in cents; null while one of the amounts cannot be read. */
export function totalOf(form: PaymentForm): number | null {
  let total = 0;
  for (const part of form.parts) {
    const cents = amountOf(part);
    if (cents === null) return null;
    total += cents;
  }
  return total;
}

/** Change to give in cash; null while one of the two sums is not known or is too small. */
export function changeOf(form: PaymentForm): number | null {
  const total = totalOf(form);
  const received = centsOf(parseAmount(form.receivedText));
  if (form.mode !== 'especes' || total === null || received === null || received < total) return null;
  return received - total;
}

/** The float in cents: unlike a payment it may be nothing. Null while it cannot be read. */
export function floatOf(text: string): number | null {
  if (/^\s*0+(?:[.,]0{0,2})?\s*€?\s*$/.test(text)) return 0;
  return centsOf(parseAmount(text));
}

export function isAnnounced(mode: Mode): mode is AnnouncedMode {
  return ANNOUNCED_MODES.some((one) => one === mode);
}
