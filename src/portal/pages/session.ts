import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { newToken, tokenHash } from '../devices/tokens.ts';
import type { PortalServices } from '../server/services.ts';
import { verifyPassword } from '../staff/password-hash.ts';
import type { StaffRole } from '../store/tables.ts';

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

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** A day without a failure, and they are forgotten. */
const FORGOTTEN_MS = 24 * 60 * 60_000;
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
    { subject: `account:${hidden(wanted)}`, free: FREE.account },
    { subject: `address:${hidden(address)}`, free: FREE.address },
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
  await database.db
    .deleteFrom('sign_in_failure')
    .where(
      'subject',
      'in',
      subjects.map(({ subject }) => subject),
    )
    .execute();
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

/** Neither a login nor an address is kept where no account may be. */
function hidden(text: string): string {
  return digest(text).toString('base64url').slice(0, 22);
}

/**
 * Counts a try before its password is checked, so that tries sent together do not slip through together; milliseconds to
 * wait where it may not be made. Shared by every instance of the portal.
 */
async function countTry(
  { database: { db }, now }: PortalServices,
  { subject, free }: { readonly subject: string; readonly free: number },
): Promise<number> {
  const at = now();
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ failures: number; until: Date }>`
      INSERT INTO sign_in_failure (subject, failures, until) VALUES (${subject}, 0, ${new Date(at)})
      ON CONFLICT (subject) DO UPDATE SET failures = CASE
        WHEN sign_in_failure.until < ${new Date(at - FORGOTTEN_MS)} THEN 0 ELSE sign_in_failure.failures END
      RETURNING failures, until`.execute(tx);
    const [held] = rows;
    if (held === undefined) throw new Error('a try that was not counted');
    const left = held.until.getTime() - at;
    if (left > 0) return left;
    const failures = held.failures + 1;
    const wait =
      failures <= free
        ? 0
        : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, failures - free - 1));
    await tx
      .updateTable('sign_in_failure')
      .set({ failures, until: new Date(at + wait) })
      .where('subject', '=', subject)
      .execute();
    return 0;
  });
}
