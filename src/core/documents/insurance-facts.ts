import { z } from 'zod';
import { isoDateSchema } from '../../contract/values.ts';
import { common } from './common-facts.ts';

/** A certificate handed over at the counter: what was typed of it, what was odd, which files came with it. */
export const certificateReceiptFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('recepisse-attestation'),
  certificate: z.strictObject({
    insurer: z.string(),
    policy: z.string(),
    startsOn: isoDateSchema.nullable(),
    endsOn: isoDateSchema,
    /** As it was typed; null: the dwelling's own. */
    address: z.string().nullable(),
  }),
  /** What the tenant was told about it, each in a sentence. */
  notes: z.array(z.string()),
  files: z.array(z.strictObject({ name: z.string(), pages: z.number().int().min(0) })),
  /** Whether it counts at once or once checked. */
  sentence: z.string(),
});
export type CertificateReceiptFacts = z.infer<typeof certificateReceiptFactsSchema>;

const letter = {
  ...common,
  /** The last certificate held; null without one. */
  current: z
    .strictObject({ insurer: z.string().nullable(), policy: z.string().nullable(), endsOn: isoDateSchema })
    .nullable(),
  /** Day of the letter. */
  on: isoDateSchema,
};

/** A reminder: the cover ends soon, or has ended. */
export const insuranceReminderFactsSchema = z.strictObject({
  ...letter,
  kind: z.literal('rappel-assurance'),
});
export type InsuranceReminderFacts = z.infer<typeof insuranceReminderFactsSchema>;

/** A formal notice: no cover; one month, then the landlord may insure for the tenant's account (loi 89-462, art. 7 g). */
export const insuranceNoticeFactsSchema = z.strictObject({
  ...letter,
  kind: z.literal('mise-en-demeure-assurance'),
  /** Last day to bring a certificate. */
  until: isoDateSchema,
});
export type InsuranceNoticeFacts = z.infer<typeof insuranceNoticeFactsSchema>;
