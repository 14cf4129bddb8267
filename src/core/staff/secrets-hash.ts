import { hash, type Options, verify } from '@node-rs/argon2';

/** RFC 9106, second recommended setting: 64 MiB, 3 passes, 4 lanes. */
const ARGON2ID: Options = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 4 };

export function hashSecret(secret: string): Promise<string> {
  return hash(secret, ARGON2ID);
}

/** Same work whether the agent exists or not: `stored` undefined is compared with a decoy. */
export async function verifySecret(stored: string | null | undefined, secret: string): Promise<boolean> {
  decoy ??= hashSecret('guichet-decoy');
  const known = stored ?? undefined;
  const matches = await verify(known ?? (await decoy), secret);
  return matches && known !== undefined;
}
let decoy: Promise<string> | undefined;

/** True when a stored hash was made with other settings and should be made again at sign-in. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith('$argon2id$v=19$m=65536,t=3,p=4$');
}
