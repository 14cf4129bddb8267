import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { activationCodeText, LINK_DAYS } from '../../rules/registrations/activation-code.ts';
import { newToken, tokenHash } from '../devices/tokens.ts';
import type { LinkChannel, LinkPurpose, PortalTables } from '../store/tables.ts';
import { lockPerson } from './space-locks.ts';

type Tx = Transaction<PortalTables>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a link that was sent by mail works. */
const LINK_MS: Readonly<Record<LinkPurpose, number>> = {
  activation: LINK_DAYS * DAY_MS,
  password: HOUR_MS,
  email: DAY_MS,
};

/** Wrong tries after which a way in works no more. */
const TRIES = 5;

type Holder = { readonly person: string; readonly account: string | null };

/**
 * A link to be mailed; those before it, of the same purpose, work no more. Answers its token, of which only the hash is
 * kept.
 */
export async function makeLink(
  tx: Tx,
  link: Holder & {
    readonly purpose: LinkPurpose;
    readonly channel: 'email';
    readonly feed: string;
    readonly email: string;
    readonly at: Date;
  },
): Promise<string> {
  const { purpose, channel, person, account, feed, email, at } = link;
  await dropWaysIn(tx, { person, account, purpose, at });
  const token = newToken();
  await keepWay(tx, {
    hash: tokenHash(token),
    purpose,
    channel,
    person,
    account,
    feed,
    email,
    made_at: at,
    expires_at: new Date(at.getTime() + LINK_MS[purpose]),
  });
  return token;
}

/** The code of a slip that a counter printed, as its hash. A link made before it stays: both are given together. */
export async function keepSlipCode(
  tx: Tx,
  slip: {
    readonly hash: string;
    readonly person: string;
    readonly account: string;
    readonly feed: string;
    readonly expiresAt: Date;
    readonly at: Date;
  },
): Promise<void> {
  const { hash, person, account, feed, expiresAt, at } = slip;
  await keepWay(tx, {
    hash,
    purpose: 'activation',
    channel: 'slip',
    person,
    account,
    feed,
    email: null,
    made_at: at,
    expires_at: expiresAt,
  });
}

async function keepWay(
  tx: Tx,
  way: Holder & {
    readonly hash: string;
    readonly purpose: LinkPurpose;
    readonly channel: LinkChannel;
    readonly feed: string;
    readonly email: string | null;
    readonly made_at: Date;
    readonly expires_at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('tenant_link')
    .values(way)
    .onConflict((on) => on.column('hash').doNothing())
    .execute();
}

/** What stands open of this person's works no more. Without `purpose`: whatever it was for. */
export async function dropWaysIn(
  tx: Tx,
  { person, account, purpose, at }: Holder & { readonly purpose?: LinkPurpose; readonly at: Date },
): Promise<void> {
  let open = tx
    .updateTable('tenant_link')
    .set({ dropped_at: at })
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .where('dropped_at', 'is', null);
  if (purpose !== undefined) open = open.where('purpose', '=', purpose);
  // A new password or address is the person's, whatever account it was asked on.
  if (account !== null && purpose !== 'password' && purpose !== 'email') {
    open = open.where('account', '=', account);
  }
  await open.execute();
}

export type WayIn =
  | {
      readonly kind: 'open';
      readonly hash: string;
      readonly person: string;
      readonly account: string | null;
      readonly feed: string;
      readonly channel: LinkChannel;
      /** Address it was sent to; null on a slip. */
      readonly email: string | null;
    }
  /** `expired`: too old, dropped, or another took its place. */
  | { readonly kind: 'used' | 'expired' | 'unknown' };

/** Looks at a link or at the code of a slip, and uses nothing. `code`: its twelve letters, as `readActivationCode` gives them. */
export async function findWayIn(
  tx: Tx,
  asked: {
    readonly token?: string;
    readonly code?: string;
    readonly purpose: LinkPurpose;
    readonly at: Date;
  },
): Promise<WayIn> {
  const { token, code, purpose, at } = asked;
  const hash = token !== undefined ? tokenHash(token) : code !== undefined ? codeHash(code) : undefined;
  if (hash === undefined) return { kind: 'unknown' };
  const way = await tx
    .selectFrom('tenant_link')
    .selectAll()
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  if (way === undefined) return { kind: 'unknown' };
  if (way.used_at !== null) return { kind: 'used' };
  if (way.dropped_at !== null || way.expires_at.getTime() <= at.getTime()) return { kind: 'expired' };
  const { person, account, feed, channel, email } = way;
  return { kind: 'open', hash, person, account, feed, channel, email };
}

/** A wrong try (a reference that is not the account's): after five, it works no more. Answers whether it still works. */
export async function failWayIn(tx: Tx, hash: string): Promise<boolean> {
  const way = await tx
    .updateTable('tenant_link')
    .set({
      tries: sql<number>`tries + 1`,
      dropped_at: sql<Date | null>`CASE WHEN tries + 1 >= ${TRIES} THEN coalesce(dropped_at, current_timestamp) ELSE dropped_at END`,
    })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('dropped_at')
    .executeTakeFirst();
  return way !== undefined && way.dropped_at === null;
}

/**
 * Uses a way in, once: false when somebody just did, or it works no more. An address that it was sent to is proved by it;
 * other ways to the same thing (the slip given with the mail) are used with it.
 */
export async function useWayIn(tx: Tx, hash: string, at: Date): Promise<boolean> {
  const known = await tx
    .selectFrom('tenant_link')
    .select(['person', 'feed'])
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (known === undefined) return false;
  await lockPerson(tx, known.person, [known.feed]);
  const used = await tx
    .updateTable('tenant_link')
    .set({ used_at: at })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('dropped_at', 'is', null)
    .where('expires_at', '>', at)
    .returning(['person', 'account', 'purpose', 'email'])
    .executeTakeFirst();
  if (used === undefined) return false;
  const { person, account, purpose, email } = used;
  let others = tx
    .updateTable('tenant_link')
    .set({ used_at: at })
    .where('person', '=', person)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('dropped_at', 'is', null);
  if (account !== null && purpose === 'activation') others = others.where('account', '=', account);
  await others.execute();
  if (email !== null && purpose !== 'email') {
    await tx
      .updateTable('tenant_login')
      .set({ email_verified_at: at })
      .where('person', '=', person)
      .where('email', '=', email)
      .where('email_verified_at', 'is', null)
      .execute();
  }
  return true;
}

/** What is kept of a slip's code, on both sides. */
export function codeHash(code: string): string {
  return createHash('sha256').update(activationCodeText(code)).digest('hex');
}
