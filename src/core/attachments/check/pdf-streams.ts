import { constants, createInflate } from 'node:zlib';
import { type PdfDict, type PdfValue, valuesOf } from './pdf-syntax.ts';

export type Unpacked =
  /** `bytes` only where they were asked for. */
  | { readonly kind: 'read'; readonly size: number; readonly bytes: Buffer }
  /** More than was allowed comes out. */
  | { readonly kind: 'burst' }
  /** By a way that is not followed here. */
  | { readonly kind: 'unknown' };

/** How a stream is packed, outermost first. */
export function filtersOf(dict: PdfDict): string[] {
  return valuesOf(dict, 'Filter').flatMap((value) =>
    value.kind === 'name' ? [value.name] : value.kind === 'array' ? value.items.map(nameOf) : ['?'],
  );
}

function nameOf(value: PdfValue): string {
  return value.kind === 'name' ? value.name : '?';
}

/**
 * Unpacks a stream as far as packing can hide or swell: base 16, base 85 and Flate. What pictures are packed with ends
 * it. At most `cap` bytes come out of each step.
 */
export async function unpack(
  packed: Uint8Array,
  filters: readonly string[],
  { cap, keep }: { readonly cap: number; readonly keep: boolean },
): Promise<Unpacked> {
  let bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  let inflated = false;
  for (const [place, filter] of filters.entries()) {
    const last = place === filters.length - 1;
    switch (filter) {
      case 'ASCIIHexDecode':
      case 'AHx':
        bytes = Buffer.from(bytes.toString('latin1').replaceAll(/[^0-9a-f]/gi, ''), 'hex');
        break;
      case 'ASCII85Decode':
      case 'A85':
        bytes = fromBase85(bytes);
        break;
      case 'FlateDecode':
      case 'Fl': {
        // Packed twice: nothing makes such files but to swell.
        if (inflated) return { kind: 'burst' };
        inflated = true;
        const out = await inflate(bytes, cap, keep || !last);
        if (out === undefined) return { kind: 'burst' };
        if (last) return { kind: 'read', size: out.size, bytes: out.bytes };
        bytes = out.bytes;
        break;
      }
      default:
        return { kind: 'unknown' };
    }
  }
  return { kind: 'read', size: bytes.length, bytes: keep ? bytes : Buffer.alloc(0) };
}

/**
 * What comes out before an end or a fault, as viewers take it; undefined when it is more than `cap`. Bytes that are not
 * kept are only counted, so that memory stays as it is whatever comes out.
 */
function inflate(
  packed: Uint8Array,
  cap: number,
  keep: boolean,
): Promise<{ size: number; bytes: Buffer } | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    const stream = createInflate({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 64 * 1024 });
    const done = () => resolve({ size, bytes: Buffer.concat(parts) });
    stream.on('data', (part: Buffer) => {
      size += part.length;
      if (size > cap) {
        stream.destroy();
        resolve(undefined);
      } else if (keep) parts.push(part);
    });
    stream.on('end', done);
    stream.on('error', done);
    stream.end(packed);
  });
}

function fromBase85(bytes: Buffer): Buffer {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (digits: readonly number[], count: number) => {
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let place = 0; place < count; place += 1) out.push(Math.floor(value / 256 ** (3 - place)) & 0xff);
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
    else if (byte >= 0x21 && byte <= 0x75) group.push(byte - 0x21);
    if (group.length === 5) {
      flush(group, 4);
      group = [];
    }
  }
  if (group.length > 1) flush([...group, 84, 84, 84, 84].slice(0, 5), group.length - 1);
  return Buffer.from(out);
}
