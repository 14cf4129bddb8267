import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScanStroke } from './scan-text.ts';
import {
  type Focus,
  SCAN_GAP_MS,
  SCAN_LENGTH,
  ScannerDecoder,
  SILENCE_MS,
  type TimedStroke,
} from './scanner.ts';

const AZERTY_DIGITS = 'à&é"\'(-è_ç';
const AZERTY_LETTERS: Readonly<Record<string, string>> = { A: 'q', Q: 'a', W: 'z', Z: 'w' };

/** What a US scanner presses for a character, and what the computer's layout makes of it. */
function press(character: string, layout: 'qwerty' | 'azerty'): ScanStroke {
  if (/\d/.test(character)) {
    const key = layout === 'qwerty' ? character : AZERTY_DIGITS.charAt(Number(character));
    return { code: `Digit${character}`, key, shift: false };
  }
  const upper = character.toUpperCase();
  if (/[A-Z]/.test(upper)) {
    const shift = character === upper;
    const letter = layout === 'qwerty' ? character : (AZERTY_LETTERS[upper] ?? character);
    return { code: `Key${upper}`, key: shift ? letter.toUpperCase() : letter, shift };
  }
  const marks: Readonly<Record<string, readonly [string, string, boolean]>> = {
    '-': ['Minus', ')', false],
    '/': ['Slash', '!', false],
    ' ': ['Space', ' ', false],
  };
  const [code, azerty, shift] = marks[character] ?? ['', character, false];
  return { code, key: layout === 'qwerty' ? character : azerty, shift };
}

function timed(
  strokes: readonly ScanStroke[],
  gap: number,
  focus: Focus = 'elsewhere',
  from = 1000,
): TimedStroke[] {
  return strokes.map((stroke, i) => ({ ...stroke, at: from + i * gap, repeat: false, chord: false, focus }));
}
const end = (key: string, at: number, focus: Focus = 'elsewhere'): TimedStroke => ({
  focus,
  code: key,
  key,
  shift: false,
  at,
  repeat: false,
  chord: false,
});

function scan(
  text: string,
  layout: 'qwerty' | 'azerty',
  gap = 4,
  ending = 'Enter',
  focus: Focus = 'elsewhere',
) {
  const decoder = new ScannerDecoder();
  const strokes = timed(
    [...text].map((character) => press(character, layout)),
    gap,
    focus,
  );
  for (const stroke of strokes) decoder.push(stroke);
  return decoder.push(end(ending, 1000 + text.length * gap, focus));
}

describe('a scan', () => {
  it.each(['qwerty', 'azerty'] as const)('reads the same on a %s computer', (layout) => {
    for (const text of ['0030020790D', 'L0457718', '00418-22/B', '0200012345678', 'azqw12 mM']) {
      expect(scan(text, layout)).toMatchObject({ kind: 'scan', text });
    }
  });

  it('ends with Tab as well', () => {
    expect(scan('0030020790D', 'azerty', 10, 'Tab')).toMatchObject({ kind: 'scan', text: '0030020790D' });
  });

  it('of a scanner set up for AZERTY is read by the layout', () => {
    const decoder = new ScannerDecoder();
    const digits = [...'0030020790'].map((digit) => ({ code: `Digit${digit}`, key: digit, shift: true }));
    const letters = [{ code: 'KeyQ', key: 'A', shift: true }];
    for (const stroke of timed([...digits, ...letters], 5)) decoder.push(stroke);
    expect(decoder.push(end('Enter', 1055))).toMatchObject({ kind: 'scan', text: '0030020790A' });
  });

  it('tells how many characters reached the field before it was suspected', () => {
    expect(scan('0030020790D', 'qwerty')).toMatchObject({ passed: 2 });
  });

  it('in the search field is taken only where the layout spoiled it: else it already stands there', () => {
    expect(scan('0030020790D', 'azerty', 4, 'Enter', 'search')).toMatchObject({ kind: 'scan', passed: 11 });
    expect(scan('0030020790D', 'qwerty', 4, 'Enter', 'search')).toEqual({ kind: 'pass', release: [] });
  });

  it('in a field of a form is long, holds a digit and ends by Enter: a number typed there stays there', () => {
    expect(scan('0030020790D', 'azerty', 4, 'Enter', 'text')).toMatchObject({ kind: 'scan', passed: 11 });
    expect(scan('0030020790D', 'azerty', 4, 'Tab', 'text').kind).toBe('pass');
    expect(scan('482913', 'qwerty', 4, 'Enter', 'text').kind).toBe('pass');
    expect(scan('banquepostale', 'qwerty', 4, 'Enter', 'text').kind).toBe('pass');
    expect(scan('4970101234567893', 'qwerty', 4, 'Enter', 'text').kind).toBe('pass');
    expect(scan('0200012345678', 'azerty', 4, 'Enter', 'text').kind).toBe('scan');
  });

  it('is never heard in a password or a code', () => {
    expect(scan('0030020790D', 'azerty', 4, 'Enter', 'secret').kind).toBe('pass');
  });

  it('comes out of a silence: a quick run in the middle of typing is typing', () => {
    const decoder = new ScannerDecoder();
    const strokes = timed(
      [...'0030020790D'].map((one) => press(one, 'azerty')),
      4,
      'text',
    );
    decoder.push({
      ...press('0', 'azerty'),
      at: 1000 - SILENCE_MS + 1,
      repeat: false,
      chord: false,
      focus: 'text',
    });
    for (const stroke of strokes) decoder.push(stroke);
    expect(decoder.push(end('Enter', 1048, 'text')).kind).toBe('pass');
  });

  it('is never recognised in fewer than six characters, nor at a human pace', () => {
    expect(scan('12345', 'qwerty')).toMatchObject({ kind: 'pass' });
    expect(scan('0030020790D', 'qwerty', SCAN_GAP_MS)).toMatchObject({ kind: 'pass' });
  });

  it('is not a key held down, nor a chord', () => {
    const decoder = new ScannerDecoder();
    for (let i = 0; i < 20; i += 1) {
      const verdict = decoder.push({
        ...press('7', 'qwerty'),
        at: 1000 + i * 10,
        repeat: i > 0,
        chord: false,
        focus: 'elsewhere',
      });
      expect(verdict.kind).toBe('pass');
    }
    expect(decoder.push(end('Enter', 1205)).kind).toBe('pass');
  });
});

