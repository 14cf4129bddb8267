import { z } from 'zod';
import { BULK_KINDS, BULK_STATES, ORDERED_KINDS } from '../rules/documents/orders.ts';
import { command, effect, query, STAFF } from './base.ts';
import {
  accountKeySchema,
  centsSchema,
  commandIdSchema,
  instantSchema,
  isoDateSchema,
  monthSchema,
} from './values.ts';

const ruleSchema = z.strictObject({ status: z.enum(['guide', 'loi', 'silence']), source: z.string() });
const issuedSchema = z.strictObject({ id: z.string(), number: z.string(), title: z.string() });
const residenceCodeSchema = z.string().min(1).max(64);

export const documentRowSchema = z.strictObject({
  id: z.string(),
  origin: z.enum(['imported', 'issued']),
  type: z.string(),
  title: z.string(),
  month: monthSchema.nullable(),
  issuedOn: isoDateSchema,
  number: z.string().nullable(),
  /** Said in words when it no longer holds: its payment was taken back, its cheque came back unpaid. */
  void: z.string().nullable(),
  /** How often it was printed or saved; 0 when its original was never handed over, null for an imported file. */
  copies: z.number().int().nullable(),
  /** Bytes; null for an imported file that is missing, and for a paper not drawn yet: reading it draws it. */
  size: z.number().int().nullable(),
  /** Whether the tenant finds it in his space, by the landlord's window, and why in words; null where no space is open. */
  online: z.strictObject({ seen: z.boolean(), sentence: z.string() }).nullable(),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

/** A document's real bytes, the same that go to paper. */
const fileSchema = z.strictObject({ name: z.string(), bytes: z.instanceof(Blob) });

/** Every paper that is numbered here. */
export const ISSUED_KINDS = [
  'quittance',
  'recu',
  'depot-ordre',
  'annulation',
  'releve',
  /** Slip of activation of a tenant space, also a letter. */
  'activation',
  /** What was changed of a tenant space at the counter: closed, e-mail, consents. */
  'recepisse-espace',
  /** Terms of use and notice on personal data. */
  'conditions',
  /** Leaflet of the tenant space. */
  'depliant',
  /** Receipt of a certificate of insurance. */
  'recepisse-attestation',
  /** Letters about insurance. */
  'rappel-assurance',
  'mise-en-demeure-assurance',
  /** Receipt of a request; its number is the request's. */
  'recepisse-demande',
  /** Receipt of a change of the file, or of a declaration. */
  'recepisse-dossier',
  /** SEPA mandate to be signed; its number is the RUM of a first one. */
  'mandat',
  /** Receipt of a change of day or of a revocation. */
  'recepisse-prelevement',
  'avis',
  'regularisation',
  'attestation-loyer',
  'attestation-residence',
  /** A text of the landlord's library. */
  'brochure',
] as const;
export type IssuedKind = (typeof ISSUED_KINDS)[number];

const recipientSchema = z.strictObject({
  person: z.string(),
  name: z.string(),
  email: z.string(),
  /** Agreed already to receive this kind of paper by e-mail, and since when. */
  consentedOn: isoDateSchema.nullable(),
  /** The words to be agreed to now, where nothing was. */
  wording: z.string(),
  rule: ruleSchema,
});

const bulkChoice = {
  kind: z.enum(BULK_KINDS),
  month: monthSchema,
  /** Null: every residence of the agency. */
  residence: residenceCodeSchema.nullable(),
  /** Those who receive it electronically are left out. */
  paperOnly: z.boolean(),
};

const bulkRunSchema = z.strictObject({
  id: z.uuid(),
  ...bulkChoice,
  residenceName: z.string().nullable(),
  state: z.enum(BULK_STATES),
  /** Accounts looked at, and in all; papers made. */
  done: z.number().int(),
  total: z.number().int(),
  papers: z.number().int(),
  skipped: z.strictObject({
    unpaid: z.number().int(),
    paperless: z.number().int(),
    given: z.number().int(),
    empty: z.number().int(),
  }),
  printerName: z.string().nullable(),
  /** Files of at most 500 papers each. */
  parts: z.array(
    z.strictObject({
      part: z.number().int(),
      papers: z.number().int(),
      size: z.number().int(),
      printed: z.boolean(),
    }),
  ),
  /** What stopped it and what to do, in French. */
  sentence: z.string().nullable(),
  agentName: z.string(),
  startedAt: instantSchema,
});
export type BulkRun = z.infer<typeof bulkRunSchema>;

export const documentsContract = {
  /** What may be made for this account now, and why not. */
  orders: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(
      z.strictObject({
        /** Newest first; 36 months at most. */
        avis: z.array(z.strictObject({ month: monthSchema, cents: centsSchema })),
        /** Months wholly paid; `number`: of the quittance that holds already. */
        quittances: z.array(
          z.strictObject({ month: monthSchema, cents: centsSchema, number: z.string().nullable() }),
        ),
        regularisations: z.array(z.strictObject({ month: monthSchema, cents: centsSchema })),
        upToDate: z.strictObject({ possible: z.boolean(), sentence: z.string() }),
        residence: z.strictObject({ possible: z.boolean(), sentence: z.string() }),
        library: z.array(
          z.strictObject({ item: z.string(), title: z.string(), summary: z.string(), rule: ruleSchema }),
        ),
        offered: z.strictObject({
          notices: z.boolean(),
          quittances: z.boolean(),
          regularisations: z.boolean(),
          library: z.boolean(),
        }),
        /** The tenant's own window, in one sentence: what he finds in his space. */
        window: z.strictObject({ sentence: z.string(), rule: ruleSchema }),
      }),
    ),
  /** Destination "Documents": the residences to print for, and the texts of the landlord's library. */
  desk: query(STAFF).output(
    z.strictObject({
      /** The newest month billed, which is printed first; null where nothing is. */
      newest: monthSchema.nullable(),
      residences: z.array(z.strictObject({ code: residenceCodeSchema, name: z.string() })),
      library: z.array(
        z.strictObject({
          item: z.string(),
          title: z.string(),
          summary: z.string(),
          rule: ruleSchema,
          /** ISO date of the wording. */
          version: isoDateSchema,
          /** True while the words are ours and not the landlord's. */
          specimen: z.boolean(),
          sections: z.array(z.strictObject({ title: z.string(), paragraphs: z.array(z.string()) })),
        }),
      ),
    }),
  ),
  order: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        account: accountKeySchema,
        kind: z.enum(ORDERED_KINDS),
        month: monthSchema.nullable(),
        /** Of the library. */
        item: z.string().max(60).nullable(),
      }),
    )
    .output(issuedSchema),
  /** Whom a document of this account may be sent to. */
  recipients: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema, id: z.string().max(80) }))
    .output(
      z.strictObject({
        title: z.string(),
        people: z.array(recipientSchema),
        /** Why nobody can receive it. */
        sentence: z.string().nullable(),
      }),
    ),
  /** By the portal's mail, as a file; the agreement is asked for and dated now where there was none. */
  send: effect(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        account: accountKeySchema,
        id: z.string().max(80),
        person: z.string().max(400),
        /** He agreed just now, to these words. */
        agreed: z.string().max(600).nullable(),
      }),
    )
    .output(z.strictObject({ sentence: z.string() })),
  /** What a month's printing would be: counted without anything being made. */
  bulkPlan: effect(STAFF)
    .input(z.strictObject(bulkChoice))
    .output(
      z.strictObject({
        papers: z.number().int(),
        skipped: bulkRunSchema.shape.skipped,
        residences: z.array(z.strictObject({ code: residenceCodeSchema, name: z.string() })),
      }),
    ),
  /** Begins it; it goes on in the background, is resumed after a stop, and says its progress. */
  bulkStart: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        ...bulkChoice,
        /** A printer's id, or null: files to save. */
        printer: z.string().max(200).nullable(),
      }),
    )
    .output(bulkRunSchema),
  bulkCancel: command(STAFF)
    .input(z.strictObject({ run: z.uuid() }))
    .output(bulkRunSchema),
  bulkResume: command(STAFF)
    .input(z.strictObject({ run: z.uuid() }))
    .output(bulkRunSchema),
  bulkRuns: query(STAFF).output(z.array(bulkRunSchema).max(20)),
  bulkRead: effect(STAFF)
    .input(z.strictObject({ run: z.uuid(), part: z.number().int().min(0) }))
    .output(fileSchema),
  /** A relevé de compte for a period, numbered and frozen like every paper given here. */
  statement: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        account: accountKeySchema,
        from: isoDateSchema,
        to: isoDateSchema,
      }),
    )
    .output(z.strictObject({ id: z.string(), number: z.string(), title: z.string() })),
  list: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(z.array(documentRowSchema)),
  /** Renders a paper issued here if it is not yet, else reads the frozen bytes; reads an imported PDF. */
  read: effect(STAFF)
    .input(z.strictObject({ account: accountKeySchema, id: z.string().max(80) }))
    .output(fileSchema),
};
