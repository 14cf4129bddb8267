import { z } from 'zod';
import { ROLES } from '../../../contract/base.ts';
import { ANNOUNCED_MODES, PAYMENT_MODES } from '../../../contract/payments.ts';
import { instantSchema, isoDateSchema, monthSchema } from '../../../contract/values.ts';

const cents = z.number().int();

/** Someone who works for the landlord. */
export const agentContentSchema = z.object({
  id: z.string().min(1),
  login: z.string().min(1),
  name: z.string(),
  initials: z.string(),
  jobTitle: z.string(),
  role: z.enum(ROLES),
  passwordHash: z.string(),
  active: z.boolean(),
});
export type AgentContent = z.infer<typeof agentContentSchema>;

/** A payment that a post of the agency took. */
export const paymentContentSchema = z.object({
  id: z.string().min(1),
  number: z.string(),
  account: z.string(),
  mode: z.enum(PAYMENT_MODES),
  cents: cents.positive(),
  payer: z.string().nullable(),
  takenAt: instantSchema,
  takenOn: isoDateSchema,
  till: z.string(),
  post: z.string(),
  agentName: z.string(),
  months: z.array(z.object({ month: monthSchema, cents })),
  /** Its account is not known to the portal: "à lettrer". */
  suspense: z.boolean(),
});
export type PaymentContent = z.infer<typeof paymentContentSchema>;

/** What took a payment back, at any post of the agency. */
export const reversalContentSchema = z.object({
  id: z.string().min(1),
  number: z.string(),
  /** Id of the payment. */
  payment: z.string(),
  kind: z.enum(['annulation', 'mauvais-compte', 'cheque-impaye']),
  at: instantSchema,
  on: isoDateSchema,
  till: z.string(),
});
export type ReversalContent = z.infer<typeof reversalContentSchema>;

/** An order of payment shown at a post of the agency. */
export const announcementContentSchema = z.object({
  id: z.string().min(1),
  number: z.string(),
  account: z.string(),
  mode: z.enum(ANNOUNCED_MODES),
  cents: cents.positive(),
  months: z.array(monthSchema),
  on: isoDateSchema,
});
