/**
 * Values of a PDF, as far as it takes to know what they do: strings are left as written, names are unescaped. Entries are a
 * list: of a key that comes twice one viewer takes the first, another the last.
 */
export type PdfValue =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'ref'; readonly number: number }
  /** With its brackets. */
  | { readonly kind: 'string'; readonly written: Uint8Array }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | PdfDict
  /** Of the words, only what is said of booleans is ever asked. */
  | { readonly kind: 'other'; readonly word: 'false' | null };
export type PdfDict = {
  readonly kind: 'dict';
  readonly entries: readonly (readonly [key: string, value: PdfValue])[];
};

/** Dictionaries and arrays inside one another; no real document comes near. */
const DEEPEST = 200;

/** Made to exhaust whoever reads it. */
export class TooDeep extends Error {
  override readonly name = 'TooDeep';
}

const OTHER: PdfValue = { kind: 'other', word: null };
const FALSE: PdfValue = { kind: 'other', word: 'false' };

export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00;
}

/** ( ) < > [ ] { } / % */
function isDelimiter(byte: number): boolean {
  return (
    byte === 0x28 ||
    byte === 0x29 ||
    byte === 0x3c ||
    byte === 0x3e ||
    byte === 0x5b ||
    byte === 0x5d ||
    byte === 0x7b ||
    byte === 0x7d ||
    byte === 0x2f ||
    byte === 0x25
  );
}

