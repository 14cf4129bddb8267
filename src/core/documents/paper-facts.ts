import { z } from 'zod';
import { PAPER_KINDS, PAYMENT_MODES } from '../../contract/payments.ts';
import { centsSchema, instantSchema, isoDateSchema, monthSchema } from '../../contract/values.ts';

/**
 * Everything a paper says, frozen in the transaction of its payment: the paper can be drawn years later, after the
 * lease, the profile and the agent have changed, and says the same.
 */
export const paperFactsSchema = z.strictObject({
  version: z.literal(1),
  kind: z.enum(PAPER_KINDS),
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
  dwelling: z.strictObject({
    /** One line; null when a holder's address is protected. */
    address: z.string().nullable(),
    /** For the window of the envelope; empty when protected. */
    postalLines: z.array(z.string()),
    /** "T3 avec parking n° 12". */
    description: z.string().nullable(),
  }),
  /** Null for an advance. */
  month: monthSchema.nullable(),
  period: z.strictObject({ from: isoDateSchema, to: isoDateSchema }).nullable(),
  term: z.enum(['terme_echu', 'terme_a_echoir']).nullable(),
  dueOn: isoDateSchema.nullable(),
  /** What the month's notice asked; their sum is `netDueCents`. */
  lines: z.array(z.strictObject({ label: z.string(), cents: centsSchema })),
  netDueCents: centsSchema,
  /** Everything received for the month, this payment last. */
  received: z.array(
    z.strictObject({
      on: isoDateSchema.nullable(),
      label: z.string(),
      detail: z.string().nullable(),
      cents: centsSchema,
    }),
  ),
  remainingCents: centsSchema,
  /** What this payment puts on this month, or the advance. */
  cents: centsSchema.positive(),
  payment: z.strictObject({
    number: z.string(),
    mode: z.enum(PAYMENT_MODES),
    amountCents: centsSchema.positive(),
    receivedCents: centsSchema.nullable(),
    /** The other papers of the same payment, and this one, in the order of the months. */
    papers: z.array(
      z.strictObject({
        kind: z.enum(PAPER_KINDS),
        number: z.string(),
        month: monthSchema.nullable(),
        cents: centsSchema.positive(),
      }),
    ),
    balanceAfterCents: centsSchema,
  }),
  /** Who paid, when it is not the tenant (B16). */
  payer: z.string().nullable(),
  /** Why this month (B17): the oldest, the payer's choice, what exceeded that choice, or nothing due. */
  imputation: z.enum(['oldest', 'chosen', 'surplus', 'advance']),
  replaces: z.array(z.strictObject({ number: z.string(), on: isoDateSchema })),
  /** A cheque is part of it: it discharges only once cleared. */
  underReserve: z.boolean(),
  agent: z.strictObject({ name: z.string(), jobTitle: z.string() }),
  issued: z.strictObject({ at: instantSchema, offsetMinutes: z.number().int() }),
});

export type PaperFacts = z.infer<typeof paperFactsSchema>;
