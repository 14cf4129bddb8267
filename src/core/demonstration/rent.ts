import type { IsoMonth } from '../../rules/dates.ts';
import { roomsOf } from './dwellings.ts';
import type { DemoDwelling, DemoLine } from './model.ts';
import type { Prng } from './prng.ts';

/** What a lease costs each month, in cents, before anything exceptional. */
export type Rent = {
  readonly loyer: number;
  readonly parking: number;
  readonly charges: number;
  readonly rls: number;
  readonly apl: number;
  readonly sls: number;
  readonly loyerLabel: string;
  readonly parkingLabel: string;
};

/** Cents by square metre and month: 5,40 to 7,10 € (SDES and Hellio, 2023 and 2024: 6,15 outside Île-de-France). */
export function rentOf(dwelling: DemoDwelling, parking: DemoDwelling | null, random: Prng): Rent {
  const rooms = roomsOf(dwelling);
  if (rooms === 0) {
    const alone = random.between(2600, 4200);
    const loyerLabel =
      dwelling.type === 'PARKING' ? `Parking n°\u00a0${dwelling.porte ?? ''}` : 'Loyer du local';
    return { loyer: alone, parking: 0, charges: 0, rls: 0, apl: 0, sls: 0, loyerLabel, parkingLabel: '' };
  }
  const surface = dwelling.surface ?? 60;
  const loyer = Math.round(surface * random.between(540, 710));
  const charges = Math.round(surface * random.between(110, 175));
  const helped = random.percent(46);
  const rls = helped ? random.between(3500, 5600) : 0;
  const room = loyer + charges - rls - 4000;
  const apl = helped ? Math.max(2500, Math.min(room, random.between(6000, 26_000))) : 0;
  return {
    loyer,
    parking: parking === null ? 0 : random.between(2400, 4200),
    charges,
    rls,
    apl,
    sls: !helped && random.percent(2) ? random.between(1500, 24_000) : 0,
    loyerLabel: `Loyer ${dwelling.type ?? ''}, ${Math.round(surface)}\u00a0m²`,
    parkingLabel: parking === null ? '' : `Parking n°\u00a0${parking.porte ?? ''}`,
  };
}

/** A month's rent is 2 % lower for each year back: the rents of social housing follow an index each January. */
function atYear(cents: number, month: IsoMonth, lastMonth: IsoMonth): number {
  const years = Number(lastMonth.slice(0, 4)) - Number(month.slice(0, 4));
  return Math.round(cents / 1.02 ** years);
}

/**
 * The lines of a month's notice.
 * @param share part of the month lived in, 1 for a whole one
 */
export function linesOf(rent: Rent, month: IsoMonth, lastMonth: IsoMonth, share: number): DemoLine[] {
  const part = (cents: number): number => Math.round(cents * share);
  const suffix = share < 1 ? ', prorata' : '';
  const lines: DemoLine[] = [
    { nature: 'loyer', libelle: rent.loyerLabel + suffix, cents: part(atYear(rent.loyer, month, lastMonth)) },
    { nature: 'parking', libelle: rent.parkingLabel + suffix, cents: part(rent.parking) },
    { nature: 'charges', libelle: `Provisions pour charges${suffix}`, cents: part(rent.charges) },
    { nature: 'sls', libelle: 'Supplément de loyer de solidarité (SLS)', cents: part(rent.sls) },
    { nature: 'rls', libelle: 'Réduction de loyer de solidarité (RLS)', cents: -part(rent.rls) },
    { nature: 'apl', libelle: 'APL versée au bailleur', cents: share < 1 ? 0 : -rent.apl },
  ];
  return lines.filter((line) => line.cents !== 0);
}

export function totalOf(lines: readonly DemoLine[]): number {
  return lines.reduce((sum, line) => sum + line.cents, 0);
}
