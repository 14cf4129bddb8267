import { z } from 'zod';
import { command, effect, query, STAFF } from './base.ts';
import { accountKeySchema, commandIdSchema, isoDateSchema, monthSchema } from './values.ts';

export const documentRowSchema = z.strictObject({
  id: z.string(),
  origin: z.enum(['imported', 'issued']),
  type: z.string(),
  title: z.string(),
  month: monthSchema.nullable(),
  issuedOn: isoDateSchema,
  number: z.string().nullable(),
  /** Said in words when it no longer holds: its payment was taken back, its cheque came back unpaid. */
  void: z.string().nullable(),
  /** How often it was printed or saved; 0 when its original was never handed over, null for an imported file. */
  copies: z.number().int().nullable(),
  /** Bytes; null for an imported file that is missing, and for a paper not drawn yet: reading it draws it. */
  size: z.number().int().nullable(),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

/** A document's real bytes, the same that go to paper. */
const fileSchema = z.strictObject({ name: z.string(), bytes: z.instanceof(Blob) });

/** Every paper that is numbered here. */
export const ISSUED_KINDS = [
  'quittance',
  'recu',
  'depot-ordre',
  'annulation',
  'releve',
  /** Slip of activation of a tenant space, also a letter. */
  'activation',
  /** What was changed of a tenant space at the counter: closed, e-mail, consents. */
  'recepisse-espace',
  /** Terms of use and notice on personal data. */
  'conditions',
  /** Leaflet of the tenant space. */
  'depliant',
  /** Receipt of a certificate of insurance. */
  'recepisse-attestation',
  /** Letters about insurance. */
  'rappel-assurance',
  'mise-en-demeure-assurance',
  /** Receipt of a request; its number is the request's. */
  'recepisse-demande',
] as const;
export type IssuedKind = (typeof ISSUED_KINDS)[number];

export const documentsContract = {
  /** A relevé de compte for a period, numbered and frozen like every paper given here. */
  statement: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        account: accountKeySchema,
        from: isoDateSchema,
        to: isoDateSchema,
      }),
    )
    .output(z.strictObject({ id: z.string(), number: z.string(), title: z.string() })),
  list: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(z.array(documentRowSchema)),
  /** Renders a paper issued here if it is not yet, else reads the frozen bytes; reads an imported PDF. */
  read: effect(STAFF)
    .input(z.strictObject({ account: accountKeySchema, id: z.string().max(80) }))
    .output(fileSchema),
};
