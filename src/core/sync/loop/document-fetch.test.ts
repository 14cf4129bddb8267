import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestCore, TEST_KEY, type TestCore } from '../../../../test/support/open-test-core.ts';
import type { Reply } from '../../../rules/sync/network.ts';
import { FILES_FOLDER, openFileStore, readStoredFile } from '../../documents/file-store.ts';
import { missingFiles } from '../apply/fetched-files.ts';
import { DocumentFetch } from './document-fetch.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => core.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function fetchOf(answer: (sha256: string) => Reply<Uint8Array | undefined>) {
  const asked: string[] = [];
  const store = openFileStore(join(core.folder, FILES_FOLDER), TEST_KEY);
  const fetch = new DocumentFetch(
    core.db,
    store,
    {
      file: async (one) => {
        asked.push(one);
        return answer(one);
      },
    },
    async () => {},
  );
  const some = (stop = new AbortController().signal) => fetch.fetchSome(stop, () => {});
  return { asked, some, read: (one: string) => Buffer.from(readStoredFile(store, one)).toString() };
}
function want(...texts: string[]): void {
  for (const text of texts) {
    core.db.prepare("INSERT INTO file_to_fetch (sha256, named_at) VALUES (?, '')").run(sha256(text));
  }
}
const bytes = (text: string): Reply<Uint8Array> => ({ kind: 'answer', value: Buffer.from(text) });

test('brings twenty at a time, and asks for none of them again', async () => {
  const texts = Array.from({ length: 25 }, (_, nth) => `avis ${nth}`);
  want(...texts);
  const { some, asked, read } = fetchOf((one) => bytes(texts.find((text) => sha256(text) === one) ?? ''));
  expect(await some()).toEqual({ kept: 20, more: true });
  expect(await some()).toEqual({ kept: 5, more: false });
  expect(await some()).toEqual({ kept: 0, more: false });
  expect(new Set(asked).size).toBe(25);
  expect(asked).toHaveLength(25);
  expect(read(sha256('avis 3'))).toBe('avis 3');
  expect(missingFiles(core.db, 99)).toEqual([]);
});

test('leaves alone what the portal does not have, or is not what was asked for, and brings the others', async () => {
  want('absent', 'autre', 'bon');
  const { some, asked } = fetchOf((one) => {
    if (one === sha256('absent')) return { kind: 'answer', value: undefined };
    return bytes(one === sha256('autre') ? 'trafiqué' : 'bon');
  });
  expect(await some()).toEqual({ kept: 1, more: false });
  expect(await some()).toEqual({ kept: 0, more: false });
  expect(asked).toHaveLength(3);
  // Still to be had: the next start asks again.
  expect(missingFiles(core.db, 99).toSorted()).toEqual([sha256('absent'), sha256('autre')].toSorted());
});

test('ends when the portal is away, and when it is stopped', async () => {
  want('un', 'deux');
  const away = fetchOf(() => ({ kind: 'failed', failure: { kind: 'unreachable' } }));
  expect(await away.some()).toEqual({ kept: 0, more: false });
  expect(away.asked).toHaveLength(1);
  const stop = new AbortController();
  const stopped = fetchOf((one) => {
    stop.abort();
    return bytes(one === sha256('un') ? 'un' : 'deux');
  });
  expect(await stopped.some(stop.signal)).toEqual({ kept: 0, more: false });
  expect(missingFiles(core.db, 99)).toHaveLength(2);
});
