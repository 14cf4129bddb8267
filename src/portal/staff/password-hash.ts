import { hash, type Options, verify } from '@node-rs/argon2';

/** RFC 9106, second recommended setting: 64 MiB, 3 passes, 4 lanes. The counters check the same hash offline. */
const ARGON2ID: Options = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 4 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID);
}

/** Same work whether the account exists or not: `stored` undefined is compared with a decoy. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('guichet-decoy');
  const matches = await verify(stored ?? (await decoy), password);
  return matches && stored !== undefined;
}
let decoy: Promise<string> | undefined;
