import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: nothing can be learnt from comparing its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token: a copy of the database opens nothing. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
