import { isIsoDate } from '../dates.ts';
import { nameKey } from '../names.ts';
import { readBirth } from '../registrations/birth.ts';
import type { HeldIdentity, IdentityField } from '../registrations/identity.ts';
import { capitals, type NameCompare, seenName } from '../registrations/name-difference.ts';
import { keysOfNames, twoNames } from '../registrations/usage-names.ts';

/** What somebody typed, each as he typed it. */
export type TypedAnswers = {
  readonly lastName: string | null;
  readonly firstName: string | null;
  readonly birth: string | null;
};

/*
 * Two names are the same for the landlord where a text made of one is a text made of the other (`compareIdentity`); only
 * hashes of the texts are kept. Beside a name itself: `*KEY` is a name of a person held under no other name, of which
 * one of two typed is enough; `+A+B` two names of one person; `~1960` the year of somebody whose day nobody knows;
 * `!1960` a year typed alone, which 1 January of the file stands for;
 * `=KEY` a name that is only itself.
 */

/**
 * Texts of which verifiers are made for a person. None where the file lacks something that is asked: it then proves
 * nobody.
 * @param fields what is asked, in its order
 */
export function heldTexts(
  fields: readonly IdentityField[],
  compare: NameCompare,
  held: HeldIdentity,
): readonly string[] {
  // A company has neither first name nor birth.
  if (held.civility === 'STE' && fields.some((field) => field !== 'nom')) return [];
  return together(fields.map((field) => heldOf(field, compare, held)));
}

/**
 * Texts that what was typed may stand for; none where it cannot be read or something is missing. The plainest is first.
 * @param today ISO date
 */
export function typedTexts(
  fields: readonly IdentityField[],
  compare: NameCompare,
  typed: TypedAnswers,
  today: string,
): readonly string[] {
  return together(fields.map((field) => typedOf(field, compare, typed, today)));
}

function together(parts: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...rest] = parts;
  const all = rest.reduce(
    (before, part) => before.flatMap((one) => part.map((other) => `${one}\n${other}`)),
    first,
  );
  return [...new Set(all)];
}

function heldOf(field: IdentityField, compare: NameCompare, held: HeldIdentity): readonly string[] {
  switch (field) {
    case 'nom':
      return heldLastName(compare, held);
    case 'prenom':
      return written(compare, held.firstName ?? '');
    case 'date_naissance':
      return heldBirth(held.birth ?? '');
  }
}

function typedOf(
  field: IdentityField,
  compare: NameCompare,
  typed: TypedAnswers,
  today: string,
): readonly string[] {
  switch (field) {
    case 'nom':
      return typedLastName(compare, typed.lastName ?? '');
    case 'prenom':
      return written(compare, typed.firstName ?? '');
    case 'date_naissance':
      return typedBirth(typed.birth ?? '', today);
  }
}

/** A name as one way of comparing sees it; none where there is nothing to see. */
function written(compare: NameCompare, name: string): readonly string[] {
  const seen = seenName(name);
  if (seen === '') return [];
  if (compare === 'exact') return [seen];
  if (compare === 'upper-case') return [capitals(seen)];
  return [nameKey(seen) === '' ? seen : nameKey(seen)];
}

function heldLastName(compare: NameCompare, { lastName, usageName }: HeldIdentity): readonly string[] {
  const own = plainLastName(compare, lastName);
  if (compare !== 'loose' || own.length === 0) return own;
  const keys = [...new Set([...keysOfNames(lastName), ...keysOfNames(usageName ?? '')])];
  const usage = usageName ?? twoNames(lastName)?.usageName ?? null;
  if (usage === null) return [...own, ...keys, ...keys.map((key) => `*${key}`)];
  const pairs = keys.flatMap((a) => keys.filter((b) => a < b).map((b) => `+${a}+${b}`));
  return [...own, ...keys, ...pairs];
}

/**
 * A last name by itself. One of two names in another script has no key: the whole is then only the whole, and no other
 * name that shares what is left of it.
 */
function plainLastName(compare: NameCompare, lastName: string): readonly string[] {
  const own = written(compare, lastName);
  const two = compare === 'loose' ? twoNames(lastName) : undefined;
  const half = two !== undefined && (nameKey(two.birthName) === '' || nameKey(two.usageName) === '');
  return half ? own.map((text) => `=${text}`) : own;
}

function typedLastName(compare: NameCompare, lastName: string): readonly string[] {
  const own = plainLastName(compare, lastName);
  const two = compare === 'loose' ? twoNames(lastName) : undefined;
  if (two === undefined || own.length === 0) return own;
  const [a = '', b = ''] = [nameKey(two.birthName), nameKey(two.usageName)].toSorted();
  if (a === b) return [...own, a];
  return [...own, `*${a}`, `*${b}`, `+${a}+${b}`];
}

function heldBirth(birth: string): readonly string[] {
  if (/^\d{4}$/.test(birth)) return [`~${birth}`];
  if (!isIsoDate(birth)) return [];
  return birth.endsWith('-01-01') ? [birth, `!${birth.slice(0, 4)}`] : [birth];
}

function typedBirth(birth: string, today: string): readonly string[] {
  const read = readBirth(birth, today);
  switch (read.kind) {
    case 'day':
      return [read.date, `~${read.date.slice(0, 4)}`];
    case 'year':
      return [`~${read.year}`, `!${read.year}`];
    case 'unreadable':
      return [];
  }
}
