import { z } from 'zod';
import {
  CLOSING_REASONS,
  EVENT_KINDS,
  REQUEST_CHANNELS,
  REQUEST_NATURES,
  REQUEST_STATES,
  REQUEST_URGENCIES,
  VISIT_MOTIVES,
  VISIT_OUTCOMES,
} from '../rules/requests/states.ts';
import { attachmentsSchema, shownAttachmentSchema } from './attachments.ts';
import { command, query, STAFF } from './base.ts';
import { accountKeySchema, commandIdSchema, instantSchema, isoDateSchema } from './values.ts';

const ruleSchema = z.strictObject({ status: z.enum(['guide', 'loi', 'silence']), source: z.string() });
const paperSchema = z.strictObject({ number: z.string(), title: z.string() });
const codeSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** A command's id, or `erp:` and the ERP's number. */
export const requestIdSchema = z.string().min(1).max(200);

export const contactSchema = z.strictObject({
  name: z.string().trim().max(120),
  phone: z.string().trim().max(40).nullable(),
  email: z.string().trim().max(254).nullable(),
  /** Read again to the tenant, who said they are right. */
  checked: z.boolean(),
});
export type RequestContact = z.infer<typeof contactSchema>;

export const slotSchema = z.strictObject({
  /** 1 Monday … 7 Sunday. */
  day: z.number().int().min(1).max(7),
  part: z.enum(['matin', 'apres-midi', 'soir']),
});
export type RequestSlot = z.infer<typeof slotSchema>;

const motiveSchema = z.strictObject({
  code: codeSchema,
  label: z.string(),
  nature: z.enum(REQUEST_NATURES),
  urgency: z.enum(REQUEST_URGENCIES),
  /** Calendar days to answer. */
  dueDays: z.number().int().positive(),
  /** The whole building is concerned: shown among the requests of the residence. */
  common: z.boolean(),
  /** A supporting paper is usually asked for. */
  paper: z.boolean(),
  /** Heading of décret 87-712 that may make the repair the tenant's, with the words of the livret; a hint, never a refusal. */
  whoPays: z
    .strictObject({
      heading: z.string(),
      sentence: z.string(),
      tenant: z.array(z.string()),
      landlord: z.array(z.string()),
    })
    .nullable(),
  fromGuide: z.boolean(),
});
export type RequestMotive = z.infer<typeof motiveSchema>;

const eventSchema = z.strictObject({
  at: instantSchema,
  by: z.enum(['counter', 'portal', 'erp']),
  author: z.string(),
  kind: z.enum(EVENT_KINDS),
  text: z.string().nullable(),
  state: z.enum(REQUEST_STATES).nullable(),
  files: z.array(shownAttachmentSchema),
  /** An act of this post that has not left yet. */
  unsent: z.boolean(),
});
export type RequestEvent = z.infer<typeof eventSchema>;

const rowSchema = z.strictObject({
  id: requestIdSchema,
  number: z.string(),
  account: accountKeySchema.nullable(),
  reference: z.string().nullable(),
  holder: z.string().nullable(),
  residence: z.string().nullable(),
  /** "Logement · Fuite d'eau". */
  label: z.string(),
  nature: z.enum(REQUEST_NATURES).nullable(),
  urgency: z.enum(REQUEST_URGENCIES),
  common: z.boolean(),
  state: z.enum(REQUEST_STATES),
  /** The state in words; of the ERP's own word where it is none of ours. */
  stateLabel: z.string(),
  openedOn: isoDateSchema.nullable(),
  dueOn: isoDateSchema.nullable(),
  overdue: z.boolean(),
  /** The portal wrote since somebody of this post last looked. */
  news: z.boolean(),
  unsent: z.boolean(),
  fromErp: z.boolean(),
  refused: z.strictObject({ commandId: z.string(), reason: z.string() }).nullable(),
});
export type RequestRow = z.infer<typeof rowSchema>;

const requestSchema = rowSchema.extend({
  version: z.number().int(),
  description: z.string().nullable(),
  contact: contactSchema.nullable(),
  availability: z.array(slotSchema),
  channel: z.enum(REQUEST_CHANNELS).nullable(),
  openedBy: z.string().nullable(),
  events: z.array(eventSchema),
  /** What may be done with it now. */
  may: z.strictObject({ complement: z.boolean(), modify: z.boolean(), close: z.boolean() }),
});
export type Request = z.infer<typeof requestSchema>;

/** Views of the work list, in their order. */
export const REQUEST_VIEWS = ['open', 'overdue', 'news', 'urgent', 'unsent', 'closed'] as const;
export type RequestView = (typeof REQUEST_VIEWS)[number];

