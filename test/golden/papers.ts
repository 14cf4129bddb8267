import type { PaperFacts } from '../../src/core/documents/paper-facts.ts';

const base: PaperFacts = {
  version: 1,
  kind: 'quittance',
  number: 'G2-Q-002931',
  code: '7F3K92QD',
  landlord: {
    name: 'Habitat Spécimen',
    legalName: 'Habitat Spécimen',
    legalForm: "Office public de l'habitat",
    lines: ["1 place de l'Exemple", '28000 Chartres'],
    city: 'Chartres',
    phone: '02 61 91 24 00',
    siret: '000 000 000 00000',
  },
  specimen: true,
  agency: 'Agence Centre',
  post: 'Guichet 2',
  reference: { name: 'référence client', printed: '0030020790D' },
  holders: ['M. D’ARC Jean-Baptiste'],
  dwelling: {
    address: '14 rue des Bleuets, bât. B, esc. 2, apt 034, 28000 Chartres',
    postalLines: ['14 RUE DES BLEUETS', 'BÂT. B ESC. 2 APT 034', '28000 CHARTRES'],
    description: 'T3 avec parking n°\u00a012',
  },
  month: '2026-09',
  period: { from: '2026-09-01', to: '2026-09-30' },
  term: 'terme_echu',
  dueOn: '2026-10-10',
  lines: [
    { label: 'Loyer principal', cents: 39_975 },
    { label: 'Parking n°\u00a012', cents: 2_840 },
    { label: 'Provisions pour charges', cents: 9_630 },
    { label: 'Réduction de loyer de solidarité (RLS)', cents: -4_211 },
    { label: 'APL versée au bailleur par la CAF', cents: -18_700 },
  ],
  netDueCents: 29_534,
  received: [
    {
      on: '2026-10-09',
      label: 'Carte bancaire',
      detail: 'autorisation 482913, n°\u00a0G2-004102',
      cents: 14_534,
    },
    {
      on: '2026-11-12',
      label: 'Espèces',
      detail: 'n°\u00a0G2-004187, part de cet encaissement',
      cents: 15_000,
    },
  ],
  remainingCents: 0,
  cents: 15_000,
  payment: {
    number: 'G2-004187',
    mode: 'especes',
    amountCents: 23_000,
    receivedCents: 25_000,
    papers: [
      { kind: 'quittance', number: 'G2-Q-002931', month: '2026-09', cents: 15_000 },
      { kind: 'recu', number: 'G2-R-001254', month: '2026-10', cents: 8_000 },
    ],
    balanceAfterCents: 21_534,
  },
  payer: null,
  imputation: 'oldest',
  replaces: [{ number: 'G2-R-001102', on: '2026-10-09' }],
  underReserve: false,
  agent: { name: 'Sophie Lambert', jobTitle: "Chargée d'accueil" },
  issued: { at: '2026-11-12T13:18:00.000Z', offsetMinutes: 60 },
};

/** The paper of design/15-quittance-a4, fact for fact. */
export const QUITTANCE: PaperFacts = base;

/** The other paper of the same payment, as in design/15-recu-80mm. */
export const RECU: PaperFacts = {
  ...base,
  kind: 'recu',
  number: 'G2-R-001254',
  code: '4PX8M6TA',
  month: '2026-10',
  period: { from: '2026-10-01', to: '2026-10-31' },
  dueOn: '2026-11-10',
  received: [
    {
      on: '2026-11-12',
      label: 'Espèces',
      detail: 'n°\u00a0G2-004187, part de cet encaissement',
      cents: 8_000,
    },
  ],
  remainingCents: 21_534,
  cents: 8_000,
  replaces: [],
};

/** An advance by cheque, paid by someone else, on a true base. */
export const AVANCE: PaperFacts = {
  ...base,
  kind: 'recu',
  number: 'G2A-R-000012',
  code: 'Q0M9X2ZR',
  specimen: false,
  month: null,
  period: null,
  term: null,
  dueOn: null,
  lines: [],
  netDueCents: 0,
  received: [
    {
      on: '2026-11-12',
      label: 'Chèque',
      detail: 'chèque n°\u00a00001234, Banque Exemple, n°\u00a0G2A-000040',
      cents: 54_660,
    },
  ],
  remainingCents: 0,
  cents: 54_660,
  payment: {
    number: 'G2A-000040',
    mode: 'cheque',
    amountCents: 54_660,
    receivedCents: null,
    papers: [{ kind: 'recu', number: 'G2A-R-000012', month: null, cents: 54_660 }],
    balanceAfterCents: -54_660,
  },
  payer: 'Mme ŁUKASZEWICZ Şöhret',
  imputation: 'advance',
  replaces: [],
  underReserve: true,
};

