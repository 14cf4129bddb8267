import { z } from 'zod';
import { type IsoDate, type IsoMonth, isIsoDate, isIsoMonth } from '../../../rules/dates.ts';
import type { ImportFileId, ImportRows } from '../../../rules/import/files.ts';
import type { Cents } from '../../../rules/money.ts';
import { NATURES } from '../../../rules/natures.ts';

const text = z.string().min(1);
const maybeText = z.string().nullable();
const date = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value));
const maybeDate = date.nullable();
const month = z.custom<IsoMonth>((value) => typeof value === 'string' && isIsoMonth(value)).nullable();
const cents = z.custom<Cents>(Number.isSafeInteger).nullable();
const number = z.number().nullable();
const reference = z.object({ printed: text, key: text });
// Rows of a file say where they stand in it; those of the portal stand nowhere.
const line = z.literal(0).default(0);

/**
 * The rows of the ERP as the portal sends them: `ImportRows` without their line. What a newer portal says besides is left
 * out; a row that says less, or otherwise, cannot be read by this version.
 */
export const ROW_SCHEMAS: { readonly [Id in ImportFileId]: z.ZodType<ImportRows[Id]> } = {
  agences: z.object({
    line,
    code: text,
    nom: text,
    adresse: maybeText,
    horaires: maybeText,
    telephone: maybeText,
  }),
  residences: z.object({
    line,
    code_residence: text,
    nom: text,
    agence: maybeText,
    adresse: maybeText,
    code_postal: text,
    commune: text,
  }),
  logements: z.object({
    line,
    code_logement: text,
    code_residence: text,
    type: maybeText,
    surface: number,
    adresse1: text,
    adresse2: maybeText,
    code_postal: text,
    commune: text,
    batiment: maybeText,
    escalier: maybeText,
    etage: maybeText,
    porte: maybeText,
  }),
  baux: z.object({
    line,
    reference,
    code_logement: text,
    date_effet: date,
    date_sortie: maybeDate,
    annexes: z.array(z.string()),
    type_bail: maybeText,
    periodicite: z.enum(['terme_echu', 'terme_a_echoir']).nullable(),
    loyer: cents,
    charges: cents,
    depot_garantie: cents,
    jour_prelevement: number,
    rum: maybeText,
    iban_masque: maybeText,
    mandat_date: maybeDate,
    mandat_derniere_collecte: maybeDate,
  }),
  personnes: z.object({
    line,
    reference,
    role: text,
    code_personne: maybeText,
    civilite: maybeText,
    nom: text,
    nom_usage: maybeText,
    prenom: maybeText,
    date_naissance: maybeText,
    email: maybeText,
    telephone1: maybeText,
    telephone2: maybeText,
    adresse_masquee: z.boolean(),
  }),
  ecritures: z.object({
    line,
    reference,
    piece: text,
    date,
    echeance: maybeDate,
    periode: month,
    nature: z.enum(NATURES),
    libelle: maybeText,
    debit: cents,
    credit: cents,
    id_guichet: maybeText,
  }),
  documents: z.object({
    line,
    reference,
    type: text,
    periode: month,
    date_emission: date,
    fichier: text,
  }),
  interlocuteurs: z.object({
    line,
    code_residence: text,
    role: text,
    nom: text,
    telephone: maybeText,
    email: maybeText,
    adresse: maybeText,
    horaires: maybeText,
  }),
  annonces: z.object({
    line,
    code_residence: text,
    titre: text,
    texte: maybeText,
    du: date,
    au: maybeDate,
  }),
  assurances: z.object({
    line,
    reference,
    assureur: maybeText,
    police: maybeText,
    debut: maybeDate,
    fin: date,
    statut: maybeText,
  }),
  plans: z.object({
    line,
    reference,
    debut: date,
    montant: cents,
    mensualite: cents,
    etat: text,
  }),
  espaces: z.object({
    line,
    reference,
    code_personne: maybeText,
    nom: maybeText,
    prenom: maybeText,
    email: maybeText,
    etat: text,
    consentements: z.array(z.string()),
  }),
  demandes: z.object({
    line,
    numero: text,
    reference: reference.nullable(),
    code_residence: maybeText,
    lieu: maybeText,
    motif: maybeText,
    etat: text,
    ouverte: maybeDate,
    echeance: maybeDate,
  }),
};

/** Of a document, beside its row: the file that the portal keeps. */
export const documentFileSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().nonnegative(),
});
