/** How a file's bytes become text. */
export type Encoding = 'utf-8' | 'windows-1252';

/** The encoding, or a French sentence that says why the file cannot be read. */
export type DetectedEncoding =
  | { readonly kind: 'ok'; readonly encoding: Encoding }
  | { readonly kind: 'refused'; readonly line: number | null; readonly reason: string };

const UTF16 =
  'Le fichier est en UTF-16\u202f: enregistrez-le en UTF-8 («\u202fCSV UTF-8\u202f» dans le tableur).';

/** Reads a file's bytes block by block, then says how they are encoded (precision 7). */
export type EncodingDetector = { push(bytes: Uint8Array): void; end(): DetectedEncoding };

export function createEncodingDetector(): EncodingDetector {
  let head = new Uint8Array(0);
  let line = 1;
  /** Bytes still awaited by the sequence begun, and the range the next one must fall in. */
  let awaited = 0;
  let low = 0x80;
  let high = 0xbf;
  let sequences = 0;
  let firstBad: number | null = null;
  let firstUndefined: number | null = null;

  function bad(): void {
    firstBad ??= line;
    awaited = 0;
  }

  function push(bytes: Uint8Array): void {
    if (head.length < HEAD) head = concat(head, bytes.subarray(0, HEAD - head.length));
    for (let i = 0; i < bytes.length; i += 1) {
      const byte = bytes[i] as number;
      if (awaited > 0) {
        if (byte >= low && byte <= high) {
          awaited -= 1;
          low = 0x80;
          high = 0xbf;
          if (awaited === 0) sequences += 1;
          continue;
        }
        bad();
      }
      if (byte < 0x80) {
        if (byte === 0x0a) line += 1;
        continue;
      }
      if (WINDOWS_1252_HOLES.has(byte)) firstUndefined ??= line;
      const lead = leadOf(byte);
      if (lead === null) bad();
      else [awaited, low, high] = lead;
    }
  }

  function end(): DetectedEncoding {
    if (awaited > 0) bad();
    if (looksUtf16(head)) return { kind: 'refused', line: null, reason: UTF16 };
    if (firstBad === null) return { kind: 'ok', encoding: 'utf-8' };
    const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
    if (marked || sequences > 0)
      return refusal(firstBad, 'le fichier mêle UTF-8 et Windows-1252, à partir de cette ligne');
    if (firstUndefined !== null)
      return refusal(firstUndefined, "un caractère de cette ligne n'est ni UTF-8 ni Windows-1252");
    return { kind: 'ok', encoding: 'windows-1252' };
  }

  return { push, end };
}

/** The encoding of a whole file held in memory. */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  const detector = createEncodingDetector();
  detector.push(bytes);
  return detector.end();
}

const HEAD = 512;
const WINDOWS_1252_HOLES = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Continuation bytes awaited after a lead byte, and the range of the first (no overlong form, no surrogate). */
function leadOf(byte: number): [number, number, number] | null {
  if (byte >= 0xc2 && byte <= 0xdf) return [1, 0x80, 0xbf];
  if (byte === 0xe0) return [2, 0xa0, 0xbf];
  if (byte === 0xed) return [2, 0x80, 0x9f];
  if (byte >= 0xe1 && byte <= 0xef) return [2, 0x80, 0xbf];
  if (byte === 0xf0) return [3, 0x90, 0xbf];
  if (byte >= 0xf1 && byte <= 0xf3) return [3, 0x80, 0xbf];
  if (byte === 0xf4) return [3, 0x80, 0x8f];
  return null;
}

/** A UTF-16 mark, or every other byte null: one lone null is a fault of its row, not an encoding. */
function looksUtf16(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  const nulls = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) nulls[index % 2] = (nulls[index % 2] ?? 0) + 1;
  const most = Math.max(...nulls);
  return most > 2 && most > (head.length / 2) * 0.6 && Math.min(...nulls) === 0;
}

function refusal(line: number, what: string): DetectedEncoding {
  return { kind: 'refused', line, reason: `Encodage illisible à la ligne ${line}\u202f: ${what}.` };
}

function concat(first: Uint8Array<ArrayBuffer>, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
