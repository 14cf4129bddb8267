import { EDGE_PEOPLE, type EdgePeople } from './edge-people.ts';
import type { Habits } from './ledger.ts';
import type { DemoDwelling, DemoLine } from './model.ts';

/** Accounts in which one of these returns: each case of domain.md §D stands once in so many. */
export const EDGE_CYCLE = 400;

/** What is out of the ordinary in one account in EDGE_CYCLE. */
export type EdgeCase = {
  readonly name: string;
  readonly people?: EdgePeople['people'];
  readonly dwelling?: Partial<DemoDwelling>;
  readonly habits?: (usual: Habits) => Habits;
  /** The same person as the account before, on a second lease for a parking place alone. */
  readonly secondLease?: true;
  readonly stay?: 'exited' | 'leaving' | 'ended-long-ago' | 'just-arrived';
  readonly insurance?: 'expired' | 'future' | 'refused' | 'none';
  readonly plan?: true;
};

/** Addresses: suffixes, thirty-eight characters, no number, overseas, leading zeros, two spellings of one town. */
const ADDRESSES: readonly EdgeCase[] = [
  address('12 BIS', { adresse1: '12 BIS rue du Moulin' }),
  address('12 TER', { adresse1: '12 TER rue du Moulin' }),
  address('38 caractères', {
    adresse1: '128 AVENUE DES FRÈRES MONTGOLFIER NORD',
    adresse2: 'RÉSIDENCE LE PARC DES QUATRE PEUPLIERS',
  }),
  address('bâtiment', { batiment: 'B', escalier: '2', porte: '034' }),
  address('lieu-dit sans numéro', { adresse1: 'Le Bois Joli', batiment: null, escalier: null }),
  address('cedex', {
    adresse1: '1 place des Halles',
    adresse2: 'B.P. 12',
    commune: 'CHARTRES CEDEX',
    code_postal: '28019',
  }),
  address('code postal à zéro', { code_postal: '01000', commune: 'Bourg-en-Bresse' }),
  address('Corse', { code_postal: '20090', commune: 'Ajaccio' }),
  address('La Réunion', { code_postal: '97400', commune: 'Saint-Denis' }),
  address('Saint-Étienne', { code_postal: '42000', commune: 'Saint-Étienne' }),
  address('ST ETIENNE', { code_postal: '42000', commune: 'ST ETIENNE' }),
  address("L'Haÿ-les-Roses", { code_postal: '94240', commune: "L'Haÿ-les-Roses" }),
  address('c/o', { adresse2: 'c/o Mme DURAND' }),
];

function address(name: string, dwelling: Partial<DemoDwelling>): EdgeCase {
  return { name: `adresse : ${name}`, dwelling };
}

function lines(back: number, ...added: DemoLine[]): (usual: Habits) => Habits {
  return (usual) => ({ ...usual, extras: new Map([...usual.extras, [back, added]]) });
}

/** One month left unpaid, its total made exact by an adjustment. */
function debtOf(cents: number): (usual: Habits) => Habits {
  return (usual) => ({
    ...usual,
    unpaid: 1,
    missing: cents,
    excess: 0,
    early: true,
    weekly: false,
    unallocated: false,
  });
}

