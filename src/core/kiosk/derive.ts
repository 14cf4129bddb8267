import { scryptSync } from 'node:crypto';
import type { Derive } from '../../rules/kiosk/verifier.ts';

/** scrypt over the UTF-8 of the text; the salt is hexadecimal. */
export const derive: Derive = (text, salt, { n, r, p }) =>
  scryptSync(text, Buffer.from(salt, 'hex'), 32, { N: n, r, p, maxmem: 64 * 1024 * 1024 }).toString('hex');
