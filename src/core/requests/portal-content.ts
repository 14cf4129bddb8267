import { z } from 'zod';
import { attachmentSchema } from '../../contract/attachments.ts';
import { instantSchema, isoDateSchema } from '../../contract/values.ts';
import {
  EVENT_KINDS,
  REQUEST_CHANNELS,
  REQUEST_NATURES,
  REQUEST_STATES,
  REQUEST_URGENCIES,
} from '../../rules/requests/states.ts';

const fileSchema = z.object(attachmentSchema.shape);

/** One line of a request's timeline as the portal tells it. */
const eventSchema = z.object({
  at: instantSchema,
  by: z.enum(['counter', 'portal', 'erp']),
  author: z.string(),
  kind: z.enum(EVENT_KINDS),
  text: z.string().nullable(),
  state: z.enum(REQUEST_STATES).nullable(),
  files: z.array(fileSchema),
  /** The act of a counter it came of: what a post sent and does not find here is not held yet. */
  command: z.string().nullable(),
});
type PortalEvent = z.infer<typeof eventSchema>;

/** A request as the portal holds it (docs/requests.md, "What comes down"). */
export const requestContentSchema = z.object({
  id: z.string().min(1),
  number: z.string().min(1),
  account: z.string().min(1).nullable(),
  residence: z.string().nullable(),
  place: z.string(),
  motive: z.string().nullable(),
  nature: z.enum(REQUEST_NATURES).nullable(),
  label: z.string(),
  urgency: z.enum(REQUEST_URGENCIES),
  common: z.boolean(),
  description: z.string().nullable(),
  contact: z
    .object({
      name: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      checked: z.boolean(),
    })
    .nullable(),
  availability: z.array(
    z.object({
      day: z.number().int().min(1).max(7),
      part: z.enum(['matin', 'apres-midi', 'soir']),
    }),
  ),
  channel: z.enum(REQUEST_CHANNELS).nullable(),
  openedAt: instantSchema.nullable(),
  openedBy: z.string().nullable(),
  dueOn: isoDateSchema.nullable(),
  state: z.enum(REQUEST_STATES),
  version: z.number().int(),
  events: z.array(eventSchema),
  files: z.array(fileSchema),
});
export type RequestContent = z.infer<typeof requestContentSchema>;

/** What the base keeps of it beside its columns. */
export type KeptContent = Pick<
  RequestContent,
  'motive' | 'description' | 'contact' | 'availability' | 'channel' | 'openedBy' | 'events'
>;

/** What was written elsewhere than at a counter since the request was opened. */
export function answersOf(events: readonly PortalEvent[]): PortalEvent[] {
  return events.filter(({ by, kind }) => by !== 'counter' && kind !== 'ouverture');
}
