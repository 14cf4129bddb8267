import { z } from 'zod';
import { CONSENT_KINDS } from '../rules/registrations/consents.ts';
import { SPACE_ACTS, SPACE_STATES } from '../rules/registrations/states.ts';
import { command, query, STAFF } from './base.ts';
import { accountKeySchema, commandIdSchema, instantSchema, isoDateSchema } from './values.ts';

/** Kind of the identity document seen; never its number, never a copy (CNIL: only what is needed). */
export const IDENTITY_DOCUMENTS = [
  'carte-identite',
  'passeport',
  'titre-sejour',
  'permis-conduire',
  'livret-famille',
  'autre',
] as const;
export type IdentityDocument = (typeof IDENTITY_DOCUMENTS)[number];
const documentSchema = z.enum(IDENTITY_DOCUMENTS);

/** A person of the lease as both sides know him: `code:P123`, or made of lease, role and identity. */
export const personKeySchema = z.string().min(1).max(400);
const emailSchema = z.string().trim().max(254);
const consentSchema = z.strictObject({ kind: z.enum(CONSENT_KINDS), given: z.boolean() });

/** Where a rule shown comes from. */
const ruleSchema = z.strictObject({
  status: z.enum(['guide', 'loi', 'silence']),
  /** Words of the guide or article of law; the silent sentence where nobody answers. */
  source: z.string(),
});

/** Somebody's tenant space on one account, as it stands with the acts of this post. */
export const spaceSchema = z.strictObject({
  person: personKeySchema,
  name: z.string(),
  role: z.string().nullable(),
  state: z.enum(SPACE_STATES),
  /** An act of this post on it has not left yet. */
  unsent: z.boolean(),
  /** Day since which it is so, where it is known. */
  since: isoDateSchema.nullable(),
  email: z.string().nullable(),
  /** What he signs in with: his e-mail where it is his alone, else the identifier given at the counter. */
  login: z.string().nullable(),
  registeredOn: isoDateSchema.nullable(),
  /** The way to activate it that still works: by mail, by a slip, until when. */
  invitation: z
    .strictObject({
      channel: z.enum(['email', 'slip', 'both']),
      expiresOn: isoDateSchema,
      expired: z.boolean(),
    })
    .nullable(),
  /** The last mail came back: the address is to be corrected. */
  bounced: z.strictObject({ on: isoDateSchema, reason: z.string() }).nullable(),
  /** Told by the ERP's own file, of a registration made elsewhere. */
  fromErp: z.boolean(),
  consents: z.array(
    z.strictObject({
      kind: z.enum(CONSENT_KINDS),
      given: z.boolean(),
      on: isoDateSchema.nullable(),
      /** `tenant`: on his own page. */
      by: z.enum(['counter', 'tenant', 'erp']),
      wording: z.string().nullable(),
      version: z.string().nullable(),
    }),
  ),
  /** The refused act of this post that waits in "À traiter", with the portal's sentence. */
  refused: z.strictObject({ commandId: z.string(), reason: z.string() }).nullable(),
});
export type Space = z.infer<typeof spaceSchema>;

const paperSchema = z.strictObject({ number: z.string(), title: z.string() });
/** Text given to the tenant, by sections. */
const legalTextSchema = z.strictObject({
  title: z.string(),
  sections: z.array(z.strictObject({ title: z.string(), paragraphs: z.array(z.string()) })),
});

const personSchema = z.strictObject({
  person: personKeySchema,
  name: z.string(),
  role: z.string(),
  /** ISO date, or the year alone, or null. Homonyms of one lease are told apart by it. */
  birth: z.string().nullable(),
  /** The address the landlord's file holds. */
  email: z.string().nullable(),
  allowed: z.boolean(),
  /** Why not, or what to know, in one sentence. */
  sentence: z.string().nullable(),
  rule: ruleSchema,
  space: spaceSchema.nullable(),
});
export type RegistrablePerson = z.infer<typeof personSchema>;

