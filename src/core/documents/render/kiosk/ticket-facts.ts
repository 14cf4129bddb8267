import { z } from 'zod';
import { instantSchema } from '../../../../contract/values.ts';

/** What a ticket of a kiosk says: everything but who the tenant is. */
export const kioskTicketFactsSchema = z.strictObject({
  version: z.literal(1),
  /** Null for what is shown and not given as proof: a balance. */
  number: z.string().nullable(),
  kind: z.enum(['recu', 'ticket']),
  landlord: z.strictObject({ name: z.string(), legalName: z.string(), phone: z.string() }),
  /** Demonstration base, or letterhead still invented. */
  specimen: z.boolean(),
  agency: z.string(),
  kiosk: z.string(),
  /** The reference with its last signs alone; null where no account was given. */
  reference: z.strictObject({ name: z.string(), masked: z.string() }).nullable(),
  title: z.string(),
  lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  sentences: z.array(z.string()),
  /** Shown large: an activation code. */
  code: z.string().nullable(),
  issued: z.strictObject({ at: instantSchema, offsetMinutes: z.number().int() }),
});
export type KioskTicketFacts = z.infer<typeof kioskTicketFactsSchema>;
