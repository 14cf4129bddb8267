import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Server, Upload } from '@tus/server';
import { afterEach, describe, expect, test } from 'vitest';
import { httpLink } from './http-link.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A portal whose sessions work, and whose uploads answer as told. */
async function linked(answer: Answer) {
  const tokens: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/sync/v1/uploads')) {
      tokens.push(request.headers.authorization);
      answer(request, response);
      return;
    }
    const body =
      request.url === '/sync/v1/challenge' ? { nonce: 'n'.repeat(32) } : { token: 't', seconds: 600 };
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const link = httpLink({
    origin,
    device: 'poste-1',
    sign: async () => `${'A'.repeat(86)}==`,
    monotonic: () => 0,
    note: () => {},
  });
  return { link, origin, tokens };
}

/** What @tus/server keeps, in memory. */
class MemoryStore extends DataStore {
  readonly files = new Map<string, { readonly upload: Upload; bytes: Buffer }>();
  override extensions = ['creation'];
  override async create(upload: Upload): Promise<Upload> {
    this.files.set(upload.id, { upload, bytes: Buffer.alloc(0) });
    return upload;
  }
  override async getUpload(id: string): Promise<Upload> {
    const file = this.files.get(id);
    if (file === undefined) throw ERRORS.FILE_NOT_FOUND;
    const { size, metadata } = file.upload;
    return new Upload({
      id,
      offset: file.bytes.length,
      ...(size === undefined ? {} : { size }),
      ...(metadata === undefined ? {} : { metadata }),
    });
  }
  override async write(stream: Readable, id: string): Promise<number> {
    const file = this.files.get(id);
    if (file === undefined) throw ERRORS.FILE_NOT_FOUND;
    for await (const part of stream) file.bytes = Buffer.concat([file.bytes, part as Buffer]);
    return file.bytes.length;
  }
}

const sha256 = 'c'.repeat(64);

describe.each([true, false])(
  'a server of tus that knows nothing of Guichet (relative place: %s)',
  (relativeLocation) => {
    async function tus() {
      const store = new MemoryStore();
      const server = new Server({
        path: '/sync/v1/uploads',
        datastore: store,
        relativeLocation,
        namingFunction: (_, metadata) => metadata?.sha256 ?? 'x',
      });
      return { store, ...(await linked((request, response) => void server.handle(request, response))) };
    }

    test('takes a file by parts, says how far it came, and refuses a part out of place', async () => {
      const { link, store, tokens } = await tus();
      const begun = await link.beginUpload({ sha256, size: 10 });
      expect(begun).toEqual({
        kind: 'answer',
        value: { kind: 'open', url: `/sync/v1/uploads/${sha256}`, offset: 0 },
      });
      const url = `/sync/v1/uploads/${sha256}`;
      expect(await link.sendPart(url, 0, Buffer.from('01234'))).toEqual({
        kind: 'answer',
        value: { kind: 'kept', offset: 5 },
      });
      expect(await link.uploadOffset(url)).toEqual({ kind: 'answer', value: 5 });
      expect(await link.sendPart(url, 0, Buffer.from('01234'))).toEqual({
        kind: 'answer',
        value: { kind: 'elsewhere' },
      });
      await link.sendPart(url, 5, Buffer.from('56789'));
      expect(store.files.get(sha256)?.bytes.toString()).toBe('0123456789');
      expect(new Set(tokens)).toEqual(new Set(['Bearer t']));
    });

    test('that forgot a file is told apart from one that cannot be reached', async () => {
      const { link } = await tus();
      const url = `/sync/v1/uploads/${'d'.repeat(64)}`;
      expect(await link.uploadOffset(url)).toEqual({ kind: 'answer', value: undefined });
      expect(await link.sendPart(url, 0, Buffer.from('0'))).toEqual({
        kind: 'answer',
        value: { kind: 'gone' },
      });
    });
  },
);

describe('a portal', () => {
  const unreachable = { kind: 'failed', failure: { kind: 'unreachable' } };
  const says = (status: number, headers: Record<string, string>, body?: object) =>
    linked((request, response) => {
      request.resume().on('end', () => {
        response
          .writeHead(status, {
            ...headers,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          })
          .end(body === undefined ? undefined : JSON.stringify(body));
      });
    });

  test('that holds the file says so at creation', async () => {
    const { link } = await says(200, { 'upload-offset': '10' });
    expect(await link.beginUpload({ sha256, size: 10 })).toEqual({ kind: 'answer', value: { kind: 'held' } });
    expect(await link.beginUpload({ sha256, size: 11 })).toEqual(unreachable);
  });

  test('that says where the file stands elsewhere than in itself is not believed', async () => {
    for (const location of ['https://ailleurs.example/u', '//ailleurs.example/u', 'http://[']) {
      const { link } = await says(201, { location });
      expect(await link.beginUpload({ sha256, size: 10 }), location).toEqual(unreachable);
    }
    expect(await (await says(201, {})).link.beginUpload({ sha256, size: 10 })).toEqual(unreachable);
  });

  test('that sends a part on to another address is not followed', async () => {
    const { link } = await says(307, { location: 'https://ailleurs.example/u' });
    expect(await link.sendPart('/sync/v1/uploads/x', 0, Buffer.from('0'))).toEqual(unreachable);
  });

  test.each([
    [403, 'SYN-FILE'],
    [413, 'SYN-SIZE'],
  ])('that refuses with its own words (%s) is told from a proxy that does', async (status, code) => {
    const own = await says(status, {}, { code, message: 'x' });
    const refused = { kind: 'answer', value: { kind: 'refused', status } };
    expect(await own.link.beginUpload({ sha256, size: 10 })).toEqual(refused);
    expect(await own.link.sendPart('/sync/v1/uploads/x', 0, Buffer.from('0'))).toEqual(refused);
    const proxy = await says(status, {});
    expect(await proxy.link.beginUpload({ sha256, size: 10 })).toEqual(unreachable);
  });

  test('that found the whole wrong says so', async () => {
    const { link } = await says(460, {}, { code: 'SYN-HASH', message: 'x' });
    expect(await link.sendPart('/sync/v1/uploads/x', 0, Buffer.from('0'))).toEqual({
      kind: 'answer',
      value: { kind: 'wrong' },
    });
  });

  test('that no longer knows the device pauses the round, whatever was asked', async () => {
    const { link } = await says(401, {}, { code: 'SYN-REVOKED', message: 'x' });
    const pause = { kind: 'failed', failure: { kind: 'pause', code: 'revoked' } };
    expect(await link.beginUpload({ sha256, size: 10 })).toEqual(pause);
    expect(await link.sendPart('/sync/v1/uploads/x', 0, Buffer.from('0'))).toEqual(pause);
  });
});