const consentOfferSchema = z.strictObject({
  kind: z.enum(CONSENT_KINDS),
  mode: z.enum(['included', 'opt-out', 'express', 'choice']),
  label: z.string(),
  /** What is read aloud and kept with the answer. */
  wording: z.string(),
  given: z.boolean(),
  rule: ruleSchema,
});
export type ConsentOffer = z.infer<typeof consentOfferSchema>;

/** Everything the guided registration needs, by this landlord's profile. */
export const registrationPrepareSchema = z.strictObject({
  people: z.array(personSchema),
  identity: z.strictObject({
    fields: z.array(z.enum(['nom', 'prenom', 'date_naissance'])),
    /** `exact`: hyphens and spaces too; `upper-case`: in capitals; `loose`: without regard to accents and marks. */
    compare: z.enum(['exact', 'upper-case', 'loose']),
    rule: ruleSchema,
  }),
  email: z.strictObject({ own: z.boolean(), rule: ruleSchema }),
  /** Version of the texts, a day. */
  legalVersion: z.string(),
  /** The texts are invented until the landlord gives its own. */
  specimen: z.boolean(),
  terms: legalTextSchema,
  notice: legalTextSchema,
  consents: z.array(consentOfferSchema),
  /** The landlord sends a second mail once the space is active. */
  confirmationMail: z.boolean(),
  slipDays: z.number().int(),
  /** Address of the tenants' pages, for slip and leaflet; null when neither portal nor profile gives one. */
  address: z.string().nullable(),
  /** First month whose notice comes without paper if it is agreed today. */
  paperlessFrom: z.string(),
});
export type RegistrationPrepare = z.infer<typeof registrationPrepareSchema>;

const typedIdentitySchema = z.strictObject({
  lastName: z.string().trim().max(120),
  firstName: z.string().trim().max(120).nullable(),
  /** As typed: "29/02/1960". */
  birth: z.string().trim().max(20).nullable(),
});
export type TypedIdentity = z.infer<typeof typedIdentitySchema>;

