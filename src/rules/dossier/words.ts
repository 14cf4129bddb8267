import { assertNever } from '../brand.ts';
import { formatDate, isIsoDate } from '../dates.ts';
import { displayName, nameKey } from '../names.ts';
import { formatPhone, phoneKey } from '../phones.ts';
import type {
  DossierPart,
  DossierRefusal,
  DossierState,
  Occupant,
  PartValue,
  REPRESENTATIVES,
  RoleHolder,
  Situation,
  WRITTEN_ROLES,
} from './values.ts';

/** Each part of a file, and a declaration. */
export const partWords: Readonly<Record<DossierPart | 'situation', string>> = {
  coordonnees: 'Coordonnées',
  'adresse-courrier': 'Adresse pour le courrier',
  foyer: 'Foyer',
  roles: 'Rôles',
  protection: "Protection de l'adresse",
  situation: 'Changement de situation',
};

export const situationWords: Readonly<Record<Situation, string>> = {
  mariage: 'Mariage',
  pacs: 'Pacs',
  naissance: 'Naissance ou adoption',
  separation: 'Séparation',
  divorce: 'Divorce',
  deces: 'Décès',
  'depart-occupant': "Départ d'un occupant",
  'arrivee-occupant': "Arrivée d'un occupant",
  emploi: "Changement d'emploi ou de revenus",
  retraite: 'Retraite',
  'nom-usage': "Changement de nom d'usage",
  'protection-juridique': 'Tutelle, curatelle ou habilitation',
  autre: 'Autre changement',
};

export const dossierStateWords: Readonly<Record<DossierState, string>> = {
  a_valider: 'À valider',
  validee: 'Validée',
  refusee: 'Refusée',
};

export const dossierRefusalWords: Readonly<Record<DossierRefusal, string>> = {
  'justificatif-manquant': 'Justificatif manquant',
  illisible: 'Document illisible',
  'non-conforme': 'Justificatif non conforme',
  'change-entre-temps': 'Changé entre-temps',
  autre: 'Autre raison',
};

export const roleWords: Readonly<Record<(typeof WRITTEN_ROLES)[number], string>> = {
  conjoint_cotitulaire: 'Conjoint cotitulaire',
  garant: 'Garant',
  representant: 'Représentant',
};

export const representativeWords: Readonly<Record<(typeof REPRESENTATIVES)[number], string>> = {
  tuteur: 'Tuteur',
  curateur: 'Curateur',
  mandataire: 'Mandataire',
  'habilitation-familiale': 'Habilitation familiale',
};

/** "Coordonnées de LE GALL Élodie"; without a name, the part alone. */
export function partLabel(part: DossierPart | 'situation', personName: string | null): string {
  const name = personName?.trim() ?? '';
  return name === '' ? partWords[part] : `${partWords[part]} de ${name}`;
}

/** A telephone as shown: grouped where it is one, else as held. */
export function shownPhone(text: string | null): string {
  if (text === null) return '';
  return phoneKey(text) === undefined ? text.trim() : formatPhone(text);
}

/** "Mme LE GALL Élodie, 12/03/1990"; the year alone where nothing more is known. */
export function occupantWords({ civility, lastName, usageName, firstName, birth }: Occupant): string {
  const name = displayName({ civility, lastName, usageName, firstName });
  if (birth === null) return name;
  return `${name}, ${isIsoDate(birth) ? formatDate(birth) : birth}`;
}

/** A line of a value in words. */
export type ValueLine = { readonly label: string; readonly value: string };
/** What a line was and what it becomes; `NOTHING` where there was or will be none. */
export type ChangedLine = { readonly label: string; readonly before: string; readonly after: string };

/** Stands for a value that is not there. */
export const NOTHING = '—';

/** What a value holds, line by line, in the order in which a screen and a paper show it. */
export function allLines<Part extends DossierPart>(part: Part, value: PartValue<Part>): ValueLine[] {
  return entries(part, value).map(({ label, value: text }) => ({ label, value: text }));
}

/** What differs between two values, line by line; a spelling corrected differs. Empty: nothing changes. */
export function valueLines<Part extends DossierPart>(
  part: Part,
  before: PartValue<Part>,
  after: PartValue<Part>,
): ChangedLine[] {
  const left = entries(part, before);
  const right = entries(part, after);
  const lines: ChangedLine[] = [];
  const taken = new Set<Entry>();
  // The same person is met by what does not change of him; whoever is left over came or went.
  const meet = (one: Entry) => right.find((other) => !taken.has(other) && other.key === one.key);
  for (const one of left) {
    const other = right.find((entry) => !taken.has(entry) && same(entry, one)) ?? meet(one);
    if (other !== undefined) taken.add(other);
    if (other === undefined || !same(one, other)) {
      lines.push({ label: one.label, before: one.value, after: other?.value ?? NOTHING });
    }
  }
  for (const other of right) {
    if (!taken.has(other)) lines.push({ label: other.label, before: NOTHING, after: other.value });
  }
  return lines;
}

/** `key`: by which a line of one value meets its like in the other. */
type Entry = ValueLine & { readonly key: string };

function same(a: Entry, b: Entry): boolean {
  return a.key === b.key && a.label === b.label && a.value === b.value;
}

function entries(part: DossierPart, value: PartValue): Entry[] {
  switch (part) {
    case 'coordonnees':
      if (!('phone1' in value)) break;
      return [
        line('Téléphone 1', shownPhone(value.phone1)),
        line('Téléphone 2', shownPhone(value.phone2)),
        line('E-mail', value.email?.trim() ?? ''),
      ];
    case 'adresse-courrier':
      if (!('lines' in value)) break;
      return [line('Lettres envoyées à', value.lines?.join(', ') ?? "L'adresse du logement")];
    case 'foyer':
      if (!('occupants' in value)) break;
      return value.occupants.map((one) => personLine('Occupant', occupantWords(one), one));
    case 'roles':
      if (!('people' in value)) break;
      return value.people.map((one) => personLine(roleLabel(one), holderWords(one), one));
    case 'protection':
      if (!('masked' in value)) break;
      return [line('Adresse', value.masked ? 'Protégée' : 'Visible')];
    default:
      return assertNever(part);
  }
  throw new TypeError(`Not a value of ${part}`);
}

function line(label: string, text: string): Entry {
  return { label, value: text === '' ? NOTHING : text, key: label };
}

function personLine(label: string, value: string, { lastName, firstName }: Occupant): Entry {
  return { label, value, key: `${label}|${nameKey(lastName)}|${nameKey(firstName ?? '')}` };
}

function roleLabel({ role, kind }: RoleHolder): string {
  return role === 'representant' && kind !== null ? representativeWords[kind] : roleWords[role];
}

function holderWords(holder: RoleHolder): string {
  const phone = shownPhone(holder.phone);
  return phone === '' ? occupantWords(holder) : `${occupantWords(holder)}, ${phone}`;
}
