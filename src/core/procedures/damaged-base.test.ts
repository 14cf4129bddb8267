import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestCore } from '../../../test/support/open-test-core.ts';
import { BASE_FILE } from '../database/open.ts';

test('a page found damaged while the counter works is said, and the core goes on answering', async () => {
  const core = await openTestCore({ accounts: 30 });
  const { db } = core;
  const { client } = core.port('locked');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('shrink_memory');
  const file = join(core.folder, BASE_FILE);
  const handle = openSync(file, 'r+');
  // Every page but the first: whichever the question reads next is damaged.
  for (let at = 4096; at < statSync(file).size; at += 4096)
    writeSync(handle, Buffer.alloc(64, 0xa5), 0, 64, at + 512);
  closeSync(handle);
  await expect(core.client('anonymous').session.agents()).rejects.toMatchObject({
    message: 'La base est abîmée\u202f: des pages ne se lisent plus.',
    data: { code: 'BASE-DAMAGED', kept: expect.stringContaining("n'a pas été effacé") },
  });
  expect(await client.session.signOut()).toEqual({ kind: 'anonymous' });
  await core.close().catch(() => {});
});
