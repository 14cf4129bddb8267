import { z } from 'zod';
import { effect, query } from '../base.ts';
import { centsSchema, commandIdSchema, instantSchema, isoDateSchema, monthSchema } from '../values.ts';
import { printOutcomeSchema } from './printing.ts';

const dueSchema = z.strictObject({
  month: monthSchema,
  cents: centsSchema,
  dueOn: isoDateSchema.nullable(),
  /** Days past the due date; 0 while it is not late. */
  lateDays: z.number().int().nonnegative(),
});

export const kioskBalanceSchema = z.strictObject({
  /** Above zero: owed. */
  balanceCents: centsSchema,
  asOf: instantSchema,
  due: z.array(dueSchema),
  /** The landlord's sentence about a credit, in French. */
  sentence: z.string().nullable(),
  /** Paid here and not counted by the landlord yet. */
  unsentCents: centsSchema,
});
export type KioskBalance = z.infer<typeof kioskBalanceSchema>;

/** Why no money was taken, in the terminal's terms. */
export const DECLINES = ['refused', 'cancelled', 'timeout', 'absent', 'busy', 'error'] as const;

export const kioskPaymentSchema = z.discriminatedUnion('state', [
  /** The terminal is at work. */
  z.strictObject({
    state: z.literal('waiting'),
    step: z.enum(['asking', 'card', 'pin', 'authorising']),
    amountCents: centsSchema,
  }),
  /** Durable: taken, numbered, in the chain and in the queue. */
  z.strictObject({
    state: z.literal('paid'),
    number: z.string(),
    /** Number of its ticket. */
    ticket: z.string(),
    amountCents: centsSchema,
    authorisation: z.string(),
    /** The account is not known here: to be placed by the landlord. */
    toPlace: z.boolean(),
    at: instantSchema,
  }),
  z.strictObject({ state: z.literal('declined'), reason: z.enum(DECLINES), amountCents: centsSchema }),
  /** The line to the terminal broke: whether money was taken is being asked again. Nothing is to be paid twice. */
  z.strictObject({ state: z.literal('unknown'), amountCents: centsSchema }),
]);
export type KioskPayment = z.infer<typeof kioskPaymentSchema>;

export const kioskMoneyContract = {
  balance: query(['kiosk']).output(kioskBalanceSchema),
  printBalance: effect(['kiosk'])
    .input(z.strictObject({ jobId: commandIdSchema }))
    .output(printOutcomeSchema),
  /** What may be paid: months where the visitor may see them, else an amount he types. Cents. */
  payable: query(['kiosk']).output(
    z.strictObject({
      due: z.array(dueSchema).nullable(),
      balanceCents: centsSchema.nullable(),
      leastCents: centsSchema,
      mostCents: centsSchema,
    }),
  ),
  /**
   * Asks the terminal. Answers at once with `waiting`; the screen asks `paymentState`. The same `commandId` never asks
   * twice. One payment at a time (`BOR-OCCUPE`).
   */
  pay: effect(['kiosk'])
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        amountCents: centsSchema.positive(),
        /** Empty: the oldest due. */
        months: z.array(monthSchema).max(240),
      }),
    )
    .output(kioskPaymentSchema),
  /** Where a payment stands; of this visit alone. */
  paymentState: query(['kiosk'])
    .input(z.strictObject({ commandId: commandIdSchema }))
    .output(kioskPaymentSchema),
  /** Asks the terminal to give up; what it accepted meanwhile stays accepted. */
  cancelPayment: effect(['kiosk'])
    .input(z.strictObject({ commandId: commandIdSchema }))
    .output(kioskPaymentSchema),
};
