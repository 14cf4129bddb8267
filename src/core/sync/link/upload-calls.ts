import type { Reply } from '../../../rules/sync/network.ts';
import type { PortalHead } from './call-portal.ts';
import type { Authorised, Refusal } from './http-link.ts';

/** Where a file stands at the portal. `url`: a path of the portal. */
export type UploadBegun =
  | { readonly kind: 'open'; readonly url: string; readonly offset: number }
  /** The portal has it whole. */
  | { readonly kind: 'held' }
  | UploadRefused;
export type PartSent =
  | { readonly kind: 'kept'; readonly offset: number }
  /** The portal stands elsewhere: ask it. */
  | { readonly kind: 'elsewhere' }
  /** It knows nothing of this upload any more. */
  | { readonly kind: 'gone' }
  /** It has every byte, and they are not those that were named. */
  | { readonly kind: 'wrong' }
  | UploadRefused;
export type UploadRefused = { readonly kind: 'refused'; readonly status: number };

/** Files that leave, by tus 1.0. */
export type PortalUploads = {
  beginUpload(file: { readonly sha256: string; readonly size: number }): Promise<Reply<UploadBegun>>;
  /** Bytes that the portal has; undefined when it knows nothing of this upload any more. */
  uploadOffset(url: string): Promise<Reply<number | undefined>>;
  sendPart(url: string, offset: number, bytes: Uint8Array): Promise<Reply<PartSent>>;
};

const UPLOADS = '/sync/v1/uploads';
const TUS = { 'tus-resumable': '1.0.0' };
const SMALL = 64 * 1024;
const SHORT_MS = 20_000;
/** One part over a line of twenty kilobytes a second. */
const PART_MS = 60_000;

/** The calls of tus under a device's session. */
export function uploadCalls(origin: string, authorised: Authorised): PortalUploads {
  return {
    beginUpload: ({ sha256, size }) =>
      authorised<UploadBegun>(
        {
          method: 'POST',
          path: UPLOADS,
          headers: {
            ...TUS,
            'upload-length': String(size),
            'upload-metadata': `sha256 ${Buffer.from(sha256, 'utf8').toString('base64')}`,
          },
          decode: (_, head) => begun(origin, size, head),
          cap: SMALL,
          timeoutMs: SHORT_MS,
        },
        (refusal) => refused(refusal, [400, 403, 413]),
      ),
    uploadOffset: (url) =>
      authorised<number | undefined>(
        {
          method: 'HEAD',
          path: url,
          headers: TUS,
          decode: (_, { headers }) => offsetOf(headers),
          cap: SMALL,
          timeoutMs: SHORT_MS,
        },
        ({ status }) => (isGone(status) ? { kind: 'answer', value: undefined } : undefined),
      ),
    sendPart: (url, offset, bytes) =>
      authorised<PartSent>(
        {
          method: 'PATCH',
          path: url,
          headers: { ...TUS, 'upload-offset': String(offset) },
          bytes: { type: 'application/offset+octet-stream', content: bytes },
          decode(_, { headers }) {
            const now = offsetOf(headers);
            return now === undefined ? undefined : { kind: 'kept', offset: now };
          },
          cap: SMALL,
          timeoutMs: PART_MS,
        },
        (refusal) => {
          if (isGone(refusal.status)) return said({ kind: 'gone' });
          if (refusal.status === 409) return said({ kind: 'elsewhere' });
          if (refusal.status === 460) return said({ kind: 'wrong' });
          return refused(refusal, [400, 403, 413]);
        },
      ),
  };
}

function begun(origin: string, size: number, { status, headers }: PortalHead): UploadBegun | undefined {
  const offset = offsetOf(headers) ?? 0;
  if (status === 200) return offset === size ? { kind: 'held' } : undefined;
  const location = headers.get('location');
  const address = location === null ? null : URL.parse(location, origin);
  // The file and the session's token go to this portal and nowhere else.
  if (address === null || address.origin !== new URL(origin).origin) return undefined;
  return { kind: 'open', url: `${address.pathname}${address.search}`, offset };
}

function offsetOf(headers: Headers): number | undefined {
  const said = headers.get('upload-offset');
  return said !== null && /^\d{1,12}$/.test(said) ? Number(said) : undefined;
}

function isGone(status: number): boolean {
  return status === 404 || status === 410;
}

function said<T>(value: T): Reply<T> {
  return { kind: 'answer', value };
}

/** Only what the portal itself says in its own words: a proxy between may refuse for reasons of its own. */
function refused(
  { status, failure }: Refusal,
  statuses: readonly number[],
): Reply<UploadRefused> | undefined {
  return failure !== undefined && statuses.includes(status) ? said({ kind: 'refused', status }) : undefined;
}
