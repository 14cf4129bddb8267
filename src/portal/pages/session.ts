import { createHash, timingSafeEqual } from 'node:crypto';
import { newToken, tokenHash } from '../devices/tokens.ts';
import type { PortalServices } from '../server/services.ts';
import { verifyPassword } from '../staff/password-hash.ts';
import type { StaffRole } from '../store/tables.ts';
import { countTry, forgetTries, hiddenSubject } from '../store/tries.ts';

/** A person of the landlord at the portal's pages. */
export type Viewer = {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly jobTitle: string;
  readonly role: Exclude<StaffRole, 'agent'>;
  /** The one agency this person sees; null: every agency. */
  readonly agency: string | null;
  readonly csrf: string;
};

export type SignIn =
  | { readonly kind: 'in'; readonly token: string }
  /** Unknown, closed, or another password: one answer for all three. */
  | { readonly kind: 'wrong' }
  /** The right password of someone these pages are not for. */
  | { readonly kind: 'not-for-agents' }
  /** Too many tries. */
  | { readonly kind: 'wait'; readonly seconds: number };

/** Without a click for this long, the password is asked again. */
export const IDLE_MS = 60 * 60_000;

/** Failures that cost no wait: of one account, of one address, which a whole agency may share. */
const FREE = { account: 5, address: 30 } as const;

export async function signIn(
  services: PortalServices,
  {
    login,
    password,
    address,
  }: { readonly login: string; readonly password: string; readonly address: string },
): Promise<SignIn> {
  const { database, now } = services;
  const wanted = login.trim().toLowerCase().slice(0, 60);
  const subjects = [
    { subject: hiddenSubject('account', wanted), free: FREE.account },
    { subject: hiddenSubject('address', address), free: FREE.address },
  ];
  const waits = await Promise.all(subjects.map((one) => countTry(services, one)));
  const wait = Math.max(...waits);
  if (wait > 0) return { kind: 'wait', seconds: Math.ceil(wait / 1000) };
  const found = await database.db
    .selectFrom('staff')
    .selectAll()
    .where('login', '=', wanted)
    .where('active', '=', true)
    .executeTakeFirst();
  const matches = await verifyPassword(found?.password_hash, password);
  if (!matches || found === undefined) return { kind: 'wrong' };
  await forgetTries(
    database,
    subjects.map(({ subject }) => subject),
  );
  if (found.role === 'agent') return { kind: 'not-for-agents' };
  const token = newToken();
  await database.db
    .insertInto('staff_session')
    .values({
      token_hash: tokenHash(token),
      staff: found.id,
      csrf: newToken(),
      expires_at: new Date(now() + IDLE_MS),
    })
    .execute();
  services.log.info('staff-signed-in', { role: found.role });
  return { kind: 'in', token };
}

/** Who holds this token, and their session goes on; undefined once it is over. */
export async function viewerOf(
  { database: { db }, now }: PortalServices,
  token: string,
): Promise<Viewer | undefined> {
  const at = now();
  const row = await db
    .updateTable('staff_session')
    .from('staff')
    .set({ expires_at: new Date(at + IDLE_MS) })
    .where('staff_session.token_hash', '=', tokenHash(token))
    .where('staff_session.expires_at', '>', new Date(at))
    .whereRef('staff.id', '=', 'staff_session.staff')
    .where('staff.active', '=', true)
    .returning([
      'staff.id',
      'staff.name',
      'staff.initials',
      'staff.job_title',
      'staff.role',
      'staff.agency',
      'staff_session.csrf',
    ])
    .executeTakeFirst();
  if (row === undefined || row.role === 'agent') return undefined;
  const { id, name, initials, job_title, role, agency, csrf } = row;
  return {
    id,
    name,
    initials,
    jobTitle: job_title,
    role,
    agency: role === 'administrateur' ? null : agency,
    csrf,
  };
}

export async function signOut({ database: { db } }: PortalServices, token: string): Promise<void> {
  await db.deleteFrom('staff_session').where('token_hash', '=', tokenHash(token)).execute();
}

/** Sessions whose time is over. */
export async function sweepSessions({ database: { db }, now }: PortalServices): Promise<void> {
  await db.deleteFrom('staff_session').where('expires_at', '<', new Date(now())).execute();
}

export function sameToken(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
