import { sql, type Transaction } from 'kysely';
import type { KioskAccount } from '../../rules/kiosk/account.ts';
import {
  documentsOfWindow,
  kioskPeople,
  kioskPicture,
  type PicturedPerson,
} from '../../rules/kiosk/picture.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { KIOSKS_FEED, kioskFeed } from '../../rules/sync/portal-store.ts';
import { SHARED_FEED } from '../erp/erp-records.ts';
import { landlordDay } from '../erp/landlord-day.ts';
import type { PortalServices } from '../server/services.ts';
import { profileOf } from '../spaces/tenant-desk.ts';
import { type FeedRecord, kindOrder, putRecords } from '../store/feed.ts';
import { asLandlord } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';
import { type AccountFacts, accountFacts, type StoredAccount } from './account-facts.ts';
import { directoryOf } from './directory.ts';
import { heldIdentities, type KioskIdentity, kioskKey, makeIdentity, type Wanted } from './identities.ts';
import { directoryAgency, hasKiosk } from './stale.ts';

type Tx = Transaction<PortalTables>;
type Services = Pick<PortalServices, 'database' | 'now' | 'log'>;

/** Accounts of one transaction: an act on one of them waits for no more than this. */
const BATCH = 20;
/** A picture that says the same is told again after this long, for the day of its figures. */
const SAME_DAYS = 7;

type Marked = { readonly account: string; readonly feed: string };

/**
 * Makes again what moved of what the kiosks hold, batch after batch until nothing is marked or the time is over. Several
 * instances may do so at once: each takes accounts that no other has.
 * @param agency whose kiosks are waited for; null: everyone's
 * @param budgetMs a batch under way is ended
 * @returns how many accounts and directories were looked at
 */
export async function refreshKiosks(
  services: Services,
  { agency, budgetMs }: { readonly agency: string | null; readonly budgetMs: number },
): Promise<number> {
  const { database, log } = services;
  const end = performance.now() + budgetMs;
  let after = '';
  let done = 0;
  do {
    const marked = await markedAfter(services, agency, after);
    if (marked.length === 0) return done;
    const key = await kioskKey(database);
    const at = new Date(services.now());
    const made = await asLandlord(database, (tx) => makeAgain(tx, key, marked, at));
    for (const error of made.faults) log.error('kiosk-picture-failed', error);
    done += made.looked;
    // Whose verifiers are missing stays marked, and is taken again once they are made.
    if (made.wanted.length === 0) after = marked.at(-1)?.account ?? after;
    for (const wanted of made.wanted) {
      await makeIdentity(database, key, wanted);
      // Whoever waits is answered with what is here: the rest comes with the next pull.
      if (performance.now() >= end) return done;
    }
  } while (performance.now() < end);
  return done;
}

async function markedAfter(
  { database: { db } }: Services,
  agency: string | null,
  after: string,
): Promise<readonly Marked[]> {
  const { rows } = await sql<Marked>`
    SELECT account, feed FROM kiosk_stale
    WHERE account > ${after} AND (${agency}::text IS NULL OR feed IN ('*', ${agency}))
    ORDER BY account LIMIT ${BATCH}`.execute(db);
  return rows;
}

/** What was looked at, and whose verifiers are to be made before an account can be. */
type Made = {
  readonly looked: number;
  readonly wanted: readonly Wanted[];
  /** One account whose data cannot be read keeps no other waiting: its picture stays what it was until it moves. */
  readonly faults: readonly unknown[];
};

/** Takes the marks off and writes what stands, in one transaction: what moves meanwhile waits, and marks again. */
async function makeAgain(tx: Tx, key: string, marked: readonly Marked[], at: Date): Promise<Made> {
  const { rows } = await sql<Marked>`
    DELETE FROM kiosk_stale WHERE account IN (SELECT account FROM kiosk_stale
      WHERE account = ANY (${marked.map(({ account }) => account)}::text[]) ORDER BY account FOR UPDATE SKIP LOCKED)
    RETURNING account, feed`.execute(tx);
  const profile = await profileOf(tx);
  const wanted: Wanted[] = [];
  const faults: unknown[] = [];
  const told = new Map<string, FeedRecord[]>();
  const tell = (feed: string, records: readonly FeedRecord[]) => {
    told.set(feed, [...(told.get(feed) ?? []), ...records]);
  };
  for (const { account } of rows) {
    const agency = directoryAgency(account);
    if (agency === null) {
      try {
        wanted.push(...(await pictureOf(tx, { account, key, profile, at }, tell)));
      } catch (error) {
        // The database's own trouble ends the transaction.
        if (error instanceof Error && 'code' in error) throw error;
        faults.push(error);
      }
    } else if (await hasKiosk(tx, agency)) {
      const content = JSON.stringify(await directoryOf(tx, agency, profile));
      tell(kioskFeed(agency), [put('borne-annuaire', 'annuaire', content)]);
    }
  }
  for (const feed of [...told.keys()].toSorted()) await putRecords(tx, feed, told.get(feed) ?? []);
  return { looked: rows.length, wanted, faults };
}

type Pictured = {
  readonly account: string;
  readonly key: string;
  readonly profile: LandlordProfile;
  readonly at: Date;
};

