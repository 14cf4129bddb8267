import type { WritableDb } from '../src/core/database/connection.ts';
import { displayName } from '../src/rules/names.ts';
import { type Random, random } from './random.ts';

type Person = {
  readonly lastName: string;
  readonly firstName: string | null;
  readonly usageName: string | null;
  readonly phone1: string | null;
  readonly birth: string | null;
  readonly address1: string;
  readonly city: string;
};

/**
 * What clerks type, made from people of the base: names in both orders, without accents, particles glued or left out,
 * a letter mistyped, streets, names with streets, telephones, birth dates. The same base gives the same script.
 */
export function typedQueries(db: WritableDb, count: number): string[] {
  const from = random(7);
  const people = db.prepare<[], number>('SELECT max(id) FROM party').pluck().get() ?? 0;
  const read = db.prepare<[number], Person>(
    `SELECT p.last_name AS lastName, p.first_name AS firstName, p.usage_name AS usageName, p.phone1, p.birth,
       d.address1, d.city
     FROM party y JOIN person p ON p.id = y.person_id JOIN lease l ON l.id = y.lease_id JOIN dwelling d ON d.code = l.dwelling_code
     WHERE y.id = ?`,
  );
  return Array.from({ length: count }, () => {
    const person = read.get(1 + from.below(people));
    if (person === undefined) throw new Error('no such party');
    return written(person, from).toLowerCase();
  });
}

function written(person: Person, from: Random): string {
  const { lastName, address1 } = person;
  const firstName = person.firstName ?? '';
  const street = address1.replace(/^\d+\s/, '');
  switch (from.below(12)) {
    case 0:
      return `${firstName} ${lastName}`;
    case 1:
      return displayName(person).normalize('NFD').replace(/\p{M}/gu, '');
    case 2:
      return `${lastName} ${firstName}`.replace(/[-' ]/g, '');
    case 3:
      return `${lastName.replace(/^(le|la|de|d'|du|el|ben)\s?/i, '')} ${firstName}`;
    case 4:
      return mistyped(lastName, from);
    case 5:
      return address1;
    case 6:
      return `${street} ${person.city}`;
    case 7:
      return `${lastName} ${street.replace(/^\S+\s(de la |des |du |de )?/i, '')}`;
    case 8:
      return person.phone1 ?? lastName;
    case 9:
      return person.birth === null ? lastName : person.birth.split('-').toReversed().join('/');
    default:
      return `${lastName} ${firstName}`;
  }
}

function mistyped(name: string, from: Random): string {
  const at = from.below(name.length);
  return `${name.slice(0, at)}x${name.slice(at + 1)}`;
}

/** Every keystroke of each text, as the field asks for it. */
export function keystrokes(texts: readonly string[]): string[] {
  return texts.flatMap((text) => Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1)));
}

/** The two-letter beginnings of words that the base holds, most of them many times. */
export function twoLetters(texts: readonly string[]): string[] {
  const beginnings = texts
    .flatMap((text) =>
      text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .split(/[^a-z]+/),
    )
    .map((word) => word.slice(0, 2))
    .filter((beginning) => beginning.length === 2);
  return [...new Set(beginnings)].toSorted();
}
