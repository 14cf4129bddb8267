import type { DebitReceiptFacts, MandateFacts } from '../../src/core/documents/debit-facts.ts';
import type { DossierReceiptFacts } from '../../src/core/documents/dossier-facts.ts';
import type {
  BrochureFacts,
  NoticeFacts,
  RegularisationFacts,
  ResidenceFacts,
  UpToDateFacts,
} from '../../src/core/documents/month-facts.ts';
import type { PaperFacts } from '../../src/core/documents/paper-facts.ts';
import { LONGUE, QUITTANCE, SLS } from './papers.ts';

const { version, landlord, agency, post, reference, holders, dwelling, agent, issued } = QUITTANCE;
const common = { version, landlord, agency, post, reference, holders, dwelling, agent, issued } as const;
/** Names, dwelling and landlord at their longest. */
const long = {
  specimen: false,
  code: '00000000',
  landlord: LONGUE.landlord,
  holders: LONGUE.holders,
  dwelling: LONGUE.dwelling,
} as const;
const hidden: NoticeFacts['dwelling'] = { address: null, postalLines: [], description: 'T3' };

const sumOf = (lines: readonly { readonly cents: number }[]) =>
  lines.reduce((sum, { cents }) => sum + cents, 0);

/** The month of the quittance as its notice asked it, collected on the tenth. */
export const AVIS: NoticeFacts = {
  ...common,
  kind: 'avis',
  number: 'G2A-V-000001',
  code: 'V1A2B3C4',
  specimen: true,
  month: '2026-11',
  period: { from: '2026-11-01', to: '2026-11-30' },
  term: 'terme_echu',
  dueOn: '2026-12-10',
  drawnOn: '2026-11-10',
  previousCents: 15_000,
  lines: QUITTANCE.lines,
  totalCents: 29_534,
  netCents: 44_534,
  leftCents: 44_534,
  debit: {
    ics: 'FR00ZZZ000000',
    rum: 'G2A-B-000012',
    maskedIban: 'FR76 •••• •••• •••• •••• •••• 189',
    amountCents: 44_534,
    on: '2026-12-10',
  },
};

/** What is deducted exceeds the rent: nothing to pay, the rest is carried over. */
export const AVIS_NEGATIF: NoticeFacts = {
  ...AVIS,
  number: 'G2A-V-000002',
  code: 'V2A2B3C4',
  specimen: false,
  term: 'terme_a_echoir',
  dueOn: null,
  previousCents: -1_250,
  lines: [
    { label: 'Loyer principal', cents: 21_210 },
    { label: 'Réduction de loyer de solidarité (RLS)', cents: -4_211 },
    { label: 'Rappel de RLS, juillet et août 2026', cents: -8_422 },
    { label: 'APL versée au bailleur par la CAF', cents: -18_700 },
  ],
  totalCents: -10_123,
  netCents: -11_373,
  leftCents: 0,
  debit: null,
};

/** Nothing at all: 0,00. */
export const AVIS_ZERO: NoticeFacts = {
  ...AVIS_NEGATIF,
  number: 'G2A-V-000003',
  code: 'V3A2B3C4',
  previousCents: 0,
  lines: [
    { label: 'Loyer principal', cents: 18_700 },
    { label: 'APL versée au bailleur par la CAF', cents: -18_700 },
  ],
  totalCents: 0,
  netCents: 0,
};

const LONG_LINES = [
  ...SLS.lines,
  ...Array.from({ length: 16 }, (_, i) => ({
    label: `Ligne ${i + 1} de l'avis, rappel de réduction de loyer de solidarité et supplément`,
    cents: i % 3 === 2 ? -12_345 : 100_000,
  })),
];

/** Many lines, more than a thousand, paid in part since, an address that is protected. */
export const AVIS_LONG: NoticeFacts = {
  ...AVIS,
  ...long,
  number: 'G2AA-V-123456',
  lines: LONG_LINES,
  previousCents: 123_456_789,
  totalCents: sumOf(LONG_LINES),
  netCents: 123_456_789 + sumOf(LONG_LINES),
  leftCents: 100_000_000,
  debit: {
    ics: 'FR00ZZZ000000',
    rum: 'MANDAT+2014-000000000000000000000012',
    maskedIban: null,
    amountCents: 100_000_000,
    on: '2026-12-01',
  },
};

/** A month asked for later: whoever collected it, and a cheque not confirmed yet. */
export const QUITTANCE_COMPTE: PaperFacts = {
  ...SLS,
  kind: 'quittance',
  number: 'G2A-Q-000032',
  code: 'Q1A2B3C4',
  received: [
    { on: '2026-10-05', label: 'Prélèvement', detail: 'Prélèvement octobre', cents: 10_000 },
    { on: '2026-10-09', label: 'Virement', detail: null, cents: 4_518 },
    {
      on: '2026-11-12',
      label: 'Chèque',
      detail: 'chèque n°\u00a00001234, Banque de l’Exemple, n°\u00a0G2A-000071',
      cents: 10_000,
    },
  ],
  remainingCents: 0,
  cents: 24_518,
  payment: null,
  payer: null,
  imputation: null,
  replaces: [{ number: 'G2A-R-000031', on: '2026-11-12' }],
};

