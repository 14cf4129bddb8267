import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { PdfObject } from './pdf-objects.ts';
import { type PdfDict, type PdfValue, stringBytes, valuesOf } from './pdf-syntax.ts';

/** The plain bytes of a stream; undefined where they cannot be had. */
export type Decrypt = (object: PdfObject, bytes: Uint8Array) => Uint8Array | undefined;

/**
 * Opens what asks no password: the key then follows from the file alone (ISO 32000-2, 7.6, standard security handler).
 * Without it, what stands in streams of objects could not be looked at. A file that does ask one is told by pdfjs.
 */
export function decryptWithoutPassword(
  encrypt: PdfDict,
  id: Buffer,
  resolve: (number: number) => readonly PdfValue[],
): Decrypt | undefined {
  const read = (dict: PdfDict, key: string): PdfValue | undefined => {
    const value = valuesOf(dict, key)[0];
    return value?.kind === 'ref' ? resolve(value.number)[0] : value;
  };
  const number = (key: string, otherwise: number) => {
    const value = read(encrypt, key);
    return value?.kind === 'number' ? value.value : otherwise;
  };
  const text = (key: string) => {
    const value = read(encrypt, key);
    return value?.kind === 'string' ? stringBytes(value.written) : Buffer.alloc(0);
  };
  const version = number('V', 0);
  const revision = number('R', 0);
  if (version === 5) {
    const key = keyOf256(revision, text('U'), text('UE'));
    return (_, bytes) => fromAes(key, bytes);
  }
  if (version < 1 || version > 4) return undefined;
  const length =
    revision === 2 ? 5 : version === 4 ? 16 : Math.min(16, Math.max(5, number('Length', 40) / 8));
  const said = Buffer.alloc(4);
  said.writeInt32LE(number('P', 0) | 0);
  const last = Buffer.alloc(revision >= 4 && inClear(encrypt) ? 4 : 0, 0xff);
  const key = keyOf128(revision, length, [text('O').subarray(0, 32), said, id, last]);
  const method = version === 4 ? methodOf(encrypt, read) : 'V2';
  switch (method) {
    case 'V2':
      return (object, bytes) => rc4(objectKey(key, object, ''), bytes);
    case 'AESV2':
      return (object, bytes) => fromAes(objectKey(key, object, 'sAlT'), bytes);
    case 'Identity':
    case 'None':
      return (_, bytes) => bytes;
    default:
      return undefined;
  }
}

/** Whether what says what the document is stands in clear: it enters the key. */
function inClear(encrypt: PdfDict): boolean {
  return valuesOf(encrypt, 'EncryptMetadata').some(
    (value) => value.kind === 'other' && value.word === 'false',
  );
}

type Read = (dict: PdfDict, key: string) => PdfValue | undefined;

/** How streams are encrypted, as the file's own filter says. */
function methodOf(encrypt: PdfDict, read: Read): string {
  const filter = read(encrypt, 'StmF');
  if (filter?.kind !== 'name' || filter.name === 'Identity') return 'Identity';
  const filters = read(encrypt, 'CF');
  const own = filters?.kind === 'dict' ? read(filters, filter.name) : undefined;
  const method = own?.kind === 'dict' ? read(own, 'CFM') : undefined;
  return method?.kind === 'name' ? method.name : '?';
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

function keyOf128(revision: number, length: number, parts: readonly Buffer[]): Buffer {
  let key = md5(PADDING, ...parts).subarray(0, length);
  if (revision >= 3) for (let turn = 0; turn < 50; turn += 1) key = md5(key).subarray(0, length);
  return key;
}

function objectKey(key: Buffer, { number = 0, generation }: PdfObject, salt: string): Buffer {
  const place = Buffer.from([number, number >> 8, number >> 16, generation, generation >> 8]);
  return md5(key, place, Buffer.from(salt, 'latin1')).subarray(0, Math.min(key.length + 5, 16));
}

function keyOf256(revision: number, user: Buffer, wrapped: Buffer): Buffer {
  const salt = user.subarray(40, 48);
  const wrapping = revision >= 6 ? hardened(salt) : createHash('sha256').update(salt).digest();
  const cipher = createDecipheriv('aes-256-cbc', wrapping, Buffer.alloc(16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(padded(wrapped.subarray(0, 32), 32)), cipher.final()]);
}

/** Algorithm 2.B of ISO 32000-2 for an empty password. */
export function hardened(salt: Uint8Array): Buffer {
  let key: Buffer = createHash('sha256').update(salt).digest();
  for (let turn = 1; ; turn += 1) {
    const repeated = Buffer.concat(Array(64).fill(key));
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
      false,
    );
    const mixed = Buffer.concat([cipher.update(repeated), cipher.final()]);
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][rest] ?? 'sha256')
      .update(mixed)
      .digest();
    if (turn >= 64 && (mixed.at(-1) ?? 0) <= turn - 32) return key.subarray(0, 32);
  }
}

/** The initial block stands first; what follows the last whole block is left out. */
function fromAes(key: Buffer, bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < 32 || (key.length !== 16 && key.length !== 32)) return undefined;
  const blocks = bytes.subarray(16, bytes.length - (bytes.length % 16));
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, bytes.subarray(0, 16)).setAutoPadding(
    false,
  );
  return Buffer.concat([cipher.update(blocks), cipher.final()]);
}

function rc4(key: Buffer, bytes: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, place) => place);
  let j = 0;
  const swap = (i: number) => {
    const one = state[i] ?? 0;
    state[i] = state[j] ?? 0;
    state[j] = one;
    return ((state[i] ?? 0) + one) & 255;
  };
  for (let i = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i);
  }
  j = 0;
  const out = Buffer.alloc(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) {
    const i = (at + 1) & 255;
    j = (j + (state[i] ?? 0)) & 255;
    out[at] = (bytes[at] ?? 0) ^ (state[swap(i)] ?? 0);
  }
  return out;
}

function md5(...parts: readonly Uint8Array[]): Buffer {
  return createHash('md5').update(Buffer.concat(parts)).digest();
}

function padded(bytes: Uint8Array, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(length)]).subarray(0, length);
}
