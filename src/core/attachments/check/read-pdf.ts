import { FileRefused } from './fault.ts';
import { isActive, namesActive } from './pdf-active.ts';
import { type Decrypt, decryptWithoutPassword } from './pdf-decrypt.ts';
import { DRAWING_CAP, OBJECTS_CAP, PICTURE_CAP, PICTURE_POINTS, WHOLE_CAP } from './pdf-limits.ts';
import { objectsOf, type PdfObject, TooManyObjects, trailersOf } from './pdf-objects.ts';
import { filtersOf, type Unpacked, unpack } from './pdf-streams.ts';
import {
  dictsIn,
  isSpace,
  type PdfDict,
  PdfReader,
  type PdfValue,
  stringBytes,
  TooDeep,
  valuesOf,
} from './pdf-syntax.ts';

export type ReadPdf = { readonly hidden: boolean };

/**
 * Reads every object of a PDF, those packed in streams of objects too, before anything else opens it.
 * @returns `hidden`: it is encrypted, and some of its objects could not be looked at without a password
 * @throws FileRefused `FIC-DOUBLE`, `FIC-ABIME`, `FIC-ACTIF`, `FIC-LONG`, `FIC-PIXELS`
 */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  requireOneDocument(bytes);
  try {
    return await readObjects(bytes);
  } catch (error) {
    throw error instanceof TooDeep || error instanceof TooManyObjects ? new FileRefused('FIC-LONG') : error;
  }
}

const END = Buffer.from('%%EOF');
const HEAD = Buffer.from('%PDF-');
const ZIP_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
/** A ZIP ends with a comment of this length at most. */
const ZIP_TAIL = 22 + 65_535;

function requireOneDocument(bytes: Buffer): void {
  const end = bytes.lastIndexOf(END);
  if (end === -1) throw new FileRefused('FIC-ABIME');
  for (let at = end + END.length; at < bytes.length; at += 1) {
    if (!isSpace(bytes[at])) throw new FileRefused('FIC-DOUBLE');
  }
  // A document after another's end.
  for (let at = bytes.indexOf(END); at !== end; at = bytes.indexOf(END, at + 1)) {
    let next = at + END.length;
    while (isSpace(bytes[next])) next += 1;
    if (bytes.subarray(next, next + HEAD.length).equals(HEAD)) throw new FileRefused('FIC-DOUBLE');
  }
  // A ZIP is read from its end: its comment may hold the end of the PDF.
  for (
    let at = bytes.lastIndexOf(ZIP_END);
    at !== -1;
    at = at === 0 ? -1 : bytes.lastIndexOf(ZIP_END, at - 1)
  ) {
    if (at < bytes.length - ZIP_TAIL) break;
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length)
      throw new FileRefused('FIC-DOUBLE');
  }
}

async function readObjects(bytes: Buffer): Promise<ReadPdf> {
  const objects = objectsOf(bytes);
  const trailers = trailersOf(bytes);
  if (namesActive(bytes)) throw new FileRefused('FIC-ACTIF');
  const values = new Map<number, PdfValue[]>();
  const all: PdfValue[] = [...trailers];
  const keep = (number: number | undefined, value: PdfValue) => {
    all.push(value);
    if (number === undefined) return;
    const known = values.get(number);
    if (known === undefined) values.set(number, [value]);
    else known.push(value);
  };
  for (const { number, value } of objects) keep(number, value);
  const resolve = (number: number) => values.get(number) ?? [];
  const lock = lockOf([...objects.map(({ value }) => value), ...trailers], resolve);
  const hidden = await readStreams(objects, lock, resolve, keep);
  if (hidden && !lock.locked) throw new FileRefused('FIC-ABIME');
  if (all.some((value) => isActive(value, resolve))) throw new FileRefused('FIC-ACTIF');
  return { hidden };
}

type Resolve = (number: number) => readonly PdfValue[];
type Lock = { readonly locked: boolean; readonly decrypt: Decrypt | undefined };

