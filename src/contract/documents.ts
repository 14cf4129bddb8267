import { z } from 'zod';
import { effect, query, STAFF } from './base.ts';
import { accountKeySchema, isoDateSchema, monthSchema } from './values.ts';

export const documentRowSchema = z.strictObject({
  id: z.string(),
  origin: z.enum(['imported', 'issued']),
  type: z.string(),
  title: z.string(),
  month: monthSchema.nullable(),
  issuedOn: isoDateSchema,
  number: z.string().nullable(),
  /** Bytes; null for an imported file that is missing, and for a paper not drawn yet: reading it draws it. */
  size: z.number().int().nullable(),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

/** A document's real bytes, the same that go to paper. */
const fileSchema = z.strictObject({ name: z.string(), bytes: z.instanceof(Blob) });

export const documentsContract = {
  list: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(z.array(documentRowSchema)),
  /** Renders a paper issued here if it is not yet, else reads the frozen bytes; reads an imported PDF. */
  read: effect(STAFF)
    .input(z.strictObject({ account: accountKeySchema, id: z.string().max(80) }))
    .output(fileSchema),
};
