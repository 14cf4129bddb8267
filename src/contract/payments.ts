import { z } from 'zod';
import { dueMonthSchema } from './accounts.ts';
import { command, query, STAFF } from './base.ts';
import { grantSchema } from './session.ts';
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

/** Orders of payment that the tenant shows: they settle nothing until the ERP's entry comes. */
export const ANNOUNCED_MODES = ['virement', 'tip', 'mandat'] as const;
export type AnnouncedMode = (typeof ANNOUNCED_MODES)[number];

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

/** The papers a payment gives. */
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

/** What was taken on one account. */
const recordedPartSchema = z.strictObject({
  id: commandIdSchema,
  /** Till code, series letter, counter: gap-free. */
  number: z.string(),
  account: accountKeySchema,
  takenAt: instantSchema,
  on: isoDateSchema,
  mode: z.enum(PAYMENT_MODES),
  amountCents: centsSchema,
  /** Of the whole act, on its first account; null on the others and for what is no cash. */
  receivedCents: centsSchema.nullable(),
  changeCents: centsSchema.nullable(),
  plan: paymentPlanSchema,
  papers: z.array(issuedPaperSchema),
});
export const recordedPaymentSchema = z.strictObject({
  ...recordedPartSchema.shape,
  /** The other accounts paid in the same act, in the order given. */
  others: z.array(recordedPartSchema),
});
export type RecordedPayment = z.infer<typeof recordedPaymentSchema>;

/** One account and what is paid on it. */
const part = {
  account: accountKeySchema,
  amountCents: centsSchema.positive(),
  /** Months chosen by the payer (code civil 1342-10); empty = the oldest due. */
  chosenMonths: z.array(monthSchema).max(240),
};
const act = { ...part, mode: z.enum(PAYMENT_MODES) };

const payerSchema = z.string().trim().max(120).nullable();

/**
 * Cash above the ceiling for a person without a bank account (CMF L.112-6 III): declared by the payer, allowed by the
 * code of a responsable.
 */
export const cashExceptionSchema = z.strictObject({ declared: z.literal(true), grant: grantSchema });

/** Why a payment is taken back; `text` completes it. */
export const REVERSAL_REASONS = [
  'montant',
  'mode',
  'mois',
  'doublon',
  'annule-par-le-payeur',
  'autre',
] as const;
const reversalReason = {
  reason: z.enum(REVERSAL_REASONS),
  text: z.string().trim().max(300),
};
/** A responsable's code, where the role or the day asks for one; null otherwise. */
const needsGrant = { grant: grantSchema.nullable().default(null) };

export const reversalSchema = z.strictObject({
  /** Number of the cancellation slip. */
  number: z.string(),
  payment: z.string(),
  account: accountKeySchema,
  kind: z.enum(['annulation', 'mauvais-compte', 'cheque-impaye']),
  cents: centsSchema,
  at: instantSchema,
  /** What becomes of the money and of the papers, for the clerk to say, in French sentences. */
  sentences: z.array(z.string()),
});
export type Reversal = z.infer<typeof reversalSchema>;

