import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { sql } from 'kysely';
import type { Portal } from '../../src/portal/server/create-portal.ts';
import type { PortalServices } from '../../src/portal/server/services.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { UPLOADS } from '../../src/portal/uploads/register-uploads.ts';

export const PART = 1024 * 1024;

export type TestFile = { readonly bytes: Buffer; readonly sha256: string };

export function someFile(size: number): TestFile {
  const bytes = randomBytes(size);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** An act of this agency names the file, as its command does when it is placed. */
export async function nameFile(
  { database }: Pick<PortalServices, 'database'>,
  { sha256, bytes }: TestFile,
  more: { readonly agency?: string; readonly owner?: string } = {},
): Promise<void> {
  const { agency = 'A1', owner = 'certificate-1' } = more;
  await asLandlord(database, (tx) =>
    tx
      .insertInto('attached_file')
      .values({
        ...{ sha256, feed: agency, account: '0001', owner: 'certificate' as const, owner_id: owner },
        ...{ size: bytes.length, type: 'pdf', name: 'attestation.pdf' },
      })
      .execute(),
  );
}

export type TusAnswer = {
  readonly status: number;
  readonly offset: number | null;
  readonly headers: Headers;
  readonly code: unknown;
};

/** One request as tus writes it. */
export async function tus(
  { address }: Pick<Portal, 'address'>,
  token: string | undefined,
  method: 'POST' | 'HEAD' | 'PATCH' | 'OPTIONS',
  {
    path = '',
    headers = {},
    bytes,
  }: { readonly path?: string; readonly headers?: Record<string, string>; readonly bytes?: Uint8Array } = {},
): Promise<TusAnswer> {
  const response = await fetch(address + UPLOADS + path, {
    method,
    headers: {
      'tus-resumable': '1.0.0',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(bytes === undefined ? {} : { body: Buffer.from(bytes) }),
  });
  const text = await response.text();
  const code = text === '' ? undefined : (JSON.parse(text) as { code: unknown }).code;
  const offset = response.headers.get('upload-offset');
  return {
    status: response.status,
    offset: offset === null ? null : Number(offset),
    headers: response.headers,
    code,
  };
}

export function create(portal: Pick<Portal, 'address'>, token: string, file: TestFile, size?: number) {
  const metadata = `filename ${btoa('x.pdf')},sha256 ${btoa(file.sha256)}`;
  const headers = { 'upload-length': String(size ?? file.bytes.length), 'upload-metadata': metadata };
  return tus(portal, token, 'POST', { headers });
}

export function standing(portal: Pick<Portal, 'address'>, token: string, { sha256 }: TestFile) {
  return tus(portal, token, 'HEAD', { path: `/${sha256}` });
}

/** Bytes of the file from `offset`, one part at most; or others. */
export function patch(
  portal: Pick<Portal, 'address'>,
  token: string,
  file: TestFile,
  offset: number,
  bytes: Uint8Array = file.bytes.subarray(offset, offset + PART),
) {
  const headers = { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
  return tus(portal, token, 'PATCH', { path: `/${file.sha256}`, headers, bytes });
}

/** From where it stands to its end, as a post does: told that it stands elsewhere, it asks again. */
export async function sendOn(portal: Pick<Portal, 'address'>, token: string, file: TestFile) {
  let last = await standing(portal, token, file);
  while (last.status < 300 && (last.offset ?? 0) < file.bytes.length) {
    last = await patch(portal, token, file, last.offset ?? 0);
    if (last.status === 409) last = await standing(portal, token, file);
  }
  return last;
}

/** Sends the first bytes of a part, and cuts the line. */
export async function cutPart(
  { address }: Pick<Portal, 'address'>,
  token: string,
  file: TestFile,
  { offset, sent }: { readonly offset: number; readonly sent: number },
): Promise<void> {
  const length = Math.min(PART, file.bytes.length - offset);
  const going = request(`${address}${UPLOADS}/${file.sha256}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${token}`,
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
      'content-length': String(length),
    },
  });
  const closed = new Promise<void>((resolve) => going.once('close', resolve));
  going.on('error', () => {});
  await new Promise<void>((resolve, reject) =>
    going.write(file.bytes.subarray(offset, offset + sent), (error) => (error ? reject(error) : resolve())),
  );
  going.destroy();
  await closed;
}

/** What is held of a file, and on its way, whosever it is. */
export function held({ database }: Pick<PortalServices, 'database'>, { sha256 }: TestFile) {
  return asLandlord(database, async (tx) => {
    // Hashed there: comparing millions of bytes one by one is slow.
    const { rows } = await sql<{ readonly hash: string }>`
      SELECT encode(sha256(bytes), 'hex') AS hash FROM stored_file WHERE sha256 = ${sha256}`.execute(tx);
    const named = await tx
      .selectFrom('attached_file')
      .select(['feed', 'arrived_at'])
      .where('sha256', '=', sha256)
      .orderBy('feed')
      .execute();
    const uploads = await tx
      .selectFrom('upload')
      .select(['device', 'done'])
      .where('sha256', '=', sha256)
      .execute();
    const parts = await tx.selectFrom('upload_part').select('at').execute();
    return { hash: rows[0]?.hash, named, uploads, parts: parts.length };
  });
}
