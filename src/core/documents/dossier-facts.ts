import { z } from 'zod';
import { isoDateSchema } from '../../contract/values.ts';
import { common } from './common-facts.ts';

/** A change of the tenants' file, or a declaration of what happened to them, as it was given at the counter. */
export const dossierReceiptFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('recepisse-dossier'),
  /** "Récépissé de changement de coordonnées". */
  title: z.string(),
  /** Which part, and of whom: "Coordonnées de Mme DURAND Odile". */
  label: z.string(),
  /** What differs; empty for a declaration. */
  lines: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
  /** What happened, in words; null for a change. */
  situation: z.string().nullable(),
  /** Its day. */
  on: isoDateSchema.nullable(),
  comment: z.string(),
  files: z.array(z.strictObject({ name: z.string() })),
  /** Whether it is in effect, or to be checked first. */
  sentence: z.string(),
  /** The supporting paper still awaited; null where none is. */
  awaited: z.string().nullable(),
});
export type DossierReceiptFacts = z.infer<typeof dossierReceiptFactsSchema>;
