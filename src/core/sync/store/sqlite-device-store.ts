import type { Topic } from '../../../contract/events.ts';
import { assertNever } from '../../../rules/brand.ts';
import type { DeviceStore, IncarnationCount, LinkState, Settled } from '../../../rules/sync/device-store.ts';
import { sql, type WritableDb } from '../../database/connection.ts';
import { requireMeta } from '../../database/meta.ts';
import { refreshSettledChange } from '../../dossier/refresh.ts';
import { type ApplyContext, applyChanges } from '../apply/apply-changes.ts';
import { forgetRemoteActs } from '../apply/remote-acts.ts';
import { countsByIncarnation } from './incarnation-counts.ts';
import { type CommandRow, wireCommand } from './wire.ts';

export type DeviceStoreOptions = {
  /** Wall clock, milliseconds. */
  readonly now: () => number;
  /** Day of this post at an instant, ISO date. */
  readonly day: (now: number) => string;
  /** Puts the base under another incarnation; called inside a transaction. */
  readonly remint: (db: WritableDb) => void;
  /** What a method changed, once it is committed. */
  readonly changed: (topics: readonly Topic[]) => void;
  /** Between two short transactions of one method: leaves the base to the counter for a moment. */
  readonly rest?: () => void;
};

/** What the portal tells all of again. */
const TOLD_AGAIN: readonly Topic[] = [
  'accounts',
  'payments',
  'registrations',
  'insurance',
  'requests',
  'dossier',
  'direct-debit',
];
/** Commands brought back into the queue in one transaction: an act of the counter waits for no more than that. */
const SLICE = 500;
/** Below this the clock's distance moved by no more than the network's own trembling. */
const CLOCK_STEP_MS = 2_000;

/** The base of this post as the protocol sees it, on a connection of its own. A command is never deleted. */
export function sqliteDeviceStore(db: WritableDb, options: DeviceStoreOptions): DeviceStore {
  const instant = () => new Date(options.now()).toISOString();
  const write = <T>(work: () => T): T => db.transaction(work).immediate();

  return {
    link: () => readLink(db),
    incarnations: () => incarnations(db),
    unsent: (limit, after) => unsentCommands(db, limit, after).map(wireCommand),
    markSending(ids) {
      const at = instant();
      write(() => {
        for (const id of ids) {
          sql(
            db,
            "UPDATE outbox SET state = 'sending', attempts = attempts + 1, updated_at = ? WHERE command_id = ? AND state = 'waiting'",
          ).run(at, id);
        }
      });
    },
    settle(settled) {
      const at = instant();
      write(() => {
        for (const one of settled) {
          settleOne(db, one, at);
          refreshSettledChange(db, one.id);
        }
      });
      options.changed(['outbox']);
    },
    applyPage(changes, cursor) {
      // Up to date: every twenty seconds the disk would be flushed for nothing.
      if (changes.length === 0 && cursor === readLink(db).cursor) return;
      const now = options.now();
      const context: ApplyContext = { day: options.day(now), at: new Date(now).toISOString() };
      const { topics } = write(() => {
        const applied = applyChanges(db, changes, context);
        sql(db, 'UPDATE portal_link SET cursor = ? WHERE id = 1').run(cursor);
        return applied;
      });
      if (topics.length > 0) options.changed(topics);
    },
    beginEpoch(epoch) {
      // In slices, so that a long history does not keep the counter waiting. Cut in the middle, the epoch is still the
      // former one and this begins again.
      for (let after = 0; ; ) {
        const end = write(() => backInQueue(db, after, instant()));
        if (end === undefined) break;
        after = end;
        options.rest?.();
      }
      write(() => {
        sql(
          db,
          'UPDATE portal_link SET epoch = ?, cursor = NULL, pull_done = NULL, pull_total = NULL WHERE id = 1',
        ).run(epoch);
        forgetRemoteActs(db);
        sendFilesAgain(db, instant());
      });
      options.changed(['outbox', 'sync', ...TOLD_AGAIN]);
    },
    resetCursor() {
      write(() => {
        sql(
          db,
          'UPDATE portal_link SET cursor = NULL, pull_done = NULL, pull_total = NULL WHERE id = 1',
        ).run();
        forgetRemoteActs(db);
      });
      options.changed(TOLD_AGAIN);
    },
    resend(names) {
      const at = instant();
      // Whole or not at all: once a part of them waits, nothing would tell that the portal lacks the others.
      write(() => {
        for (const name of names) {
          sql(
            db,
            `UPDATE outbox SET ${WAITS_AGAIN}, updated_at = ?
             WHERE state IN ('sent', 'refused') AND command_id IN (SELECT id FROM command WHERE incarnation = ?)`,
          ).run(at, name);
        }
        sendFilesAgain(db, at);
      });
      options.changed(['outbox']);
    },
    remintIncarnation() {
      write(() => options.remint(db));
      options.changed(['till']);
    },
    noteClock(offsetMs) {
      const known = sql<{ offset: number | null }>(
        db,
        'SELECT clock_offset_ms AS offset FROM portal_link WHERE id = 1',
      ).get()?.offset;
      if (typeof known === 'number' && Math.abs(known - offsetMs) < CLOCK_STEP_MS) return;
      write(() => {
        sql(db, 'UPDATE portal_link SET clock_offset_ms = ? WHERE id = 1').run(offsetMs);
      });
    },
  };
}

