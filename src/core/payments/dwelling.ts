import { formatAddressLine } from '../../rules/addresses.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { PaperFacts } from '../documents/paper-facts.ts';
import type { Annexe, Lease } from './queries.ts';

/** Letters of a code in the ERP's file, and the French word for paper. */
const TYPES: Readonly<Record<string, string>> = {
  PARKING: 'parking',
  GARAGE: 'garage',
  BOX: 'box',
  CAVE: 'cave',
  JARDIN: 'jardin',
};

/** The dwelling as paper shows it; without its address when a holder's is protected (B36, precision 21). */
export function dwellingFacts(
  lease: Lease,
  annexes: readonly Annexe[],
  masked: boolean,
): PaperFacts['dwelling'] {
  return {
    address: masked
      ? null
      : formatAddressLine({
          line1: lease.address1,
          line2: lease.address2,
          building: lease.building,
          staircase: lease.stair,
          door: lease.door,
          postCode: lease.postalCode,
          city: lease.city,
        }),
    postalLines: masked ? [] : postalLines(lease),
    description: description(lease.dwellingType, annexes),
  };
}

/** Lines 2 and after of a postal address: capitals, the postal code and town alone on the last one. */
function postalLines(lease: Lease): string[] {
  const inside = [
    labelled('bât.', lease.building),
    labelled('esc.', lease.stair),
    labelled('apt', lease.door),
  ].filter((part) => part !== '');
  return [lease.address1, inside.join(' '), lease.address2 ?? '', `${lease.postalCode} ${lease.city}`]
    .map((line) => line.trim().toLocaleUpperCase('fr'))
    .filter((line) => line !== '');
}

function labelled(label: string, value: string | null): string {
  const text = value?.trim() ?? '';
  return text === '' || /^(b[âa]t|esc|ap)/i.test(text) ? text : `${label} ${text}`;
}

function description(type: string | null, annexes: readonly Annexe[]): string | null {
  const named = annexes.map((annexe) => {
    const word =
      TYPES[annexe.type?.toLocaleUpperCase('fr') ?? ''] ?? annexe.type?.toLocaleLowerCase('fr') ?? 'annexe';
    return `${word} n°${NBSP}${annexe.door ?? annexe.code}`;
  });
  const [first, ...more] = named;
  if (first === undefined) return type;
  const list = more.length === 0 ? first : `${named.slice(0, -1).join(', ')} et ${named.at(-1) ?? ''}`;
  return type === null ? list : `${type} avec ${list}`;
}