/** What the file says of its encryption, at its end where it says it twice. */
function lockOf(values: readonly PdfValue[], resolve: Resolve): Lock {
  const said = values.findLast((value) => value.kind === 'dict' && has(value, 'Encrypt'));
  if (said?.kind !== 'dict') return { locked: false, decrypt: (_, bytes) => bytes };
  const one = (value: PdfValue | undefined) => (value?.kind === 'ref' ? resolve(value.number)[0] : value);
  const encrypt = one(valuesOf(said, 'Encrypt')[0]);
  const ids = one(valuesOf(said, 'ID')[0]);
  const id = ids?.kind === 'array' ? one(ids.items[0]) : undefined;
  const bytes = id?.kind === 'string' ? stringBytes(id.written) : Buffer.alloc(0);
  const decrypt = encrypt?.kind === 'dict' ? decryptWithoutPassword(encrypt, bytes, resolve) : undefined;
  return { locked: true, decrypt };
}

/**
 * Unpacks each stream: those of objects to read them, the others to know what they come to.
 * @returns whether a stream of objects could not be read
 */
async function readStreams(
  objects: readonly PdfObject[],
  { decrypt }: Lock,
  resolve: Resolve,
  keep: (number: number, value: PdfValue) => void,
): Promise<boolean> {
  let whole = 0;
  let hidden = false;
  for (const object of objects) {
    const { value, stream } = object;
    if (stream === undefined || value.kind !== 'dict') continue;
    requireSmallPictures(value);
    const dict = withResolved(value, resolve);
    const type = valuesOf(dict, 'Type').flatMap((one) => (one.kind === 'name' ? [one.name] : []));
    const ofObjects = type.includes('ObjStm') || (has(dict, 'N') && has(dict, 'First'));
    // Where the objects stand: never encrypted.
    const table = type.includes('XRef');
    const plain = table ? stream : decrypt?.(object, stream);
    const picture = valuesOf(dict, 'Subtype').some((one) => one.kind === 'name' && one.name === 'Image');
    const cap = ofObjects || table ? OBJECTS_CAP : picture ? PICTURE_CAP : DRAWING_CAP;
    const unpacked: Unpacked =
      plain === undefined
        ? { kind: 'unknown' }
        : await unpack(plain, filtersOf(dict), { cap, keep: ofObjects });
    if (unpacked.kind === 'burst') throw new FileRefused('FIC-LONG');
    if (unpacked.kind === 'unknown') {
      if (table) throw new FileRefused('FIC-ABIME');
      if (ofObjects) hidden = true;
      continue;
    }
    whole += unpacked.size;
    if (whole > WHOLE_CAP) throw new FileRefused('FIC-LONG');
    if (ofObjects && !readPacked(dict, unpacked.bytes, keep)) hidden = true;
  }
  return hidden;
}

/** Objects of a stream of objects: numbers and places first, then the objects. Answers whether all are there. */
function readPacked(dict: PdfDict, bytes: Buffer, keep: (number: number, value: PdfValue) => void): boolean {
  // Rows of a picture: no program packs objects so, and what they say could not be read.
  const parameters = [...valuesOf(dict, 'DecodeParms'), ...valuesOf(dict, 'DP')];
  if (parameters.some((one) => [...dictsIn(one)].some((inner) => has(inner, 'Predictor'))))
    throw new FileRefused('FIC-ABIME');
  if (namesActive(bytes)) throw new FileRefused('FIC-ACTIF');
  const first = numberOf(dict, 'First');
  const count = numberOf(dict, 'N');
  const head = new PdfReader(bytes);
  let read = 0;
  for (let nth = 0; nth < count && !head.ended; nth += 1) {
    const number = head.value();
    const place = head.value();
    if (number.kind !== 'number' || place.kind !== 'number') return false;
    if (first + place.value >= bytes.length) return false;
    keep(number.value, new PdfReader(bytes, first + place.value).value());
    read += 1;
  }
  return read >= count;
}

function requireSmallPictures(dict: PdfDict): void {
  const points = numberOf(dict, 'Width') * numberOf(dict, 'Height');
  if (points > PICTURE_POINTS) throw new FileRefused('FIC-PIXELS');
}

function has(dict: PdfDict, key: string): boolean {
  return dict.entries.some(([one]) => one === key);
}

function numberOf(dict: PdfDict, key: string): number {
  const value = valuesOf(dict, key).find((one) => one.kind === 'number');
  return value?.kind === 'number' ? value.value : 0;
}

/** How a stream is packed may be said by another object. */
function withResolved(dict: PdfDict, resolve: (number: number) => readonly PdfValue[]): PdfDict {
  return {
    kind: 'dict',
    entries: dict.entries.flatMap(([key, value]) =>
      value.kind === 'ref'
        ? resolve(value.number).map((one) => [key, one] as const)
        : [[key, value] as const],
    ),
  };
}
