import { PAPER_FORMATS, type PaperFormat } from '../../src/contract/printing.ts';
import {
  type DepotFacts,
  type IssuedFacts,
  issuedFactsSchema,
  type ReversalFacts,
  type StatementFacts,
} from '../../src/core/documents/paper-facts.ts';
import { ACT_PAPERS } from './act-papers.ts';
import { FILE_PAPERS } from './file-papers.ts';
import { AVANCE, CREDIT, LONGUE, QUITTANCE, RECU, SLS } from './papers.ts';
import {
  ACTIVATION,
  ACTIVATION_LONGUE,
  ACTIVATION_PROTEGEE,
  CONDITIONS,
  DEPLIANT,
  DEPLIANT_NU,
  RECEPISSE_CHOIX,
  RECEPISSE_DECES,
  RECEPISSE_EMAIL,
  RECEPISSE_FERME,
} from './space-papers.ts';

const { version, landlord, agency, post, reference, holders, dwelling, agent, issued } = QUITTANCE;
const common = { version, landlord, agency, post, reference, holders, dwelling, agent, issued } as const;

export const DEPOT: DepotFacts = {
  ...common,
  kind: 'depot-ordre',
  number: 'G2A-D-000007',
  code: 'B6V1N8QE',
  specimen: false,
  order: { mode: 'virement', amountCents: 44_534, months: ['2026-09', '2026-10'] },
  payer: 'Mme D’ARC Louise',
};

export const ANNULATION: ReversalFacts = {
  ...common,
  kind: 'annulation',
  number: 'G2A-A-000003',
  code: 'C5R9J2KM',
  specimen: true,
  reversal: { kind: 'annulation', reason: 'montant', text: '230,00 saisis pour 203,00', movedTo: null },
  payment: {
    number: 'G2-004187',
    mode: 'especes',
    amountCents: 23_000,
    takenOn: '2026-11-12',
    payer: null,
    months: ['2026-09', '2026-10'],
  },
  voided: [
    { number: 'G2-Q-002931', title: 'Quittance de septembre 2026' },
    { number: 'G2-R-001254', title: "Reçu d'octobre 2026" },
  ],
};

export const DEPLACE: ReversalFacts = {
  ...ANNULATION,
  number: 'G2A-A-000004',
  code: 'D8S3F6GH',
  specimen: false,
  reversal: {
    kind: 'mauvais-compte',
    reason: 'autre',
    text: '',
    movedTo: { reference: '0030020791E', number: 'G2A-000102' },
  },
  payment: { ...ANNULATION.payment, mode: 'carte', payer: 'Mme D’ARC Louise', months: [] },
  voided: [{ number: 'G2A-R-000045', title: 'Reçu, avance' }],
};

export const IMPAYE: ReversalFacts = {
  ...ANNULATION,
  number: 'G2A-A-000005',
  code: 'E1X7Y4ZA',
  specimen: false,
  reversal: { kind: 'cheque-impaye', reason: 'autre', text: 'Sans provision', movedTo: null },
  payment: {
    ...ANNULATION.payment,
    mode: 'cheque',
    means: 'chèque n°\u00a00001234, Banque Exemple',
    months: ['2026-09'],
  },
  voided: [{ number: 'G2-Q-002931', title: 'Quittance de septembre 2026' }],
};

const LABELS = [
  'Loyer principal',
  'Provisions pour charges',
  'Réduction de loyer de solidarité (RLS)',
  'APL versée au bailleur par la CAF',
  'Carte bancaire au guichet, n°\u00a0G2A-000042, pour le compte du locataire, sur plusieurs mois',
];
const CENTS = [39_975, 9_630, -4_211, -18_700, -26_694];

const lines = Array.from({ length: 90 }, (_, i) => {
  const cents = CENTS[i % 5] ?? 0;
  const month = String(1 + Math.floor(i / 9)).padStart(2, '0');
  return {
    on: `2026-${month}-${String(1 + (i % 9) * 3).padStart(2, '0')}`,
    label: LABELS[i % 5] ?? '',
    debitCents: Math.max(0, cents),
    creditCents: Math.max(0, -cents),
  };
});

/** Ninety lines over three pages, closing in the tenant's favour or not as the running balance says. */
export const RELEVE: StatementFacts = {
  ...common,
  kind: 'releve',
  number: 'G2A-L-000002',
  code: 'F2A6B8CD',
  specimen: false,
  from: '2026-01-01',
  to: '2026-11-12',
  openingCents: 15_000,
  lines,
  closingCents: lines.reduce((sum, line) => sum + line.debitCents - line.creditCents, 15_000),
  announced: [{ number: 'G2A-D-000007', on: '2026-11-12', mode: 'virement', amountCents: 44_534 }],
};

/** A period in which nothing moved. */
export const RELEVE_VIDE: StatementFacts = {
  ...RELEVE,
  number: 'G2A-L-000003',
  specimen: true,
  openingCents: -9_550,
  lines: [],
  closingCents: -9_550,
  announced: [],
};

/** Every paper drawn in the tests, by the name of its golden files. */
export const PAPERS: Readonly<Record<string, IssuedFacts>> = {
  quittance: QUITTANCE,
  recu: RECU,
  avance: AVANCE,
  longue: LONGUE,
  sls: SLS,
  credit: CREDIT,
  depot: DEPOT,
  annulation: ANNULATION,
  deplace: DEPLACE,
  impaye: IMPAYE,
  releve: RELEVE,
  'releve-vide': RELEVE_VIDE,
  activation: ACTIVATION,
  'activation-longue': ACTIVATION_LONGUE,
  'activation-protegee': ACTIVATION_PROTEGEE,
  'recepisse-ferme': RECEPISSE_FERME,
  'recepisse-email': RECEPISSE_EMAIL,
  'recepisse-choix': RECEPISSE_CHOIX,
  'recepisse-deces': RECEPISSE_DECES,
  conditions: CONDITIONS,
  depliant: DEPLIANT,
  'depliant-nu': DEPLIANT_NU,
  ...ACT_PAPERS,
  ...FILE_PAPERS,
};

const A4_ONLY: ReadonlySet<IssuedFacts['kind']> = new Set([
  'conditions',
  'depliant',
  'mandat',
  'regularisation',
  'brochure',
]);

/** Formats in which a paper is given: pages to read, to sign or to keep are no ticket. */
export function formatsOf({ kind }: IssuedFacts): readonly PaperFormat[] {
  return A4_ONLY.has(kind) ? ['a4'] : PAPER_FORMATS;
}

for (const facts of Object.values(PAPERS)) issuedFactsSchema.parse(facts);
