import { z } from 'zod';
import type { DueMonth } from '../../../contract/accounts.ts';
import { PAYMENT_MODES, type PaymentMode } from '../../../contract/payments.ts';
import { holdsCardNumber } from '../../../rules/card-number.ts';
import { formatAmount, type ParsedAmount, parseAmount } from '../../../rules/money.ts';

/** What the clerk has typed, as it is kept in the draft. Texts stay as typed; the core decides what they mean. */
const paymentFormSchema = z.strictObject({
  /** Minted once for this payment: a retry after a crash or a double click is the same act. */
  commandId: z.uuid(),
  /** Months the payer named; null while nobody has chosen: the oldest due. */
  chosen: z.array(z.string()).nullable(),
  amountText: z.string(),
  /** Typed or picked: ticking months no longer changes it. */
  amountTyped: z.boolean(),
  mode: z.enum(PAYMENT_MODES),
  receivedText: z.string(),
  bank: z.string(),
  number: z.string(),
  drawer: z.string(),
  authorisation: z.string(),
  otherPayer: z.boolean(),
  payer: z.string(),
});
export type PaymentForm = z.infer<typeof paymentFormSchema>;
/** The fields that are plain text. */
const TEXT_NAMES = ['bank', 'number', 'drawer', 'authorisation', 'payer'] as const;
export type TextName = (typeof TEXT_NAMES)[number];

export type FormEdit =
  | {
      readonly kind: 'month';
      readonly month: string;
      readonly on: boolean;
      readonly ticked: readonly string[];
    }
  | { readonly kind: 'amount'; readonly text: string }
  /** A reading of an ambiguous amount, or a quick amount with the month it pays. */
  | { readonly kind: 'amount-picked'; readonly cents: number; readonly chosen?: readonly string[] | null }
  | { readonly kind: 'mode'; readonly mode: PaymentMode }
  | { readonly kind: 'received'; readonly text: string }
  /** The hands have left an amount: one that can be read is written out, "230" as "230,00". */
  | { readonly kind: 'money-left'; readonly field: 'amount' | 'received' }
  | { readonly kind: 'received-picked'; readonly cents: number }
  | { readonly kind: 'text'; readonly name: TextName; readonly text: string }
  | { readonly kind: 'other-payer'; readonly on: boolean };

/** Reads a kept draft; null when it is of another program and cannot be used. */
export function readPaymentForm(body: unknown): PaymentForm | null {
  const read = paymentFormSchema.safeParse(body);
  return read.success ? read.data : null;
}

/** The form as it may be kept: a card's number typed by mistake stays on the screen and goes nowhere. */
export function keptForm(form: PaymentForm): PaymentForm {
  const kept = { ...form };
  for (const name of TEXT_NAMES) if (holdsCardNumber(form[name])) kept[name] = '';
  return kept;
}

/** The oldest month one may pay without naming it: a time-barred one is never chosen for the payer (B18). */
export function oldestDue(months: readonly DueMonth[]): DueMonth | undefined {
  return months.find(({ timeBarred }) => !timeBarred);
}

/** A new payment: the oldest month due, paid whole, in the first mode this landlord takes. */
export function emptyForm(
  commandId: string,
  months: readonly DueMonth[],
  modes: readonly { readonly mode: PaymentMode; readonly allowed: boolean }[],
): PaymentForm {
  const due = oldestDue(months);
  return {
    commandId,
    chosen: null,
    amountText: due === undefined ? '' : formatAmount(due.remainingCents),
    amountTyped: false,
    mode: modes.find(({ allowed }) => allowed)?.mode ?? 'especes',
    receivedText: '',
    bank: '',
    number: '',
    drawer: '',
    authorisation: '',
    otherPayer: false,
    payer: '',
  };
}

