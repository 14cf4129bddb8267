import { addDays, addMonths, firstDayOfMonth, type IsoDate, monthOf, shiftMonth } from '../../rules/dates.ts';
import { appliedRule, type LandlordProfile } from '../../rules/profile.ts';
import { type DemoCalendar, dayIn, yearsBefore } from './calendar.ts';
import { DWELLINGS_PER_RESIDENCE, type Estate, roomsOf } from './dwellings.ts';
import { type EdgeCase, edgeCaseAt } from './edge-cases.ts';
import { type Habits, habitualEntries, type PaymentMode } from './ledger.ts';
import type { DemoAccount, DemoDwelling, DemoLease, DemoLine, DemoPerson } from './model.ts';
import { ordinaryHousehold } from './people.ts';
import { type Prng, prng } from './prng.ts';
import { type DemoReference, keyOf, referenceAt } from './references.ts';
import { rentOf } from './rent.ts';
import { insuranceOf, planOf, requestsOf, spacesOf } from './side-facts.ts';

export type AccountContext = {
  readonly profile: LandlordProfile;
  readonly estate: Estate;
  readonly calendar: DemoCalendar;
  readonly seed: number;
  /** Months of entries of the account of a rank. */
  readonly spanOf: (rank: number) => number;
  /** References taken by tests, by rank; the others are numbered. */
  readonly chosen: ReadonlyMap<number, (dwellingCode: string) => string>;
};

const SUBJECT = { people: 21, lease: 22, habits: 23, ledger: 24, facts: 25 };

/** The dwelling of a rank: ranks fill residence after residence, the first one being kept for the fixed accounts. */
export function placeOf(rank: number): { residence: number; unit: number } {
  return {
    residence: 1 + Math.floor(rank / DWELLINGS_PER_RESIDENCE),
    unit: 1 + (rank % DWELLINGS_PER_RESIDENCE),
  };
}

/** The account of a rank, the same each time it is asked for. */
export function accountAt(context: AccountContext, rank: number): DemoAccount {
  const { profile, calendar, seed } = context;
  const edge = edgeCaseAt(rank);
  const { dwelling, parking } = homeOf(context, rank, edge);
  const reference = referenceOf(context, rank, dwelling.code_logement);
  const people = peopleOf(context, rank, edge);
  const leaseRandom = prng(seed, rank, SUBJECT.lease);
  const stay = stayOf(calendar, edge, leaseRandom);
  const rent = rentOf(dwelling, parking, leaseRandom);
  const usual = habitsOf(profile, rent, prng(seed, rank, SUBJECT.habits));
  const chosen = edge?.habits?.(usual) ?? usual;
  const habits = stay.to === null ? chosen : leavingHabits(chosen, stay, calendar);
  const holders = people.filter(({ role }) => role !== 'occupant' && role !== 'garant');
  const facts = prng(seed, rank, SUBJECT.facts);
  const late = habits.unpaid > 0;
  const lease: DemoLease = {
    code_logement: dwelling.code_logement,
    date_effet: stay.from,
    date_sortie: stay.to,
    annexes: parking === null ? [] : [parking.code_logement],
    type_bail: people[0]?.civilite === 'STE' ? 'commercial' : 'conventionné',
    periodicite: appliedRule(profile, 'payment.term').value,
    loyer: rent.loyer as DemoLease['loyer'],
    charges: rent.charges as DemoLease['charges'],
    depot_garantie: rent.loyer as DemoLease['depot_garantie'],
    ...mandateOf(habits, reference, stay.from, calendar, facts),
  };
  return {
    reference,
    dwelling,
    parking,
    lease,
    people,
    insurance: insuranceOf(edge?.insurance ?? null, calendar.today, facts),
    plan: planOf(edge?.plan ?? false, late, habits, calendar.today, facts),
    spaces: spacesOf(profile, holders, facts),
    requests: requestsOf(calendar.today, facts),
    entries: () =>
      habitualEntries(habits, lease, context.spanOf(rank), calendar, prng(seed, rank, SUBJECT.ledger)),
  };
}

function homeOf(
  context: AccountContext,
  rank: number,
  edge: EdgeCase | null,
): { dwelling: DemoDwelling; parking: DemoDwelling | null } {
  const { residence, unit } = placeOf(rank);
  const { dwelling, parking } = context.estate.dwelling(residence, unit);
  if (edge?.secondLease !== undefined) {
    const code_logement = context.estate.dwellingCode(residence, unit, 'PARKING');
    const alone = {
      type: 'PARKING',
      surface: null,
      batiment: null,
      escalier: null,
      etage: 'Sous-sol',
      porte: String(unit),
    };
    return { dwelling: { ...dwelling, ...alone, code_logement }, parking: null };
  }
  if (edge?.name.endsWith('société')) {
    const type = 'LOCAL';
    const code_logement = context.estate.dwellingCode(residence, unit, type);
    return { dwelling: { ...dwelling, type, code_logement, etage: 'RDC' }, parking: null };
  }
  return { dwelling: { ...dwelling, ...edge?.dwelling }, parking };
}

function referenceOf(context: AccountContext, rank: number, dwellingCode: string): DemoReference {
  const form = context.profile.reference.form.value;
  if (form === null) throw new RangeError('A profile always has a form of reference');
  const written = context.chosen.get(rank)?.(dwellingCode);
  return written === undefined
    ? referenceAt(form, rank, dwellingCode)
    : { printed: written, key: keyOf(form, written) };
}

