import { z } from 'zod';
import { instantSchema } from '../../contract/values.ts';

/** A day, or the year alone where the landlord's file knows no more (precision 12). */
export const birthSchema = z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/);

/** What every paper says, whatever it is: who gives it, to whom, about which dwelling, when. */
export const common = {
  version: z.literal(1),
  number: z.string(),
  /** Eight characters that prove the facts, see verification-code.ts. */
  code: z.string().length(8),
  landlord: z.strictObject({
    name: z.string(),
    legalName: z.string(),
    legalForm: z.string(),
    lines: z.array(z.string()),
    city: z.string(),
    phone: z.string(),
    siret: z.string(),
  }),
  /** Demonstration base, or letterhead still invented: SPÉCIMEN stands across the page. */
  specimen: z.boolean(),
  agency: z.string(),
  post: z.string(),
  reference: z.strictObject({ name: z.string(), printed: z.string() }),
  /** Those whom the lease binds, as held, the main signatory first. */
  holders: z.array(z.string()).min(1),
  /** Beside each holder, the day he was born where another of the lease bears the same name; absent otherwise. */
  births: z.array(birthSchema.nullable()).optional(),
  dwelling: z.strictObject({
    /** One line; null when a holder's address is protected. */
    address: z.string().nullable(),
    /** For the window of the envelope; empty when protected. */
    postalLines: z.array(z.string()),
    /** "T3 avec parking n° 12". */
    description: z.string().nullable(),
  }),
  agent: z.strictObject({ name: z.string(), jobTitle: z.string() }),
  issued: z.strictObject({ at: instantSchema, offsetMinutes: z.number().int() }),
};

const commonSchema = z.strictObject(common);
/** What they have in common, for what is drawn alike on all of them. */
export type CommonFacts = z.infer<typeof commonSchema>;
