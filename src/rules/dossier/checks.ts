import { assertNever } from '../brand.ts';
import { addMonths, isIsoDate, isoDate } from '../dates.ts';
import { nameKey } from '../names.ts';
import { readEmail } from '../registrations/email.ts';
import type { DossierPart, Occupant, PartValue, RoleHolder } from './values.ts';

/** One thing wrong in a value: its field (`phone1`, `lines.0`, `occupants.2.birth`) and a French sentence. */
export type ValueFault = { readonly field: string; readonly sentence: string };

/** NF Z10-011: what a sorting machine reads of an envelope. */
export const POSTAL_LINES = 6;
export const POSTAL_WIDTH = 38;
// The oldest person ever known died at 122.
const LONGEST_LIFE_MONTHS = 12 * 123;
const FULL_AGE_MONTHS = 12 * 18;

/**
 * What is wrong in a value before it is recorded; empty: nothing. Whether a text is a telephone is not said here: the
 * core reads it (read-phone.ts).
 * @param today ISO date
 */
export function checkValue<Part extends DossierPart>(
  part: Part,
  value: PartValue<Part>,
  today: string,
): ValueFault[] {
  return faultsOf(part, value, today);
}

function faultsOf(part: DossierPart, value: PartValue, today: string): ValueFault[] {
  switch (part) {
    case 'coordonnees':
      if (!('phone1' in value)) break;
      return emailFaults(value.email);
    case 'adresse-courrier':
      if (!('lines' in value)) break;
      return value.lines === null ? [] : postalFaults(value.lines);
    case 'foyer':
      if (!('occupants' in value)) break;
      return [
        ...value.occupants.flatMap((one, i) => personFaults(`occupants.${i}`, one, today)),
        ...twiceFaults('occupants', value.occupants),
      ];
    case 'roles':
      if (!('people' in value)) break;
      return [
        ...value.people.flatMap((one, i) => [
          ...personFaults(`people.${i}`, one, today),
          ...holderFaults(`people.${i}`, one, today),
        ]),
        ...twiceFaults('people', value.people),
      ];
    case 'protection':
      return [];
    default:
      return assertNever(part);
  }
  throw new TypeError(`Not a value of ${part}`);
}

function emailFaults(email: string | null): ValueFault[] {
  if (email === null) return [];
  const read = readEmail(email);
  return read.kind === 'ok' ? [] : [{ field: 'email', sentence: read.sentence }];
}

function postalFaults(lines: readonly string[]): ValueFault[] {
  if (lines.length === 0) {
    return [{ field: 'lines.0', sentence: "Indiquez l'adresse, ou choisissez celle du logement." }];
  }
  if (lines.length > POSTAL_LINES) {
    return [
      {
        field: `lines.${POSTAL_LINES}`,
        sentence: `Une adresse tient en ${POSTAL_LINES} lignes au plus.`,
      },
    ];
  }
  return lines.flatMap((line, i) => {
    const sentence = lineFault(line);
    return sentence === null ? [] : [{ field: `lines.${i}`, sentence }];
  });
}

function lineFault(line: string): string | null {
  if (line.trim() === '') return 'Cette ligne est vide.';
  const width = Array.from(line.normalize('NFC')).length;
  if (width > POSTAL_WIDTH) {
    return `Cette ligne a ${width} caractères\u202f: ${POSTAL_WIDTH} au plus, abrégez-la ou coupez-la en deux.`;
  }
  if (/[\p{Cc}\p{Cf}]/u.test(line)) return 'Cette ligne contient un signe invisible\u202f: retapez-la.';
  return null;
}

function personFaults(at: string, { lastName, birth }: Occupant, today: string): ValueFault[] {
  const faults: ValueFault[] = [];
  if (nameKey(lastName) === '') faults.push({ field: `${at}.lastName`, sentence: 'Indiquez le nom.' });
  const sentence = birth === null ? null : birthFault(birth, today);
  if (sentence !== null) faults.push({ field: `${at}.birth`, sentence });
  return faults;
}

/** A child born this very day may be added: unlike at a registration, today is a birth date. */
function birthFault(birth: string, today: string): string | null {
  const isYear = /^\d{4}$/.test(birth);
  if (!isYear && !isIsoDate(birth)) return "Cette date n'existe pas.";
  const now = isYear ? today.slice(0, 4) : today;
  if (birth > now) return "Cette date est dans l'avenir.";
  const oldest = addMonths(isoDate(today), -LONGEST_LIFE_MONTHS);
  if (birth < (isYear ? oldest.slice(0, 4) : oldest)) return 'Cette date donne plus de 122 ans.';
  return null;
}

function holderFaults(at: string, { role, kind, birth }: RoleHolder, today: string): ValueFault[] {
  if (role === 'representant' && kind === null) {
    return [
      {
        field: `${at}.kind`,
        sentence: "Dites ce qu'est ce représentant\u202f: tuteur, curateur, mandataire ou habilitation.",
      },
    ];
  }
  if (role !== 'representant' && kind !== null) {
    return [{ field: `${at}.kind`, sentence: 'Seul un représentant a une nature de mandat.' }];
  }
  const isMinor = birth !== null && isIsoDate(birth) && birth > addMonths(isoDate(today), -FULL_AGE_MONTHS);
  if (role !== 'conjoint_cotitulaire' && isMinor) {
    return [{ field: `${at}.birth`, sentence: 'Une personne mineure ne peut pas tenir ce rôle.' }];
  }
  return [];
}

/** Twins share a birth date, father and son a name: only all of it at once is the same person. */
function twiceFaults(list: 'occupants' | 'people', people: readonly Occupant[]): ValueFault[] {
  const seen = new Set<string>();
  return people.flatMap((one, i) => {
    const role = 'role' in one ? String(one.role) : '';
    const names = [one.lastName, one.usageName, one.firstName].map((name) => nameKey(name ?? ''));
    const key = [role, ...names, one.birth ?? ''].join('|');
    const again = nameKey(one.lastName) !== '' && seen.has(key);
    seen.add(key);
    return again
      ? [{ field: `${list}.${i}.lastName`, sentence: 'Cette personne est déjà dans la liste.' }]
      : [];
  });
}
