import { addDays } from '../../rules/dates.ts';
import { nextYearly } from './calendar.ts';
import { bill, type FixedScript, holder, insured, paid, type ScriptedMonth, space } from './fixed-script.ts';
import type { DemoLine } from './model.ts';

const elodie = holder(
  'Mme',
  'LE GALL',
  'Élodie',
  '1988-04-23',
  'elodie.legall@courriel.example',
  '06 39 98 20 88',
);
const jeanBaptiste = holder(
  'M.',
  "D'ARC",
  'Jean-Baptiste',
  '1984-03-12',
  'jb.darc@courriel.example',
  '06 39 98 41 27',
);
const aminata = holder(
  'Mme',
  "N'DIAYE",
  'Aminata',
  '1990-06-17',
  'aminata.ndiaye@courriel.example',
  '06 39 98 48 21',
);
const jean1951 = holder(
  'M.',
  'MARTIN',
  'Jean',
  '1951-02-14',
  'jean.martin51@courriel.example',
  '06 39 98 19 51',
);
const jean1979 = holder(
  'M.',
  'MARTIN',
  'Jean',
  '1979-09-02',
  'jean.martin79@courriel.example',
  '06 39 98 19 79',
);
const ines = holder(
  'Mme',
  'BEN SALAH',
  'Inès',
  '1986-12-05',
  'ines.bensalah@courriel.example',
  '06 39 98 04 18',
);
const luc = holder(
  'M.',
  'VAN DEN BROECK',
  'Luc',
  '1983-08-19',
  'luc.vandenbroeck@courriel.example',
  '06 39 98 04 22',
);
const zoe = holder(
  'Mme',
  'LECŒUR-DURAND',
  'Zoé',
  '2001-10-28',
  'zoe.lecoeurdurand@courriel.example',
  '06 39 98 67 80',
);

const home = { batiment: null, escalier: null, etage: null };

/** D'ARC: behind in the second winter shown, since then on time, until the last two months (design picture 04). */
function darc(back: number): ScriptedMonth {
  const loyer = back <= 9 ? 39_975 : back <= 21 ? 39_352 : 38_945;
  const lines = bill(
    { loyer, parking: 2840, charges: 9630, rls: 4211, apl: 18_700 },
    'Loyer T3, 65\u00a0m²',
    'Parking n°\u00a012',
  );
  const usual = loyer - 18_700 - 4211 + 2840 + 9630;
  const online = (cents: number) => paid('carte', cents, -2);
  // Without a month: the bank did not say which, so that each pays the oldest debt first.
  const late = (cents: number) => ({ ...paid('virement', cents, 3), unallocated: true });
  switch (back) {
    case 0:
      return { lines, payments: [] };
    case 1:
      return { lines, payments: [paid('carte', 14_534, -1, 'Paiement par carte, guichet')] };
    case 3: {
      const rappel: DemoLine = { nature: 'rappel', libelle: 'Rappel de charges', cents: 3860 };
      return {
        lines: [...lines, rappel],
        payments: [paid('especes', 20_000, -1), paid('especes', 13_394, 14)],
      };
    }
    case 9:
      return { lines, payments: [late(39_534)] };
    case 10:
      return { lines, payments: [online(18_911)] };
    case 15: {
      const back15: DemoLine = {
        nature: 'regularisation',
        libelle: 'Régularisation de charges',
        cents: -4550,
      };
      return { lines: [...lines, back15], payments: [online(usual - 4550)] };
    }
    case 16:
      return { lines, payments: [late(44_555)] };
    case 17:
      return { lines, payments: [late(45_000)] };
    case 18:
      return { lines, payments: [late(40_000)] };
    case 19:
      return { lines, payments: [late(15_000)] };
    case 20:
      return { lines, payments: [] };
    default:
      return { lines, payments: [online(usual)] };
  }
}

