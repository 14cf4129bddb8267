import { hash } from 'node:crypto';
import type { KioskPerson } from '../../rules/kiosk/account.ts';
import type { PicturedPerson } from '../../rules/kiosk/picture.ts';
import { makeVerifier } from '../../rules/kiosk/verifier.ts';
import { derive } from './derive.ts';

/** Makes of a person what a kiosk may hold of him. @param salt 32 hexadecimal digits, his alone */
export function kioskPerson(person: PicturedPerson, salt: string): KioskPerson {
  const { mayRegister, space, reachable, identityTexts, registrationTexts } = person;
  return {
    handle: hash('sha256', `guichet-borne\npersonne\n${salt}\n${person.person}`),
    salt,
    identity: identityTexts.map((text) => makeVerifier('identite', text, salt, derive)),
    registration: registrationTexts.map((text) => makeVerifier('inscription', text, salt, derive)),
    mayRegister,
    space,
    reachable,
  };
}