/** Covered by what is deducted: nothing was to be paid. */
export const QUITTANCE_COUVERTE: PaperFacts = {
  ...QUITTANCE_COMPTE,
  number: 'G2A-Q-000033',
  code: 'Q2A2B3C4',
  holders,
  births: undefined,
  lines: AVIS_NEGATIF.lines,
  netDueCents: -10_123,
  cents: 0,
  received: [],
  replaces: [],
  underReserve: false,
};

const PROVISIONS = Array.from({ length: 12 }, (_, i) => ({
  month: `2025-${String(i + 1).padStart(2, '0')}`,
  cents: 9_630,
}));

/** A year whose provisions were too high. */
export const REGULARISATION: RegularisationFacts = {
  ...common,
  kind: 'regularisation',
  number: 'G2A-G-000001',
  code: 'G1A2B3C4',
  specimen: true,
  month: '2026-09',
  dueOn: '2026-10-10',
  lines: [{ label: 'Régularisation de charges 2025', cents: -31_248 }],
  resultCents: -31_248,
  year: { year: '2025', provisions: PROVISIONS, provisionsCents: 115_560, chargesCents: 84_312 },
};

/** More than a thousand to pay, a year the account does not hold whole. */
export const REGULARISATION_DUE: RegularisationFacts = {
  ...REGULARISATION,
  ...long,
  number: 'G2AA-G-123456',
  dueOn: null,
  lines: [
    { label: 'Régularisation de charges générales et de chauffage 2025', cents: 98_765 },
    { label: "Régularisation d'eau froide 2025, relevé de compteur", cents: 34_567 },
  ],
  resultCents: 133_332,
  year: { year: '2025', provisions: PROVISIONS.slice(5), provisionsCents: 67_410, chargesCents: null },
};

export const A_JOUR: UpToDateFacts = {
  ...common,
  kind: 'attestation-loyer',
  number: 'G2A-J-000001',
  code: 'J1A2B3C4',
  specimen: true,
  on: '2026-11-12',
  startedOn: '2014-03-01',
  lastMonth: '2026-09',
  coming: { month: '2026-10', cents: 29_534, dueOn: '2026-11-20' },
  underReserve: false,
};

export const A_JOUR_LONGUE: UpToDateFacts = {
  ...A_JOUR,
  ...long,
  number: 'G2AA-J-123456',
  lastMonth: null,
  coming: { month: '2026-11', cents: 123_456, dueOn: null },
  underReserve: true,
};

/** An address that is protected: told by the reference. */
export const A_JOUR_PROTEGEE: UpToDateFacts = {
  ...A_JOUR,
  number: 'G2A-J-000003',
  code: 'J3A2B3C4',
  specimen: false,
  dwelling: hidden,
};

export const RESIDENCE: ResidenceFacts = {
  ...common,
  kind: 'attestation-residence',
  number: 'G2A-H-000001',
  code: 'H1A2B3C4',
  specimen: true,
  on: '2026-11-12',
  startedOn: '2014-03-01',
  exitOn: null,
};

export const RESIDENCE_LONGUE: ResidenceFacts = {
  ...RESIDENCE,
  ...long,
  number: 'G2AA-H-123456',
  exitOn: '2026-12-31',
};

/** The account number is that of no account: the key fits, the bank is the one of examples. */
export const MANDAT: MandateFacts = {
  ...common,
  kind: 'mandat',
  number: 'G2A-B-000012',
  code: 'B1A2B3C4',
  specimen: true,
  rum: 'G2A-B-000012',
  creditor: { ics: 'FR00ZZZ000000' },
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPPXXX',
  debtor: { name: 'M. D’ARC Jean-Baptiste', lines: ['14 rue des Bleuets', '28000 Chartres'] },
  day: 10,
  amendment: false,
};

export const AVENANT: MandateFacts = {
  ...MANDAT,
  ...long,
  number: 'G2AA-B-123456',
  rum: 'MANDAT+2014-00000000000000000000012',
  iban: 'MT84MALT011000012345MTLCAST001S',
  bic: null,
  debtor: {
    name: 'Mme RAKOTOARIMANANANDRIANTSOA Marie-Antoinette Élisabeth, mère du locataire',
    lines: [...LONGUE.dwelling.postalLines],
  },
  day: null,
  amendment: true,
};

/** The debtor's address is protected: his name and his account say who he is. */
export const MANDAT_PROTEGE: MandateFacts = {
  ...MANDAT,
  number: 'G2A-B-000013',
  rum: 'G2A-B-000013',
  code: 'B3A2B3C4',
  specimen: false,
  dwelling: hidden,
  debtor: { name: 'Mme MARTIN--DURAND Odile', lines: [] },
  day: 1,
};

