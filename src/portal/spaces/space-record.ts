import type { Transaction } from 'kysely';
import { type FeedRecord, putRecordAt, putRecords, takePositions } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';
import { consentsOf } from './consents.ts';

type Tx = Transaction<PortalTables>;

/** Key of what comes down about a space. */
export function spaceRecordKey(account: string, person: string): string {
  return `${account} ${person}`;
}

/**
 * Tells the posts of the account's agency how this space stands (registrations.md, "What comes down"); nothing moves
 * where nothing changed.
 */
export async function putSpaceRecord(tx: Tx, account: string, person: string): Promise<void> {
  const record = await recordOf(tx, account, person);
  if (record !== undefined) await putRecords(tx, record.feed, [record]);
}

/**
 * The same, changed or not: a post that sent an act hears, after it, how the space stands with it. Without that, an act
 * that came too late to change anything would be shown there for ever.
 */
export async function tellSpaceAgain(tx: Tx, account: string, person: string): Promise<void> {
  const record = await recordOf(tx, account, person);
  if (record === undefined) return;
  await putRecordAt(tx, record.feed, await takePositions(tx, record.feed, 1), record);
}

async function recordOf(
  tx: Tx,
  account: string,
  person: string,
): Promise<(FeedRecord & { readonly feed: string }) | undefined> {
  const space = await tx
    .selectFrom('tenant_space as s')
    .innerJoin('tenant_login as l', 'l.person', 's.person')
    .select(['s.feed', 's.state', 's.since', 's.registered_at', 's.bounced_at', 's.bounce_reason'])
    .select(['l.email', 'l.email_is_login', 'l.identifier'])
    .where('s.account', '=', account)
    .where('s.person', '=', person)
    .executeTakeFirst();
  if (space === undefined) return undefined;
  const consents = await consentsOf(tx, account, person);
  const content = {
    account,
    person,
    state: space.state,
    since: space.since.toISOString(),
    registeredAt: space.registered_at.toISOString(),
    email: space.email,
    login: space.email_is_login && space.email !== null ? space.email : space.identifier,
    invitation: await invitationOf(tx, account, person),
    bounced:
      space.bounced_at === null
        ? null
        : { at: space.bounced_at.toISOString(), reason: space.bounce_reason ?? '' },
    consents: consents.map(({ kind, given, at, by, version, wording }) => ({
      kind,
      given,
      at: at.toISOString(),
      by,
      // The ERP's file says neither.
      version: version === '' ? null : version,
      wording: wording === '' ? null : wording,
    })),
  };
  return {
    feed: space.feed,
    kind: 'inscription',
    key: spaceRecordKey(account, person),
    op: 'put',
    absentSince: null,
    content: JSON.stringify(content),
  };
}

/** The same for every space the person ever had: what belongs to the person (login, e-mail) changed. */
export async function putSpaceRecordsOf(tx: Tx, person: string): Promise<void> {
  const spaces = await tx
    .selectFrom('tenant_space')
    .select('account')
    .where('person', '=', person)
    .orderBy('account')
    .execute();
  for (const { account } of spaces) await putSpaceRecord(tx, account, person);
}

/** The way to activate that was neither used nor dropped, expired or not: the work list shows those that expired. */
async function invitationOf(
  tx: Tx,
  account: string,
  person: string,
): Promise<{ readonly channel: 'email' | 'slip' | 'both'; readonly expiresAt: string } | null> {
  const ways = await tx
    .selectFrom('tenant_link')
    .select(['channel', 'expires_at'])
    .where('person', '=', person)
    .where('account', '=', account)
    .where('purpose', '=', 'activation')
    .where('used_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute();
  const [first, ...others] = ways;
  if (first === undefined) return null;
  const { channel } = first;
  const last = Math.max(...ways.map(({ expires_at }) => expires_at.getTime()));
  return {
    channel: others.every((other) => other.channel === channel) ? channel : 'both',
    expiresAt: new Date(last).toISOString(),
  };
}
