import { hash } from 'node:crypto';
import type { IssuedFacts } from './paper-facts.ts';

/** Crockford's alphabet: none of its characters is mistaken for another when read aloud or copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

type WithoutCode<F> = F extends unknown ? Omit<F, 'code'> : never;
/** Each kind of facts, its code taken off. */
export type FactsWithoutCode = WithoutCode<IssuedFacts>;

/**
 * Forty bits of the SHA-256 of a paper's facts, as they are written beside it but for this code, in their order. It proves nothing by itself: it is compared, with the number, to the
 * facts kept at the till, so that a paper whose amount or name was changed does not agree.
 */
export function verificationCode(facts: FactsWithoutCode): string {
  const digest = hash('sha256', JSON.stringify(facts), 'buffer');
  let bits = digest.readUIntBE(0, 5);
  let code = '';
  for (let i = 0; i < 8; i++) {
    code = (ALPHABET[bits % 32] ?? '') + code;
    bits = Math.floor(bits / 32);
  }
  return code;
}
