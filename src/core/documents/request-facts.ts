import { z } from 'zod';
import { isoDateSchema } from '../../contract/values.ts';
import { REQUEST_NATURES, REQUEST_URGENCIES } from '../../rules/requests/states.ts';
import { common } from './common-facts.ts';

/** What was asked at the counter, until when it is answered and what comes next. Its number is the request's. */
export const requestReceiptFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('recepisse-demande'),
  /** "Logement · Fuite d'eau". */
  label: z.string(),
  nature: z.enum(REQUEST_NATURES),
  urgency: z.enum(REQUEST_URGENCIES),
  dueOn: isoDateSchema,
  description: z.string(),
  contact: z.strictObject({
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  }),
  /** "lundi matin, jeudi soir"; empty where none was said. */
  availability: z.string(),
  files: z.array(z.strictObject({ name: z.string() })),
  /** Whom to call in danger, for this building. */
  emergency: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
  /** Who pays, in a sentence; a hint. */
  whoPays: z.string().nullable(),
});
export type RequestReceiptFacts = z.infer<typeof requestReceiptFactsSchema>;
