import { z } from 'zod';
import { attachmentsSchema } from '../../../contract/attachments.ts';
import { type IsoDate, parseTypedDate } from '../../../rules/dates.ts';
import { REVOCATION_REASONS } from '../../../rules/direct-debit/states.ts';

/**
 * A new mandate, or another account of it, as it stands on the screen. The account number is not here: a draft must
 * never hold it.
 */
export const mandateFormSchema = z.strictObject({
  bic: z.string(),
  debtor: z.string(),
  /** Of the holder, one line each. */
  lines: z.string(),
  day: z.number().int().nullable(),
});
export type MandateForm = z.infer<typeof mandateFormSchema>;

export type MandateField = 'iban' | 'bic' | 'debtor' | 'lines' | 'day';

const MOST_LINES = 6;
const BIC = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;

/** Lines of an address as they are sent: without the empty ones. */
export function addressLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A BIC as it is sent; null where none was given. */
export function typedBic(text: string): string | null {
  const bic = text.replace(/\s/gu, '').toUpperCase();
  return bic === '' ? null : bic;
}

/** What keeps a mandate from being recorded, in the order of the fields, besides its account number. */
export function mandateFaults(
  form: MandateForm,
  asksDay: boolean,
): ReadonlyArray<Exclude<MandateField, 'iban'>> {
  const bic = typedBic(form.bic);
  return [
    ...(bic !== null && !BIC.test(bic) ? (['bic'] as const) : []),
    ...(form.debtor.trim() === '' ? (['debtor'] as const) : []),
    ...(addressLines(form.lines).length > MOST_LINES ? (['lines'] as const) : []),
    ...(asksDay && form.day === null ? (['day'] as const) : []),
  ];
}

export const signFormSchema = z.strictObject({
  signedOnText: z.string(),
  files: attachmentsSchema,
  originalKept: z.boolean(),
});
export type SignForm = z.infer<typeof signFormSchema>;

export type SignFault =
  | { readonly field: 'signedOn'; readonly fault: 'signedOn' | 'future' }
  | { readonly field: 'files'; readonly fault: 'files' };

/** The date typed, or null while it is none. */
export function signedOn({ signedOnText }: SignForm, today: IsoDate): IsoDate | null {
  const read = parseTypedDate(signedOnText, today, { allowTwoDigitYears: false });
  return read.kind === 'ok' ? read.dates[0] : null;
}

/** A signed mandate is dated, not after today, and there is a scan of it or its original goes to the landlord. */
export function signFaults(form: SignForm, today: IsoDate): readonly SignFault[] {
  const on = signedOn(form, today);
  return [
    ...(on === null
      ? [{ field: 'signedOn', fault: 'signedOn' } as const]
      : on > today
        ? [{ field: 'signedOn', fault: 'future' } as const]
        : []),
    ...(form.files.length === 0 && !form.originalKept ? [{ field: 'files', fault: 'files' } as const] : []),
  ];
}

export const revokeFormSchema = z.strictObject({
  reason: z.enum(REVOCATION_REASONS).nullable(),
  comment: z.string(),
  wordsKept: z.boolean(),
});
export type RevokeForm = z.infer<typeof revokeFormSchema>;

/** Why a mandate is revoked is always said; `autre` says nothing by itself. */
export function revokeFault({ reason, comment }: RevokeForm): 'reason' | 'comment' | null {
  if (reason === null) return 'reason';
  return reason === 'autre' && comment.trim() === '' ? 'comment' : null;
}
