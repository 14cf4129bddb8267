import type { Separator } from './header.ts';

/** One record's text, without its line end, and the physical line it begins on. */
export type RawRecord = {
  readonly text: string;
  readonly line: number;
  /** True when a cell begins with a quote; a quote further inside a bare cell is text like any other. */
  readonly quoted: boolean;
};

/** Cuts a file's text into records: a line end inside quotes does not end one (RFC 4180). */
export type RecordCutter = {
  /** Records that this block completes; blank lines are passed over but counted. */
  push(block: string): RawRecord[];
  /** The last record where the file does not end with a line end, and what makes the file unreadable. */
  end(): { last: RawRecord | null; broken: BrokenText | null };
};

/** Why a text cannot be cut into records, and the line to look at. */
export type BrokenText = { readonly kind: 'open-quote' | 'endless-line'; readonly line: number };

// A quote that swallows a megabyte was never meant to be one, and no line is that long: refused, not held in memory.
const LONGEST_RECORD = 1_048_576;

export function createRecordCutter(separator: Separator): RecordCutter {
  let rest = '';
  let line = 1;
  let runaway: BrokenText | null = null;

  function record(text: string, quoted: boolean): RawRecord | null {
    const bare = text.endsWith('\r') ? text.slice(0, -1) : text;
    return bare.trim() === '' ? null : { text: bare, line, quoted };
  }

  function push(block: string): RawRecord[] {
    const records: RawRecord[] = [];
    if (runaway !== null) return records;
    const buffer = rest + block;
    let start = 0;
    let nextQuote = buffer.indexOf('"');
    for (;;) {
      const lineEnd = buffer.indexOf('\n', start);
      const tooLong = buffer.length - start > LONGEST_RECORD;
      if (lineEnd === -1) {
        if (tooLong) runaway = { kind: 'endless-line', line };
        break;
      }
      if (nextQuote !== -1 && nextQuote < start) nextQuote = buffer.indexOf('"', start);
      if (nextQuote === -1 || nextQuote > lineEnd) {
        const plain = record(buffer.slice(start, lineEnd), false);
        if (plain !== null) records.push(plain);
        line += 1;
        start = lineEnd + 1;
        continue;
      }
      const scanned = scan(buffer, start, separator);
      if (scanned.end === -1) {
        if (tooLong) runaway = { kind: 'open-quote', line: line + scanned.openedAfter };
        break;
      }
      const found = record(buffer.slice(start, scanned.end), scanned.opened);
      if (found !== null) records.push(found);
      line += scanned.lines + 1;
      start = scanned.end + 1;
    }
    rest = runaway === null ? buffer.slice(start) : '';
    return records;
  }

  function end(): { last: RawRecord | null; broken: BrokenText | null } {
    if (runaway !== null) return { last: null, broken: runaway };
    const scanned = scan(`${rest}\n`, 0, separator);
    if (scanned.end !== -1) return { last: record(rest, scanned.opened), broken: null };
    return { last: null, broken: { kind: 'open-quote', line: line + scanned.openedAfter } };
  }

  return { push, end };
}

type Scan = {
  /** Index of the line end that closes the record, or -1. */
  readonly end: number;
  /** Line ends inside it. */
  readonly lines: number;
  /** Where the last quote was opened: line ends before it. */
  readonly openedAfter: number;
  readonly opened: boolean;
};

function scan(buffer: string, start: number, separator: Separator): Scan {
  let lines = 0;
  let openedAfter = 0;
  let opened = false;
  let quoted = false;
  let cellBegins = true;
  for (let i = start; i < buffer.length; i += 1) {
    const character = buffer[i];
    if (quoted) {
      if (character === '\n') lines += 1;
      else if (character === '"') {
        if (buffer[i + 1] === '"') i += 1;
        else quoted = false;
      }
    } else if (character === '"' && cellBegins) {
      quoted = true;
      opened = true;
      openedAfter = lines;
      cellBegins = false;
    } else if (character === '\n') return { end: i, lines, openedAfter, opened };
    else cellBegins = character === separator;
  }
  return { end: -1, lines, openedAfter, opened };
}