/** Answers whose verifiers are missing: then nothing is told but what is gone, and the account stays marked. */
async function pictureOf(
  tx: Tx,
  { account, key, profile, at }: Pictured,
  tell: (feed: string, records: readonly FeedRecord[]) => void,
): Promise<readonly Wanted[]> {
  const stored = await storedAccount(tx, account);
  const served = stored !== undefined && (await hasKiosk(tx, agencyOf(stored.feed)));
  const target = served ? feedOfKiosks(stored.feed) : null;
  const standing = await standingRecords(tx, account);
  for (const row of standing) {
    if (row.feed !== target) tell(row.feed, [gone(row)]);
  }
  if (stored === undefined || target === null) return [];
  const facts = await accountFacts(tx, stored, at);
  const people = peopleAt(profile, facts, at);
  const held = await heldIdentities(tx, key, account, people);
  const missing = people.filter(({ person }) => !held.has(person));
  if (missing.length > 0) {
    await markAgain(tx, stored);
    return missing.map((person) => ({ account, person }));
  }
  const today = landlordDay(at.getTime());
  const picture: KioskAccount = {
    ...kioskPicture(profile, facts.input, today),
    people: people.flatMap((person) => {
      const identity = held.get(person.person);
      return identity === undefined ? [] : [kioskPerson(person, identity)];
    }),
  };
  const documents = documentsOfWindow(profile, facts.documents, facts.input.registeredOn, today).map((one) =>
    put('borne-document', `${account} ${one.id}`, JSON.stringify(one)),
  );
  const before = standing.find((row) => row.feed === target && row.kind === 'borne-compte');
  const names = new Set(documents.map((one) => one.key));
  tell(target, [
    put('borne-compte', account, contentOf(picture, before, at)),
    ...documents,
    ...standing.flatMap((row) =>
      row.feed === target && row.kind === 'borne-document' && !names.has(row.key) ? [gone(row)] : [],
    ),
  ]);
  return [];
}

function peopleAt(profile: LandlordProfile, { people, input }: AccountFacts, at: Date): PicturedPerson[] {
  return kioskPeople(profile, people, landlordDay(at.getTime()), input.exitOn);
}

function kioskPerson(
  { mayRegister, space, reachable }: PicturedPerson,
  { handle, salt, identity, registration }: KioskIdentity,
): KioskAccount['people'][number] {
  return {
    handle,
    salt,
    identity: [...identity],
    registration: [...registration],
    mayRegister,
    space,
    reachable,
  };
}

/** The day of the figures alone moves nothing: a kiosk would otherwise be sent everything every day. */
function contentOf(picture: KioskAccount, before: Standing | undefined, at: Date): string {
  if (before === undefined || before.op !== 'put') return JSON.stringify(picture);
  const { asOf } = JSON.parse(before.content) as { readonly asOf: string };
  const same = JSON.stringify({ ...picture, asOf }) === before.content;
  const recent = at.getTime() - Date.parse(asOf) < SAME_DAYS * 86_400_000;
  return same && recent ? before.content : JSON.stringify(picture);
}

type Standing = {
  readonly feed: string;
  readonly kind: 'borne-compte' | 'borne-document';
  readonly key: string;
  readonly op: 'put' | 'remove';
  readonly content: string;
};

/** What the kiosks' feeds say of an account, wherever it was. */
async function standingRecords(tx: Tx, account: string): Promise<readonly Standing[]> {
  const { rows } = await sql<Standing>`
    WITH feeds AS (SELECT name FROM feed WHERE name = ${KIOSKS_FEED} OR name LIKE 'borne:%')
    SELECT r.feed, r.kind, r.key, r.op, r.content FROM feeds f JOIN record r ON r.feed = f.name
      AND r.kind_order = ${kindOrder('borne-compte')}::smallint AND r.key = ${account} AND r.op = 'put'
    UNION ALL
    SELECT r.feed, r.kind, r.key, r.op, r.content FROM feeds f JOIN record r ON r.feed = f.name
      AND r.kind_order = ${kindOrder('borne-document')}::smallint AND r.op = 'put'
      AND r.key > ${`${account} `} AND r.key < ${`${account}!`}`.execute(tx);
  return rows;
}

/** Undefined also for one that the ERP's picture no longer holds: a kiosk has nothing to do with it. */
function storedAccount(tx: Tx, account: string): Promise<StoredAccount | undefined> {
  return tx
    .selectFrom('account')
    .select(['key', 'feed', 'printed'])
    .where('key', '=', account)
    .where('absent_since', 'is', null)
    .executeTakeFirst();
}

async function markAgain(tx: Tx, { key, feed }: StoredAccount): Promise<void> {
  await tx
    .insertInto('kiosk_stale')
    .values({ account: key, feed })
    .onConflict((on) => on.column('account').doNothing())
    .execute();
}

/** Whose kiosks hold an account of this feed; null: everyone's. */
function agencyOf(feed: string): string | null {
  return feed === SHARED_FEED ? null : feed;
}

function feedOfKiosks(feed: string): string {
  return feed === SHARED_FEED ? KIOSKS_FEED : kioskFeed(feed);
}

function put(
  kind: 'borne-annuaire' | 'borne-compte' | 'borne-document',
  key: string,
  content: string,
): FeedRecord {
  return { kind, key, op: 'put', absentSince: null, content };
}

/** What it was is not said again. */
function gone({ kind, key }: Standing): FeedRecord {
  return { kind, key, op: 'remove', absentSince: null, content: '{}' };
}