export const announcementSchema = z.strictObject({
  number: z.string(),
  account: accountKeySchema,
  mode: z.enum(ANNOUNCED_MODES),
  amountCents: centsSchema,
  months: z.array(monthSchema),
  on: isoDateSchema,
  /** Until an entry of the ERP settles it. */
  state: z.enum(['annonce', 'solde']),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** A line of the Paiements section: taken here, announced here, or known by the ERP. */
export const paymentRowSchema = z.strictObject({
  /** Id of the payment taken here; null for an entry of the ERP and for an announcement. */
  id: commandIdSchema.nullable(),
  number: z.string().nullable(),
  on: isoDateSchema,
  label: z.string(),
  detail: z.string().nullable(),
  payer: z.string().nullable(),
  cents: centsSchema,
  months: z.array(monthSchema),
  agent: z.string().nullable(),
  state: z.enum(['encaisse', 'annonce', 'solde', 'annule', 'impaye', 'erp']),
  reversal: z.strictObject({ number: z.string(), on: isoDateSchema, reason: z.string() }).nullable(),
  papers: z.array(issuedPaperSchema),
  /**
   * Whether it may be taken back here: `agent`, whoever asks does it alone; `responsable`, a responsable's code is asked;
   * null where it cannot. A bounced cheque always asks an agent for the code.
   */
  reversible: z.enum(['agent', 'responsable']).nullable(),
  /** Where money moved from a wrong account went, or came from. */
  moved: z.strictObject({ account: accountKeySchema, reference: z.string() }).nullable(),
});
export type PaymentRow = z.infer<typeof paymentRowSchema>;

/** Another account the same payer may settle in the same act. */
export const otherAccountSchema = z.strictObject({
  account: accountKeySchema,
  reference: z.string(),
  holderName: z.string(),
  /** "Parking, 3 rue des Lilas". */
  label: z.string(),
  balanceCents: centsSchema,
  dueMonths: z.array(dueMonthSchema),
});
export type OtherAccount = z.infer<typeof otherAccountSchema>;

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
        announcedModes: z.array(
          z.strictObject({ mode: z.enum(ANNOUNCED_MODES), allowed: z.boolean(), why: z.string().nullable() }),
        ),
        cashCeilingCents: centsSchema.nullable(),
        exitedOn: isoDateSchema.nullable(),
        /** Leases of the same people, such as a parking place let apart. */
        otherAccounts: z.array(otherAccountSchema),
        /** Announced and not settled yet. */
        announced: z.array(announcementSchema),
        tillOpen: z.boolean(),
      }),
    ),
  /** One more account to be paid in the same act, whoever holds it. */
  other: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(otherAccountSchema),
  /** What would be written, before anything is: allocation, balance after, paper and why. */
  plan: query(STAFF)
    .input(z.strictObject({ ...act, noBankAccount: z.boolean().default(false) }))
    .output(paymentPlanSchema),
  /** Durable when it answers. The same `commandId` answers the same result. */
  record: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        ...act,
        /** Means of the whole act: one cheque, one card, one sum handed over. */
        means: meansSchema,
        payer: payerSchema,
        duplicateConfirmed: z.boolean(),
        /** Other accounts paid by the same means; each is a payment of its own, with a command of its own. */
        others: z
          .array(z.strictObject({ commandId: commandIdSchema, ...part }))
          .max(9)
          .default([]),
        exception: cashExceptionSchema.nullable().default(null),
      }),
    )
    .output(recordedPaymentSchema),
  /** An order of payment shown at the counter: a reçu de dépôt d'ordre, never a quittance, not in the till. */
  announce: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        ...part,
        mode: z.enum(ANNOUNCED_MODES),
        payer: payerSchema,
        /** The refused announcement that this one corrects ("Corriger et renvoyer"). */
        supersedes: commandIdSchema.nullable().default(null),
      }),
    )
    .output(z.strictObject({ announcement: announcementSchema, paper: announcementPaperSchema() })),
  /** The Paiements section of an account, newest first. */
  list: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(z.array(paymentRowSchema)),
  /** "Annuler l'encaissement", or a cheque returned unpaid: a reversing entry, a slip, nothing edited. */
  reverse: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        payment: commandIdSchema,
        kind: z.enum(['annulation', 'cheque-impaye']),
        ...reversalReason,
        ...needsGrant,
      }),
    )
    .output(reversalSchema),
  /** "Mauvais compte": the reversal and the payment on the right account in one act, without moving cash. */
  move: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        /** Of the payment on the right account. */
        newCommandId: commandIdSchema,
        payment: commandIdSchema,
        account: accountKeySchema,
        chosenMonths: part.chosenMonths,
        text: reversalReason.text,
        ...needsGrant,
      }),
    )
    .output(z.strictObject({ reversal: reversalSchema, payment: recordedPaymentSchema })),
  /** Payments taken today on this post. */
  today: query(STAFF).output(z.strictObject({ count: z.number().int(), cents: centsSchema })),
};

function announcementPaperSchema() {
  return z.strictObject({ number: z.string(), title: z.string() });
}
