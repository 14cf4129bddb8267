import { sql, type Transaction } from 'kysely';
import {
  AlreadyHeld,
  type DeviceIdentity,
  type HeldCommand,
  type PortalStore,
  type PortalTransaction,
} from '../../rules/sync/portal-store.ts';
import { type Outcome, outcomeSchema, type WireCommand } from '../../rules/sync/protocol.ts';
import { placeAct } from '../acts/place-act.ts';
import { refusalOfAct } from '../acts/refuse-act.ts';
import { type ResolvedAct, resolveAct } from '../kiosk/resolve-act.ts';
import { raiseAlarm } from './alarms.ts';
import type { PortalDatabase } from './database.ts';
import { changesAfter, countStandingOf, headsOf, putAmong, standingAfter } from './feed-pages.ts';
import { ensureEpoch } from './meta.ts';
import { plainText } from './plain-text.ts';
import { asAgency, asReader } from './scope.ts';
import type { PortalTables } from './tables.ts';

export type PortalStorePorts = {
  /** Wall clock of the portal, milliseconds. */
  readonly now: () => number;
};

/** Two transactions may have waited for each other: the one that PostgreSQL gave up begins again this many times. */
const RETRIES = 5;
/** `serialization_failure`, `deadlock_detected`. */
const TRY_AGAIN: ReadonlySet<unknown> = new Set(['40001', '40P01']);

/** The protocol's store on this database. */
export function portalStore(
  database: PortalDatabase,
  { now }: PortalStorePorts = { now: Date.now },
): PortalStore {
  return {
    async transaction(from, work) {
      for (let tries = 0; ; tries += 1) {
        try {
          return await asAgency(database, from.agency, (tx) => work(portalTransaction(tx, now)));
        } catch (error) {
          if (tries >= RETRIES || !(error instanceof Error && 'code' in error && TRY_AGAIN.has(error.code))) {
            throw error;
          }
        }
      }
    },
    epoch: () => ensureEpoch(database.db),
    async held(_from, incarnations) {
      if (incarnations.length === 0) return new Map();
      // Whoever asks: a base that was cloned, or whose post changed agency, asks about what another device sent.
      const rows = await database.db
        .selectFrom('incarnation')
        .select(['name', 'count', 'max_seq', 'forked'])
        .where('name', 'in', incarnations.map(plainText))
        .execute();
      return new Map(
        rows.map(({ name, count, max_seq, forked }) => [name, { count, maxSeq: max_seq, forked }]),
      );
    },
    heads: (own) => asReader(database, own, (tx) => headsOf(tx, own)),
    after: (feed, position, limit) =>
      asReader(database, feed, (tx) => changesAfter(tx, feed, position, limit)),
    standing: (own, after, limit) => asReader(database, own, (tx) => standingAfter(tx, own, after, limit)),
    standingOf: (own, things) => asReader(database, own, (tx) => putAmong(tx, own, things)),
    countStanding: (own) => asReader(database, own, (tx) => countStandingOf(tx, own)),
  };
}

function portalTransaction(tx: Transaction<PortalTables>, now: () => number): PortalTransaction {
  /** Accounts looked at, with their feed. */
  const feeds = new Map<string, string>();
  /** What a command means, read once where its account is locked. */
  let read: { readonly id: string; readonly act: ResolvedAct } | undefined;
  const resolved = async (command: WireCommand, from: DeviceIdentity): Promise<ResolvedAct> => {
    if (read?.id !== command.id) read = { id: command.id, act: await resolveAct(tx, command, from) };
    return read.act;
  };
  return {
    held: async (id) => (await heldAmong(tx, [id])).get(id),
    holderOfSeq: (incarnation, seq) => holderOfSeq(tx, incarnation, seq),
    async outcomes(ids) {
      const held = await heldAmong(tx, ids);
      return new Map([...held].map(([id, { outcome }]) => [id, outcome]));
    },
    async accountKnown(account) {
      const row = await tx
        .selectFrom('account')
        .select('feed')
        .where('key', '=', plainText(account))
        .executeTakeFirst();
      if (row !== undefined) feeds.set(account, row.feed);
      return row !== undefined;
    },
    async refusalOf(command, from) {
      const act = await resolved(command, from);
      return act.kind === 'refused' ? act.refusal : refusalOfAct(tx, act.command, new Date(now()));
    },
    keep: (command, from, outcome) => keep(tx, command, from, outcome, new Date(now())),
    async place(command, from, suspense) {
      const act = await resolved(command, from);
      await placeAct({
        tx,
        command: act.kind === 'act' ? act.command : command,
        from,
        suspense,
        accountFeed: feeds.get(command.account ?? ''),
        at: new Date(now()),
      });
    },
    async markForked(incarnation, { device, agency }) {
      await tx
        .insertInto('incarnation')
        .values({ name: plainText(incarnation), device, agency, forked: true })
        .onConflict((on) => on.column('name').doUpdateSet({ forked: true }))
        .execute();
      await raiseAlarm(tx, { kind: 'fork', agency, facts: { incarnation }, at: new Date(now()) });
    },
    async noteConflict({ id, hash }, { device, agency }) {
      await raiseAlarm(tx, {
        kind: 'conflit',
        agency,
        facts: { command: id, hash, device },
        at: new Date(now()),
      });
    },
  };
}

async function heldAmong(
  tx: Transaction<PortalTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, HeldCommand>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; hash: string; outcome: string }>`
    SELECT * FROM guichet_held(${[...ids]}::uuid[])`.execute(tx);
  // The database writes ids in small letters; they are answered as they were asked.
  const asked = new Map(ids.map((id) => [id.toLowerCase(), id]));
  return new Map(
    rows.map(({ id, hash, outcome }) => [
      asked.get(id) ?? id,
      { hash, outcome: outcomeSchema.parse(JSON.parse(outcome)) },
    ]),
  );
}

async function holderOfSeq(
  tx: Transaction<PortalTables>,
  incarnation: string,
  seq: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT guichet_holder_of_seq(${plainText(incarnation)}, ${seq}) AS id`.execute(tx);
  return rows[0]?.id;
}

async function keep(
  tx: Transaction<PortalTables>,
  command: WireCommand,
  { device, agency }: DeviceIdentity,
  outcome: Outcome,
  receivedAt: Date,
): Promise<void> {
  const incarnation = plainText(command.incarnation);
  const { rows } = await sql`
    WITH kept AS (
      INSERT INTO command (id, device, agency, incarnation, seq, type, account, hash, envelope, outcome, received_at)
      VALUES (${command.id}, ${device}, ${agency}, ${incarnation}, ${command.seq}, ${command.type},
        ${command.account === null ? null : plainText(command.account)}, ${command.hash}, ${JSON.stringify(command)},
        ${JSON.stringify(outcome)}, ${receivedAt})
      ON CONFLICT (id) DO NOTHING RETURNING seq
    ) INSERT INTO incarnation (name, device, agency, count, max_seq)
      SELECT ${incarnation}, ${device}, ${agency}, 1, seq FROM kept
      ON CONFLICT (name) DO UPDATE SET count = incarnation.count + 1,
        max_seq = greatest(incarnation.max_seq, excluded.max_seq)
      RETURNING name`.execute(tx);
  if (rows.length === 0) throw new AlreadyHeld(command.id);
}
