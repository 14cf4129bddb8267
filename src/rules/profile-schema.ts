import { z } from 'zod';
import { ONLINE_FUNCTIONS, type OnlineFunction } from './online/functions.ts';
import { referenceRuleSchema } from './references/references.ts';

/**
 * What a rule's `source` says when the landlord's guide answers nothing; its value is then null.
 * The words are shown to the clerk as they stand.
 */
export const SILENT = 'Le guide du bailleur ne le précise pas';

const isoDaySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * One rule of a landlord: its value, or null where the guide is silent; the words of the guide or the law
 * it comes from; and, where it began on a known day, that day.
 */
function rule<Value extends z.ZodType>(value: Value) {
  return z
    .strictObject({ value: value.nullable(), source: z.string().min(1), since: isoDaySchema.optional() })
    .superRefine((read: { value?: unknown; source: string }, context) => {
      if ((read.value === null) !== (read.source === SILENT)) {
        context.addIssue({ code: 'custom', message: 'silence', path: ['source'] });
      }
    });
}

const text = z.string().trim().min(1);
const code = z.string().regex(/^[a-z0-9-]{1,64}$/);
const filled = <Item extends z.ZodType>(item: Item) => z.array(item).min(1);

const letterheadSchema = z.strictObject({
  /** True while address, telephone and numbers are invented; every paper then says so. */
  specimen: z.boolean(),
  legalName: text,
  lines: filled(text),
  city: text,
  phone: text,
  email: z.string().regex(/^[^@\s]+@[^@\s]+$/),
  siret: text,
  /** SEPA creditor identifier (ICS). */
  creditorId: text,
});

/** Where the reference stands on the printed avis, from which the screen draws its picture. */
const printedReferenceSchema = z.strictObject({
  /** What the landlord calls it: "référence client". */
  name: text,
  /** How to find it, in one sentence for the tenant. */
  caption: text,
  /** The printed line, cut so that the part to type stands alone. */
  before: z.string(),
  highlighted: text,
  after: z.string(),
  /** True when the sample line is the guide's own, false when it is invented. */
  fromGuide: z.boolean(),
  position: rule(z.enum(['top-left', 'top-right', 'top'])),
});

export const requestKindSchema = z.strictObject({ code, label: text, motives: z.array(text) });
export const contactRoleSchema = z.strictObject({ role: z.string().regex(/^[a-z_]+$/), label: text });
export const documentWindowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole-lease') }),
  z.strictObject({ kind: z.literal('since-registration') }),
  z.strictObject({ kind: z.literal('months'), months: z.number().int().min(1) }),
]);
/** A text of the landlord's that a tenant may have: `resources/library`. */
export const libraryItemSchema = z.strictObject({
  item: code,
  title: text,
  /** What it holds, in one line for the clerk. */
  summary: text,
  /** True when the guide names it, false when it is offered beside what the guide says. */
  fromGuide: z.boolean(),
});
const documentTypeSchema = z.enum(['avis', 'quittance', 'regularisation', 'autre']);
const yesSchema = z.boolean();
const daySchema = z.number().int().min(1).max(31);
const onlineSchema = z.strictObject(
  Object.fromEntries(ONLINE_FUNCTIONS.map((name) => [name, rule(yesSchema)])) as Record<
    OnlineFunction,
    ReturnType<typeof rule<typeof yesSchema>>
  >,
);

