import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection, sql, type WritableDb } from '../../src/core/database/connection.ts';
import { writeMeta } from '../../src/core/database/meta.ts';
import { BASE_FILE, type OpenBase, openBase } from '../../src/core/database/open.ts';
import type { CommandScope } from '../../src/core/procedures/procedures.ts';
import { PortSession } from '../../src/core/procedures/session.ts';
import { recordCommand } from '../../src/core/sync/commands.ts';
import { markOf, openIncarnation, remintIncarnation } from '../../src/core/sync/incarnation.ts';
import { sqliteDeviceStore } from '../../src/core/sync/store/sqlite-device-store.ts';
import { takeNumber } from '../../src/core/till/numbers.ts';
import type { DeviceStore, OutboxState } from '../../src/rules/sync/device-store.ts';
import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import { counterCommand } from '../portal/store-commands.ts';
import { addAccount } from '../support/account-fixture.ts';
import { TEST_KEY, testSecrets } from '../support/test-ports.ts';
import type { Act } from '../sync/acts.ts';
import type { DeviceBase } from './sync-bases.ts';

export type RealDeviceOptions = {
  readonly folder: string;
  readonly token: string;
  readonly till: string;
  readonly identity: DeviceIdentity;
  readonly now: () => number;
  readonly newName: () => string;
  /** Accounts that its agency's data brought before the world begins. */
  readonly accounts: readonly string[];
};

type RowRead = { readonly id: string; readonly state: OutboxState; readonly code: string | null };

/** The base of a post as the program makes it: an encrypted file, its store, its numbers, its incarnation. */
export function realDevice(options: RealDeviceOptions): DeviceBase {
  const { folder, till, identity, now, newName } = options;
  const file = join(folder, BASE_FILE);
  mkdirSync(folder, { recursive: true });
  let base: OpenBase | undefined;
  let store: DeviceStore | undefined;
  let copies = 0;

  function openFile(token: string): OpenBase {
    base ??= openBase(folder, testSecrets(TEST_KEY, token), () => 'avant');
    return base;
  }
  openFile(options.token);
  settle(openFile(options.token).db, options);

  /** The base, opened for a look where its program is stopped. */
  function look<T>(read: (db: WritableDb) => T): T {
    if (base !== undefined) return read(base.db);
    const db = openConnection(file, TEST_KEY, { create: false });
    try {
      return read(db);
    } finally {
      db.close();
    }
  }

  function shut(): void {
    base?.close();
    base = undefined;
    store = undefined;
  }

  return {
    store() {
      if (store === undefined) throw new Error('the base is closed');
      return store;
    },
    async open(token, mark) {
      const { db } = openFile(token);
      const next = { incarnation: newName(), keepMark: () => {} };
      const opening = db.transaction(() => openIncarnation(db, token, mark, next)).immediate();
      store = sqliteDeviceStore(db, {
        now,
        day: (at) => new Date(at).toISOString().slice(0, 10),
        remint: (writable) => remintIncarnation(writable, { incarnation: newName(), keepMark: () => {} }),
        changed: () => {},
      });
      return opening === 'first' ? 'same' : opening;
    },
    async die() {
      shut();
    },
    mark: () =>
      look((db) => {
        const mark = markOf(db);
        if (mark === undefined) throw new Error('a base without an incarnation');
        return mark;
      }),
    async record(act) {
      const { db } = openFile(options.token);
      return { number: db.transaction(() => recordAct(db, act, till, now)).immediate() };
    },
    rows: () =>
      look((db) => {
        const rows = sql<RowRead>(db, 'SELECT command_id AS id, state, code FROM outbox').all();
        return new Map(rows.map(({ id, state, code }) => [id, { state, code, command: null }]));
      }),
    counted: () =>
      look((db) => {
        const ids = sql<{ id: string }>(
          db,
          `SELECT command_id AS id FROM outbox WHERE state = 'sent'
           UNION SELECT id FROM remote_payment UNION SELECT id FROM remote_reversal UNION SELECT id FROM remote_announcement
           UNION SELECT key FROM pending_change WHERE kind IN ('encaissement', 'annulation', 'annonce-ordre')`,
        ).all();
        return new Set(ids.map(({ id }) => id));
      }),
    // Whether the rows of the ERP's files are applied is proved where they are read: here only their feeds move.
    landlordData: () => new Set(),
    async copy() {
      copies += 1;
      const copy = join(folder, `copie-${copies}.db`);
      look((db) => db.pragma('wal_checkpoint(TRUNCATE)'));
      copyFileSync(file, copy);
      return copy;
    },
    async restore(copy) {
      shut();
      for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
      copyFileSync(String(copy), file);
      look((db) => sql(db, 'UPDATE portal_link SET device = ?').run(identity.device));
    },
    async close() {
      shut();
    },
  };
}

/** What setup and joining a portal leave on a base, with the accounts of its agency. */
function settle(db: WritableDb, { till, identity, accounts }: RealDeviceOptions): void {
  db.transaction(() => {
    writeMeta(db, 'landlord', 'cchartres');
    writeMeta(db, 'post', identity.device);
    writeMeta(db, 'till', till);
    sql(
      db,
      `INSERT INTO portal_link (id, address, device, agency, mode, joined_at)
       VALUES (1, 'http://127.0.0.1:9', ?, ?, 'demonstration', '2026-11-17T07:00:00.000Z')`,
    ).run(identity.device, identity.agency);
    for (const key of accounts) addAccount(db, { key });
  }).immediate();
}

/** An act as a handler writes it, less what it does to the till and the papers: its number, its command, its place. */
function recordAct(db: WritableDb, act: Act, till: string, now: () => number): string {
  const number = takeNumber(db, till, 'payment');
  const wire = counterCommand(act, { incarnation: 'unused', seq: 1 });
  const session = new PortSession();
  session.signIn(
    {
      id: 'agent-1',
      name: 'Camille Roche',
      initials: 'CR',
      jobTitle: 'Agent',
      role: 'agent',
      theme: 'system',
      hasPin: false,
    },
    0,
  );
  const clock = { now, offsetMinutes: () => 60, monotonic: () => 0 };
  // The three that recordCommand reads of the core.
  const scope = { db, session, core: { ports: { clock } }, changed: () => {} } as unknown as CommandScope;
  const command = {
    id: act.id,
    type: wire.type,
    version: wire.version,
    account: wire.account,
    payload: wire.payload,
    dependsOn: act.follows,
  };
  recordCommand(scope, command, numbered(wire.result, number));
  return number;
}

/** The result with the number that was taken, and no other paper. */
function numbered(result: unknown, number: string): unknown {
  const given = result as Record<string, unknown>;
  if (given.announcement !== undefined) {
    return {
      announcement: { ...(given.announcement as object), number },
      paper: { ...(given.paper as object), number },
    };
  }
  return { ...given, number, ...(given.papers === undefined ? {} : { papers: [] }) };
}
