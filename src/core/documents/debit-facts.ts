import { z } from 'zod';
import { REVOCATION_REASONS } from '../../rules/direct-debit/states.ts';
import { common } from './common-facts.ts';

const creditorSchema = z.strictObject({ ics: z.string() });
/** The set of EPC rulebooks, without a space: what a bank accepts of a RUM (B24). */
const rumSchema = z.string().regex(/^[A-Za-z0-9+?/:().,'-]{1,35}$/);
const daySchema = z.number().int().min(1).max(31).nullable();

/**
 * A SEPA mandate to be signed (B24). The account number stands whole on it, because the debtor signs it: the one paper
 * where it does.
 */
export const mandateFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('mandat'),
  rum: rumSchema,
  creditor: creditorSchema,
  /** In electronic form, without a space. */
  iban: z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/),
  bic: z.string().nullable(),
  debtor: z.strictObject({ name: z.string().min(1), lines: z.array(z.string()) }),
  /** Day of the month; null: the landlord's. */
  day: daySchema,
  /** A change of account under the same RUM. */
  amendment: z.boolean(),
});
export type MandateFacts = z.infer<typeof mandateFactsSchema>;

/** A change of day, or a revocation. */
export const debitReceiptFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('recepisse-prelevement'),
  rum: z.string(),
  creditor: creditorSchema,
  /** "FR76 •••• •••• •••• •••• •••• 189"; null where the landlord's file says none. */
  maskedIban: z.string().nullable(),
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('day'), day: z.number().int().min(1).max(31) }),
    z.strictObject({ kind: z.literal('revoke'), reason: z.enum(REVOCATION_REASONS).nullable() }),
  ]),
});
export type DebitReceiptFacts = z.infer<typeof debitReceiptFactsSchema>;
