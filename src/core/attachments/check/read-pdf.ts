import { FileRefused } from './fault.ts';
import { isActive, namesActive } from './pdf-active.ts';
import { DRAWING_CAP, OBJECTS_CAP, PICTURE_CAP, PICTURE_POINTS, WHOLE_CAP } from './pdf-limits.ts';
import { objectsOf, type PdfObject, TooManyObjects, trailersOf } from './pdf-objects.ts';
import { filtersOf, unpack } from './pdf-streams.ts';
import { dictsIn, isSpace, type PdfDict, PdfReader, type PdfValue, TooDeep, valuesOf } from './pdf-syntax.ts';

/**
 * Reads every object of a PDF, those packed in streams of objects too, before anything else opens it.
 * @returns whether it is encrypted
 * @throws FileRefused `FIC-DOUBLE`, `FIC-ABIME`, `FIC-ACTIF`, `FIC-LONG`, `FIC-PIXELS`
 */
export async function readPdf(bytes: Buffer): Promise<{ readonly encrypted: boolean }> {
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

async function readObjects(bytes: Buffer): Promise<{ readonly encrypted: boolean }> {
  const objects = objectsOf(bytes);
  const trailers = trailersOf(bytes);
  const encrypted = [...trailers, ...objects.map(({ value }) => value)].some(
    (value) => value.kind === 'dict' && valuesOf(value, 'Encrypt').length > 0,
  );
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
  await readStreams(objects, encrypted, resolve, keep);
  if (all.some((value) => isActive(value, resolve))) throw new FileRefused('FIC-ACTIF');
  return { encrypted };
}

/** Unpacks each stream: those of objects to read them, the others to know what they come to. */
async function readStreams(
  objects: readonly PdfObject[],
  encrypted: boolean,
  resolve: (number: number) => readonly PdfValue[],
  keep: (number: number, value: PdfValue) => void,
): Promise<void> {
  let whole = 0;
  for (const { value, stream } of objects) {
    if (stream === undefined || value.kind !== 'dict') continue;
    requireSmallPictures(value);
    const dict = withResolved(value, resolve);
    const type = valuesOf(dict, 'Type').flatMap((one) => (one.kind === 'name' ? [one.name] : []));
    const ofObjects = type.includes('ObjStm') || (has(dict, 'N') && has(dict, 'First'));
    const table = type.includes('XRef');
    // Its bytes mean nothing without the key; pdfjs, which has it, looks at what they say.
    if (encrypted && !table) continue;
    const picture = valuesOf(dict, 'Subtype').some((one) => one.kind === 'name' && one.name === 'Image');
    const cap = ofObjects || table ? OBJECTS_CAP : picture ? PICTURE_CAP : DRAWING_CAP;
    const unpacked = await unpack(stream, filtersOf(dict), { cap, keep: ofObjects });
    if (unpacked.kind === 'burst') throw new FileRefused('FIC-LONG');
    if (unpacked.kind === 'unknown') {
      if (ofObjects || table) throw new FileRefused('FIC-ABIME');
      continue;
    }
    whole += unpacked.size;
    if (whole > WHOLE_CAP) throw new FileRefused('FIC-LONG');
    if (ofObjects) readPacked(dict, unpacked.bytes, keep);
  }
}

/** Objects of a stream of objects: numbers and places first, then the objects. */
function readPacked(dict: PdfDict, bytes: Buffer, keep: (number: number, value: PdfValue) => void): void {
  // Rows of a picture: no program packs objects so, and what they say could not be read.
  const parameters = [...valuesOf(dict, 'DecodeParms'), ...valuesOf(dict, 'DP')];
  if (parameters.some((one) => [...dictsIn(one)].some((inner) => has(inner, 'Predictor'))))
    throw new FileRefused('FIC-ABIME');
  if (namesActive(bytes)) throw new FileRefused('FIC-ACTIF');
  const first = numberOf(dict, 'First');
  const count = Math.min(numberOf(dict, 'N'), OBJECTS_CAP);
  const head = new PdfReader(bytes);
  for (let nth = 0; nth < count && !head.ended; nth += 1) {
    const number = head.value();
    const place = head.value();
    if (number.kind !== 'number' || place.kind !== 'number') break;
    keep(number.value, new PdfReader(bytes, first + place.value).value());
  }
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
