import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { FILES_FOLDER, hasStoredFile } from '../../src/core/documents/file-store.ts';
import { filesOf } from '../../src/core/documents/read-paper.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { UPLOADED_BYTES } from '../../src/rules/attachments/files.ts';
import { simplePdf } from '../support/attached-files.ts';
import { giveFile } from '../support/attachment-acts.ts';
import { openTestCore, type TestCore } from '../support/open-test-core.ts';
import { actId } from '../support/payment-acts.ts';
import { type LivePortal, livePortal } from './live-portal.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function portal(): Promise<LivePortal> {
  const live = await livePortal(5);
  closing.push(() => live.close());
  return live;
}

/** A post of the agency that has received its accounts. */
async function post(live: LivePortal, till: string): Promise<TestCore> {
  const core = await openTestCore();
  closing.push(() => core.close());
  core.db.prepare("UPDATE meta SET value = ? WHERE key = 'till'").run(till);
  const received = when(core, () => core.db.prepare('SELECT count(*) FROM lease').pluck().get() !== 0);
  await core.client('administrateur').sync.join({ address: live.address, code: await live.code(till) });
  await received;
  await core.client('agent').sync.retry();
  return core;
}

/** Resolves once it holds, looked at after each change that is told. */
function when(core: TestCore, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      stop();
      resolve();
    };
    const stop = core.core.services.events.subscribe(look);
    look();
  });
}

const states = (core: TestCore) =>
  core.db.prepare('SELECT DISTINCT state FROM file_upload').pluck().all() as string[];
const sent = (core: TestCore) => when(core, () => states(core).join() === 'sent');

async function attach(core: TestCore, bytes: Uint8Array) {
  const client = core.client('agent');
  const file = await giveFile(client, 'attestation.pdf', bytes);
  const account = core.db
    .prepare('SELECT key FROM lease WHERE exit_on IS NULL ORDER BY key LIMIT 1')
    .pluck()
    .get() as string;
  const { address } = await client.insurance.prepare({ account });
  const typed = {
    insurer: 'Assureur Exemple',
    policy: 'PX 1234',
    startsOn: '2026-11-01',
    endsOn: '2027-10-31',
    address,
  };
  const checked = await client.insurance.check({ account, typed, files: [file] });
  await client.insurance.attach({
    commandId: actId(),
    account,
    ...typed,
    files: [file],
    accepted: checked.flags.map(({ flag }) => flag),
    comment: '',
    supersedes: null,
  });
  return { account, file, client };
}

const held = (live: LivePortal, sha256: string) =>
  asLandlord(live.portal.services.database, (tx) =>
    tx.selectFrom('stored_file').select('bytes').where('sha256', '=', sha256).executeTakeFirst(),
  );

/** So that it is several parts, and no two the same. */
const large = simplePdf({
  more: [
    { dict: '', stream: Buffer.from(Array.from({ length: 3 * UPLOADED_BYTES }, (_, at) => (at * 31) % 241)) },
  ],
});

test('a file follows its act to the portal; another post of the agency has it by itself, or brings it when it is opened', async () => {
  const live = await portal();
  const one = await post(live, 'G1');
  const { account, file, client } = await attach(one, large);
  await sent(one);
  expect(Buffer.from((await held(live, file.sha256))?.bytes ?? []).equals(large)).toBe(true);
  expect(await client.attachments.uploads({})).toEqual({ files: 0, bytes: 0, sent: 0 });

  const two = await post(live, 'G2');
  const store = filesOf(two.core.services);
  await when(two, () => hasStoredFile(store, file.sha256));
  expect(two.db.prepare('SELECT count(*) FROM file_upload').pluck().get()).toBe(0);

  const open = () => two.client('agent').attachments.read({ account, sha256: file.sha256 });
  rmSync(join(two.folder, FILES_FOLDER), { recursive: true });
  expect(Buffer.from(await (await open()).bytes.arrayBuffer()).equals(large)).toBe(true);
  rmSync(join(two.folder, FILES_FOLDER), { recursive: true });
  live.cut();
  await expect(open()).rejects.toMatchObject({ data: { code: 'FIC-EN-ROUTE' } });
});

test('a line cut between two parts, and a post started again, lose nothing', async () => {
  const live = await portal();
  const one = await post(live, 'G1');
  live.cut();
  const { file } = await attach(one, large);
  await one.client('agent').sync.retry();
  expect(states(one)).toEqual(['waiting']);
  await one.reopen();
  live.mend();
  // Cut again as soon as a part has come, then the post is started again.
  const begun = when(
    one,
    () => (one.db.prepare('SELECT max(done) FROM file_upload').pluck().get() as number) > 0,
  );
  void one.client('agent').sync.retry();
  await begun;
  live.cut();
  await one.client('agent').sync.retry();
  await one.reopen();
  live.mend();
  const all = sent(one);
  void one.client('agent').sync.retry();
  await all;
  expect(Buffer.from((await held(live, file.sha256))?.bytes ?? []).equals(large)).toBe(true);
});