const MONEY: readonly EdgeCase[] = [
  money(
    'régularisation au-delà du mois',
    lines(1, line('regularisation', 'Régularisation de charges', -31_248)),
  ),
  money(
    'SLS et frais',
    lines(
      2,
      line('sls', 'Supplément de loyer de solidarité (SLS)', 21_460),
      line('frais', 'Frais de dossier SLS', 2500),
      line('frais', "Pénalité d'enquête", 762),
    ),
  ),
  money('rappel de RLS en plus', lines(3, line('rappel', 'Rappel de RLS', 1840))),
  money('rappel de RLS en moins', lines(3, line('rappel', 'Rappel de RLS', -2315))),
  money("rappel d'APL après quittance", lines(1, line('apl', "Rappel d'APL du mois précédent", -3400))),
  money('assurance pour compte', (usual) => ({
    ...usual,
    extras: new Map(
      Array.from({ length: 6 }, (_, back) => [
        back,
        [line('assurance', 'Assurance pour compte, 1/12', 1180)],
      ]),
    ),
  })),
  money('150 € par semaine', (usual) => ({ ...usual, weekly: true, unpaid: 0, mode: 'especes' })),
  money('trop-perçu', (usual) => ({ ...usual, unpaid: 0, excess: 9550, weekly: false })),
  money('avoir', lines(1, line('avoir', "Avoir, panne d'ascenseur", -1500))),
  money('prélèvement rejeté', (usual) => ({ ...usual, mode: 'prelevement', day: 8, rejected: 2, unpaid: 0 })),
  money('un centime', debtOf(1)),
  money('999,99', debtExactly(99_999)),
  money('1 000,00', debtExactly(100_000)),
  money('1 000,01', debtExactly(100_001)),
  money('9 999,99', debtExactly(999_999)),
  money('plus de trois ans', (usual) => ({ ...usual, broughtForward: 32_015, unpaid: 0 })),
  money('paiements sans mois', (usual) => ({ ...usual, unallocated: true, unpaid: 0 })),
  { name: 'plan respecté', habits: (usual) => ({ ...usual, unpaid: 4, missing: null }), plan: true },
];

function money(name: string, habits: (usual: Habits) => Habits): EdgeCase {
  return { name: `compte : ${name}`, habits };
}

function line(nature: DemoLine['nature'], libelle: string, cents: number): DemoLine {
  return { nature, libelle, cents };
}

/** The last month's notice itself comes to that amount, and nothing of it is paid. */
function debtExactly(cents: number): (usual: Habits) => Habits {
  return (usual) => {
    const regular: Habits['rent'] = { ...usual.rent, parking: 0, rls: 0, apl: 0, sls: 0 };
    const month = regular.loyer + regular.charges;
    const rest = line('rappel', 'Rappel de loyer', cents - month);
    return {
      ...usual,
      rent: regular,
      unpaid: 1,
      missing: null,
      excess: 0,
      unallocated: false,
      extras: new Map([[0, [rest]]]),
    };
  };
}

const STAYS: readonly EdgeCase[] = [
  { name: 'second bail : parking seul', secondLease: true },
  {
    name: 'sorti, avec dette',
    stay: 'exited',
    habits: (usual) => ({ ...usual, unpaid: 99, missing: 21_460 }),
  },
  { name: 'sorti, soldé', stay: 'exited', habits: (usual) => ({ ...usual, unpaid: 0 }) },
  { name: 'sorti depuis des années', stay: 'ended-long-ago' },
  { name: 'part bientôt', stay: 'leaving' },
  { name: 'entré en cours de mois', stay: 'just-arrived' },
  { name: 'attestation expirée', insurance: 'expired' },
  { name: 'attestation future', insurance: 'future' },
  { name: 'attestation refusée', insurance: 'refused' },
  { name: 'aucune attestation', insurance: 'none' },
];

export const EDGE_CASES: readonly EdgeCase[] = [
  ...EDGE_PEOPLE.map(({ name, people }) => ({ name: `personne : ${name}`, people })),
  ...ADDRESSES,
  ...MONEY,
  ...STAYS,
];

// The cases are spread over the cycle: 3 and EDGE_CYCLE have no common divisor that would make two meet.
const STEP = 3;
const BY_SLOT = new Map(EDGE_CASES.map((edge, i) => [(i * STEP + 1) % EDGE_CYCLE, edge]));

/** What is out of the ordinary in the account of a rank, or null for the four in five that are ordinary. */
export function edgeCaseAt(rank: number): EdgeCase | null {
  return BY_SLOT.get(rank % EDGE_CYCLE) ?? null;
}
