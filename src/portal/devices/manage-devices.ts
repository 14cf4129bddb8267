import { type DeviceKind, tillCodeSchema } from '../../contract/portal.ts';
import { isKioskFeed } from '../../rules/sync/portal-store.ts';
import type { PortalServices } from '../server/services.ts';
import { listAgencies } from './agencies.ts';
import { codeHash, newOneTimeCode, shownCode } from './one-time-code.ts';

/** How long a code may wait to be typed. */
export const CODE_HOURS = 24;

export type WantedPost = {
  readonly agency: string;
  readonly post: string;
  readonly till: string;
  readonly kind?: DeviceKind;
  /** Who asked for the code: an account's login, or `ligne de commande`. */
  readonly by: string;
};

export type NewCode =
  /** `shown` is told to a person once; only its hash is kept. */
  | { readonly kind: 'made'; readonly shown: string; readonly expiresAt: Date }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Makes a one-time code for a post of an agency. */
export async function makeEnrolmentCode(
  { database, now, log }: PortalServices,
  { agency, post, till, kind = 'counter', by }: WantedPost,
): Promise<NewCode> {
  const refusal = await refusalOf(database, agency, post, till);
  if (refusal !== undefined) return { kind: 'refused', sentence: refusal };
  const code = newOneTimeCode();
  const expiresAt = new Date(now() + CODE_HOURS * 3_600_000);
  await database.db
    .insertInto('enrolment_code')
    .values({ code_hash: codeHash(code), agency, post, till, kind, created_by: by, expires_at: expiresAt })
    .execute();
  log.info('enrolment-code-made', { agency, kind });
  return { kind: 'made', shown: shownCode(code), expiresAt };
}

async function refusalOf(
  database: PortalServices['database'],
  agency: string,
  post: string,
  till: string,
): Promise<string | undefined> {
  if (agency === '' || agency === '*' || isKioskFeed(agency)) return "L'agence attend son code.";
  const agencies = await listAgencies(database);
  if (agencies.length > 0 && !agencies.some(({ code }) => code === agency)) {
    const known = agencies.map(({ code, name }) => `${code} (${name})`).join(', ');
    return `L'agence «\u202f${agency}\u202f» n'est pas dans les fichiers du bailleur. Agences connues\u202f: ${known}.`;
  }
  if (post.trim() === '' || post.length > 60) return 'Le poste attend un nom de 60 caractères au plus.';
  if (!tillCodeSchema.safeParse(till).success) {
    return 'La caisse attend un code de 1 à 8 lettres majuscules et chiffres, comme G2.';
  }
  const holder = await database.db
    .selectFrom('device')
    .select('post')
    .where('till', '=', till)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return holder === undefined
    ? undefined
    : `La caisse ${till} est déjà celle du poste «\u202f${holder.post}\u202f». Retirez-le d'abord (revoke), ou donnez un autre code.`;
}

export type DeviceLine = {
  readonly id: string;
  readonly agency: string;
  readonly post: string;
  readonly till: string;
  readonly kind: DeviceKind;
  readonly enrolledAt: Date;
  readonly lastSeenAt: Date | null;
  readonly revokedAt: Date | null;
};

/** Every post ever joined, oldest first. */
export async function listDevices({ database: { db } }: PortalServices): Promise<readonly DeviceLine[]> {
  const rows = await db.selectFrom('device').selectAll().orderBy('enrolled_at').orderBy('id').execute();
  return rows.map(({ id, agency, post, till, kind, enrolled_at, last_seen_at, revoked_at }) => ({
    id,
    agency,
    post,
    till,
    kind,
    enrolledAt: enrolled_at,
    lastSeenAt: last_seen_at,
    revokedAt: revoked_at,
  }));
}

/** Ends a post's access, from its next request on. False for a device that is not there or was revoked before. */
export async function revokeDevice(
  { database: { db }, now, log }: PortalServices,
  device: string,
): Promise<boolean> {
  const row = await db
    .updateTable('device')
    .set({ revoked_at: new Date(now()) })
    .where('id', '=', device)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  log.info('device-revoked', { device });
  return true;
}
