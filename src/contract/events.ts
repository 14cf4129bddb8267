import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { EVERYONE, stream } from './base.ts';

export const TOPICS = [
  'session',
  'setup',
  'accounts',
  'payments',
  'till',
  'registrations',
  'insurance',
  'requests',
  'dossier',
  'direct-debit',
  'attachments',
  'documents',
  'printing',
  'outbox',
  'sync',
  'drafts',
  'import',
  'landlord',
  'kiosk',
] as const;
export type Topic = (typeof TOPICS)[number];

export const coreEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('changed'), topics: z.array(z.enum(TOPICS)) }),
  z.strictObject({
    kind: z.literal('progress'),
    work: z.enum(['demonstration', 'import', 'portal', 'bulk']),
    step: z.string(),
    done: z.number(),
    total: z.number(),
  }),
]);
export type CoreEvent = z.infer<typeof coreEventSchema>;

export const eventsContract = {
  /** What changed, after each commit; a screen reads again what it shows. */
  changes: stream(EVERYONE).output(eventIterator(coreEventSchema)),
};
