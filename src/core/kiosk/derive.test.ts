import { expect, it } from 'vitest';
import { makeVerifier, verifierHolds } from '../../rules/kiosk/verifier.ts';
import { derive } from './derive.ts';

const SALT = '0f'.repeat(16);
const VERIFIER = makeVerifier('code', 'ABCD2345', SALT, derive);

it('holds for the text, the purpose and the salt it was made of, and for nothing else', () => {
  expect(verifierHolds('code', 'ABCD2345', VERIFIER, derive)).toBe(true);
  expect(verifierHolds('code', 'ABCD2346', VERIFIER, derive)).toBe(false);
  expect(verifierHolds('sortie', 'ABCD2345', VERIFIER, derive)).toBe(false);
  expect(verifierHolds('code', 'ABCD2345', VERIFIER.replace(SALT, 'f0'.repeat(16)), derive)).toBe(false);
});

it.each([
  ['', ''],
  ['of another kind', VERIFIER.replace('scrypt', 'sha256')],
  ['of a lesser cost', VERIFIER.replace('$4096$', '$2$')],
  ['cut', VERIFIER.slice(0, -2)],
])('that is nothing, or %s, holds for nothing', (_, verifier) => {
  expect(verifierHolds('code', 'ABCD2345', verifier, derive)).toBe(false);
});

it('says nothing of what it was made of', () => {
  expect(VERIFIER).toMatch(/^scrypt\$4096\$8\$1\$(0f){16}\$[0-9a-f]{64}$/);
});
