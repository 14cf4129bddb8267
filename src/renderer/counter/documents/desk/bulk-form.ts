import { z } from 'zod';
import { type IsoDate, monthOf, shiftMonth } from '../../../../rules/dates.ts';
import { BULK_KINDS } from '../../../../rules/documents/orders.ts';

/** "Imprimer un mois" as it stands on the screen. */
export const bulkFormSchema = z.strictObject({
  kind: z.enum(BULK_KINDS),
  month: z.string(),
  /** Code of a residence; null: all. */
  residence: z.string().nullable(),
  paperOnly: z.boolean(),
  /** A printer's id; null: files to save. */
  printer: z.string().nullable(),
});
export type BulkForm = z.infer<typeof bulkFormSchema>;

/** Months back, as far as a rent can be claimed (loi 89-462, art. 7-1). */
const MONTHS_BACK = 36;

export function emptyBulk(newest: string | null, today: IsoDate): BulkForm {
  return { kind: 'avis', month: newest ?? monthOf(today), residence: null, paperOnly: true, printer: null };
}

/** Months that may be printed, newest first: the next one's notices are printed ahead. */
export function bulkMonths(today: IsoDate): string[] {
  return Array.from({ length: MONTHS_BACK + 2 }, (_, back) => shiftMonth(monthOf(today), 1 - back));
}

/** Whether a count answers for what stands in the form: where it is printed changes nothing of it. */
export function sameScope(a: BulkForm, b: BulkForm): boolean {
  return (
    a.kind === b.kind && a.month === b.month && a.residence === b.residence && a.paperOnly === b.paperOnly
  );
}
