import type { KioskPerson } from './account.ts';
import { type Derive, makeVerifier } from './verifier.ts';

/** People that one answer is held against, at least: more than hold nearly any account. */
const PLACES = 6;
/** Of nobody: what was typed is hashed all the same. */
const NOBODY = '00000000000000000000000000000000';

/**
 * Which of the people of an account the texts of an answer fit. Whether there is an account or not, and whoever fits, the
 * same number of hashes is made.
 * @param people none where the reference is of no account here
 * @param texts what was typed may stand for (`typedTexts`)
 */
export function recognise(
  people: readonly KioskPerson[],
  texts: readonly string[],
  derive: Derive,
): KioskPerson | undefined {
  const places = Math.max(1, Math.ceil(people.length / PLACES)) * PLACES;
  let found: KioskPerson | undefined;
  for (let place = 0; place < places; place += 1) {
    const person = people[place];
    const fits = holds('identite', person?.identity ?? [], person?.salt ?? NOBODY, texts, derive);
    if (fits) found ??= person;
  }
  return found;
}

/** Whether what was typed is what the landlord compares before a registration of this person. */
export function registers(person: KioskPerson, texts: readonly string[], derive: Derive): boolean {
  return holds('inscription', person.registration, person.salt, texts, derive);
}

function holds(
  purpose: 'identite' | 'inscription',
  verifiers: readonly string[],
  salt: string,
  texts: readonly string[],
  derive: Derive,
): boolean {
  let fits = false;
  for (const text of texts) {
    const made = makeVerifier(purpose, text, salt, derive);
    fits = verifiers.includes(made) || fits;
  }
  return fits;
}