export const PRELEVEMENT_JOUR: DebitReceiptFacts = {
  ...common,
  kind: 'recepisse-prelevement',
  number: 'G2A-K-000001',
  code: 'K1A2B3C4',
  specimen: true,
  rum: 'G2A-B-000012',
  creditor: { ics: 'FR00ZZZ000000' },
  maskedIban: 'FR76 •••• •••• •••• •••• •••• 189',
  what: { kind: 'day', day: 15 },
};

export const PRELEVEMENT_REVOQUE: DebitReceiptFacts = {
  ...PRELEVEMENT_JOUR,
  ...long,
  number: 'G2AA-K-123456',
  rum: 'MANDAT+2014-00000000000000000000012',
  maskedIban: null,
  what: { kind: 'revoke', reason: 'changement-banque' },
};

export const DOSSIER: DossierReceiptFacts = {
  ...common,
  kind: 'recepisse-dossier',
  number: 'G2A-F-000001',
  code: 'F1A2B3C4',
  specimen: true,
  title: 'Récépissé de changement de coordonnées',
  label: 'Coordonnées de M. D’ARC Jean-Baptiste',
  lines: [
    { label: 'Téléphone 1', before: '02 61 91 12 34', after: '06 39 98 12 34' },
    { label: 'E-mail', before: '', after: 'jb.darc@courriel.example' },
  ],
  situation: null,
  on: null,
  comment: '',
  files: [],
  sentence: 'Le changement est en vigueur dès maintenant.',
  awaited: null,
};

/** A declaration, everything long, its paper still to come. */
export const DOSSIER_SITUATION: DossierReceiptFacts = {
  ...DOSSIER,
  ...long,
  number: 'G2AA-F-123456',
  title: 'Récépissé de déclaration de situation',
  label: 'Changement de situation de Mme RAKOTOARIMANANANDRIANTSOA Marie-Antoinette Élisabeth',
  lines: [],
  situation: "Départ d'un occupant",
  on: '2026-11-01',
  comment: "Son fils aîné a quitté le logement le 1er novembre, il n'a pas encore d'adresse à lui. "
    .repeat(6)
    .trim(),
  files: Array.from({ length: 6 }, (_, i) => ({ name: `${'justificatif-de-domicile-'.repeat(4)}${i}.pdf` })),
  sentence: 'Transmis aux services du bailleur, qui le vérifient.',
  awaited: 'tout document qui dit la nouvelle adresse, ou une attestation sur l’honneur.',
};

/** Many lines, long values, an address for letters abroad. */
export const DOSSIER_FOYER: DossierReceiptFacts = {
  ...DOSSIER_SITUATION,
  number: 'G2AA-F-123457',
  title: "Récépissé de changement d'adresse pour le courrier",
  label: 'Adresse pour le courrier',
  situation: null,
  on: null,
  comment: '',
  files: [],
  awaited: null,
  lines: Array.from({ length: 6 }, (_, i) => ({
    label: `Ligne ${i + 1}`,
    before: i < 3 ? 'RESIDENCE DU GENERAL DE GAULLE BAT Z12' : '',
    after: `${i + 1} CALLE DE LOS EXTREMADUROS IZQUIERDA`.slice(0, 38),
  })),
};

export const BROCHURE: BrochureFacts = {
  ...common,
  kind: 'brochure',
  number: 'G2A-U-000001',
  code: 'U1A2B3C4',
  specimen: true,
  item: 'livret-locataire',
  title: 'Livret du locataire',
  textVersion: '2026-11-01',
  sections: ['Votre arrivée', 'Vivre ensemble', 'Entretenir son logement', 'Votre départ'].map(
    (title, index) => ({
      title,
      paragraphs: Array.from(
        { length: 2 + index },
        () =>
          "L'état des lieux se fait avec vous, à la remise des clés. Gardez-le : il sert de référence à votre départ. Vous avez dix jours pour le compléter, et le premier mois de chauffe pour les radiateurs.",
      ),
    }),
  ),
};

/** Papers of the file, of direct debit and of a month, by the name of their golden files. */
export const FILE_PAPERS = {
  avis: AVIS,
  'avis-negatif': AVIS_NEGATIF,
  'avis-zero': AVIS_ZERO,
  'avis-long': AVIS_LONG,
  'quittance-compte': QUITTANCE_COMPTE,
  'quittance-couverte': QUITTANCE_COUVERTE,
  regularisation: REGULARISATION,
  'regularisation-due': REGULARISATION_DUE,
  'a-jour': A_JOUR,
  'a-jour-longue': A_JOUR_LONGUE,
  'a-jour-protegee': A_JOUR_PROTEGEE,
  residence: RESIDENCE,
  'residence-longue': RESIDENCE_LONGUE,
  mandat: MANDAT,
  avenant: AVENANT,
  'mandat-protege': MANDAT_PROTEGE,
  'prelevement-jour': PRELEVEMENT_JOUR,
  'prelevement-revoque': PRELEVEMENT_REVOQUE,
  dossier: DOSSIER,
  'dossier-situation': DOSSIER_SITUATION,
  'dossier-courrier': DOSSIER_FOYER,
  brochure: BROCHURE,
} as const;
