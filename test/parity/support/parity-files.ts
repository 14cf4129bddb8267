import type { LandlordId } from '../../e2e/support/guichet.ts';

/** Accounts of a landlord, each for what it lets be seen. */
export const HOUSEHOLDS = ['family', 'credit', 'homonyms', 'gone', 'mandated'] as const;
export type Household = (typeof HOUSEHOLDS)[number];

/** As on the avis, by rank from 1. */
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
  return PRINTED[landlord](HOUSEHOLDS.indexOf(household) + 1);
}

const PEOPLE: Readonly<Record<Household, readonly string[]>> = {
  family: [
    "signataire_principal;P1;M;D'ARC;Jean-Baptiste;29/02/1960;;0639981234;0261910001",
    'cosignataire;P2;MME;LE GALL;Anne;14/07/1975;;;',
    "conjoint_cotitulaire;P3;MME;N'DIAYE;Élodie;03/11/1962;;;",
    'occupant;P4;M;DURAND;Léo;02/05/2004;;;',
  ],
  credit: ['signataire_principal;P5;MME;LECŒUR;Zoé;12/02/1990;;;'],
  homonyms: [
    'signataire_principal;P6;M;MARTIN;Jean;05/03/1951;;;',
    'cosignataire;P7;M;MARTIN;Jean;18/09/1979;;;',
  ],
  gone: ['signataire_principal;P8;M;NOËL;Éric;30/12/1988;eric.noel@poste.example;;'],
  mandated: ['signataire_principal;P9;MME;RAKOTOARIMANANANDRIANTSOA;Ony;01/01/1931;;;'],
};

/** The family's months: an ordinary one paid by debit, a part of one, an ordinary one, an adjustment of charges. */
const ORDINARY: readonly (readonly [nature: string, debit: string, credit: string])[] = [
  ['loyer', '399,75', ''],
  ['parking', '28,40', ''],
  ['charges', '96,30', ''],
  ['rls', '', '42,11'],
  ['apl', '', '187,00'],
];

/** The ERP's folder. @param today `YYYY-MM-DD` */
export function parityFiles(
  landlord: LandlordId,
  today: string,
): Readonly<Record<string, readonly string[]>> {
  const of = (household: Household) => printedOf(landlord, household);
  const month = (back: number) => monthsAgo(today, back).slice(0, 7);
  const lines = (household: Household, back: number, rows: typeof ORDINARY) =>
    rows.map(
      ([nature, debit, credit], at) =>
        `${of(household)};${household}-${back}-${at};${month(back)}-01;${month(back)}-05;${month(back)};${nature};;${debit};${credit}`,
    );
  return {
    agences: [
      'code;nom;adresse;horaires;telephone',
      'AG1;Agence Centre;1 place de la Gare;9 h - 12 h;0261910002',
    ],
    residences: [
      'code_residence;nom;agence;adresse;code_postal;commune',
      'R1;Les Bleuets;AG1;14 rue des Bleuets;28000;Chartres',
    ],
    logements: [
      'code_logement;code_residence;type;surface;adresse1;code_postal;commune;porte',
      ...HOUSEHOLDS.map(
        (_, at) => `${dwelling(at + 1)};R1;T3;65;14 rue des Bleuets;28000;Chartres;${at + 1}`,
      ),
    ],
    baux: [
      'reference;code_logement;date_effet;date_sortie;loyer;charges;jour_prelevement;rum;iban_masque;mandat_date;mandat_derniere_collecte',
      ...HOUSEHOLDS.map((name, at) =>
        [
          of(name),
          dwelling(at + 1),
          '2019-03-01',
          name === 'gone' ? monthsAgo(today, 4) : '',
          '399,75',
          '96,30',
          ...(name === 'mandated'
            ? [
                '10',
                'ERP-MANDAT-0001',
                'FR76 •••• •••• •••• •••• ••••\u00a0189',
                '2024-01-15',
                monthsAgo(today, 1),
              ]
            : ['', '', '', '', '']),
        ].join(';'),
      ),
    ],
    personnes: [
      'reference;role;code_personne;civilite;nom;prenom;date_naissance;email;telephone1;telephone2',
      ...HOUSEHOLDS.flatMap((name) => PEOPLE[name].map((row) => `${of(name)};${row}`)),
    ],
    ecritures: [
      'reference;piece;date;echeance;periode;nature;libelle;debit;credit',
      ...lines('family', 3, [
        ...ORDINARY,
        ['regularisation', '', '48,20'],
        ['paiement_prelevement', '', '247,14'],
      ]),
      ...lines('family', 2, [...ORDINARY, ['paiement_prelevement', '', '295,34']]),
      ...lines('family', 1, [...ORDINARY, ['paiement_cheque', '', '145,34']]),
      ...lines('family', 0, ORDINARY),
      ...lines('credit', 1, [...ORDINARY, ['paiement_prelevement', '', '390,84']]),
      ...lines('homonyms', 0, ORDINARY),
      ...lines('gone', 5, [...ORDINARY, ['paiement_prelevement', '', '295,34']]),
      ...lines('mandated', 0, ORDINARY),
    ],
    interlocuteurs: [
      'code_residence;role;nom;telephone;email;adresse;horaires',
      'R1;gestionnaire;Territoire des Bleuets;02 61 91 00 10;territoire@bailleur.example;2 rue du Puits, 28000 Chartres;9 h - 17 h',
      'R1;gardien;Loge des Bleuets;02 61 91 00 11;;;8 h - 12 h',
      'R1;charge_clientele;Suivi des comptes;02 61 91 00 12;clientele@bailleur.example;1 place de la Gare, 28000 Chartres;',
      'R1;prestataire;Chauffage Exemple;02 61 91 00 13;;;',
      '*;agence;Agence Centre;02 61 91 00 02;agence@bailleur.example;1 place de la Gare, 28000 Chartres;9 h - 12 h',
      '*;urgence_technique;Astreinte technique;02 61 91 24 24;;;24 h sur 24',
    ],
    annonces: [
      'code_residence;titre;texte;du;au',
      `R1;Coupure d'eau;Le jeudi de 9 h à 12 h.;${today};${monthsAgo(today, -1)}`,
    ],
    documents: [
      'reference;type;periode;date_emission;fichier',
      `${of('family')};avis;${month(1)};${monthsAgo(today, 1)};avis-${month(1)}.pdf`,
      `${of('family')};regularisation;${month(3)};${monthsAgo(today, 3)};regularisation-${month(3)}.pdf`,
    ],
    espaces: [
      'reference;code_personne;email;etat;consentements',
      `${of('gone')};P8;eric.noel@poste.example;actif;avis`,
    ],
  };
}

/** The first of the month so many months ago, `YYYY-MM-DD`. */
export function monthsAgo(today: string, months: number): string {
  const day = new Date(`${today.slice(0, 7)}-01T12:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString().slice(0, 10);
}