const act = { commandId: commandIdSchema, account: accountKeySchema };
const descriptionSchema = z.string().trim().max(2_000);

export const requestsContract = {
  /** What F4 asks and shows, by the landlord's rules. */
  prepare: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(
      z.strictObject({
        places: z.array(
          z.strictObject({
            code: codeSchema,
            label: z.string(),
            fromGuide: z.boolean(),
            motives: z.array(motiveSchema),
          }),
        ),
        rule: ruleSchema,
        attachments: z.strictObject({ offered: z.boolean(), rule: ruleSchema }),
        availability: z.strictObject({ offered: z.boolean(), rule: ruleSchema }),
        complement: z.strictObject({ offered: z.boolean(), rule: ruleSchema }),
        /** People of the lease who may be called, the holder first. */
        contacts: z.array(contactSchema),
        /** Whom to call in danger, for this building. */
        emergency: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
        /** Open requests of the building, common parts and kind of problem only. */
        building: z.array(
          z.strictObject({
            place: z.string(),
            label: z.string(),
            openedOn: isoDateSchema.nullable(),
            state: z.string(),
          }),
        ),
        /** Open requests of this account. */
        own: z.array(rowSchema),
      }),
    ),
  /** Words of a free text that have no place in a tenant's file (B29): where they stand, and what to do instead. */
  alert: query(STAFF)
    .input(z.strictObject({ text: z.string().max(2_000) }))
    .output(
      z.strictObject({
        found: z.array(z.strictObject({ word: z.string(), from: z.number().int(), to: z.number().int() })),
        sentence: z.string().nullable(),
      }),
    ),
  open: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        place: codeSchema,
        motive: codeSchema,
        urgency: z.enum(REQUEST_URGENCIES),
        description: descriptionSchema,
        contact: contactSchema,
        availability: z.array(slotSchema).max(21),
        channel: z.enum(REQUEST_CHANNELS),
        files: attachmentsSchema,
        /** Seen and kept although the text holds words of the list. */
        wordsKept: z.boolean(),
        /** A refused act that this one corrects. */
        supersedes: commandIdSchema.nullable(),
      }),
    )
    .output(z.strictObject({ request: requestSchema, papers: z.array(paperSchema) })),
  complement: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        request: requestIdSchema,
        text: descriptionSchema,
        files: attachmentsSchema,
        wordsKept: z.boolean(),
      }),
    )
    .output(z.strictObject({ request: requestSchema })),
  modify: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        request: requestIdSchema,
        version: z.number().int(),
        description: descriptionSchema,
        urgency: z.enum(REQUEST_URGENCIES),
        contact: contactSchema,
        availability: z.array(slotSchema).max(21),
        wordsKept: z.boolean(),
      }),
    )
    .output(z.strictObject({ request: requestSchema })),
  close: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        request: requestIdSchema,
        version: z.number().int(),
        reason: z.enum(CLOSING_REASONS),
        comment: z.string().trim().max(500),
        wordsKept: z.boolean(),
      }),
    )
    .output(z.strictObject({ request: requestSchema })),
  /** "Note de visite": why somebody came and what came of it. */
  visit: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        motive: z.enum(VISIT_MOTIVES),
        outcome: z.enum(VISIT_OUTCOMES),
        comment: z.string().trim().max(300),
        wordsKept: z.boolean(),
      }),
    )
    .output(z.strictObject({})),
  /** One request with its timeline. */
  read: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema.nullable(), request: requestIdSchema }))
    .output(requestSchema),
  /** Somebody looked: what the portal wrote until now is new no more on this post. */
  seen: command(STAFF)
    .input(z.strictObject({ request: requestIdSchema }))
    .output(z.strictObject({})),
  /** Section "Demandes" of an account. */
  account: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(
      z.strictObject({
        own: z.array(rowSchema),
        building: z.array(
          z.strictObject({
            place: z.string(),
            label: z.string(),
            openedOn: isoDateSchema.nullable(),
            state: z.string(),
          }),
        ),
        buildingRule: ruleSchema,
        visits: z.array(
          z.strictObject({
            at: instantSchema,
            agentName: z.string(),
            motive: z.enum(VISIT_MOTIVES),
            outcome: z.enum(VISIT_OUTCOMES),
            comment: z.string().nullable(),
          }),
        ),
      }),
    ),
  /** Work list "Demandes". */
  worklist: query(STAFF)
    .input(z.strictObject({ view: z.enum(REQUEST_VIEWS), text: z.string().max(80) }))
    .output(
      z.strictObject({
        counts: z.record(z.enum(REQUEST_VIEWS), z.number().int()),
        rows: z.array(rowSchema).max(200),
        more: z.boolean(),
      }),
    ),
};
