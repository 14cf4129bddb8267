import { z } from 'zod';
import {
  CERTIFICATE_DECISIONS,
  CERTIFICATE_FLAGS,
  CERTIFICATE_STATES,
  INSURANCE_LETTERS,
  REFUSAL_REASONS,
} from '../rules/insurance/states.ts';
import { attachmentsSchema, shownAttachmentSchema } from './attachments.ts';
import { command, query, STAFF } from './base.ts';
import { accountKeySchema, commandIdSchema, instantSchema, isoDateSchema } from './values.ts';

const ruleSchema = z.strictObject({ status: z.enum(['guide', 'loi', 'silence']), source: z.string() });
const paperSchema = z.strictObject({ number: z.string(), title: z.string() });

/** A command's id, or `erp:` and the key of the ERP's record. */
export const certificateIdSchema = z.string().min(1).max(400);

export const certificateSchema = z.strictObject({
  id: certificateIdSchema,
  /** Number of its récépissé; null where none was given here. */
  number: z.string().nullable(),
  insurer: z.string().nullable(),
  policy: z.string().nullable(),
  startsOn: isoDateSchema.nullable(),
  endsOn: isoDateSchema,
  /** Insured address as it was typed; null: the dwelling's own, or not told. */
  address: z.string().nullable(),
  flags: z.array(z.enum(CERTIFICATE_FLAGS)),
  state: z.enum(CERTIFICATE_STATES),
  /** It covers the dwelling today, by this landlord's rule. */
  covers: z.boolean(),
  /** Why it was refused, and what was written besides. */
  reason: z.enum(REFUSAL_REASONS).nullable(),
  comment: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  decidedWhere: z.enum(['counter', 'portal', 'erp']).nullable(),
  receivedAt: instantSchema.nullable(),
  fromErp: z.boolean(),
  /** An act of this post on it has not left yet. */
  unsent: z.boolean(),
  files: z.array(shownAttachmentSchema),
  /** The refused act of this post that waits in "À traiter", with the portal's sentence. */
  refused: z.strictObject({ commandId: z.string(), reason: z.string() }).nullable(),
});
export type Certificate = z.infer<typeof certificateSchema>;

const typedSchema = z.strictObject({
  insurer: z.string().trim().max(120),
  policy: z.string().trim().max(80),
  startsOn: isoDateSchema.nullable(),
  endsOn: isoDateSchema,
  /** Null: the dwelling's address. */
  address: z.string().trim().max(300).nullable(),
});
export type TypedCertificate = z.infer<typeof typedSchema>;

const flagSchema = z.strictObject({ flag: z.enum(CERTIFICATE_FLAGS), sentence: z.string() });

/** Views of the work list, in their order. */
export const CERTIFICATE_VIEWS = [
  'to-check',
  'expired',
  'in-30-days',
  'in-60-days',
  'missing',
  'refused',
  'all',
] as const;
export type CertificateView = (typeof CERTIFICATE_VIEWS)[number];

const act = { commandId: commandIdSchema, account: accountKeySchema };

export const insuranceContract = {
  /** What F5 asks and shows, by the landlord's rules. */
  prepare: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(
      z.strictObject({
        holder: z.string(),
        address: z.string(),
        fields: z.strictObject({
          required: z.array(z.enum(['assureur', 'police', 'debut', 'fin'])),
          rule: ruleSchema,
        }),
        file: z.strictObject({ required: z.boolean(), rule: ruleSchema }),
        /** True: it covers only once a person checked it. */
        check: z.strictObject({ before: z.boolean(), sentence: z.string(), rule: ruleSchema }),
        /** Insurers met on this base, most frequent first, to complete what is typed. */
        insurers: z.array(z.string()).max(200),
        current: certificateSchema.nullable(),
        /** A sentence of the law, always shown. */
        law: z.string(),
      }),
    ),
  /** What is odd about what was typed, in words to read aloud. */
  check: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema, typed: typedSchema, files: attachmentsSchema }))
    .output(z.strictObject({ flags: z.array(flagSchema), duplicate: z.string().nullable() })),
  attach: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        ...typedSchema.shape,
        files: attachmentsSchema,
        /** Flags that the clerk saw and accepted: all of `check`'s, else refused. */
        accepted: z.array(z.enum(CERTIFICATE_FLAGS)),
        comment: z.string().trim().max(500),
        /** A refused act that this one corrects. */
        supersedes: commandIdSchema.nullable(),
      }),
    )
    .output(z.strictObject({ certificate: certificateSchema, papers: z.array(paperSchema) })),
  decide: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        certificate: certificateIdSchema,
        /** State the clerk saw. */
        from: z.enum(CERTIFICATE_STATES),
        decision: z.enum(CERTIFICATE_DECISIONS),
        reason: z.enum(REFUSAL_REASONS).nullable(),
        comment: z.string().trim().max(500),
        /** A refused act that this one corrects. */
        supersedes: commandIdSchema.nullable(),
      }),
    )
    .output(z.strictObject({ certificate: certificateSchema })),
  letter: command(STAFF)
    .input(z.strictObject({ ...act, kind: z.enum(INSURANCE_LETTERS) }))
    .output(paperSchema),
  /** Section "Assurance" of an account. */
  account: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(
      z.strictObject({
        certificates: z.array(certificateSchema),
        /** Where cover stands today, in one sentence, with its tone. */
        standing: z.strictObject({ tone: z.enum(['ok', 'notice', 'danger']), sentence: z.string() }),
        /** Which letter may be given now, and why; null where none is due. */
        letters: z.array(z.strictObject({ kind: z.enum(INSURANCE_LETTERS), sentence: z.string() })),
        given: z.array(
          z.strictObject({ kind: z.enum(INSURANCE_LETTERS), on: isoDateSchema, number: z.string() }),
        ),
        check: z.strictObject({ before: z.boolean(), sentence: z.string(), rule: ruleSchema }),
      }),
    ),
  /** Work list "Attestations". */
  worklist: query(STAFF)
    .input(z.strictObject({ view: z.enum(CERTIFICATE_VIEWS), text: z.string().max(80) }))
    .output(
      z.strictObject({
        counts: z.record(z.enum(CERTIFICATE_VIEWS), z.number().int()),
        rows: z
          .array(
            z.strictObject({
              account: accountKeySchema,
              reference: z.string(),
              holder: z.string(),
              address: z.string().nullable(),
              certificate: certificateSchema.nullable(),
            }),
          )
          .max(200),
        more: z.boolean(),
      }),
    ),
};
