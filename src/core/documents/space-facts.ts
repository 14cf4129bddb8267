import { z } from 'zod';
import { CLOSING_REASONS } from '../../contract/registrations.ts';
import { instantSchema, isoDateSchema } from '../../contract/values.ts';
import { CONSENT_KINDS } from '../../rules/registrations/consents.ts';
import { birthSchema, common } from './common-facts.ts';

/** What the landlord calls and answers for its tenant space; null where neither portal nor profile says it. */
const spaceSchema = z.strictObject({
  /** Address of the tenants' pages, as it is typed: "espace.bailleur.example". */
  address: z.string().nullable(),
  application: z.string().nullable(),
  supportEmail: z.string().nullable(),
});
export type SpaceWords = z.infer<typeof spaceSchema>;

/** Whose space it is, as the lease holds the name; the birth where another of the lease bears the same. */
const personSchema = z.strictObject({ name: z.string().min(1), birth: birthSchema.nullable() });

/** A bulletin d'activation: the letter by which somebody of the lease chooses a password, once, until a day. */
export const activationFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('activation'),
  person: personSchema,
  space: spaceSchema,
  /** E-mail, or the identifier without its space: `L48271936`. */
  login: z.string().min(1),
  /** The twelve letters of the code. */
  activationCode: z.string().regex(/^[A-Z0-9]{12}$/),
  /** What the QR holds: the page that takes the code, or the code alone where the portal's address is not known. */
  scan: z.string().min(1),
  /** The portal's own page is known: its address is typed with the path of the activation. */
  portal: z.boolean(),
  email: z.string().nullable(),
  expiresAt: instantSchema,
  /** Last day of the code, as this post counts days. */
  validUntil: isoDateSchema,
});
export type ActivationFacts = z.infer<typeof activationFactsSchema>;

/** What was changed of somebody's space at the counter. */
export const spaceReceiptFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('recepisse-espace'),
  person: personSchema,
  space: spaceSchema,
  what: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('closed'),
      reason: z.enum(CLOSING_REASONS),
      /** What it takes away and how to come back, each in a sentence; not said after a death. */
      lost: z.array(z.string()),
    }),
    z.strictObject({ kind: z.literal('email'), email: z.string().min(1) }),
    z.strictObject({
      kind: z.literal('consents'),
      /** Of the wordings. */
      version: z.string(),
      consents: z
        .array(
          z.strictObject({
            kind: z.enum(CONSENT_KINDS),
            label: z.string(),
            given: z.boolean(),
            wording: z.string(),
          }),
        )
        .min(1),
    }),
  ]),
});
export type SpaceReceiptFacts = z.infer<typeof spaceReceiptFactsSchema>;

const legalTextSchema = z.strictObject({
  title: z.string(),
  sections: z.array(z.strictObject({ title: z.string(), paragraphs: z.array(z.string()) })),
});

/** Terms of use and notice on personal data (RGPD, art. 13), whole: what was read stays what was read. */
export const conditionsFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('conditions'),
  /** Version of the texts, a day. */
  legalVersion: z.string(),
  terms: legalTextSchema,
  notice: legalTextSchema,
});
export type ConditionsFacts = z.infer<typeof conditionsFactsSchema>;

/** The leaflet of the tenant space. */
export const leafletFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('depliant'),
  space: spaceSchema,
  scan: z.string().nullable(),
  /** Where the reference stands on the avis, as the landlord's guide says. */
  onNotice: z.strictObject({
    caption: z.string(),
    before: z.string(),
    highlighted: z.string(),
    after: z.string(),
    /** False: the line shown is invented. */
    fromGuide: z.boolean(),
    position: z.enum(['top-left', 'top-right', 'top']).nullable(),
  }),
  /** What the tenant does by himself there, by the landlord's guide; leaflets given before it was told have none. */
  online: z.array(z.string()).optional(),
});
export type LeafletFacts = z.infer<typeof leafletFactsSchema>;
