import type { SessionAnswer, SessionRequest } from '../../contract/portal.ts';
import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import type { PortalServices } from '../server/services.ts';
import { signatureHolds } from './device-key.ts';
import { newToken, tokenHash } from './tokens.ts';

const NONCE_MS = 120_000;
/** How long a token opens the portal. */
export const SESSION_SECONDS = 900;

/** A number to sign, once, within two minutes. Given and kept for an unknown device as well. */
export async function giveChallenge(
  { database: { db }, now }: PortalServices,
  device: string,
): Promise<string> {
  const nonce = newToken();
  await db
    .insertInto('device_challenge')
    .values({ nonce, device, expires_at: new Date(now() + NONCE_MS) })
    .execute();
  return nonce;
}

export type OpenedSession =
  | { readonly kind: 'opened'; readonly answer: SessionAnswer }
  /** The nonce is not, or no longer, to be signed: another is asked for. */
  | { readonly kind: 'stale' }
  /** Unknown or revoked device, or not its signature: one answer for all three. */
  | { readonly kind: 'refused' };

export async function openSession(
  { database: { db }, now }: PortalServices,
  { device, nonce, signature }: SessionRequest,
): Promise<OpenedSession> {
  const at = now();
  const challenge = await db
    .deleteFrom('device_challenge')
    .where('nonce', '=', nonce)
    .where('device', '=', device)
    .returning('expires_at')
    .executeTakeFirst();
  if (challenge === undefined || challenge.expires_at.getTime() <= at) return { kind: 'stale' };
  const known = await db
    .selectFrom('device')
    .select(['public_key', 'revoked_at'])
    .where('id', '=', device)
    .executeTakeFirst();
  const holds = signatureHolds(known?.public_key, device, nonce, signature);
  if (!holds || known?.revoked_at !== null) return { kind: 'refused' };
  const token = newToken();
  const expires = new Date(at + SESSION_SECONDS * 1000);
  await db
    .insertInto('device_session')
    .values({ token_hash: tokenHash(token), device, expires_at: expires })
    .execute();
  await db
    .updateTable('device')
    .set({ last_seen_at: new Date(at) })
    .where('id', '=', device)
    .execute();
  return { kind: 'opened', answer: { token, seconds: SESSION_SECONDS } };
}

export type TokenHolder =
  | { readonly kind: 'device'; readonly identity: DeviceIdentity }
  /** The token was good; the post no longer is. */
  | { readonly kind: 'revoked' }
  | { readonly kind: 'unknown' };

/** Whose token this is. Read from the database at every call: a revocation holds at once, on every instance. */
export async function holderOfToken(
  { database: { db }, now }: PortalServices,
  token: string,
): Promise<TokenHolder> {
  const row = await db
    .selectFrom('device_session')
    .innerJoin('device', 'device.id', 'device_session.device')
    .select(['device.id', 'device.agency', 'device.kind', 'device.revoked_at', 'device_session.expires_at'])
    .where('device_session.token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  if (row === undefined || row.expires_at.getTime() <= now()) return { kind: 'unknown' };
  if (row.revoked_at !== null) return { kind: 'revoked' };
  return { kind: 'device', identity: { device: row.id, agency: row.agency, kind: row.kind } };
}

/** Removes nonces, tokens and codes whose time is over. A used code stays a week, for a post that lost its answer. */
export async function sweepExpired({ database: { db }, now }: PortalServices): Promise<void> {
  const at = now();
  await db.deleteFrom('device_challenge').where('expires_at', '<', new Date(at)).execute();
  await db.deleteFrom('device_session').where('expires_at', '<', new Date(at)).execute();
  await db
    .deleteFrom('enrolment_code')
    .where('expires_at', '<', new Date(at - 7 * 86_400_000))
    .execute();
}
