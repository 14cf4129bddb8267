import { z } from 'zod';
import { ANNOUNCED_MODES, PAPER_KINDS, PAYMENT_MODES, REVERSAL_REASONS } from '../../contract/payments.ts';
import { centsSchema, isoDateSchema, monthSchema } from '../../contract/values.ts';
import { common } from './common-facts.ts';
import { debitReceiptFactsSchema, mandateFactsSchema } from './debit-facts.ts';
import { dossierReceiptFactsSchema } from './dossier-facts.ts';
import {
  certificateReceiptFactsSchema,
  insuranceNoticeFactsSchema,
  insuranceReminderFactsSchema,
} from './insurance-facts.ts';
import {
  brochureFactsSchema,
  noticeFactsSchema,
  regularisationFactsSchema,
  residenceFactsSchema,
  upToDateFactsSchema,
} from './month-facts.ts';
import { requestReceiptFactsSchema } from './request-facts.ts';
import {
  activationFactsSchema,
  conditionsFactsSchema,
  leafletFactsSchema,
  spaceReceiptFactsSchema,
} from './space-facts.ts';

/** The payment that a paper was given with. */
const paymentSchema = z.strictObject({
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
});

/**
 * Everything a quittance or a reçu says, frozen in the transaction of its payment: the paper can be drawn years
 * later, after the lease, the profile and the agent have changed, and says the same.
 */
export const paperFactsSchema = z.strictObject({
  ...common,
  kind: z.enum(PAPER_KINDS),
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
  /** What this payment puts on this month, or the advance; of a quittance asked for later, what it acknowledges. */
  cents: centsSchema.min(0),
  /** Null for a quittance asked for later: the month was paid by whatever the account holds. */
  payment: paymentSchema.nullable(),
  /** Who paid, when it is not the tenant (B16). */
  payer: z.string().nullable(),
  /** Why this month (B17): the oldest, the payer's choice, what exceeded that choice, or nothing due; null without a payment. */
  imputation: z.enum(['oldest', 'chosen', 'surplus', 'advance']).nullable(),
  replaces: z.array(z.strictObject({ number: z.string(), on: isoDateSchema })),
  /** A cheque is part of it: it discharges only once cleared. */
  underReserve: z.boolean(),
});
export type PaperFacts = z.infer<typeof paperFactsSchema>;

/** Whether a paper was given with its payment. */
export function isPaid(facts: PaperFacts): facts is PaidFacts {
  return facts.payment !== null && facts.imputation !== null;
}

/** @throws RangeError for a reçu without its payment, which nothing here writes */
export function paidFacts(facts: PaperFacts): PaidFacts {
  if (!isPaid(facts)) throw new RangeError('a reçu is given with its payment');
  return facts;
}

/** One given with its payment: every reçu is. */
export type PaidFacts = PaperFacts & {
  readonly payment: NonNullable<PaperFacts['payment']>;
  readonly imputation: NonNullable<PaperFacts['imputation']>;
};

/** An order of payment shown at the counter: it settles nothing, and its paper says so. */
export const depotFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('depot-ordre'),
  order: z.strictObject({
    mode: z.enum(ANNOUNCED_MODES),
    amountCents: centsSchema.positive(),
    /** Those the payer named; empty when he named none. */
    months: z.array(monthSchema),
  }),
  payer: z.string().nullable(),
});
export type DepotFacts = z.infer<typeof depotFactsSchema>;

/** A payment taken back: what it was, why, where the money went, which papers no longer hold. */
export const reversalFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('annulation'),
  reversal: z.strictObject({
    kind: z.enum(['annulation', 'mauvais-compte', 'cheque-impaye']),
    reason: z.enum(REVERSAL_REASONS),
    text: z.string(),
    /** The right account, for a payment that was on a wrong one. */
    movedTo: z.strictObject({ reference: z.string(), number: z.string() }).nullable(),
  }),
  payment: z.strictObject({
    number: z.string(),
    mode: z.enum(PAYMENT_MODES),
    amountCents: centsSchema.positive(),
    takenOn: isoDateSchema,
    /** "chèque n° 0001234, Banque Exemple"; papers given before this was said do not have it. */
    means: z.string().optional(),
    payer: z.string().nullable(),
    /** The months it had been laid on, due again now. */
    months: z.array(monthSchema),
  }),
  voided: z.array(z.strictObject({ number: z.string(), title: z.string() })),
});
export type ReversalFacts = z.infer<typeof reversalFactsSchema>;

/** The movements of an account over a period. Balances in cents, above zero the tenant owes. */
export const statementFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('releve'),
  from: isoDateSchema,
  to: isoDateSchema,
  openingCents: centsSchema,
  lines: z.array(
    z.strictObject({
      on: isoDateSchema,
      label: z.string(),
      debitCents: centsSchema,
      creditCents: centsSchema,
    }),
  ),
  closingCents: centsSchema,
  /** Orders shown and not settled on the last day: they are in no balance. */
  announced: z.array(
    z.strictObject({
      number: z.string(),
      on: isoDateSchema,
      mode: z.enum(ANNOUNCED_MODES),
      amountCents: centsSchema,
    }),
  ),
});
export type StatementFacts = z.infer<typeof statementFactsSchema>;

/** Whatever is numbered here, told apart by `kind`. */
export const issuedFactsSchema = z.discriminatedUnion('kind', [
  paperFactsSchema,
  depotFactsSchema,
  reversalFactsSchema,
  statementFactsSchema,
  activationFactsSchema,
  spaceReceiptFactsSchema,
  conditionsFactsSchema,
  leafletFactsSchema,
  certificateReceiptFactsSchema,
  insuranceReminderFactsSchema,
  insuranceNoticeFactsSchema,
  requestReceiptFactsSchema,
  dossierReceiptFactsSchema,
  mandateFactsSchema,
  debitReceiptFactsSchema,
  noticeFactsSchema,
  regularisationFactsSchema,
  upToDateFactsSchema,
  residenceFactsSchema,
  brochureFactsSchema,
]);
export type IssuedFacts = z.infer<typeof issuedFactsSchema>;

export type { CommonFacts } from './common-facts.ts';
