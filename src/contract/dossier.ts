import { z } from 'zod';
import {
  DOSSIER_PARTS,
  DOSSIER_REFUSALS,
  DOSSIER_STATES,
  partValueSchemas,
  SITUATIONS,
} from '../rules/dossier/values.ts';
import { REQUEST_CHANNELS } from '../rules/requests/states.ts';
import { attachmentsSchema, shownAttachmentSchema } from './attachments.ts';
import { command, query, STAFF } from './base.ts';
import { grantSchema } from './session.ts';
import { accountKeySchema, commandIdSchema, instantSchema, isoDateSchema } from './values.ts';

const ruleSchema = z.strictObject({ status: z.enum(['guide', 'loi', 'silence']), source: z.string() });
const paperSchema = z.strictObject({ number: z.string(), title: z.string() });
const personKeySchema = z.string().min(1).max(400);

/** What one part holds; read by the schema of its part, in the core. */
const valueSchema = z.union([
  partValueSchemas.coordonnees,
  partValueSchemas['adresse-courrier'],
  partValueSchemas.foyer,
  partValueSchemas.roles,
  partValueSchemas.protection,
]);

const changeSchema = z.strictObject({
  id: z.string(),
  /** `situation`: a declaration, which changes no value by itself. */
  part: z.enum([...DOSSIER_PARTS, 'situation']),
  person: personKeySchema.nullable(),
  /** "Coordonnées de LE GALL Élodie". */
  label: z.string(),
  /** What it was and what it becomes, in words, line by line; empty for a declaration. */
  lines: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
  /** Declaration: what happened, when, and what was written. */
  situation: z.enum(SITUATIONS).nullable(),
  on: isoDateSchema.nullable(),
  comment: z.string().nullable(),
  state: z.enum(DOSSIER_STATES),
  reason: z.enum(DOSSIER_REFUSALS).nullable(),
  answer: z.string().nullable(),
  author: z.string(),
  at: instantSchema,
  decidedBy: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  number: z.string().nullable(),
  unsent: z.boolean(),
  files: z.array(shownAttachmentSchema),
  /** Refused because somebody changed it meanwhile: the three values side by side, for a choice. */
  conflict: z
    .strictObject({
      commandId: z.string(),
      /** The portal's sentence. */
      reason: z.string(),
      lines: z.array(
        z.strictObject({
          label: z.string(),
          base: z.string(),
          ours: z.string(),
          theirs: z.string(),
          differs: z.boolean(),
        }),
      ),
      /** What stands now: the base of a new try. */
      base: valueSchema,
      ours: valueSchema,
    })
    .nullable(),
});
export type DossierChange = z.infer<typeof changeSchema>;

const partRule = z.strictObject({
  offered: z.boolean(),
  /** Goes to the landlord's services before it takes effect. */
  checked: z.boolean(),
  /** "Transmis aux services du bailleur ; appliqué après validation." */
  sentence: z.string(),
  rule: ruleSchema,
});

const personSchema = z.strictObject({
  key: personKeySchema,
  /** Id as in the account's other answers. */
  id: z.string(),
  name: z.string(),
  role: z.string(),
  birth: z.string().nullable(),
  coordonnees: partValueSchemas.coordonnees,
  /** The telephones as they are shown. */
  phones: z.array(z.string()),
  protection: partValueSchemas.protection,
});

const act = { commandId: commandIdSchema, account: accountKeySchema };
const channelSchema = z.enum(REQUEST_CHANNELS);

export const dossierContract = {
  /** What may be changed, what it is now, and what is on its way. */
  prepare: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(
      z.strictObject({
        people: z.array(personSchema),
        postal: partValueSchemas['adresse-courrier'],
        /** The dwelling's own postal lines; empty when protected. */
        dwellingLines: z.array(z.string()),
        household: partValueSchemas.foyer,
        roles: partValueSchemas.roles,
        rules: z.record(z.enum([...DOSSIER_PARTS, 'situation']), partRule),
        situations: z.array(
          z.strictObject({
            code: z.enum(SITUATIONS),
            label: z.string(),
            /** Supporting paper: "Acte de mariage ou livret de famille". */
            paper: z.string(),
            /** What else usually follows: "Le conjoint devient cotitulaire (code civil, art. 1751)." */
            hint: z.string().nullable(),
          }),
        ),
        changes: z.array(changeSchema),
        /** Removing a protection needs it. */
        mayUnmask: z.boolean(),
      }),
    ),
  /** Reads a telephone in any written form: how it is kept and shown, or why it is none. */
  readPhone: query(STAFF)
    .input(z.strictObject({ text: z.string().max(60) }))
    .output(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('ok'),
          kept: z.string(),
          shown: z.string(),
          notice: z.string().nullable(),
        }),
        z.strictObject({ kind: z.literal('empty') }),
        z.strictObject({ kind: z.literal('refused'), sentence: z.string() }),
      ]),
    ),
  change: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        part: z.enum(DOSSIER_PARTS),
        person: personKeySchema.nullable(),
        /** The value that was seen when the form was opened: its version. */
        base: valueSchema,
        value: valueSchema,
        comment: z.string().trim().max(500),
        wordsKept: z.boolean(),
        channel: channelSchema,
        files: attachmentsSchema,
        /** A responsable's code, where an agent takes a protection off. */
        grant: grantSchema.nullable().default(null),
        /** A refused change that this one takes up again. */
        supersedes: commandIdSchema.nullable(),
      }),
    )
    .output(z.strictObject({ change: changeSchema, papers: z.array(paperSchema) })),
  declare: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        situation: z.enum(SITUATIONS),
        on: isoDateSchema.nullable(),
        person: personKeySchema.nullable(),
        comment: z.string().trim().max(500),
        wordsKept: z.boolean(),
        channel: channelSchema,
        files: attachmentsSchema,
      }),
    )
    .output(z.strictObject({ change: changeSchema, papers: z.array(paperSchema) })),
};
