import { openConnection, type WritableDb } from '../../src/core/database/connection.ts';
import { transact } from '../../src/core/procedures/procedures.ts';
import { recordCommand } from '../../src/core/sync/commands.ts';
import { remintIncarnation } from '../../src/core/sync/incarnation.ts';
import { sqliteDeviceStore } from '../../src/core/sync/store/sqlite-device-store.ts';
import { takeNumber } from '../../src/core/till/numbers.ts';
import type { DeviceStore } from '../../src/rules/sync/device-store.ts';
import { openTestCore, type TestCore } from '../support/open-test-core.ts';
import type { DeviceUnderTest } from './conformance/device-store.ts';

let acts = 0;
let names = 0;

/** A real post on an encrypted base, whose store is on a second connection as in the thread that synchronises. */
export async function sqliteDevice(): Promise<
  DeviceUnderTest & { readonly core: TestCore; db(): WritableDb }
> {
  const core = await openTestCore();
  join(core.db);
  let db = second(core);
  let store = storeOn(db, core);
  return {
    core,
    db: () => db,
    store: () => store,
    async record(follows = []) {
      acts += 1;
      const id = `cccccccc-0000-7000-8000-${String(acts).padStart(12, '0')}`;
      const { session } = core.port('agent');
      const number = transact(core.core.services, session, (scope) => {
        const taken = takeNumber(scope.db, 'G2', 'payment');
        recordCommand(
          scope,
          {
            id,
            type: 'payment.announce',
            version: 1,
            account: 'compte-1',
            payload: { cents: 100, accents: 'été €' },
            dependsOn: follows,
          },
          { number: taken },
        );
        return taken;
      });
      return { id, number };
    },
    told: (id) => ({
      kind: 'encaissement',
      key: id,
      op: 'put',
      absentSince: null,
      content: {
        id,
        number: 'G9A-000001',
        account: 'compte-inconnu',
        mode: 'carte',
        cents: 100,
        payer: null,
        takenAt: '2026-11-17T13:05:00.000Z',
        takenOn: '2026-11-17',
        till: 'G9',
        post: 'Guichet 9',
        agentName: 'Dominique Astier',
        months: [],
        suspense: false,
      },
    }),
    remote: () =>
      new Set(
        db
          .prepare('SELECT id FROM remote_payment UNION SELECT key FROM pending_change')
          .pluck()
          .all() as string[],
      ),
    async reopen() {
      db.close();
      await core.reopen();
      db = second(core);
      store = storeOn(db, core);
    },
    failCursor() {
      db.exec(`CREATE TEMP TRIGGER fail_cursor BEFORE UPDATE OF cursor ON main.portal_link
        BEGIN SELECT RAISE(ABORT, 'cut'); END`);
      return () => db.exec('DROP TRIGGER temp.fail_cursor');
    },
    async close() {
      db.close();
      await core.close();
    },
  };
}

function join(db: WritableDb): void {
  db.prepare(
    `INSERT INTO portal_link (id, address, device, agency, mode, joined_at)
     VALUES (1, 'http://127.0.0.1:9', 'poste', 'Agence Centre', 'demonstration', '2026-11-17T13:05:00.000Z')`,
  ).run();
}

function second(core: TestCore): WritableDb {
  const { file, key } = core.core.services.base;
  return openConnection(file, key, { create: false });
}

function storeOn(db: WritableDb, core: TestCore): DeviceStore {
  return sqliteDeviceStore(db, {
    now: () => core.clock.now(),
    day: () => '2026-11-17',
    remint: (writable) => {
      names += 1;
      remintIncarnation(writable, {
        incarnation: `11111111-0000-7000-8000-${String(names).padStart(12, '0')}`,
        keepMark: (mark) => {
          core.core.services.ports.secrets.writeMark({
            token: core.core.services.ports.secrets.instanceToken(),
            ...mark,
          });
        },
      });
    },
    changed: () => {},
  });
}
