import type { LandlordProfile } from '../../rules/profile.ts';
import type { DemoDwelling, DemoResidence } from './model.ts';
import { RESIDENCES, STREETS, type Territory } from './places.ts';
import { type Prng, prng } from './prng.ts';

/** Dwellings a residence holds in the demonstration. */
export const DWELLINGS_PER_RESIDENCE = 36;

const SUBJECT = 11;

/** A residence with what its dwellings share. */
export type DemoBuilding = DemoResidence & { readonly number: number; readonly street: string };

export type Estate = {
  readonly territory: Territory;
  building(residence: number): DemoBuilding;
  /** Code of a dwelling, as the landlord writes it: beside the reference where the notice prints both. */
  dwellingCode(residence: number, unit: number, type: string): string;
  dwelling(
    residence: number,
    unit: number,
  ): { dwelling: DemoDwelling; parking: DemoDwelling | null; random: Prng };
};

const TYPES: readonly (readonly [{ readonly type: string; readonly surface: number }, number])[] = [
  [{ type: 'T1', surface: 31 }, 10],
  [{ type: 'T2', surface: 47 }, 27],
  [{ type: 'T3', surface: 65 }, 36],
  [{ type: 'T4', surface: 79 }, 21],
  [{ type: 'T5', surface: 96 }, 6],
];

export function estateOf(profile: LandlordProfile, territory: Territory, seed: number): Estate {
  const form = profile.reference.form.value;
  const besideReference = form?.form === 'prefixed-contract' && form.dwellingCode !== null;
  const first = besideReference ? 5001 : 1;

  function building(residence: number): DemoBuilding {
    const random = prng(seed, residence, SUBJECT);
    const { postCode, town } = random.weighted(territory.towns);
    const number = first + residence;
    const street = `${random.between(1, 98)} ${random.pick(STREETS)}`;
    const name = RESIDENCES[residence % RESIDENCES.length] ?? 'Les Bleuets';
    const turn = Math.floor(residence / RESIDENCES.length);
    return {
      number,
      code_residence: `R${String(number).padStart(4, '0')}`,
      nom: turn === 0 ? `Résidence ${name}` : `Résidence ${name} ${turn + 1}`,
      agence: `AG${(residence % territory.agencies.length) + 1}`,
      adresse: street,
      street,
      code_postal: postCode,
      commune: town,
    };
  }

  function dwellingCode(residence: number, unit: number, type: string): string {
    const number = first + residence;
    const place = String(unit).padStart(3, '0');
    return besideReference
      ? `${number}${place}${/^T\d$/.test(type) ? type : 'P1'}`
      : `${String(number).padStart(4, '0')}-${place}${type === 'PARKING' ? 'P' : ''}`;
  }

  function dwelling(
    residence: number,
    unit: number,
  ): { dwelling: DemoDwelling; parking: DemoDwelling | null; random: Prng } {
    const home = building(residence);
    const random = prng(seed, residence * 1000 + unit, SUBJECT + 1);
    const { type, surface } = random.weighted(TYPES);
    const storey = random.between(0, 5);
    const large = residence % 3 !== 0;
    const base = {
      code_residence: home.code_residence,
      adresse1: home.street,
      adresse2: null,
      code_postal: home.code_postal,
      commune: home.commune,
    };
    return {
      dwelling: {
        ...base,
        code_logement: dwellingCode(residence, unit, type),
        type,
        surface: surface + random.between(-40, 60) / 10,
        batiment: large ? (['A', 'B', 'C'][unit % 3] ?? 'A') : null,
        escalier: large ? String(1 + (unit % 2)) : null,
        etage: storey === 0 ? 'RDC' : String(storey),
        porte: String(unit).padStart(3, '0'),
      },
      parking: random.percent(30)
        ? {
            ...base,
            code_logement: dwellingCode(residence, unit, 'PARKING'),
            type: 'PARKING',
            surface: null,
            batiment: null,
            escalier: null,
            etage: 'Sous-sol',
            porte: String(unit),
          }
        : null,
      random,
    };
  }

  return { territory, building, dwellingCode, dwelling };
}

export function roomsOf(dwelling: DemoDwelling): number {
  return Number(/^T(\d)$/.exec(dwelling.type ?? '')?.[1] ?? 0);
}