/** The groups whose every field is a rule; profile.ts walks them. */
const groups = {
  reference: z.strictObject({
    /** How the printed and the typed reference become the stored key. Never null: nothing works without. */
    form: rule(referenceRuleSchema).refine((read) => read.value !== null, { message: 'required' }),
    /** Count of digits of a whole reference, where the landlord states one. */
    digits: rule(z.number().int().min(1).max(30)),
  }),
  identity: z.strictObject({
    fields: rule(filled(z.enum(['nom', 'prenom', 'date_naissance']))),
    /** `upper-case`: the guide asks capitals; `as-printed`: identical to the avis, hyphens and spaces too. */
    compare: rule(z.enum(['upper-case', 'as-printed'])),
    /** Whose name is asked. */
    person: rule(z.enum(['main-signatory', 'any-signatory'])),
  }),
  account: z.strictObject({
    scope: rule(z.enum(['household', 'each-signatory', 'signatories-only'])),
    login: rule(z.enum(['email'])),
    activation: rule(z.enum(['email-link', 'email-link-then-confirmation'])),
    termsRequired: rule(yesSchema),
    ownEmail: rule(yesSchema),
    emailTypedTwice: rule(yesSchema),
    /** A question before the activation, where the guide shows a picture to read: ours can be heard and read. */
    humanCheck: rule(yesSchema),
  }),
  password: z.strictObject({
    minLength: rule(z.number().int().min(1).max(128)),
    classes: rule(filled(z.enum(['letter', 'lower', 'upper', 'digit', 'special']))),
    mustNotStartWith: rule(filled(z.enum(['nom', 'prenom', 'email']))),
  }),
  paperless: z.strictObject({
    /** `opt-out`: unless the tenant objects; `with-account`: from the day the account exists; `on-request`. */
    notices: rule(z.enum(['opt-out', 'with-account', 'on-request'])),
    alsoCovers: rule(filled(documentTypeSchema)),
    /** Electronic quittance: only by express agreement, whatever the notices do. */
    quittances: rule(z.enum(['express-agreement'])),
    mailWhenReady: rule(yesSchema),
  }),
  documents: z.strictObject({
    kinds: rule(filled(documentTypeSchema)),
    /** What the tenant may see; staff see everything. */
    window: rule(documentWindowSchema),
    /** Useful texts, given on paper at the counter. */
    library: rule(filled(libraryItemSchema)),
  }),
  debit: z.strictObject({ offered: rule(yesSchema), days: rule(filled(daySchema)) }),
  payment: z.strictObject({
    partial: rule(yesSchema),
    counterModes: rule(filled(z.enum(['especes', 'cheque', 'carte', 'virement', 'tip', 'mandat']))),
    cashAccepted: rule(yesSchema),
    /** Cash on one debt, all payments together, in cents; 0 = no cash. */
    cashCeilingCents: rule(z.number().int().min(0)),
    allocation: rule(z.enum(['payer-choice-else-oldest'])),
    /** When a quittance is given rather than a reçu. */
    quittance: rule(z.enum(['whole-month-paid'])),
    term: rule(z.enum(['terme_echu', 'terme_a_echoir'])),
    /** Day of the month on which the rent is due: of the next month when the term is échu. */
    dueDay: rule(daySchema),
    /** The landlord's own sentence about a credit balance. */
    creditSentence: rule(text),
  }),
  requests: z.strictObject({
    kinds: rule(filled(requestKindSchema)),
    attachments: rule(yesSchema),
    availability: rule(yesSchema),
    residenceView: rule(yesSchema),
    complement: rule(yesSchema),
    /** Words that have no place in a tenant's file: the clerk is asked to put it otherwise. */
    watchWords: rule(filled(text)),
    /** The landlord's own sentence about the repairs that are the tenant's. */
    tenantRepairs: rule(text),
  }),
  insurance: z.strictObject({
    fields: rule(filled(z.enum(['assureur', 'police', 'debut', 'fin']))),
    fileRequired: rule(yesSchema),
    staffCheck: rule(yesSchema),
    yearlyProof: rule(yesSchema),
  }),
  dossier: z.strictObject({ changesChecked: rule(yesSchema) }),
  exit: z.strictObject({ deactivateWithinMonths: rule(z.number().int().min(0).max(120)) }),
  unsubscribe: z.strictObject({
    allowed: rule(yesSchema),
    channels: rule(filled(text)),
    mayReturn: rule(yesSchema),
  }),
  space: z.strictObject({
    /** Address of the tenants' pages, as the guide writes it. */
    address: rule(text),
    /** Name of the application for a telephone, as it is searched. */
    application: rule(text),
    supportEmail: rule(text),
    /** From whom the mail comes: what a tenant looks for among unwanted mail. */
    sender: rule(text),
  }),
  /** The landlord's own sentence in each mail that tells of something. */
  messages: z.strictObject({
    noticeReady: rule(text),
    paymentReceived: rule(text),
    requestMoved: rule(text),
    certificateRefused: rule(text),
  }),
  contacts: z.strictObject({ roles: rule(filled(contactRoleSchema)) }),
  /** What the tenant does by himself in his space; an explicit no closes it at the counter too. */
  online: onlineSchema,
};

export const RULE_GROUPS = Object.keys(groups) as readonly (keyof typeof groups)[];

export const landlordProfileSchema = z.strictObject({
  id: code,
  name: text,
  /** `ESH`, `OPH`… in full letters, as printed under the name. */
  legalForm: text,
  /** Where name and legal form come from: not always the guide. */
  identitySource: text,
  letterhead: letterheadSchema,
  printedReference: printedReferenceSchema,
  ...groups,
  /** Where the guide contradicts itself or can be read two ways: asked of the landlord beside the silences. */
  questions: z.array(z.strictObject({ path: text, question: text })),
});

/** A landlord: every rule with its source, or null where its guide is silent. */
export type LandlordProfile = z.infer<typeof landlordProfileSchema>;

/** One rule as held in a profile. */
export type Rule<Value> = { value: Value | null; source: string; since?: string | undefined };

type Groups = Pick<LandlordProfile, keyof typeof groups>;

/** `payment.cashCeilingCents`: a rule's place in the profile. */
export type RulePath =
  | { [G in keyof Groups]: `${G}.${Extract<keyof Groups[G], string>}` }[keyof Groups]
  | 'printedReference.position';

/** The value a rule holds when it is not null. */
export type RuleValue<Path extends RulePath> = Path extends `${infer G}.${infer Name}`
  ? G extends keyof LandlordProfile
    ? Name extends keyof LandlordProfile[G]
      ? LandlordProfile[G][Name] extends { value: infer Value }
        ? NonNullable<Value>
        : never
      : never
    : never
  : never;

export type LibraryItem = z.infer<typeof libraryItemSchema>;
export type DocumentWindow = z.infer<typeof documentWindowSchema>;
