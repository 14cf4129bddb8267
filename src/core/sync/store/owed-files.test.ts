import { afterEach, beforeEach, expect, test } from 'vitest';
import { ARC, addAccount } from '../../../../test/support/account-fixture.ts';
import { openTestCore, type TestCore } from '../../../../test/support/open-test-core.ts';
import { payment } from '../../../../test/support/payment-acts.ts';
import { sqliteDeviceStore } from './sqlite-device-store.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => core.close());

test.each([
  ['is another one than before', (store: ReturnType<typeof sqliteDeviceStore>) => store.beginEpoch('autre')],
  [
    'lacks acts',
    (store: ReturnType<typeof sqliteDeviceStore>) =>
      store.resend(store.incarnations().map(({ incarnation }) => incarnation)),
  ],
])('a portal that %s gets the files of its acts again', async (_, tell) => {
  addAccount(core.db, ARC);
  const act = payment(1_000);
  await core.client('agent').payments.record(act);
  core.db
    .prepare(
      `INSERT INTO file_upload (sha256, size, command_id, state, url, done, tries, fault, updated_at)
       VALUES ('s', 9, ?, 'sent', NULL, 9, 1, NULL, ''), ('f', 9, ?, 'failed', '/u', 3, 3, 'x', '')`,
    )
    .run(act.commandId, act.commandId);
  const store = sqliteDeviceStore(core.db, {
    now: () => core.clock.now(),
    day: () => '2026-11-17',
    remint: () => {},
    changed: () => {},
  });
  tell(store);
  expect(core.db.prepare('SELECT state, url, done, tries, fault FROM file_upload').all()).toEqual(
    Array(2).fill({ state: 'waiting', url: null, done: 0, tries: 0, fault: null }),
  );
});