/** Plays strokes as the hook does: what is typed into the field, in order, and what was scanned. */
function play(strokes: readonly TimedStroke[]): { typed: string; scans: string[] } {
  const decoder = new ScannerDecoder();
  let typed = '';
  const scans: string[] = [];
  for (const stroke of strokes) {
    const verdict = decoder.push(stroke);
    if (verdict.kind === 'hold') continue;
    if (verdict.kind === 'scan') {
      typed = typed.slice(0, typed.length - verdict.passed);
      scans.push(verdict.text);
      continue;
    }
    typed += verdict.release.map(({ key }) => key).join('');
    typed += stroke.key.length === 1 ? stroke.key : `<${stroke.key}>`;
  }
  typed += decoder
    .release()
    .map(({ key }) => key)
    .join('');
  return { typed, scans };
}

const character = fc.constantFrom(...'abcABC 0123456789éà&(');
const key = fc.oneof(
  { weight: 8, arbitrary: character },
  fc.constantFrom('Enter', 'Tab', 'Backspace', 'ArrowLeft'),
);
const strokesWith = (gap: fc.Arbitrary<number>) =>
  fc
    .tuple(
      fc.array(fc.record({ key, gap, shift: fc.boolean(), repeat: fc.boolean(), chord: fc.constant(false) })),
      fc.constantFrom<Focus>('elsewhere', 'search', 'text', 'secret'),
    )
    .map(([list, focus]) => {
      let at = 0;
      return list.map(({ key: name, gap: pause, shift, repeat, chord }): TimedStroke => {
        at += pause;
        return { key: name, code: '', shift, repeat, chord, at, focus };
      });
    });
const plain = (strokes: readonly TimedStroke[]) =>
  strokes.map(({ key: name }) => (name.length === 1 ? name : `<${name}>`)).join('');

describe('typing', () => {
  it('at any human pace comes through whole', () => {
    fc.assert(
      fc.property(strokesWith(fc.integer({ min: SCAN_GAP_MS, max: 400 })), (strokes) => {
        expect(play(strokes)).toEqual({ typed: plain(strokes), scans: [] });
      }),
    );
  });

  it('at any pace loses nothing unless a whole scan was read', () => {
    fc.assert(
      fc.property(strokesWith(fc.integer({ min: 0, max: 60 })), (strokes) => {
        const { typed, scans } = play(strokes);
        if (scans.length === 0) expect(typed).toBe(plain(strokes));
        for (const text of scans) expect(text.length).toBeGreaterThanOrEqual(SCAN_LENGTH);
        // What was scanned and its ending key are all that is missing from what was typed.
        const missing = scans.reduce((sum, text) => sum + text.length, 0);
        const count = (all: string) => all.replace(/<\w+>/g, '#').length;
        expect(count(typed)).toBe(count(plain(strokes)) - missing - scans.length);
      }),
      { numRuns: 500 },
    );
  });
});