function peopleOf(context: AccountContext, rank: number, edge: EdgeCase | null): DemoPerson[] {
  const { seed, calendar, estate } = context;
  const random = prng(seed, rank, SUBJECT.people);
  const home = { random, today: calendar.today, landLine: estate.territory.landLine, rank };
  if (edge?.secondLease !== undefined && rank > 0) {
    const [same] = peopleOf(context, rank - 1, edgeCaseAt(rank - 1));
    return same === undefined ? [] : [same];
  }
  const { residence, unit } = placeOf(rank);
  const found =
    edge?.people?.(home) ?? ordinaryHousehold(home, roomsOf(estate.dwelling(residence, unit).dwelling));
  // Three households in a hundred come from an older file that had no codes; the holder of two leases always has one.
  if (edgeCaseAt(rank + 1)?.secondLease === undefined && random.percent(3)) return found;
  return found.map((one, i) => ({
    ...one,
    code_personne: `P${String(rank).padStart(6, '0')}${i === 0 ? '' : `-${i + 1}`}`,
  }));
}

const STAYS: readonly (readonly [EdgeCase['stay'] | null, number])[] = [
  [null, 90],
  ['exited', 4],
  ['ended-long-ago', 1.5],
  ['leaving', 1],
  ['just-arrived', 3.5],
];

type Stay = { readonly from: IsoDate; readonly to: IsoDate | null };

function stayOf(calendar: DemoCalendar, edge: EdgeCase | null, random: Prng): Stay {
  const { today } = calendar;
  const from = addDays(yearsBefore(today, random.between(2, 34)), -random.between(40, 360));
  // A case about money or an exact debt is that of a tenant who stays.
  const usual = edge?.habits === undefined ? random.weighted(STAYS) : null;
  const stay = edge?.stay ?? usual;
  switch (stay) {
    case 'exited':
      return { from, to: dayIn(calendar.monthBack(random.between(1, 18)), random.between(5, 28)) };
    case 'ended-long-ago':
      return { from: yearsBefore(from, 2), to: addDays(yearsBefore(today, 2), -random.between(60, 300)) };
    case 'leaving':
      return { from, to: addDays(today, random.between(12, 85)) };
    case 'just-arrived':
      // Eleven days of a month of thirty: the prorata of domain.md §D.
      return { from: dayIn(calendar.monthBack(random.between(0, 14)), 20), to: null };
    case null:
    case undefined:
      return { from, to: null };
  }
}

/** A tenant who has left owes at most the month of leaving, whose notice gives the deposit back. */
function leavingHabits(habits: Habits, stay: Stay, calendar: DemoCalendar): Habits {
  if (stay.to === null || stay.to >= firstDayOfMonth(shiftMonth(calendar.lastMonth, 1))) return habits;
  let back = 0;
  while (back < 240 && calendar.monthBack(back) !== monthOf(stay.to)) back += 1;
  const deposit: DemoLine[] = [
    { nature: 'depot_garantie', libelle: 'Dépôt de garantie restitué', cents: -habits.rent.loyer },
    { nature: 'remboursement', libelle: 'Remboursement au locataire', cents: habits.rent.loyer },
  ];
  const unpaid = habits.unpaid > 0 ? back + 1 : 0;
  return {
    ...habits,
    unpaid,
    missing: unpaid === 0 ? null : 21_460,
    excess: 0,
    extras: new Map([[back, deposit]]),
  };
}

function habitsOf(profile: LandlordProfile, rent: Habits['rent'], random: Prng): Habits {
  const days = appliedRule(profile, 'debit.days').value ?? [8, 10];
  const mode: PaymentMode = random.weighted([
    ['prelevement', 62],
    ['carte', 13],
    ['virement', 10],
    ['cheque', 7],
    ['especes', 4],
    ['tip', 3],
    ['mandat', 1],
  ]);
  const unpaid = random.weighted([
    [0, 89],
    [1, 5],
    [2, 3],
    [3, 1.5],
    [5, 1],
    [9, 0.5],
  ]);
  return {
    rent,
    mode: unpaid > 1 && mode === 'prelevement' ? 'carte' : mode,
    day: random.pick(days),
    unpaid,
    missing: random.percent(40) ? random.between(2000, 15_000) : null,
    excess: unpaid === 0 && random.percent(3) ? random.between(100, 12_000) : 0,
    weekly: false,
    unallocated: random.percent(12),
    extras: regularisation(random),
    rejected: mode === 'prelevement' && random.percent(3) ? random.between(2, 10) : null,
    early: random.percent(80),
    broughtForward: 0,
  };
}

/** The yearly account of charges, in one month of the last year, either way. */
function regularisation(random: Prng): ReadonlyMap<number, readonly DemoLine[]> {
  if (!random.percent(70)) return new Map();
  const cents = random.between(-9000, 8000);
  if (cents === 0) return new Map();
  return new Map([[3, [{ nature: 'regularisation', libelle: 'Régularisation de charges', cents }]]]);
}

function mandateOf(
  habits: Habits,
  reference: DemoReference,
  since: IsoDate,
  calendar: DemoCalendar,
  random: Prng,
) {
  const none = {
    jour_prelevement: null,
    rum: null,
    iban_masque: null,
    mandat_date: null,
    mandat_derniere_collecte: null,
  };
  if (habits.mode !== 'prelevement') return none;
  const signed = addMonths(calendar.today, -random.between(4, 90));
  const mandat_date = signed < since ? since : signed;
  const last = dayIn(monthOf(calendar.dueOn(calendar.monthBack(1))), habits.day);
  return {
    jour_prelevement: habits.day,
    rum: `RUM${reference.key.replace(/[^0-9A-Z]/g, '')}${random.between(1, 3)}`,
    iban_masque: `FR76 •••• •••• •••• •••• ••••\u00a0${String(random.between(0, 999)).padStart(3, '0')}`,
    mandat_date,
    mandat_derniere_collecte: last > calendar.today ? null : last,
  };
}
