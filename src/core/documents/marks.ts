import { z } from 'zod';
import { isoDateSchema } from '../../contract/values.ts';

/** What stands over the facts of a paper: which copy it is, and whether it still holds. */
export const marksSchema = z.strictObject({
  /** 0 the original, then the number of the DUPLICATA. */
  copy: z.number().int().min(0),
  /** The day the DUPLICATA was drawn; null for the original. */
  on: isoDateSchema.nullable(),
  /** The bordereau d'annulation of its payment. */
  voided: z.strictObject({ number: z.string(), on: isoDateSchema }).nullable(),
});
export type Marks = z.infer<typeof marksSchema>;

export const ORIGINAL: Marks = { copy: 0, on: null, voided: null };
