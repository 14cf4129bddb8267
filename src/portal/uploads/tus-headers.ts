import type { NamedFile } from './file-place.ts';

/** The protocol's version, as every request and answer says it. */
export const TUS_VERSION = '1.0.0';
/** Of a part's body. */
export const PART_TYPE = 'application/offset+octet-stream';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Whole bytes, as `Upload-Length` and `Upload-Offset` write them; undefined for anything else. */
export function bytesOf(header: string | string[] | undefined): number | undefined {
  if (typeof header !== 'string' || !/^\d{1,15}$/.test(header)) return undefined;
  return Number(header);
}

/** The file that a creation announces; undefined when it does not say which, or how long. */
export function announced(headers: Headers): NamedFile | undefined {
  const size = bytesOf(headers['upload-length']);
  const sha256 = sha256Of(headers['upload-metadata']);
  return size === undefined || sha256 === undefined ? undefined : { sha256, size };
}

/** `Upload-Metadata: sha256 <base64 of its hexadecimal>`, beside whatever else is said. */
function sha256Of(metadata: string | string[] | undefined): string | undefined {
  if (typeof metadata !== 'string') return undefined;
  for (const pair of metadata.split(',')) {
    const [key, value = ''] = pair.trim().split(' ');
    if (key !== 'sha256') continue;
    const text = Buffer.from(value, 'base64').toString('latin1');
    return isSha256(text) ? text : undefined;
  }
  return undefined;
}

export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
