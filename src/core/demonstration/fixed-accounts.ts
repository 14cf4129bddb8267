import { addDays, isoDate } from '../../rules/dates.ts';
import type { Nature } from '../../rules/natures.ts';
import type { DemoCalendar } from './calendar.ts';
import type { FixedScript, ScriptedMonth } from './fixed-script.ts';
import { FIXED_SCRIPTS } from './fixed-scripts.ts';
import type { DemoAccount, DemoDwelling, DemoEntry, DemoLease, DemoResidence } from './model.ts';

/** An account that stands in every demonstration of its landlord, to the cent (import-format.md "Demonstration"). */
export type FixedAccount = {
  readonly landlordId: string;
  /** As on the avis. */
  readonly printed: string;
  /** As stored. */
  readonly key: string;
  /** "LE GALL Élodie". */
  readonly holder: string;
  /** Positive = débiteur. */
  readonly balanceCents: number;
};

/** The fixed accounts of every landlord. */
export const FIXED_ACCOUNTS: readonly FixedAccount[] = FIXED_SCRIPTS.map((script) => ({
  landlordId: script.landlordId,
  printed: script.printed,
  key: script.key,
  holder: `${script.people[0]?.nom ?? ''} ${script.people[0]?.prenom ?? ''}`,
  balanceCents: script.balanceCents,
}));

/** Months of history that a fixed account always has, however short the demonstration. */
const SPAN = 24;

/** The residence of the fixed accounts, in the landlord's first town. */
export function fixedResidence(landlordId: string, town: { postCode: string; town: string }): DemoResidence {
  const address =
    FIXED_SCRIPTS.find((script) => script.landlordId === landlordId)?.street ?? '1 rue des Bleuets';
  return {
    code_residence: 'R0000',
    nom: 'Résidence Les Bleuets',
    agence: 'AG1',
    adresse: address,
    code_postal: town.postCode,
    commune: town.town,
  };
}

export function fixedAccountsOf(
  landlordId: string,
  residence: DemoResidence,
  months: number,
  calendar: DemoCalendar,
): readonly DemoAccount[] {
  return FIXED_SCRIPTS.filter((script) => script.landlordId === landlordId).map((script) =>
    accountOf(script, residence, Math.max(months, SPAN), calendar),
  );
}

function accountOf(
  script: FixedScript,
  residence: DemoResidence,
  span: number,
  calendar: DemoCalendar,
): DemoAccount {
  const place = {
    code_residence: residence.code_residence,
    adresse1: script.street,
    adresse2: null,
    code_postal: residence.code_postal,
    commune: residence.commune,
  };
  const dwelling: DemoDwelling = { ...place, ...script.dwelling };
  const parking: DemoDwelling | null =
    script.parking === null
      ? null
      : {
          ...place,
          code_logement: script.parking.code,
          type: 'PARKING',
          surface: null,
          batiment: null,
          escalier: null,
          etage: null,
          porte: script.parking.porte,
        };
  const current = script.month(0);
  const usual = (nature: Nature): number => current.lines.find((line) => line.nature === nature)?.cents ?? 0;
  const lease: DemoLease = {
    code_logement: dwelling.code_logement,
    date_effet: isoDate(script.since),
    date_sortie: null,
    annexes: parking === null ? [] : [parking.code_logement],
    type_bail: 'conventionné',
    periodicite: 'terme_echu',
    loyer: usual('loyer') as DemoLease['loyer'],
    charges: usual('charges') as DemoLease['charges'],
    depot_garantie: usual('loyer') as DemoLease['depot_garantie'],
    jour_prelevement: script.mandate?.day ?? null,
    rum: script.mandate?.rum ?? null,
    iban_masque: script.mandate === null ? null : 'FR76 •••• •••• •••• •••• ••••\u00a0189',
    mandat_date: script.mandate === null ? null : isoDate(script.mandate.signed),
    mandat_derniere_collecte:
      script.mandate === null ? null : addDays(calendar.dueOn(calendar.monthBack(1)), -2),
  };
  return {
    reference: { printed: script.printed, key: script.key },
    dwelling,
    parking,
    lease,
    people: script.people,
    insurance: script.insurance(calendar.today),
    plan: null,
    spaces: script.spaces,
    requests: script.requests(calendar.today),
    entries: () => scriptedEntries(script.month, span, calendar),
  };
}

function* scriptedEntries(
  month: (back: number) => ScriptedMonth,
  span: number,
  calendar: DemoCalendar,
): Generator<DemoEntry, void> {
  for (let back = span - 1; back >= 0; back -= 1) {
    const period = calendar.monthBack(back);
    const due = calendar.dueOn(period);
    const { lines, payments } = month(back);
    for (const line of lines)
      yield { date: calendar.billedOn(period), echeance: due, periode: period, ...line };
    for (const { fromDue, unallocated, ...line } of payments) {
      const wanted = addDays(due, fromDue);
      // A fixed account shows its balance on every day of the month: what would come later has come today.
      const date = wanted > calendar.today ? calendar.today : wanted;
      yield { date, echeance: null, periode: unallocated === true ? null : period, ...line };
    }
  }
}
