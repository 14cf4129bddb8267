import { assertNever } from '../brand.ts';
import { nameKey } from '../names.ts';
import { phoneKey } from '../phones.ts';
import { emailKey } from '../registrations/email.ts';
import { isApostrophe, withAsciiDashes } from '../unicode.ts';
import type { DossierPart, Occupant, PartValue, RoleHolder } from './values.ts';

/**
 * Whether two values of a part say the same thing: telephones by their digits, e-mails whatever their case, people in
 * any order by their name keys. What the ERP writes its own way must still be the value a change was based on.
 */
export function sameValue<Part extends DossierPart>(
  part: Part,
  a: PartValue<Part>,
  b: PartValue<Part>,
): boolean {
  return valueKey(part, a) === valueKey(part, b);
}

/**
 * What stands now, from what the ERP says and the changes in effect, in their order: each counts where the value it was
 * based on is the one that stands. An ERP that caught up, or moved on, is right by itself.
 */
export function standingValue<Part extends DossierPart>(
  part: Part,
  erp: PartValue<Part>,
  changes: readonly { readonly base: PartValue<Part>; readonly value: PartValue<Part> }[],
): PartValue<Part> {
  let standing = erp;
  for (const { base, value } of changes) {
    if (sameValue(part, base, standing)) standing = value;
  }
  return standing;
}

/** One text for all the writings of a value: its version, to compare by. */
export function valueKey<Part extends DossierPart>(part: Part, value: PartValue<Part>): string {
  return JSON.stringify(canonical(value, part));
}

function canonical(value: PartValue, part: DossierPart): unknown {
  switch (part) {
    case 'coordonnees':
      if (!('phone1' in value)) break;
      return [phone(value.phone1), phone(value.phone2), email(value.email)];
    case 'adresse-courrier':
      if (!('lines' in value)) break;
      return (value.lines ?? []).map(plain).filter((line) => line !== '');
    case 'foyer':
      if (!('occupants' in value)) break;
      return value.occupants.map(occupant).toSorted();
    case 'roles':
      if (!('people' in value)) break;
      return value.people.map(holder).toSorted();
    case 'protection':
      if (!('masked' in value)) break;
      return value.masked;
    default:
      return assertNever(part);
  }
  throw new TypeError(`Not a value of ${part}`);
}

function phone(text: string | null): string {
  const typed = text?.trim() ?? '';
  return phoneKey(typed) ?? plain(typed);
}

function email(text: string | null): string {
  return text === null ? '' : emailKey(text);
}

function occupant({ civility, lastName, usageName, firstName, birth }: Occupant): string {
  const names = [lastName, usageName, firstName].map((name) => nameKey(name ?? ''));
  return [...names, nameKey(civility ?? ''), birth ?? ''].join('|');
}

function holder(person: RoleHolder): string {
  return [person.role, person.kind ?? '', occupant(person), phone(person.phone)].join('|');
}

/** Case, spaces, apostrophes and dashes apart; accents count: they are what a correction corrects. */
function plain(text: string): string {
  const dashed = withAsciiDashes(text.normalize('NFC'));
  return Array.from(dashed, (sign) => (isApostrophe(sign) ? "'" : sign))
    .join('')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
