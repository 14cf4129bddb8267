import { z } from 'zod';
import { command, effect, query, STAFF } from './base.ts';
import { accountKeySchema, centsSchema, commandIdSchema, instantSchema } from './values.ts';

export const OUTBOX_TABS = ['tout', 'en-attente', 'a-traiter', 'envoyees'] as const;
export type OutboxTab = (typeof OUTBOX_TABS)[number];

/** What was decided about a refused operation. */
export const HANDLINGS = ['resent', 'cancelled', 'forwarded'] as const;

export const outboxRowSchema = z.strictObject({
  commandId: z.string(),
  seq: z.number().int(),
  /** Command type such as `payment.record`. */
  type: z.string(),
  account: accountKeySchema.nullable(),
  /** As printed on the avis; null for an act of no account, and for one that is not here. */
  reference: z.string().nullable(),
  holderName: z.string().nullable(),
  number: z.string().nullable(),
  cents: centsSchema.nullable(),
  mode: z.string().nullable(),
  agentName: z.string(),
  recordedAt: instantSchema,
  ageSeconds: z.number().int(),
  state: z.enum(['waiting', 'sending', 'sent', 'refused']),
  /** Code to quote, for a refusal. */
  code: z.string().nullable(),
  reason: z.string().nullable(),
  /** When the portal took it or refused it. */
  settledAt: instantSchema.nullable(),
  /** The portal does not know its account: it is "à lettrer" there. */
  suspense: z.boolean(),
  handled: z
    .strictObject({ action: z.enum(HANDLINGS), by: z.string(), at: instantSchema, note: z.string() })
    .nullable(),
});
export type OutboxRow = z.infer<typeof outboxRowSchema>;

export const syncStatusSchema = z.strictObject({
  /** `none`: this post is joined to no portal. `paused`: a person must act, `pause` says what. */
  link: z.enum(['none', 'online', 'offline', 'paused']),
  since: instantSchema.nullable(),
  waiting: z.number().int(),
  /** Refused and not handled yet. */
  refused: z.number().int(),
  sentToday: z.number().int(),
  oldestWaitingSeconds: z.number().int().nullable(),
  /** A first pull under way. */
  pull: z.strictObject({ done: z.number().int(), total: z.number().int() }).nullable(),
  pause: z.strictObject({ code: z.string(), sentence: z.string(), next: z.string() }).nullable(),
  /** Seconds by which this post's clock is ahead of the portal's (below zero: behind), when that is more than two minutes. */
  clockAheadSeconds: z.number().int().nullable(),
  portal: z
    .strictObject({
      address: z.string(),
      mode: z.enum(['demonstration', 'production']),
      agency: z.string(),
      device: z.string(),
      joinedAt: instantSchema,
      lastAnswerAt: instantSchema.nullable(),
    })
    .nullable(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

/** Address of a portal: https, or http on this very machine. */
export const portalAddressSchema = z.string().trim().min(1).max(200);
export const enrolmentCodeSchema = z.string().trim().min(1).max(40);

export const syncContract = {
  /** For the chip: without a portal the device says so. */
  status: query(STAFF).output(syncStatusSchema),
  /** Newest first, 500 at most. */
  queue: query(STAFF)
    .input(z.strictObject({ tab: z.enum(OUTBOX_TABS).default('tout') }).default({ tab: 'tout' }))
    .output(z.array(outboxRowSchema)),
  /** Tries now, whatever the delay before the next try. */
  retry: effect(STAFF).output(z.strictObject({ link: z.enum(['online', 'offline', 'paused', 'none']) })),
  /** Every operation not taken by the portal yet, as a CSV file to keep elsewhere. */
  export: query(STAFF).output(z.strictObject({ fileName: z.string(), text: z.string() })),
  /** Gives up a refused operation, or hands it to the responsable. "Corriger et renvoyer" is the act itself, done again. */
  handle: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        refused: commandIdSchema,
        action: z.enum(['cancelled', 'forwarded']),
        note: z.string().trim().max(300),
      }),
    )
    .output(z.strictObject({ handled: z.literal(true) })),
  /** Joins this post to the landlord's portal with a one-time code. */
  join: effect(['administrateur'])
    .input(z.strictObject({ address: portalAddressSchema, code: enrolmentCodeSchema }))
    .output(z.strictObject({ agency: z.string(), post: z.string() })),
};
