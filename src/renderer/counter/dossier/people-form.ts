import { v7 as mintId } from 'uuid';
import { z } from 'zod';
import { formatDate, type IsoDate, isIsoDate, parseTypedDate } from '../../../rules/dates.ts';
import {
  type Household,
  type Occupant,
  REPRESENTATIVES,
  type RoleHolder,
  type Roles,
  WRITTEN_ROLES,
} from '../../../rules/dossier/values.ts';
import { withSlashes } from '../../ui/date-field.tsx';
import type { Fault } from './change-form.ts';
import { keptPhone, type PhoneReading, phoneFault, shownPhone } from './contact-form.ts';

const rowSchema = z.strictObject({
  /** Of the row on the screen. */
  key: z.string(),
  civility: z.string().nullable(),
  lastName: z.string(),
  usageName: z.string().nullable(),
  firstName: z.string(),
  birthText: z.string(),
});
export type PersonRow = z.infer<typeof rowSchema>;

export const householdFormSchema = z.strictObject({ rows: z.array(rowSchema) });
export type HouseholdForm = z.infer<typeof householdFormSchema>;

const holderRowSchema = rowSchema.extend({
  role: z.enum(WRITTEN_ROLES).nullable(),
  kind: z.enum(REPRESENTATIVES).nullable(),
  phone: z.string(),
  /** The telephone as it was held: left untouched, it is kept as it is. */
  heldPhone: z.string().nullable(),
});
export type HolderRow = z.infer<typeof holderRowSchema>;

export const rolesFormSchema = z.strictObject({ rows: z.array(holderRowSchema) });
export type RolesForm = z.infer<typeof rolesFormSchema>;

function rowOf({ civility, lastName, usageName, firstName, birth }: Occupant): PersonRow {
  return {
    key: mintId(),
    civility,
    lastName,
    usageName,
    firstName: firstName ?? '',
    birthText: birth === null ? '' : isIsoDate(birth) ? formatDate(birth) : birth,
  };
}

const NOBODY: Occupant = { civility: null, lastName: '', usageName: null, firstName: null, birth: null };

export function newRow(): PersonRow {
  return rowOf(NOBODY);
}

export function newHolder(): HolderRow {
  return { ...newRow(), role: null, kind: null, phone: '', heldPhone: null };
}

export function householdFormOf({ occupants }: Household): HouseholdForm {
  return { rows: occupants.map(rowOf) };
}

export function rolesFormOf({ people }: Roles): RolesForm {
  return {
    rows: people.map((person) => ({
      ...rowOf(person),
      role: person.role,
      kind: person.kind,
      phone: shownPhone(person.phone),
      heldPhone: person.phone,
    })),
  };
}

/** A birth as its figures come: a year stands as a year, a day takes its slashes. */
export function birthTyped(text: string): string {
  return /^\d{0,4}$/.test(text) ? text : withSlashes(text);
}

/** ISO date, or the year alone; null where nothing is typed. */
export function readBirth(text: string, today: IsoDate): string | null | 'unread' {
  const typed = text.trim();
  if (typed === '') return null;
  if (/^\d{4}$/.test(typed)) return typed;
  const read = parseTypedDate(typed, today, { allowTwoDigitYears: false });
  return read.kind === 'ok' ? read.dates[0] : 'unread';
}

function typedPerson(row: PersonRow, today: IsoDate): Occupant {
  const birth = readBirth(row.birthText, today);
  return {
    civility: row.civility,
    lastName: row.lastName.trim(),
    usageName: row.usageName,
    firstName: row.firstName.trim() === '' ? null : row.firstName.trim(),
    birth: birth === 'unread' ? null : birth,
  };
}

export function typedHousehold({ rows }: HouseholdForm, today: IsoDate): Household {
  return { occupants: rows.map((row) => typedPerson(row, today)) };
}

/** Null while somebody has no role. */
export function typedRoles(
  { rows }: RolesForm,
  readings: readonly (PhoneReading | undefined)[],
  today: IsoDate,
): Roles | null {
  const people: RoleHolder[] = [];
  for (const [at, row] of rows.entries()) {
    if (row.role === null) return null;
    people.push({
      ...typedPerson(row, today),
      role: row.role,
      kind: row.role === 'representant' ? row.kind : null,
      phone: keptPhone(row.phone, row.heldPhone, readings[at]),
    });
  }
  return { people };
}

/** Births that cannot be read, by their path in the value. */
export function birthFaults(
  list: 'occupants' | 'people',
  rows: readonly PersonRow[],
  today: IsoDate,
  sentence: string,
): Fault[] {
  return rows.flatMap(({ birthText }, at) =>
    readBirth(birthText, today) === 'unread' ? [{ field: `${list}.${at}.birth`, sentence }] : [],
  );
}

export function holderFaults(
  { rows }: RolesForm,
  readings: readonly (PhoneReading | undefined)[],
  missingRole: string,
): Fault[] {
  return rows.flatMap(({ role, phone, heldPhone }, at) => [
    ...(role === null ? [{ field: `people.${at}.role`, sentence: missingRole }] : []),
    ...phoneFault(`people.${at}.phone`, phone, heldPhone, readings[at]),
  ]);
}

/** "LE GALL Élodie", for the names of controls; empty while nothing is typed. */
export function rowName({ lastName, firstName }: PersonRow): string {
  return [lastName.trim(), firstName.trim()].filter(Boolean).join(' ');
}