/** Reads values one after the other. What is wrong is skipped over, as viewers do; it always moves on. */
export class PdfReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  get ended(): boolean {
    this.skipSpace();
    return this.at >= this.#bytes.length;
  }

  /** White space and comments. */
  skipSpace(): void {
    for (;;) {
      while (isSpace(this.#bytes[this.at])) this.at += 1;
      if (this.#bytes[this.at] !== 0x25) return;
      while (this.at < this.#bytes.length && this.#bytes[this.at] !== 0x0a && this.#bytes[this.at] !== 0x0d)
        this.at += 1;
    }
  }

  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw new TooDeep();
    this.skipSpace();
    const byte = this.#bytes[this.at];
    switch (byte) {
      case undefined:
        return OTHER;
      case 0x2f:
        return { kind: 'name', name: this.#name() };
      case 0x28:
        return this.#string(() => this.#literal());
      case 0x5b:
        this.at += 1;
        return this.#array(depth);
      case 0x3c:
        if (this.#bytes[this.at + 1] !== 0x3c) {
          return this.#string(() => this.#hexadecimal());
        }
        this.at += 2;
        return this.#dict(depth);
      default:
        return this.#word(byte);
    }
  }

  #name(): string {
    this.at += 1;
    const codes: number[] = [];
    for (;;) {
      const byte = this.#bytes[this.at];
      if (byte === undefined || isSpace(byte) || isDelimiter(byte)) break;
      const escaped = byte === 0x23 ? hexPair(this.#bytes[this.at + 1], this.#bytes[this.at + 2]) : undefined;
      codes.push(escaped ?? byte);
      this.at += escaped === undefined ? 1 : 3;
    }
    return Buffer.from(codes).toString('latin1');
  }

  #string(skip: () => void): PdfValue {
    const from = this.at;
    skip();
    return { kind: 'string', written: this.#bytes.subarray(from, this.at) };
  }

  #literal(): void {
    let open = 0;
    for (; this.at < this.#bytes.length; this.at += 1) {
      const byte = this.#bytes[this.at];
      if (byte === 0x5c) this.at += 1;
      else if (byte === 0x28) open += 1;
      else if (byte === 0x29) {
        open -= 1;
        if (open === 0) break;
      }
    }
    this.at += 1;
  }

  #hexadecimal(): void {
    while (this.at < this.#bytes.length && this.#bytes[this.at] !== 0x3e) this.at += 1;
    this.at += 1;
  }

  #array(depth: number): PdfValue {
    const items: PdfValue[] = [];
    for (;;) {
      if (this.ended) break;
      if (this.#bytes[this.at] === 0x5d) {
        this.at += 1;
        break;
      }
      if (this.#closes()) break;
      items.push(this.value(depth + 1));
    }
    return { kind: 'array', items };
  }

  #dict(depth: number): PdfDict {
    const entries: (readonly [string, PdfValue])[] = [];
    for (;;) {
      if (this.ended) break;
      if (this.#bytes[this.at] === 0x3e) {
        this.at += this.#bytes[this.at + 1] === 0x3e ? 2 : 1;
        break;
      }
      if (this.#closes()) break;
      if (this.#bytes[this.at] === 0x2f) entries.push([this.#name(), this.value(depth + 1)]);
      // Not a key: a viewer passes over it as well.
      else entries.push(['', this.value(depth + 1)]);
    }
    return { kind: 'dict', entries };
  }

  /** The object ends although what it holds was left open. */
  #closes(): boolean {
    return this.#isWord('endobj') || this.#isWord('stream');
  }

  #isWord(word: string): boolean {
    for (let place = 0; place < word.length; place += 1) {
      if (this.#bytes[this.at + place] !== word.charCodeAt(place)) return false;
    }
    return true;
  }

  #word(byte: number): PdfValue {
    if (isDelimiter(byte)) {
      this.at += 1;
      return OTHER;
    }
    const number = this.#token();
    const value = Number(number);
    if (number === '' || Number.isNaN(value)) return number === 'false' ? FALSE : OTHER;
    if (!/^\d{1,10}$/.test(number)) return { kind: 'number', value };
    // `12 0 R`: only what follows tells a reference from a number.
    const after = this.at;
    this.skipSpace();
    if (/^\d{1,5}$/.test(this.#token())) {
      this.skipSpace();
      if (this.#token() === 'R') return { kind: 'ref', number: value };
    }
    this.at = after;
    return { kind: 'number', value };
  }

  #token(): string {
    const from = this.at;
    for (;;) {
      const byte = this.#bytes[this.at];
      if (byte === undefined || isSpace(byte) || isDelimiter(byte)) break;
      this.at += 1;
    }
    // Longer than any number or keyword: not worth a string.
    return this.at - from > 40
      ? '?'
      : Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + from, this.at - from).toString('latin1');
  }
}

function hexPair(high: number | undefined, low: number | undefined): number | undefined {
  if (high === undefined || low === undefined) return undefined;
  const pair = String.fromCharCode(high, low);
  return /^[0-9a-f]{2}$/i.test(pair) ? Number.parseInt(pair, 16) : undefined;
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The bytes that a written string means. */
export function stringBytes(written: Uint8Array): Buffer {
  const text = Buffer.from(written).toString('latin1');
  if (text.startsWith('<')) return Buffer.from(text.replaceAll(/[^0-9a-f]/gi, ''), 'hex');
  const codes: number[] = [];
  for (const [whole, octal, character] of text
    .slice(1, -1)
    .matchAll(/\\([0-7]{1,3})|\\(\r\n|[\s\S])|[\s\S]/g)) {
    if (octal !== undefined) codes.push(Number.parseInt(octal, 8) & 0xff);
    else if (character === undefined) codes.push(whole.charCodeAt(0));
    else if (!/^[\r\n]/.test(character)) codes.push(ESCAPES[character] ?? character.charCodeAt(0));
  }
  return Buffer.from(codes);
}

/** Every value of a key, of those that are not a reference or that `resolve` finds. */
export function valuesOf(dict: PdfDict, key: string): PdfValue[] {
  return dict.entries.filter(([one]) => one === key).map(([, value]) => value);
}

/** Every dictionary inside a value, itself first. */
export function* dictsIn(value: PdfValue): Generator<PdfDict> {
  const left: PdfValue[] = [value];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (one.kind === 'array') left.push(...one.items);
    if (one.kind === 'dict') {
      yield one;
      for (const [, inner] of one.entries) left.push(inner);
    }
  }
}
