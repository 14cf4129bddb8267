import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { openTestCore } from '../../../test/support/open-test-core.ts';
import { transact } from '../procedures/procedures.ts';
import { BASE_FILE } from './open.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Pages waiting in the log; NOOP moves none. */
type Log = { log: number; checkpointed: number };

test('the log is brought into the base once nothing is written, never by the act itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const core = await openTestCore();
  const { session } = core.port('agent');
  const state = () => (core.db.pragma('wal_checkpoint(NOOP)') as [Log])[0];
  core.db.exec('CREATE TABLE filler (bytes BLOB)');
  const write = () =>
    transact(core.core.services, session, ({ db }) => {
      db.prepare('INSERT INTO filler VALUES (zeroblob(40000))').run();
      return null;
    });
  for (let n = 0; n < 150; n++) write();
  // Far more pages than SQLite's own thousand.
  expect(state().log).toBeGreaterThan(1_500);
  expect(state().checkpointed).toBe(0);
  vi.advanceTimersByTime(400);
  write();
  vi.advanceTimersByTime(400);
  expect(state().checkpointed).toBe(0);
  vi.advanceTimersByTime(200);
  expect(state().checkpointed).toBe(state().log);
  expect(statSync(join(core.folder, BASE_FILE)).size).toBeGreaterThan(150 * 40_000);

  // A few pages are left for later.
  write();
  vi.advanceTimersByTime(600);
  expect(state().checkpointed).toBeLessThan(Math.max(1, state().log));
  await core.close();
});
