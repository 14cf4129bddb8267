import { z } from 'zod';
import type { DueMonth } from '../../../contract/accounts.ts';
import { formatAmount, type ParsedAmount, parseAmount } from '../../../rules/money.ts';

/** What the clerk has typed for one account of the act. Texts stay as typed; the core decides what they mean. */
export const partSchema = z.strictObject({
  /** Minted once for this account's payment: a retry after a crash or a double click is the same act. */
  commandId: z.uuid(),
  account: z.string(),
  /** Months the payer named; null while nobody has chosen: the oldest due. */
  chosen: z.array(z.string()).nullable(),
  amountText: z.string(),
  /** Typed or picked: ticking months no longer changes it. */
  amountTyped: z.boolean(),
});
export type Part = z.infer<typeof partSchema>;

export type PartEdit =
  | {
      readonly kind: 'month';
      readonly month: string;
      readonly on: boolean;
      readonly ticked: readonly string[];
    }
  | { readonly kind: 'amount'; readonly text: string }
  /** A reading of an ambiguous amount, or a quick amount with the month it pays. */
  | { readonly kind: 'amount-picked'; readonly cents: number; readonly chosen?: readonly string[] | null }
  /** The hands have left an amount: one that can be read is written out, "230" as "230,00". */
  | { readonly kind: 'amount-left' }
  /** What is due was read again: months paid meanwhile are chosen no more. */
  | { readonly kind: 'months-read' };

/** The oldest month one may pay without naming it: a time-barred one is never chosen for the payer (B18). */
export function oldestDue(months: readonly DueMonth[]): DueMonth | undefined {
  return months.find(({ timeBarred }) => !timeBarred);
}

/** An account as it enters the act: its oldest month due, paid whole. */
export function emptyPart(commandId: string, account: string, months: readonly DueMonth[]): Part {
  const due = oldestDue(months);
  return {
    commandId,
    account,
    chosen: null,
    amountText: due === undefined ? '' : formatAmount(due.remainingCents),
    amountTyped: false,
  };
}

/** A part found again in a draft: months paid since are no longer among those chosen. */
export function resumedPart(part: Part, months: readonly DueMonth[]): Part {
  if (part.chosen === null) return part;
  const due = new Set(months.map(({ month }) => month));
  const chosen = part.chosen.filter((month) => due.has(month));
  return { ...part, chosen: chosen.length === 0 && part.chosen.length > 0 ? null : chosen };
}

/** A month chosen is no longer due: it was paid since, here or elsewhere. */
export function choosesSettled(part: Part, months: readonly DueMonth[]): boolean {
  return part.chosen?.some((one) => months.every(({ month }) => month !== one)) ?? false;
}

export function editedPart(part: Part, edit: PartEdit, months: readonly DueMonth[]): Part {
  switch (edit.kind) {
    case 'month': {
      const others = edit.ticked.filter((month) => month !== edit.month);
      const chosen = edit.on ? [...others, edit.month].sort() : others;
      return { ...part, chosen, ...(!part.amountTyped && { amountText: sumOf(months, chosen) }) };
    }
    case 'amount':
      return { ...part, amountText: edit.text, amountTyped: true };
    case 'amount-picked':
      return {
        ...part,
        amountText: formatAmount(edit.cents),
        amountTyped: true,
        ...(edit.chosen !== undefined && { chosen: edit.chosen === null ? null : [...edit.chosen] }),
      };
    case 'amount-left':
      return { ...part, amountText: writtenOut(part.amountText) };
    case 'months-read':
      return resumedPart(part, months);
  }
}

/** An amount that can be read, as it is printed; any other text as it stands. */
export function writtenOut(text: string): string {
  const cents = centsOf(parseAmount(text));
  return cents === null ? text : formatAmount(cents);
}

function sumOf(months: readonly DueMonth[], chosen: readonly string[]): string {
  const sum = months
    .filter(({ month }) => chosen.includes(month))
    .reduce((total, { remainingCents }) => total + remainingCents, 0);
  return sum === 0 ? '' : formatAmount(sum);
}

/** The amount in cents, or null while it cannot be read as one. */
export function amountOf(part: Part): number | null {
  return centsOf(parseAmount(part.amountText));
}

export function centsOf(parsed: ParsedAmount): number | null {
  return parsed.kind === 'ok' ? parsed.cents : null;
}

/** Months whose box is ticked: those chosen, else those the plan lays the amount on, else the oldest due. */
export function tickedMonths(
  part: Part,
  months: readonly DueMonth[],
  planned: readonly { readonly month: string }[] | null,
): string[] {
  if (part.chosen !== null) return part.chosen;
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