/** A draft found again: months paid since are no longer among those chosen. */
export function resumedForm(form: PaymentForm, months: readonly DueMonth[]): PaymentForm {
  if (form.chosen === null) return form;
  const due = new Set(months.map(({ month }) => month));
  const chosen = form.chosen.filter((month) => due.has(month));
  return { ...form, chosen: chosen.length === 0 && form.chosen.length > 0 ? null : chosen };
}

export function edited(form: PaymentForm, edit: FormEdit, months: readonly DueMonth[]): PaymentForm {
  switch (edit.kind) {
    case 'month': {
      const others = edit.ticked.filter((month) => month !== edit.month);
      const chosen = edit.on ? [...others, edit.month].sort() : others;
      return { ...form, chosen, ...(!form.amountTyped && { amountText: sumOf(months, chosen) }) };
    }
    case 'amount':
      return { ...form, amountText: edit.text, amountTyped: true };
    case 'amount-picked':
      return {
        ...form,
        amountText: formatAmount(edit.cents),
        amountTyped: true,
        ...(edit.chosen !== undefined && { chosen: edit.chosen === null ? null : [...edit.chosen] }),
      };
    case 'mode':
      return { ...form, mode: edit.mode };
    case 'received':
      return { ...form, receivedText: edit.text };
    case 'money-left': {
      const name = edit.field === 'amount' ? 'amountText' : 'receivedText';
      const cents = centsOf(parseAmount(form[name]));
      return cents === null ? form : { ...form, [name]: formatAmount(cents) };
    }
    case 'received-picked':
      return { ...form, receivedText: formatAmount(edit.cents) };
    case 'text':
      return { ...form, [edit.name]: edit.text };
    case 'other-payer':
      return { ...form, otherPayer: edit.on };
  }
}

function sumOf(months: readonly DueMonth[], chosen: readonly string[]): string {
  const sum = months
    .filter(({ month }) => chosen.includes(month))
    .reduce((total, { remainingCents }) => total + remainingCents, 0);
  return sum === 0 ? '' : formatAmount(sum);
}

/** The amount in cents, or null while it cannot be read as one. */
export function amountOf(form: PaymentForm): number | null {
  return centsOf(parseAmount(form.amountText));
}

export function centsOf(parsed: ParsedAmount): number | null {
  return parsed.kind === 'ok' ? parsed.cents : null;
}

/** Change to give in cash; null while one of the two amounts is not known or is too small. */
export function changeOf(form: PaymentForm): number | null {
  const amount = amountOf(form);
  const received = centsOf(parseAmount(form.receivedText));
  if (form.mode !== 'especes' || amount === null || received === null || received < amount) return null;
  return received - amount;
}

/** Months whose box is ticked: those chosen, else those the plan lays the amount on, else the oldest due. */
export function tickedMonths(
  form: PaymentForm,
  months: readonly DueMonth[],
  planned: readonly { readonly month: string }[] | null,
): string[] {
  if (form.chosen !== null) return form.chosen;
  if (planned !== null && planned.length > 0) return planned.map(({ month }) => month);
  const due = oldestDue(months);
  return due === undefined ? [] : [due.month];
}

export type QuickAmount = {
  readonly cents: number;
  /** The month it pays, or null for everything. */
  readonly month: string | null;
  /** What picking it names: null when it is what the oldest-first rule does by itself. */
  readonly chosen: readonly string[] | null;
};

const QUICK_MONTHS = 2;

/** The oldest months one by one, and everything. Time-barred months are left to the payer to name. */
export function quickAmounts(months: readonly DueMonth[]): QuickAmount[] {
  const payable = months.filter(({ timeBarred }) => !timeBarred);
  const each = payable.slice(0, QUICK_MONTHS).map(
    ({ month, remainingCents }, index): QuickAmount => ({
      cents: remainingCents,
      month,
      chosen: index === 0 ? null : [month],
    }),
  );
  if (payable.length < 2) return each;
  const all = payable.reduce((sum, { remainingCents }) => sum + remainingCents, 0);
  return [...each, { cents: all, month: null, chosen: null }];
}