export const FIXED_SCRIPTS: readonly FixedScript[] = [
  {
    landlordId: 'cchartres',
    printed: '0030020788B',
    key: '0030020788',
    balanceCents: -9550,
    street: '14 rue des Bleuets',
    since: '2016-05-01',
    dwelling: {
      ...home,
      code_logement: '0000-031',
      type: 'T2',
      surface: 46.5,
      batiment: 'A',
      escalier: '1',
      etage: '3',
      porte: '031',
    },
    parking: null,
    people: [elodie],
    mandate: { day: 8, rum: 'RUM00300207881', signed: '2016-05-12' },
    insurance: (today) => insured(nextYearly(today, '06-30'), '7\u00a0204\u00a0112'),
    spaces: [space(elodie, 'actif', ['avis', 'quittance'])],
    requests: () => [],
    month: (back) => {
      const lines = bill({ loyer: 31_240, charges: 7120, rls: 3815, apl: 14_200 }, 'Loyer T2, 46\u00a0m²');
      const debit = paid('prelevement', 20_345, -2);
      if (back > 0) return { lines, payments: [debit] };
      // The yearly account of charges comes after the direct debit: what it gives back is the credit.
      const credit = {
        nature: 'regularisation' as const,
        libelle: 'Régularisation de charges',
        cents: -9550,
        fromDue: 1,
      };
      return { lines, payments: [debit, credit] };
    },
  },
  {
    landlordId: 'cchartres',
    printed: '0030020790D',
    key: '0030020790',
    balanceCents: 44_534,
    street: '14 rue des Bleuets',
    since: '2019-09-02',
    dwelling: {
      code_logement: '0000-034',
      type: 'T3',
      surface: 65,
      batiment: 'B',
      escalier: '2',
      etage: '3',
      porte: '034',
    },
    parking: { code: '0000-012P', porte: '12' },
    people: [jeanBaptiste],
    mandate: null,
    insurance: (today) => insured(nextYearly(today, '03-31'), '7\u00a0204\u00a0881'),
    spaces: [space(jeanBaptiste, 'non_active', [])],
    requests: (today) => [
      {
        lieu: 'logement',
        motif: 'Volet roulant bloqué, chambre',
        etat: 'rendez_vous',
        ouverte: addDays(today, -6),
        echeance: addDays(today, 5),
      },
    ],
    month: darc,
  },
  {
    landlordId: 'cite-jardins',
    printed: 'L / 000 4821 - 4821007T3',
    key: '4821',
    balanceCents: 0,
    street: '8 allée des Tilleuls',
    since: '2014-03-01',
    dwelling: { ...home, code_logement: '4821007T3', type: 'T3', surface: 64, etage: '1', porte: '007' },
    parking: null,
    people: [aminata],
    mandate: null,
    insurance: (today) => insured(addDays(today, -40), '3\u00a0118\u00a0450'),
    spaces: [space(aminata, 'actif', ['avis'])],
    requests: () => [],
    month: () => ({
      lines: bill({ loyer: 40_120, charges: 8860, rls: 4000, apl: 12_000 }, 'Loyer T3, 64\u00a0m²'),
      payments: [paid('carte', 32_980, -4)],
    }),
  },
  {
    landlordId: 'neolia',
    printed: 'L0457718',
    key: '0457718',
    balanceCents: 100_001,
    street: '9 rue du Faubourg',
    since: '2008-11-15',
    dwelling: { ...home, code_logement: '0000-301', type: 'T4', surface: 78.4, etage: '3', porte: '301' },
    parking: null,
    people: [jean1951, { ...jean1979, role: 'cosignataire' }],
    mandate: null,
    insurance: (today) => insured(nextYearly(today, '12-31'), '5\u00a0660\u00a0027'),
    spaces: [],
    requests: () => [],
    month: (back) => {
      const lines = bill({ loyer: 46_280, charges: 11_820 }, 'Loyer T4, 78\u00a0m²');
      // The month before last, so that it is late whatever the day: its notice alone passes the cash ceiling.
      const rest: DemoLine = {
        nature: 'regularisation',
        libelle: 'Régularisation de charges',
        cents: 41_901,
      };
      return back === 1
        ? { lines: [...lines, rest], payments: [] }
        : { lines, payments: [paid('cheque', 58_100, -3)] };
    },
  },
  {
    landlordId: 'habitat-du-gard',
    printed: '00418-22/B',
    key: '00418-22/B',
    balanceCents: 0,
    street: '27 rue de la Croix',
    since: '2022-07-01',
    dwelling: { ...home, code_logement: '0000-112', type: 'T4', surface: 81, etage: '1', porte: '112' },
    parking: null,
    people: [ines, { ...luc, role: 'cosignataire' }],
    mandate: { day: 8, rum: 'RUM0041822B1', signed: '2022-07-04' },
    insurance: (today) => insured(nextYearly(today, '07-01'), '8\u00a0014\u00a0223'),
    spaces: [],
    requests: () => [],
    month: () => ({
      lines: bill({ loyer: 45_510, charges: 12_130 }, 'Loyer T4, 81\u00a0m²'),
      payments: [paid('prelevement', 57_640, -2)],
    }),
  },
  {
    landlordId: 'auvergne-habitat',
    printed: '00012345678',
    key: '0200012345678',
    balanceCents: -725,
    street: '5 place des Halles',
    since: '2023-02-01',
    dwelling: { ...home, code_logement: '0000-004', type: 'T1', surface: 25, etage: 'RDC', porte: '004' },
    parking: null,
    people: [zoe],
    mandate: null,
    insurance: (today) => insured(nextYearly(today, '02-01'), '2\u00a0903\u00a0115'),
    spaces: [],
    requests: () => [],
    month: (back) => {
      const bills = (apl: number) =>
        bill({ loyer: 15_375, charges: 4500, rls: 3500, apl }, 'Loyer T1, 25\u00a0m²');
      // The last month's APL passes the rent: −7,25, carried forward.
      return back === 0
        ? { lines: bills(17_100), payments: [] }
        : { lines: bills(16_000), payments: [paid('carte', 375, -5)] };
    },
  },
];
