import type { Transaction } from 'kysely';
import { emailKey } from '../../rules/registrations/email.ts';
import { readLogin } from '../../rules/registrations/login.ts';
import type { PortalSpaceState } from '../../rules/registrations/states.ts';
import { newToken, tokenHash } from '../devices/tokens.ts';
import type { PortalServices } from '../server/services.ts';
import { findLogin, spacesOf } from '../spaces/logins.ts';
import { verifyPassword } from '../staff/password-hash.ts';
import { asLandlord } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';
import { countTry, failuresOf, forgetTries, hiddenSubject } from '../store/tries.ts';

/** Without a click for this long, the password is asked again: the telephone may be somebody else's. */
export const IDLE_MS = 30 * 60_000;

/** Failures that cost no wait: of one login, of one address, which a library's whole room may share. */
const FREE = { login: 5, address: 30 } as const;

/** Failures after which a question is asked of whoever tries again. */
const FAILURES_BEFORE_QUESTION = 3;

/** A tenant at his own pages. */
export type Tenant = { readonly person: string; readonly csrf: string };

export type TenantSpace = Awaited<ReturnType<typeof spacesOf>>[number];

export type TenantSignIn =
  | { readonly kind: 'in'; readonly token: string }
  /** Unknown, without a password, or another password: one answer for all three. */
  | { readonly kind: 'wrong' }
  /** The right password, and no space that is open. */
  | { readonly kind: 'shut'; readonly state: Exclude<PortalSpaceState, 'active'> }
  | { readonly kind: 'wait'; readonly seconds: number };

/** Under what tries are counted: however the login is typed, it is one. */
function subjectsOf(login: string, address: string) {
  const read = readLogin(login.slice(0, 300));
  const known = read.kind === 'email' ? emailKey(read.key) : read.identifier;
  return [
    { subject: hiddenSubject('tenant', known), free: FREE.login },
    { subject: hiddenSubject('tenant-address', address), free: FREE.address },
  ] as const;
}

/** Whether a question is asked of who tries this login from this address; an unknown login counts like a known one. */
export async function triedOften(
  services: PortalServices,
  { login, address }: { readonly login: string; readonly address: string },
): Promise<boolean> {
  const subjects = subjectsOf(login, address).map(({ subject }) => subject);
  return (await failuresOf(services, subjects)) >= FAILURES_BEFORE_QUESTION;
}

/** Seconds to wait before this password may be tried; 0: it may. The try is counted. */
export async function countPasswordTry(
  services: PortalServices,
  tried: { readonly login: string; readonly address: string },
): Promise<number> {
  const waits = await Promise.all(
    subjectsOf(tried.login, tried.address).map((one) => countTry(services, one)),
  );
  return Math.ceil(Math.max(...waits) / 1000);
}

export async function forgetPasswordTries(
  { database }: PortalServices,
  { login, address }: { readonly login: string; readonly address: string },
): Promise<void> {
  await forgetTries(
    database,
    subjectsOf(login, address).map(({ subject }) => subject),
  );
}

/** Whoever has just chosen a password by a way in of his own waits for nobody's guesses. */
export async function forgetGuesses(
  { database }: PortalServices,
  { identifier, email }: { readonly identifier: string; readonly email: string | null },
): Promise<void> {
  const known = [identifier, ...(email === null ? [] : [emailKey(email)])];
  await forgetTries(
    database,
    known.map((one) => hiddenSubject('tenant', one)),
  );
}

export async function signInTenant(
  services: PortalServices,
  tried: { readonly login: string; readonly password: string; readonly address: string },
): Promise<TenantSignIn> {
  const { database } = services;
  const seconds = await countPasswordTry(services, tried);
  if (seconds > 0) return { kind: 'wait', seconds };
  const found = await asLandlord(database, (tx) => findLogin(tx, tried.login));
  const matches = await verifyPassword(found?.passwordHash ?? undefined, tried.password);
  if (!matches || found === undefined) return { kind: 'wrong' };
  await forgetPasswordTries(services, tried);
  const { person } = found;
  const spaces = await asLandlord(database, (tx) => spacesOf(tx, person));
  const shut = shutState(spaces);
  if (shut !== undefined) return { kind: 'shut', state: shut };
  services.log.info('tenant-signed-in');
  const token = await asLandlord(database, (tx) => beginSession(tx, person, services.now()));
  return { kind: 'in', token };
}

/** What to say to a person none of whose spaces is open; undefined when one is. */
function shutState(spaces: readonly TenantSpace[]): Exclude<PortalSpaceState, 'active'> | undefined {
  const states = spaces.map(({ state }) => state);
  if (states.includes('active')) return undefined;
  return (['suspended', 'pending', 'exited'] as const).find((state) => states.includes(state)) ?? 'closed';
}

/** @returns the token of the cookie; only its hash is kept */
export async function beginSession(
  tx: Transaction<PortalTables>,
  person: string,
  now: number,
): Promise<string> {
  const token = newToken();
  await tx.deleteFrom('tenant_session').where('expires_at', '<', new Date(now)).execute();
  await tx
    .insertInto('tenant_session')
    .values({ token_hash: tokenHash(token), person, csrf: newToken(), expires_at: new Date(now + IDLE_MS) })
    .execute();
  await tx
    .updateTable('tenant_login')
    .set({ last_sign_in_at: new Date(now) })
    .where('person', '=', person)
    .execute();
  return token;
}

/** Who holds this token, and the session goes on; undefined once it is over, or no space of his is open any more. */
export async function tenantOf(
  { database, now }: PortalServices,
  token: string,
): Promise<Tenant | undefined> {
  const at = now();
  return asLandlord(database, async (tx) => {
    const held = await tx
      .updateTable('tenant_session')
      .set({ expires_at: new Date(at + IDLE_MS) })
      .where('token_hash', '=', tokenHash(token))
      .where('expires_at', '>', new Date(at))
      .returning(['person', 'csrf'])
      .executeTakeFirst();
    if (held === undefined) return undefined;
    const open = await tx
      .selectFrom('tenant_space')
      .select('account')
      .where('person', '=', held.person)
      .where('state', '=', 'active')
      .limit(1)
      .executeTakeFirst();
    return open === undefined ? undefined : held;
  });
}

export async function endSession({ database: { db } }: PortalServices, token: string): Promise<void> {
  await db.deleteFrom('tenant_session').where('token_hash', '=', tokenHash(token)).execute();
}
