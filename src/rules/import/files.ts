import { NATURES } from '../natures.ts';
import {
  amount,
  birthDate,
  type Column,
  date,
  dayOfMonth,
  email,
  fileName,
  ledgerAmount,
  masked,
  month,
  oneOf,
  optional,
  optionalOr,
  reference,
  required,
  surface,
  text,
  words,
} from './column.ts';

type Columns = Readonly<Record<string, Column<unknown>>>;

/** One row of a file, each cell by its column's name, with the line it begins on. */
export type RowOf<Cols extends Columns> = { readonly line: number } & {
  readonly [Name in keyof Cols]: Cols[Name] extends Column<infer Value> ? Value : never;
};

const COLUMNS = {
  agences: {
    code: required(text),
    nom: required(text),
    adresse: optional(text),
    horaires: optional(text),
    telephone: optional(text),
  },
  residences: {
    code_residence: required(text),
    nom: required(text),
    agence: optional(text),
    adresse: optional(text),
    code_postal: required(text),
    commune: required(text),
  },
  logements: {
    code_logement: required(text),
    code_residence: required(text),
    type: optional(text),
    surface: optional(surface),
    adresse1: required(text),
    adresse2: optional(text),
    code_postal: required(text),
    commune: required(text),
    batiment: optional(text),
    escalier: optional(text),
    etage: optional(text),
    porte: optional(text),
  },
  baux: {
    reference: required(reference),
    code_logement: required(text),
    date_effet: required(date),
    date_sortie: optional(date),
    annexes: optionalOr(words, []),
    type_bail: optional(text),
    periodicite: optional(oneOf('terme_echu', 'terme_a_echoir')),
    loyer: optional(amount),
    charges: optional(amount),
    depot_garantie: optional(amount),
    jour_prelevement: optional(dayOfMonth),
    rum: optional(text),
    iban_masque: optional(text),
    mandat_date: optional(date),
    mandat_derniere_collecte: optional(date),
  },
  personnes: {
    reference: required(reference),
    role: required(text),
    code_personne: optional(text),
    civilite: optional(text),
    nom: required(text),
    nom_usage: optional(text),
    prenom: optional(text),
    date_naissance: optional(birthDate),
    email: optional(email),
    telephone1: optional(text),
    telephone2: optional(text),
    adresse_masquee: optionalOr(masked, false),
  },
  ecritures: {
    reference: required(reference),
    piece: required(text),
    date: required(date),
    echeance: optional(date),
    periode: optional(month),
    nature: required(oneOf(...NATURES)),
    libelle: optional(text),
    debit: optional(ledgerAmount),
    credit: optional(ledgerAmount),
    id_guichet: optional(text),
  },
  documents: {
    reference: required(reference),
    type: required(text),
    periode: optional(month),
    date_emission: required(date),
    fichier: required(fileName),
  },
  interlocuteurs: {
    code_residence: required(text),
    role: required(text),
    nom: required(text),
    telephone: optional(text),
    email: optional(email),
    adresse: optional(text),
    horaires: optional(text),
  },
  annonces: {
    code_residence: required(text),
    titre: required(text),
    texte: optional(text),
    du: required(date),
    au: optional(date),
  },
  assurances: {
    reference: required(reference),
    assureur: optional(text),
    police: optional(text),
    debut: optional(date),
    fin: required(date),
    statut: optional(text),
  },
  plans: {
    reference: required(reference),
    debut: required(date),
    montant: optional(amount),
    mensualite: optional(amount),
    etat: required(text),
  },
  espaces: {
    reference: required(reference),
    code_personne: optional(text),
    nom: optional(text),
    prenom: optional(text),
    email: optional(email),
    etat: required(text),
    consentements: optionalOr(words, []),
  },
  demandes: {
    numero: required(text),
    reference: optional(reference),
    code_residence: optional(text),
    lieu: optional(text),
    motif: optional(text),
    etat: required(text),
    ouverte: optional(date),
    echeance: optional(date),
  },
} as const satisfies Record<string, Columns>;

/** `baux` for `baux.csv`. */
export type ImportFileId = keyof typeof COLUMNS;

/** The typed row of each file. */
export type ImportRows = { [Id in ImportFileId]: RowOf<(typeof COLUMNS)[Id]> };

/** A row with the file it comes from. */
export type ImportedRow = {
  [Id in ImportFileId]: { readonly file: Id; readonly row: ImportRows[Id] };
}[ImportFileId];

/** The files in the order in which they must be read: each names only rows of the ones before it. */
export const IMPORT_FILES = Object.keys(COLUMNS) as readonly ImportFileId[];

/** Files without which the set says nothing. */
export const REQUIRED_FILES: readonly ImportFileId[] = [
  'residences',
  'logements',
  'baux',
  'personnes',
  'ecritures',
];

/** `baux.csv`. */
export function fileNameOf(id: ImportFileId): string {
  return `${id}.csv`;
}

/** The columns of a file, by header name. */
export function columnsOf(id: ImportFileId): Columns {
  return COLUMNS[id];
}
