import { z } from 'zod';
import { dueMonthSchema } from './accounts.ts';
import { command, query, STAFF } from './base.ts';
import {
  accountKeySchema,
  centsSchema,
  commandIdSchema,
  instantSchema,
  isoDateSchema,
  monthSchema,
} from './values.ts';

export const PAYMENT_MODES = ['especes', 'cheque', 'carte'] as const;
export type PaymentMode = (typeof PAYMENT_MODES)[number];

/** What each mode must carry (precisions 28). No card number is ever accepted, in any field. */
export const meansSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('especes'), receivedCents: centsSchema.positive() }),
  z.strictObject({
    mode: z.literal('cheque'),
    number: z.string().trim().min(1).max(20),
    bank: z.string().trim().min(1).max(60),
    drawer: z.string().trim().max(80),
  }),
  z.strictObject({ mode: z.literal('carte'), authorisation: z.string().trim().min(1).max(20) }),
]);
export type Means = z.infer<typeof meansSchema>;

export const allocationSchema = z.strictObject({ month: monthSchema, cents: centsSchema.positive() });

export const PAPER_KINDS = ['quittance', 'recu'] as const;
export const paperPlanSchema = z.strictObject({
  kind: z.enum(PAPER_KINDS),
  /** Null for an advance: nothing was due. */
  month: monthSchema.nullable(),
  cents: centsSchema,
  remainingCents: centsSchema,
  /** Why this paper, in one French sentence. */
  reason: z.string(),
});
export type PaperPlan = z.infer<typeof paperPlanSchema>;

export const paymentPlanSchema = z.strictObject({
  allocations: z.array(allocationSchema),
  advanceCents: centsSchema,
  balanceBeforeCents: centsSchema,
  balanceAfterCents: centsSchema,
  papers: z.array(paperPlanSchema),
  /** Rules applied, each with its source, for "Règle appliquée". */
  rules: z.array(z.strictObject({ text: z.string(), source: z.string(), blocking: z.boolean() })),
});
export type PaymentPlan = z.infer<typeof paymentPlanSchema>;

export const issuedPaperSchema = z.strictObject({
  number: z.string(),
  kind: z.enum(PAPER_KINDS),
  month: monthSchema.nullable(),
  cents: centsSchema,
  title: z.string(),
});
export type IssuedPaper = z.infer<typeof issuedPaperSchema>;

export const recordedPaymentSchema = z.strictObject({
  /** Till code, series letter, counter: gap-free. */
  number: z.string(),
  account: accountKeySchema,
  takenAt: instantSchema,
  on: isoDateSchema,
  mode: z.enum(PAYMENT_MODES),
  amountCents: centsSchema,
  receivedCents: centsSchema.nullable(),
  changeCents: centsSchema.nullable(),
  plan: paymentPlanSchema,
  papers: z.array(issuedPaperSchema),
});
export type RecordedPayment = z.infer<typeof recordedPaymentSchema>;

const act = {
  account: accountKeySchema,
  amountCents: centsSchema.positive(),
  /** Months chosen by the payer (code civil 1342-10); empty = the oldest due. */
  chosenMonths: z.array(monthSchema).max(240),
  mode: z.enum(PAYMENT_MODES),
};

export const paymentsContract = {
  /** Months one may pay, oldest first, and the modes this landlord takes. */
  prepare: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(
      z.strictObject({
        holderName: z.string(),
        reference: z.string(),
        balanceCents: centsSchema,
        dueMonths: z.array(dueMonthSchema),
        modes: z.array(
          z.strictObject({ mode: z.enum(PAYMENT_MODES), allowed: z.boolean(), why: z.string().nullable() }),
        ),
        cashCeilingCents: centsSchema.nullable(),
        exitedOn: isoDateSchema.nullable(),
      }),
    ),
  /** What would be written, before anything is: allocation, balance after, paper and why. */
  plan: query(STAFF).input(z.strictObject(act)).output(paymentPlanSchema),
  /** Durable when it answers. The same `commandId` answers the same result. */
  record: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        ...act,
        means: meansSchema,
        payer: z.string().trim().max(120).nullable(),
        duplicateConfirmed: z.boolean(),
      }),
    )
    .output(recordedPaymentSchema),
  /** Payments taken today on this post. */
  today: query(STAFF).output(z.strictObject({ count: z.number().int(), cents: centsSchema })),
};
