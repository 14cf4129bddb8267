import { z } from 'zod';

/** What may be changed of a file, each part by itself; a part is what two people can be at odds about. */
export const DOSSIER_PARTS = ['coordonnees', 'adresse-courrier', 'foyer', 'roles', 'protection'] as const;
export type DossierPart = (typeof DOSSIER_PARTS)[number];

/** `validee`: in effect, at once where the landlord asks for no check. */
export const DOSSIER_STATES = ['a_valider', 'validee', 'refusee'] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

/** What happened in a household; each has its supporting paper (papers.ts). */
export const SITUATIONS = [
  'mariage',
  'pacs',
  'naissance',
  'separation',
  'divorce',
  'deces',
  'depart-occupant',
  'arrivee-occupant',
  'emploi',
  'retraite',
  'nom-usage',
  'protection-juridique',
  'autre',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** Roles that a counter may write on an account; signatories come from the lease alone, by the ERP. */
export const WRITTEN_ROLES = ['conjoint_cotitulaire', 'garant', 'representant'] as const;
/** What a `representant` is. */
export const REPRESENTATIVES = ['tuteur', 'curateur', 'mandataire', 'habilitation-familiale'] as const;

export const DOSSIER_REFUSALS = [
  'justificatif-manquant',
  'illisible',
  'non-conforme',
  'change-entre-temps',
  'autre',
] as const;
export type DossierRefusal = (typeof DOSSIER_REFUSALS)[number];

const name = z.string().min(1).max(80);
const dayOrYear = z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/);

/** Of a person: telephones in E.164 where they can be, else as held; e-mail of the file, not of the tenant space. */
export const contactDetailsSchema = z.strictObject({
  phone1: z.string().max(40).nullable(),
  phone2: z.string().max(40).nullable(),
  email: z.string().max(254).nullable(),
});
export type ContactDetails = z.infer<typeof contactDetailsSchema>;

/** Where letters go: at most 6 lines of 38 characters (NF Z10-011), foreign ones too; null: the dwelling itself. */
export const postalAddressSchema = z.strictObject({
  lines: z.array(z.string().min(1).max(38)).min(1).max(6).nullable(),
});
export type PostalAddress = z.infer<typeof postalAddressSchema>;

export const occupantSchema = z.strictObject({
  civility: z.string().max(20).nullable(),
  lastName: name,
  usageName: z.string().max(80).nullable(),
  firstName: z.string().max(80).nullable(),
  birth: dayOrYear.nullable(),
});
export type Occupant = z.infer<typeof occupantSchema>;
/** Everyone who lives there without holding the lease. */
export const householdSchema = z.strictObject({ occupants: z.array(occupantSchema).max(20) });
export type Household = z.infer<typeof householdSchema>;

export const roleHolderSchema = occupantSchema.extend({
  role: z.enum(WRITTEN_ROLES),
  /** What a representative is; null for the others. */
  kind: z.enum(REPRESENTATIVES).nullable(),
  phone: z.string().max(40).nullable(),
});
export type RoleHolder = z.infer<typeof roleHolderSchema>;
/** Spouse by law (code civil, art. 1751), guarantors, guardians and proxies. */
export const rolesSchema = z.strictObject({ people: z.array(roleHolderSchema).max(20) });
export type Roles = z.infer<typeof rolesSchema>;

/** Of a person: the address is hidden everywhere (loi 89-462, art. 8-2). */
export const protectionSchema = z.strictObject({ masked: z.boolean() });
export type Protection = z.infer<typeof protectionSchema>;

/** What a part holds. */
export const partValueSchemas = {
  coordonnees: contactDetailsSchema,
  'adresse-courrier': postalAddressSchema,
  foyer: householdSchema,
  roles: rolesSchema,
  protection: protectionSchema,
} as const;
export type PartValue<Part extends DossierPart = DossierPart> = z.infer<(typeof partValueSchemas)[Part]>;

/** Parts that belong to one person of the account; the others belong to the account. */
export const PERSONAL_PARTS: ReadonlySet<DossierPart> = new Set(['coordonnees', 'protection']);
