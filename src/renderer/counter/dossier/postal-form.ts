import { z } from 'zod';
import type { PostalAddress } from '../../../rules/dossier/values.ts';

/** Lines of an address on an envelope (NF Z10-011). */
export const POSTAL_LINES = [1, 2, 3, 4, 5, 6] as const;
export const postalFormSchema = z.strictObject({
  toDwelling: z.boolean(),
  lines: z.array(z.string()).length(POSTAL_LINES.length),
});
export type PostalForm = z.infer<typeof postalFormSchema>;

export function postalFormOf({ lines }: PostalAddress): PostalForm {
  return {
    toDwelling: lines === null,
    lines: POSTAL_LINES.map((n) => lines?.[n - 1] ?? ''),
  };
}

/** The lines that hold something, in their order: an address has no hole. */
export function typedPostal({ toDwelling, lines }: PostalForm): PostalAddress {
  const written = lines.map((line) => line.trim().replaceAll(/\s+/gu, ' ')).filter((line) => line !== '');
  return { lines: toDwelling || written.length === 0 ? null : written };
}
