import { Upload } from 'tus-js-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { revokeDevice } from '../../src/portal/devices/manage-devices.ts';
import type { Portal } from '../../src/portal/server/create-portal.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { sweepUploads } from '../../src/portal/uploads/sweep-uploads.ts';
import { DATABASES, POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { ask, forgetAll, joinDevice, openTestPortal } from './support.ts';
import {
  create,
  cutPart,
  held,
  nameFile,
  PART,
  patch,
  sendOn,
  someFile,
  standing,
  type TestFile,
  tus,
} from './upload-support.ts';

const DAY_MS = 86_400_000;

describe.each(DATABASES)('files on their way (%s)', (_word, newDatabase) => {
  let test: TestDatabase;
  let database: PortalDatabase;
  let portal: Portal & { lines: string[] };
  let clock = Date.parse('2026-11-20T09:00:00Z');
  beforeAll(async () => {
    test = await newDatabase();
    database = await test.open();
    portal = await openTestPortal({ database, now: () => clock });
  });
  afterAll(async () => {
    await portal.close();
    await test.drop();
  });
  afterEach(async () => {
    await forgetAll(portal.services);
    await asLandlord(database, async (tx) => {
      await tx.deleteFrom('upload').execute();
      await tx.deleteFrom('attached_file').execute();
    });
  });

  it('keeps a file once it is whole and has its hash, and gives it to the posts of its agency', async () => {
    const { token } = await joinDevice(portal);
    const file = someFile(2 * PART + 5);
    await nameFile(portal.services, file);
    const made = await create(portal, token, file);
    expect(made).toMatchObject({ status: 201, offset: 0 });
    expect(made.headers.get('location')).toBe(`/sync/v1/uploads/${file.sha256}`);
    expect((await ask(portal.address, `/sync/v1/files/${file.sha256}`, { token })).status).toBe(404);
    expect(await patch(portal, token, file, 0)).toMatchObject({ status: 204, offset: PART });
    expect(await patch(portal, token, file, PART)).toMatchObject({ status: 204, offset: 2 * PART });
    expect(await held(portal.services, file)).toMatchObject({ hash: undefined, parts: 2 });
    expect(await patch(portal, token, file, 2 * PART)).toMatchObject({
      status: 204,
      offset: file.bytes.length,
    });
    expect(await held(portal.services, file)).toEqual({
      hash: file.sha256,
      named: [{ feed: 'A1', arrived_at: new Date(clock) }],
      uploads: [],
      parts: 0,
    });
    expect(await standing(portal, token, file)).toMatchObject({ status: 200, offset: file.bytes.length });
    const colleague = await joinDevice(portal, 'A1', 'G2');
    const stranger = await joinDevice(portal, 'A2', 'N1');
    const read = (own: string) => ask(portal.address, `/sync/v1/files/${file.sha256}`, { token: own });
    expect((await read(colleague.token)).status).toBe(200);
    expect(await read(stranger.token)).toMatchObject({ status: 404, body: { code: 'SYN-404' } });
    expect(portal.lines.join('')).not.toContain(file.sha256);
  });

  it('goes on after a cut in the middle of a part, with a part sent again at most', async () => {
    const { token } = await joinDevice(portal);
    const file = someFile(3 * PART);
    await nameFile(portal.services, file);
    await create(portal, token, file);
    await patch(portal, token, file, 0);
    await cutPart(portal, token, file, { offset: PART, sent: 300_000 });
    const after = await standing(portal, token, file);
    expect(after.offset).toBeGreaterThanOrEqual(PART);
    expect(after.offset).toBeLessThanOrEqual(PART + 300_000);
    expect(await sendOn(portal, token, file)).toMatchObject({ offset: file.bytes.length });
    expect((await held(portal.services, file)).hash).toBe(file.sha256);
  });

  it('keeps what came of a part that was cut, so that a slow line moves on', async () => {
    const { token } = await joinDevice(portal);
    const file = someFile(PART);
    await nameFile(portal.services, file);
    await create(portal, token, file);
    await cutPart(portal, token, file, { offset: 0, sent: 200_000 });
    await expect.poll(async () => (await standing(portal, token, file)).offset).toBeGreaterThan(0);
  });

  it('refuses a part that is not where the file stands', async () => {
    const { token } = await joinDevice(portal);
    const file = someFile(2 * PART);
    await nameFile(portal.services, file);
    await create(portal, token, file);
    await patch(portal, token, file, 0);
    for (const offset of [0, PART - 1, PART + 1]) {
      expect(await patch(portal, token, file, offset)).toMatchObject({ status: 409, code: 'SYN-OFFSET' });
    }
    // Of two that come at once, one is kept.
    const both = await Promise.all([patch(portal, token, file, PART), patch(portal, token, file, PART)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect((await held(portal.services, file)).hash).toBe(file.sha256);
  });

  it('drops what has not its hash, and takes it again from the beginning', async () => {
    const { token } = await joinDevice(portal);
    const file = someFile(PART + 10);
    await nameFile(portal.services, file);
    await create(portal, token, file);
    await patch(portal, token, file, 0);
    expect(await patch(portal, token, file, PART, Buffer.alloc(10))).toMatchObject({
      status: 460,
      code: 'SYN-HASH',
    });
    expect(await held(portal.services, file)).toMatchObject({
      hash: undefined,
      named: [{ arrived_at: null }],
      uploads: [],
      parts: 0,
    });
    expect((await standing(portal, token, file)).status).toBe(404);
    expect(await create(portal, token, file)).toMatchObject({ status: 201, offset: 0 });
    await sendOn(portal, token, file);
    expect((await held(portal.services, file)).hash).toBe(file.sha256);
  });

  it('takes no file that no act of the agency names, nor of another length', async () => {
    const here = await joinDevice(portal);
    const elsewhere = await joinDevice(portal, 'A2', 'N1');
    const file = someFile(100);
    expect(await create(portal, here.token, file)).toMatchObject({ status: 403, code: 'SYN-FILE' });
    await nameFile(portal.services, file);
    expect((await create(portal, elsewhere.token, file)).status).toBe(403);
    expect((await create(portal, here.token, file, 101)).status).toBe(403);
    expect((await create(portal, here.token, file)).status).toBe(201);
    for (const answer of [
      await standing(portal, elsewhere.token, file),
      await patch(portal, elsewhere.token, file, 0),
      await patch(portal, here.token, someFile(10), 0),
    ]) {
      expect(answer.status).toBe(404);
    }
    await sendOn(portal, here.token, file);
    // Held, and still nobody else's.
    expect((await create(portal, elsewhere.token, file)).status).toBe(403);
    expect((await standing(portal, elsewhere.token, file)).status).toBe(404);
  });

  it('takes the file of an act whose account has moved to another agency', async () => {
    const { token, id } = await joinDevice(portal);
    const file = someFile(50);
    const command = '0193a0de-0000-7000-8000-000000000001';
    await asLandlord(database, async (tx) => {
      await tx
        .insertInto('command')
        .values({
          ...{ id: command, device: id, agency: 'A1', incarnation: 'i', seq: 1, type: 'insurance.attach' },
          ...{ account: '0001', hash: 'x', envelope: '{}', outcome: '{}', received_at: new Date(clock) },
        })
        .execute();
      await tx
        .insertInto('certificate')
        .values({
          ...{ id: command, account: '0001', feed: 'A2', ends_on: '2027-01-01', flags: '[]', files: '[]' },
          ...{ state: 'a_verifier' as const, received_at: new Date(clock) },
        })
        .execute();
      await tx
        .insertInto('certificate_event')
        .values({
          ...{ certificate: command, feed: 'A2', kind: 'attach' as const, state: 'a_verifier' as const },
          ...{
            author: 'Camille',
            done_where: 'counter' as const,
            at: new Date(clock),
            done_on: '2026-11-20',
            command,
          },
        })
        .execute();
    });
    await nameFile(portal.services, file, { agency: 'A2', owner: command });
    expect((await create(portal, token, file)).status).toBe(201);
    expect(await sendOn(portal, token, file)).toMatchObject({ status: 204 });
    expect(await held(portal.services, file)).toMatchObject({
      named: [{ feed: 'A2', arrived_at: new Date(clock) }],
    });
    const mover = await joinDevice(portal, 'A2', 'N1');
    const read = (own: string) => ask(portal.address, `/sync/v1/files/${file.sha256}`, { token: own });
    expect((await read(mover.token)).status).toBe(200);
    expect((await read(token)).status).toBe(404);
  });

  it('takes nothing too large, whatever is announced', async () => {
    const { token } = await joinDevice(portal);
    const file = someFile(PART);
    await nameFile(portal.services, file);
    expect(await create(portal, token, file, 20_000_001)).toMatchObject({ status: 413, code: 'SYN-SIZE' });
    await create(portal, token, file);
    // Longer than a part, told and untold; longer than the file.
    expect((await patch(portal, token, file, 0, Buffer.alloc(PART + 1))).status).toBe(413);
    expect((await patch(portal, token, file, 10, Buffer.alloc(PART))).status).toBe(409);
    await patch(portal, token, file, 0, file.bytes.subarray(0, 10));
    expect((await patch(portal, token, file, 10, Buffer.alloc(PART))).status).toBe(413);
    expect(await standing(portal, token, file)).toMatchObject({ offset: 10 });
  });

  it('answers at once for a file that is held', async () => {
    const one = await joinDevice(portal);
    const two = await joinDevice(portal, 'A1', 'G2');
    const file = someFile(40);
    await nameFile(portal.services, file);
    await create(portal, one.token, file);
    await sendOn(portal, one.token, file);
    await nameFile(portal.services, file, { owner: 'certificate-2' });
    const again = await create(portal, two.token, file);
    expect(again).toMatchObject({ status: 200, offset: 40 });
    expect((await held(portal.services, file)).named.every(({ arrived_at: at }) => at !== null)).toBe(true);
    expect((await patch(portal, two.token, file, 0)).status).toBe(409);
  });

  it('holds once a file that two posts send at the same time', async () => {
    const one = await joinDevice(portal);
    const two = await joinDevice(portal, 'A1', 'G2');
    const file = someFile(2 * PART);
    await nameFile(portal.services, file);
    await Promise.all([create(portal, one.token, file), create(portal, two.token, file)]);
    const ended = await Promise.all([sendOn(portal, one.token, file), sendOn(portal, two.token, file)]);
    expect(ended.map(({ offset }) => offset)).toEqual([2 * PART, 2 * PART]);
    for (const { token } of [one, two])
      expect(await standing(portal, token, file)).toMatchObject({ status: 200, offset: 2 * PART });
    expect((await held(portal.services, file)).hash).toBe(file.sha256);
  });

  it('serves the reference client of tus, from its beginning and from the middle', async () => {
    const { token } = await joinDevice(portal);
    const file = someFile(2 * PART + 100);
    await nameFile(portal.services, file);
    await create(portal, token, file);
    await patch(portal, token, file, 0);
    const send = (
      { bytes, sha256 }: TestFile,
      start: { readonly endpoint?: string; readonly uploadUrl?: string },
    ) =>
      new Promise<number[]>((resolve, reject) => {
        const offsets: number[] = [];
        new Upload(bytes, {
          ...start,
          ...{ chunkSize: PART, retryDelays: [0], uploadSize: bytes.length },
          headers: { authorization: `Bearer ${token}` },
          metadata: { sha256 },
          onChunkComplete: (_size, accepted) => offsets.push(accepted),
          onSuccess: () => resolve(offsets),
          onError: reject,
        }).start();
      });
    const at = `${portal.address}/sync/v1/uploads`;
    expect(await send(file, { uploadUrl: `${at}/${file.sha256}` })).toEqual([2 * PART, file.bytes.length]);
    // Already there: asked where it stands, and nothing sent.
    await expect(send(file, { endpoint: at })).resolves.toEqual([]);
    const other = someFile(PART + 1);
    await nameFile(portal.services, other, { owner: 'certificate-2' });
    expect(await send(other, { endpoint: at })).toEqual([PART, PART + 1]);
    expect((await held(portal.services, other)).hash).toBe(other.sha256);
  });

  it('asks for the session of a post that still belongs, and for this version of tus', async () => {
    const { token, id } = await joinDevice(portal);
    const file = someFile(10);
    await nameFile(portal.services, file);
    expect(await tus(portal, undefined, 'POST')).toMatchObject({ status: 401, code: 'SYN-SESSION' });
    expect(await tus(portal, 'x'.repeat(43), 'PATCH', { path: `/${file.sha256}` })).toMatchObject({
      status: 401,
    });
    const old = await tus(portal, token, 'POST', { headers: { 'tus-resumable': '0.2.2' } });
    expect(old).toMatchObject({ status: 412 });
    expect(old.headers.get('tus-version')).toBe('1.0.0');
    const able = await tus(portal, token, 'OPTIONS');
    expect(able.status).toBe(204);
    expect(able.headers.get('tus-max-size')).toBe('20000000');
    for (const headers of [
      {},
      { 'upload-length': '10' },
      { 'upload-length': '0', 'upload-metadata': `sha256 ${btoa(file.sha256)}` },
      { 'upload-length': '-1', 'upload-metadata': `sha256 ${btoa(file.sha256)}` },
      { 'upload-length': '10', 'upload-metadata': `sha256 ${btoa('../../x')}` },
      { 'upload-defer-length': '1', 'upload-metadata': `sha256 ${btoa(file.sha256)}` },
    ] as Record<string, string>[]) {
      expect(await tus(portal, token, 'POST', { headers })).toMatchObject({ status: 400, code: 'SYN-INPUT' });
    }
    await create(portal, token, file);
    const path = `/${file.sha256}`;
    expect((await tus(portal, token, 'PATCH', { path, bytes: file.bytes })).status).toBe(415);
    const typed = { 'content-type': 'application/offset+octet-stream' };
    expect((await tus(portal, token, 'PATCH', { path, headers: typed, bytes: file.bytes })).status).toBe(400);
    await revokeDevice(portal.services, id);
    expect(await patch(portal, token, file, 0)).toMatchObject({ status: 401, code: 'SYN-REVOKED' });
  });

  it('forgets after seven days what nobody went on with', async () => {
    const { token } = await joinDevice(portal);
    const [left, going] = [someFile(2 * PART), someFile(2 * PART)];
    for (const file of [left, going]) {
      await nameFile(portal.services, file);
      await create(portal, token, file);
      await patch(portal, token, file, 0);
    }
    const began = clock;
    try {
      clock += 4 * DAY_MS;
      await asLandlord(database, (tx) =>
        tx
          .updateTable('upload')
          .set({ touched_at: new Date(clock) })
          .where('sha256', '=', going.sha256)
          .execute(),
      );
      expect(await sweepUploads(portal.services)).toBe(0);
      clock += 3 * DAY_MS + 1;
      expect(await sweepUploads(portal.services)).toBe(1);
      expect(await held(portal.services, left)).toMatchObject({ uploads: [], parts: 1 });
      expect(await held(portal.services, going)).toMatchObject({ uploads: [{ done: PART }] });
    } finally {
      clock = began;
    }
  });
});

describe(`files on their way through two portals (${POSTGRES_WORD})`, () => {
  it('go on where the other stopped, and after a restart', async () => {
    const test = await testDatabase();
    try {
      if (test.kind === 'pglite') return;
      const [one, two] = await Promise.all(
        [1, 2].map(async () => openTestPortal({ database: await test.open() })),
      );
      if (one === undefined || two === undefined) throw new Error('two portals');
      const { token } = await joinDevice(one);
      const file = someFile(5 * PART);
      await nameFile(one.services, file);
      await create(one, token, file);
      await patch(one, token, file, 0);
      await patch(two, token, file, PART);
      const both = await Promise.all([patch(one, token, file, 2 * PART), patch(two, token, file, 2 * PART)]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
      await one.close();
      await two.close();
      const three = await openTestPortal({ database: await test.open() });
      expect(await standing(three, token, file)).toMatchObject({ status: 200, offset: 3 * PART });
      expect(await sendOn(three, token, file)).toMatchObject({ status: 204 });
      expect((await held(three.services, file)).hash).toBe(file.sha256);
      await three.close();
    } finally {
      await test.drop();
    }
  });
});
