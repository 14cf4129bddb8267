import type { LandlordId } from './guichet.ts';

/** Households that come to register, each with something of its own (domain.md §D). */
export const HOUSEHOLDS = {
  /** A main signatory, a second one, the spouse of the first, someone housed. */
  family: [
    ['signataire_principal', 'P1', "D'ARC", 'Jean-Baptiste', '29/02/1960', ''],
    ['cosignataire', 'P2', 'LE GALL', 'Anne', '14/07/1975', ''],
    ['conjoint_cotitulaire', 'P3', "N'DIAYE", 'Élodie', '03/11/1962', ''],
    ['occupant', 'P4', 'DURAND', 'Léo', '02/05/2004', ''],
  ],
  /** Two signatories of one name. */
  homonyms: [
    ['signataire_principal', 'P5', 'MARTIN', 'Jean', '05/03/1951', ''],
    ['cosignataire', 'P6', 'MARTIN', 'Jean', '18/09/1979', ''],
  ],
  /** Registers without an e-mail. */
  paper: [['signataire_principal', 'P7', 'RAKOTOARIMANANANDRIANTSOA', 'Ony', '01/01/1931', '']],
  /** Left four months ago with a space of old. */
  gone: [['signataire_principal', 'P8', 'NOËL', 'Éric', '30/12/1988', 'eric.noel@poste.example']],
  /** Left one month ago with a space of old. */
  leaving: [['signataire_principal', 'P9', 'LECŒUR', 'Zoé', '12/02/1990', 'zoe.lecoeur@poste.example']],
} as const;
export type Household = keyof typeof HOUSEHOLDS;

const NAMES = Object.keys(HOUSEHOLDS) as Household[];
const LEFT_MONTHS_AGO: Partial<Record<Household, number>> = { gone: 4, leaving: 1 };

/** As on the avis, by landlord and rank from 1. */
const PRINTED: Readonly<Record<LandlordId, (rank: number) => string>> = {
  'cite-jardins': (rank) => `L / 000 ${1230 + rank} - ${dwelling(rank)}`,
  neolia: (rank) => `L0${200_000 + rank}`,
  cchartres: (rank) => `00300${30_000 + rank}B`,
  'habitat-du-gard': (rank) => `${String(500 + rank).padStart(5, '0')}-22/C`,
  'auvergne-habitat': (rank) => `000${20_000_000 + rank}`,
};

function dwelling(rank: number): string {
  return `${4_821_000 + rank}T3`;
}

export function printedOf(landlord: LandlordId, household: Household): string {
  return PRINTED[landlord](NAMES.indexOf(household) + 1);
}

/** @param today `YYYY-MM-DD` */
export function spaceFiles(landlord: LandlordId, today: string): Readonly<Record<string, readonly string[]>> {
  const of = (household: Household) => printedOf(landlord, household);
  return {
    agences: ['code;nom', 'AG1;Agence Centre'],
    residences: [
      'code_residence;nom;agence;adresse;code_postal;commune',
      'R1;Les Bleuets;AG1;14 rue des Bleuets;28000;Chartres',
    ],
    logements: [
      'code_logement;code_residence;type;surface;adresse1;code_postal;commune;porte',
      ...NAMES.map((_, at) => `${dwelling(at + 1)};R1;T3;;14 rue des Bleuets;28000;Chartres;${at + 1}`),
    ],
    baux: [
      'reference;code_logement;date_effet;date_sortie;loyer;charges',
      ...NAMES.map(
        (name, at) =>
          `${of(name)};${dwelling(at + 1)};2019-03-01;${monthsAgo(today, LEFT_MONTHS_AGO[name])};300;80`,
      ),
    ],
    personnes: [
      'reference;role;code_personne;civilite;nom;prenom;date_naissance;email',
      ...NAMES.flatMap((name) =>
        HOUSEHOLDS[name].map(
          ([role, code, last, first, birth, email]) =>
            `${of(name)};${role};${code};;${last};${first};${birth};${email}`,
        ),
      ),
    ],
    ecritures: [
      'reference;piece;date;echeance;periode;nature;libelle;debit;credit',
      ...NAMES.map((name, at) => `${of(name)};E-${at};2026-01-01;2026-01-05;2026-01;loyer;;${300 + at},00;`),
    ],
    espaces: [
      'reference;code_personne;email;etat;consentements',
      ...(['gone', 'leaving'] as const).map((name) => {
        const [[, code, , , , email]] = HOUSEHOLDS[name];
        return `${of(name)};${code};${email};actif;avis`;
      }),
    ],
  };
}

function monthsAgo(today: string, months: number | undefined): string {
  if (months === undefined) return '';
  const day = new Date(`${today.slice(0, 7)}-01T12:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - months);
  return `${day.toISOString().slice(0, 7)}-01`;
}
