import { z } from 'zod';
import { query, STAFF } from './base.ts';
import { accountKeySchema, centsSchema, instantSchema } from './values.ts';

export const outboxRowSchema = z.strictObject({
  commandId: z.string(),
  seq: z.number().int(),
  /** Command type such as `payment.record`. */
  type: z.string(),
  account: accountKeySchema.nullable(),
  holderName: z.string().nullable(),
  number: z.string().nullable(),
  cents: centsSchema.nullable(),
  mode: z.string().nullable(),
  agentName: z.string(),
  recordedAt: instantSchema,
  ageSeconds: z.number().int(),
  state: z.enum(['waiting', 'sending', 'sent', 'refused']),
  reason: z.string().nullable(),
});
export type OutboxRow = z.infer<typeof outboxRowSchema>;

export const syncContract = {
  /** For the chip: without a portal the device says so. */
  status: query(STAFF).output(
    z.strictObject({
      link: z.enum(['none', 'online', 'offline']),
      since: instantSchema.nullable(),
      waiting: z.number().int(),
      refused: z.number().int(),
    }),
  ),
  queue: query(STAFF).output(z.array(outboxRowSchema)),
};
