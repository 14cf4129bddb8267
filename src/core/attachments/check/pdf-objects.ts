import { type PdfDict, PdfReader, type PdfValue, valuesOf } from './pdf-syntax.ts';

export type PdfObject = {
  /** Undefined where no number stands before it. */
  readonly number: number | undefined;
  readonly generation: number;
  readonly value: PdfValue;
  /** Bytes between `stream` and `endstream`, as they stand in the file. */
  readonly stream: Uint8Array | undefined;
};

/** Objects of one file; no real document of thirty pages comes near. */
const MOST_OBJECTS = 300_000;

export class TooManyObjects extends Error {
  override readonly name = 'TooManyObjects';
}

/**
 * Everything that a viewer could take for an object, wherever it stands: the table of contents of the file may point
 * anywhere, inside a stream too, so it is not believed.
 */
export function objectsOf(bytes: Buffer): PdfObject[] {
  const found: PdfObject[] = [];
  for (let at = bytes.indexOf('obj'); at !== -1; at = bytes.indexOf('obj', at + 3)) {
    if (bytes.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    const reader = new PdfReader(bytes, at + 3);
    const value = reader.value();
    found.push({ ...nameBefore(bytes, at), value, stream: streamAfter(bytes, reader, value) });
    if (found.length > MOST_OBJECTS) throw new TooManyObjects();
  }
  return found;
}

/** Trailers, which are not objects where the table of contents is a plain one. */
export function trailersOf(bytes: Buffer): PdfDict[] {
  const found: PdfDict[] = [];
  for (let at = bytes.indexOf('trailer'); at !== -1; at = bytes.indexOf('trailer', at + 7)) {
    const value = new PdfReader(bytes, at + 7).value();
    if (value.kind === 'dict') found.push(value);
  }
  return found;
}

function nameBefore(bytes: Buffer, at: number): Pick<PdfObject, 'number' | 'generation'> {
  const before = bytes.toString('latin1', Math.max(0, at - 40), at);
  const [, number, generation] = /(\d{1,10})[\s\0]+(\d{1,5})[\s\0]*$/.exec(before) ?? [];
  return { number: number === undefined ? undefined : Number(number), generation: Number(generation ?? 0) };
}

function streamAfter(bytes: Buffer, reader: PdfReader, value: PdfValue): Uint8Array | undefined {
  if (value.kind !== 'dict') return undefined;
  reader.skipSpace();
  if (bytes.toString('latin1', reader.at, reader.at + 6) !== 'stream') return undefined;
  let from = reader.at + 6;
  if (bytes[from] === 0x0d) from += 1;
  if (bytes[from] === 0x0a) from += 1;
  const length = valuesOf(value, 'Length')[0];
  if (length?.kind === 'number' && length.value >= 0) {
    const end = from + length.value;
    if (/^[\s\0]{0,4}endstream/.test(bytes.toString('latin1', end, end + 16)))
      return bytes.subarray(from, end);
  }
  const end = bytes.indexOf('endstream', from);
  return bytes.subarray(from, end === -1 ? bytes.length : end);
}
