import { afterEach, beforeEach, expect, test } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { simplePdf } from '../../../test/support/attached-files.ts';
import { giveFile, nameInAct } from '../../../test/support/attachment-acts.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { storeFile } from '../documents/file-store.ts';
import { filesOf } from '../documents/read-paper.ts';
import { DocumentFetch } from '../sync/loop/document-fetch.ts';
import { hearFiles } from './heard-files.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => core.close());

const at = '2026-11-17T13:05:00.000Z';
const file = (bytes: Uint8Array) => {
  const kept = storeFile(filesOf(core.core.services), bytes);
  return { ...kept, type: 'pdf' as const, name: 'a.pdf', pages: 1 };
};
const wanted = () => core.db.prepare('SELECT sha256 FROM file_to_fetch').pluck().all();
const named = () => core.db.prepare('SELECT owner_id, lease_id, name FROM attachment').all();

test('a file of the portal is tied to its account, also when the account comes after it', () => {
  const one = { sha256: 'a'.repeat(64), size: 9, type: 'pdf' as const, name: 'a.pdf', pages: 1 };
  const heard = { owner: 'certificate' as const, ownerId: 'c1', files: [one], wanted: false, at };
  hearFiles(core.db, { ...heard, lease: null });
  expect(named()).toEqual([{ owner_id: 'c1', lease_id: null, name: 'a.pdf' }]);
  expect(wanted()).toEqual([]);
  const lease = addAccount(core.db, ARC);
  hearFiles(core.db, { ...heard, lease });
  hearFiles(core.db, { ...heard, lease: null });
  expect(named()).toEqual([{ owner_id: 'c1', lease_id: lease, name: 'a.pdf' }]);
  hearFiles(core.db, { ...heard, lease, wanted: true });
  expect(wanted()).toEqual([one.sha256]);
});

test('a file that this post brought is not fetched back; one that is here already is asked of nobody', async () => {
  const lease = addAccount(core.db, ARC);
  const { client, session } = core.port('agent');
  const own = await giveFile(client, 'a.pdf', simplePdf());
  nameInAct(core, session, { lease, account: ARC.key, files: [own] });
  const heard = { owner: 'certificate' as const, ownerId: 'c1', lease, wanted: true, at };
  hearFiles(core.db, { ...heard, files: [own] });
  expect(wanted()).toEqual([]);
  const known = file(Buffer.from('deja la'));
  hearFiles(core.db, { ...heard, files: [known] });
  const asked: string[] = [];
  const fetch = new DocumentFetch(
    core.db,
    filesOf(core.core.services),
    {
      file: async (sha256) => {
        asked.push(sha256);
        return { kind: 'answer', value: undefined };
      },
    },
    async () => {},
  );
  expect(await fetch.fetchSome(new AbortController().signal, () => {})).toEqual({ kept: 0, more: false });
  expect(asked).toEqual([]);
  expect(wanted()).toEqual([]);
});
