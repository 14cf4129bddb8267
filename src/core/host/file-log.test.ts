import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileLog, redact } from './file-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, 'journal', 'guichet.jsonl');
const lines = () =>
  readFileSync(file(), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('one object a line, with its instant', () => {
  const log = fileLog(folder, () => Date.parse('2026-11-17T13:05:00.000Z'));
  log.info('core-ready', { fault: 'BASE-IN-USE', ms: 12 });
  log.error('base-blocked', 'BASE-DAMAGED');
  expect(lines()).toEqual([
    { at: '2026-11-17T13:05:00.000Z', event: 'core-ready', fault: 'BASE-IN-USE', ms: 12 },
    { at: '2026-11-17T13:05:00.000Z', event: 'base-blocked', error: 'BASE-DAMAGED' },
  ]);
});

test('an error keeps its kind and its places, and loses what came from data', () => {
  const log = fileLog(folder, Date.now);
  let thrown: unknown;
  try {
    JSON.parse('DURAND Amélie, 06 39 98 12 34');
  } catch (error) {
    thrown = error;
  }
  log.error(
    'procedure-fault',
    new Error('no lease 0030020788B for amelie@durand.example', { cause: thrown }),
  );
  const text = readFileSync(file(), 'utf8');
  expect(text).not.toMatch(/DURAND|Amélie|durand|39 98|0030020788B/);
  expect(lines()[0]).toMatchObject({
    error: 'Error',
    message: 'no lease … for …@…',
    cause: { error: 'SyntaxError' },
  });
  expect(JSON.stringify(lines()[0]?.at_code)).toContain('file-log.test.ts');
});

test.each([
  ['Unexpected token \'D\', "DURAND" is not valid', 'Unexpected token "…", "…" is not valid'],
  ['a quote that does not end "DURAND', 'a quote that does not end "…"'],
  ['paid 1 234,56 by 06 39 98 12 34', 'paid … by …'],
  [
    'SQLITE_CONSTRAINT: UNIQUE constraint failed: lease.key',
    'SQLITE_CONSTRAINT: UNIQUE constraint failed: lease.key',
  ],
])('%s → %s', (text, kept) => {
  expect(redact(text)).toBe(kept);
});

test('a full journal makes room and keeps the one before', () => {
  const log = fileLog(folder, Date.now);
  log.info('first');
  writeFileSync(file(), 'x'.repeat(1024 * 1024 + 1));
  log.info('second');
  expect(lines().map(({ event }) => event)).toEqual(['second']);
  expect(existsSync(`${file()}.1`)).toBe(true);
});

test('a journal that cannot be written stops nobody', () => {
  writeFileSync(join(folder, 'journal'), 'a file in the way');
  expect(() => fileLog(folder, Date.now).error('anything', new Error('x'))).not.toThrow();
});