/** Every list at its longest: two pages, and no word over another. */
export const LONGUE: PaperFacts = {
  ...base,
  number: 'G2AA-Q-123456',
  code: '00000000',
  specimen: false,
  landlord: {
    ...base.landlord,
    name: "Société d'habitation à loyer modéré des Trois Vallées et du Bas-Poitou réunies",
    legalName: "Société d'habitation à loyer modéré des Trois Vallées et du Bas-Poitou réunies (spécimen)",
  },
  holders: [
    'M. RAKOTOARIMANANANDRIANTSOA Jean-Baptiste Maximilien Aurélien',
    'Mme MARTIN--DURAND Marie-Antoinette Élisabeth',
    'M. VAN DEN BROECK Luc',
    'Mme N’DIAYE Aminata',
  ],
  dwelling: {
    address:
      "Résidence du Général de Gaulle et de la Libération, 1234 TER boulevard de l'Ancienne-Comédie prolongé, bât. Z12, esc. 14, apt 1234, 94240 L'Haÿ-les-Roses CEDEX 09",
    postalLines: [
      "1234 TER BOULEVARD DE L'ANCIENNE-COMÉDIE PROLONGÉ",
      'BÂT. Z12 ESC. 14 APT 1234',
      'RÉSIDENCE DU GÉNÉRAL DE GAULLE ET DE LA LIBÉRATION',
      "94240 L'HAŸ-LES-ROSES CEDEX 09",
    ],
    description: 'T5 avec parking n°\u00a0123456, box n°\u00a0654321 et cave n°\u00a0222',
  },
  lines: Array.from({ length: 34 }, (_, i) => ({
    label: `Ligne ${i + 1} de l'avis, rappel de réduction de loyer de solidarité et supplément`,
    cents: i === 33 ? -3_300_000 + 99_999_999 : 100_000,
  })),
  netDueCents: 99_999_999,
  received: Array.from({ length: 30 }, (_, i) => ({
    on: `2026-10-${String(i + 1).padStart(2, '0')}`,
    label: 'Carte bancaire',
    detail: `autorisation ${123_456 + i}, n°\u00a0G2AA-${String(i).padStart(6, '0')}, part de l’encaissement`,
    cents: i === 29 ? 99_999_999 - 2_900 : 100,
  })),
  replaces: Array.from({ length: 9 }, (_, i) => ({ number: `G2AA-R-00000${i}`, on: '2026-10-09' })),
  payer: 'Mme RAKOTOARIMANANANDRIANTSOA Marie-Antoinette Élisabeth, mère du locataire et garante',
};

/** Every line that B34 names, a remise paid by the SLS, and two holders of one name. */
export const SLS: PaperFacts = {
  ...base,
  kind: 'recu',
  number: 'G2A-R-000031',
  code: 'K3W8PZ5N',
  specimen: false,
  holders: ['M. MARTIN Jean', 'M. MARTIN Jean', 'Mme MARTIN née DURAND Odile'],
  births: ['1951-03-02', '1979', null],
  lines: [
    { label: 'Loyer principal', cents: 39_975 },
    { label: 'Provisions pour charges', cents: 9_630 },
    { label: 'Réduction de loyer de solidarité (RLS)', cents: -4_211 },
    { label: 'Rappel de RLS, juillet 2026', cents: 1_200 },
    { label: 'APL versée au bailleur par la CAF', cents: -18_700 },
    { label: 'Supplément de loyer de solidarité (SLS)', cents: 21_460 },
    { label: 'Frais de dossier SLS', cents: 2_500 },
    { label: "Pénalité d'enquête SLS", cents: 762 },
    { label: 'Remise de loyer (CCH, art. L. 441-3-2)', cents: -3_000 },
    { label: 'Assurance pour compte du locataire, 1/12', cents: 1_150 },
    { label: "Plan d'apurement, échéance 3 sur 12", cents: 5_000 },
    { label: 'Régularisation de charges 2025', cents: -31_248 },
  ],
  netDueCents: 24_518,
  received: [
    {
      on: '2026-11-12',
      label: 'Chèque',
      detail: 'chèque n°\u00a00001234, Banque de l’Exemple, n°\u00a0G2A-000071',
      cents: 10_000,
    },
  ],
  remainingCents: 14_518,
  cents: 10_000,
  payment: {
    number: 'G2A-000071',
    mode: 'cheque',
    amountCents: 10_000,
    receivedCents: null,
    papers: [{ kind: 'recu', number: 'G2A-R-000031', month: '2026-09', cents: 10_000 }],
    balanceAfterCents: 14_518,
  },
  payer: 'Mme DURAND Odette',
  imputation: 'chosen',
  replaces: [],
  underReserve: true,
};

/** An advance in cash on an account that already had a credit: the seed's 95,50. */
export const CREDIT: PaperFacts = {
  ...AVANCE,
  number: 'G2A-R-000044',
  code: 'M7T4D2HX',
  received: [{ on: '2026-11-12', label: 'Espèces', detail: 'n°\u00a0G2A-000099', cents: 10_000 }],
  cents: 10_000,
  payment: {
    number: 'G2A-000099',
    mode: 'especes',
    amountCents: 10_000,
    receivedCents: 10_000,
    papers: [{ kind: 'recu', number: 'G2A-R-000044', month: null, cents: 10_000 }],
    balanceAfterCents: -19_550,
  },
  payer: null,
  underReserve: false,
};