/** What was said about it is of a portal that is no more; the day it was first taken stays. */
const WAITS_AGAIN = "state = 'waiting', code = NULL, reason = NULL, suspense = 0";

/** A portal that lost acts lost their files as well; one that it holds is answered for at once. */
function sendFilesAgain(db: WritableDb, at: string): void {
  sql(
    db,
    "UPDATE file_upload SET state = 'waiting', url = NULL, done = 0, tries = 0, fault = NULL, updated_at = ?",
  ).run(at);
}

export function readLink(db: WritableDb): LinkState {
  const row = sql<{ epoch: string | null; cursor: string | null }>(
    db,
    'SELECT epoch, cursor FROM portal_link WHERE id = 1',
  ).get();
  return row ?? { epoch: null, cursor: null };
}

/** Every incarnation this base holds commands of, its own last. */
export function incarnations(db: WritableDb): IncarnationCount[] {
  const own = requireMeta(db, 'incarnation');
  const known = countsByIncarnation(db);
  const current = known.find(({ incarnation }) => incarnation === own);
  return [
    ...known.filter(({ incarnation }) => incarnation !== own).map((count) => ({ ...count, current: false })),
    { ...(current ?? { incarnation: own, sent: 0, maxSeq: 0 }), current: true },
  ];
}

export function unsentCommands(db: WritableDb, limit: number, after: string | null): CommandRow[] {
  return sql<CommandRow>(
    db,
    `SELECT c.id, c.incarnation, c.seq, c.type, c.version, c.account_key AS account, c.payload,
       c.depends_on AS dependsOn, c.result, c.agent_id AS agent, coalesce(o.agent_name, c.agent_id) AS agentName,
       c.post, c.occurred_at AS occurredAt, c.offset_minutes AS offsetMinutes
     FROM outbox o INDEXED BY outbox_unsent CROSS JOIN command c ON c.id = o.command_id
     WHERE o.state IN ('waiting', 'sending')
       AND o.place > coalesce((SELECT place FROM outbox WHERE command_id = ?), 0)
     ORDER BY o.place LIMIT ?`,
  ).all(after, limit);
}

/** Puts the next commands after a place back in the queue; answers the last place looked at, undefined after the end. */
function backInQueue(db: WritableDb, after: number, at: string): number | undefined {
  const end = sql<{ place: number | null }>(
    db,
    'SELECT max(rowid) AS place FROM (SELECT rowid FROM command WHERE rowid > ? ORDER BY rowid LIMIT ?)',
  ).get(after, SLICE)?.place;
  if (typeof end !== 'number') return undefined;
  sql(
    db,
    `UPDATE outbox SET ${WAITS_AGAIN}, updated_at = ?
     WHERE state IN ('sent', 'refused')
       AND command_id IN (SELECT id FROM command WHERE rowid > ? AND rowid <= ?)`,
  ).run(at, after, end);
  return end;
}

function settleOne(db: WritableDb, settled: Settled, at: string): void {
  switch (settled.state) {
    case 'sent':
      sql(
        db,
        `UPDATE outbox SET state = 'sent', code = NULL, reason = NULL, suspense = ?, updated_at = ?,
           sent_at = coalesce(sent_at, ?) WHERE command_id = ?`,
      ).run(settled.suspense ? 1 : 0, at, at, settled.id);
      return;
    case 'refused':
      sql(
        db,
        `UPDATE outbox SET state = 'refused', code = ?, reason = ?, updated_at = ?, sent_at = coalesce(sent_at, ?)
         WHERE command_id = ?`,
      ).run(settled.code, settled.reason, at, at, settled.id);
      return;
    case 'waiting':
      sql(
        db,
        "UPDATE outbox SET state = 'waiting', code = NULL, reason = ?, updated_at = ? WHERE command_id = ?",
      ).run(settled.reason, at, settled.id);
      return;
    default:
      assertNever(settled);
  }
}
