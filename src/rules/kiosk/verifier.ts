/** Cost of one hash: a few milliseconds, so that a copied base is not read through in an afternoon. */
const COST = { n: 4096, r: 8, p: 1 } as const;

/** scrypt, as `node:crypto` gives it: 32 bytes in hexadecimal. Given by the caller: rules do no cryptography. */
export type Derive = (
  text: string,
  salt: string,
  cost: { readonly n: number; readonly r: number; readonly p: number },
) => string;

/**
 * Verifier of a text that a person types: `scrypt$n$r$p$salt$hash`. The purpose is part of what is hashed: a code is no
 * identity.
 * @param salt 32 hexadecimal digits
 */
export function makeVerifier(
  purpose: 'identite' | 'inscription' | 'code' | 'sortie',
  text: string,
  salt: string,
  derive: Derive,
): string {
  const { n, r, p } = COST;
  return ['scrypt', n, r, p, salt, derive(`guichet-borne\n${purpose}\n${text}`, salt, COST)].join('$');
}

/** Whether a text is the one a verifier was made of. A verifier that cannot be read holds for nothing. */
export function verifierHolds(
  purpose: 'identite' | 'inscription' | 'code' | 'sortie',
  text: string,
  verifier: string,
  derive: Derive,
): boolean {
  const [kind, n, r, p, salt, hash] = verifier.split('$');
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const cost = { n: Number(n), r: Number(r), p: Number(p) };
  if (cost.n !== COST.n || cost.r !== COST.r || cost.p !== COST.p) return false;
  return sameText(derive(`guichet-borne\n${purpose}\n${text}`, salt, cost), hash);
}

/** In a time that depends on the length alone. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at += 1)
    difference |= a.charCodeAt(at) ^ b.charCodeAt(at % (b.length || 1));
  return difference === 0;
}