const comparisonSchema = z.strictObject({
  same: z.boolean(),
  fields: z.array(
    z.strictObject({
      field: z.enum(['nom', 'prenom', 'date_naissance']),
      /** `unknown`: the lease holds nothing to compare with. */
      result: z.enum(['same', 'different', 'unknown', 'unreadable']),
      /** What differs, in a sentence the clerk can read aloud; null when the same. */
      sentence: z.string().nullable(),
    }),
  ),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** Answer of an act: the space after it, and the papers to hand over. */
const doneSchema = z.strictObject({ space: spaceSchema, papers: z.array(paperSchema) });
export type RegistrationDone = z.infer<typeof doneSchema>;

const ofSpace = { account: accountKeySchema, person: personKeySchema };
const act = { commandId: commandIdSchema, ...ofSpace };

/** Views of the work list, in their order. */
export const REGISTRATION_VIEWS = ['pending', 'expired', 'bounced', 'unsent', 'refused', 'all'] as const;
export type RegistrationView = (typeof REGISTRATION_VIEWS)[number];

export const SUSPENSION_REASONS = [
  'acces-suspect',
  'litige-titulaires',
  'demande-locataire',
  'autre',
] as const;
export const CLOSING_REASONS = ['demande-locataire', 'sortie', 'deces', 'erreur-inscription'] as const;

export const registrationsContract = {
  /** Who may register on this account, what is asked and offered, by the landlord's rules. */
  prepare: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(registrationPrepareSchema),
  /** Compares what the clerk reads on the identity document with the lease, as the profile says. */
  compare: query(STAFF)
    .input(z.strictObject({ ...ofSpace, typed: typedIdentitySchema }))
    .output(comparisonSchema),
  /** Registers somebody of the lease. Works offline; never holds a password. */
  open: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        typed: typedIdentitySchema,
        document: documentSchema,
        /** Who acts for him (guardian, proxy), where he does not come himself. */
        representative: z.string().trim().max(120).nullable(),
        /** Null: "sans adresse e-mail". */
        email: emailSchema.nullable(),
        emailAgain: emailSchema.nullable(),
        /** Version of the terms that were shown and accepted, and of the notice given. */
        legalVersion: z.string().max(40),
        termsAccepted: z.boolean(),
        /** How terms and notice were given to be read. */
        termsOn: z.enum(['paper', 'screen']),
        consents: z.array(consentSchema).max(CONSENT_KINDS.length),
        /** An activation slip too; always one without an e-mail. */
        slip: z.boolean(),
        /** A refused registration that this one corrects. */
        supersedes: commandIdSchema.nullable(),
      }),
    )
    .output(doneSchema),
  /** A new activation: the mail or the slip did not work, or the password is forgotten. */
  renew: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        reason: z.enum(['resend', 'forgotten-password']),
        document: documentSchema,
        email: z.boolean(),
        slip: z.boolean(),
      }),
    )
    .output(doneSchema),
  /** Another e-mail; an activation or a confirmation goes to it. */
  changeEmail: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        document: documentSchema,
        email: emailSchema,
        emailAgain: emailSchema,
        supersedes: commandIdSchema.nullable(),
      }),
    )
    .output(doneSchema),
  /** Consents given or withdrawn; a slip where one is withdrawn ("désabonnement"). */
  setConsents: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        document: documentSchema,
        legalVersion: z.string().max(40),
        consents: z.array(consentSchema).min(1).max(CONSENT_KINDS.length),
      }),
    )
    .output(doneSchema),
  /** Désinscription, with its slip. */
  close: command(STAFF)
    .input(z.strictObject({ ...act, document: documentSchema.nullable(), reason: z.enum(CLOSING_REASONS) }))
    .output(doneSchema),
  suspend: command(['responsable', 'administrateur'])
    .input(z.strictObject({ ...act, reason: z.enum(SUSPENSION_REASONS) }))
    .output(doneSchema),
  resume: command(['responsable', 'administrateur']).input(z.strictObject(act)).output(doneSchema),
  /** "Identifiant oublié": masked e-mail, once the identity is checked. Kept among the consultations. */
  login: command(STAFF)
    .input(z.strictObject({ ...ofSpace, document: documentSchema }))
    .output(z.strictObject({ maskedEmail: z.string().nullable(), login: z.string().nullable() })),
  /** Section "Espace locataire" of an account. */
  account: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(
      z.strictObject({
        spaces: z.array(spaceSchema),
        /** Someone of the lease may still be registered. */
        mayRegister: z.boolean(),
        /** What désinscription takes away, by this landlord's rules: read before it is done. */
        lostOnClosing: z.array(z.string()),
        /** What withdrawing a consent changes. */
        lostOnWithdrawing: z.array(z.strictObject({ kind: z.enum(CONSENT_KINDS), sentence: z.string() })),
        /** When the space of who leaves goes off, in a sentence; null where no rule says so. */
        exitSentence: z.string().nullable(),
        offers: z.array(consentOfferSchema),
        legalVersion: z.string(),
        address: z.string().nullable(),
        /** What the tenant does by himself there: what the landlord's guide says, and nothing more. */
        online: z.array(z.strictObject({ label: z.string(), rule: ruleSchema })),
        acts: z.array(
          z.strictObject({
            at: instantSchema,
            act: z.enum(SPACE_ACTS),
            name: z.string(),
            agentName: z.string(),
            outbox: z.enum(['waiting', 'sent', 'refused']),
            papers: z.array(paperSchema),
          }),
        ),
      }),
    ),
  /** Work list "Inscriptions". */
  worklist: query(STAFF)
    .input(z.strictObject({ view: z.enum(REGISTRATION_VIEWS), text: z.string().max(80) }))
    .output(
      z.strictObject({
        counts: z.record(z.enum(REGISTRATION_VIEWS), z.number().int()),
        rows: z
          .array(
            z.strictObject({
              account: accountKeySchema,
              reference: z.string(),
              space: spaceSchema,
            }),
          )
          .max(200),
        more: z.boolean(),
      }),
    ),
  /** A paper about the space, numbered like every paper given here: the leaflet, or terms and notice to be read first. */
  paper: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        account: accountKeySchema,
        kind: z.enum(['depliant', 'conditions']),
      }),
    )
    .output(paperSchema),
};
