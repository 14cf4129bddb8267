import { describe, expect, test } from 'vitest';
import { linesOfActs } from '../../bench/acts.ts';
import { linesOf, type Measured } from '../../bench/lines.ts';
import { readOptions } from '../../bench/options.ts';
import { tableOf } from '../../bench/report.ts';
import { passes, type Times, timesOf } from '../../bench/stats.ts';

const at = (ms: number): Times => ({ count: 1, p50: ms, p95: ms, p99: ms, max: ms });

function measured(
  accounts: number,
  over: { p95?: number; bm25?: number; differ?: string[]; lease?: number } = {},
): Measured {
  const raw = at(0.003);
  return {
    accounts,
    lookup: {
      leaseCold: at(0.02),
      lease: at(over.lease ?? 0.004),
      leaseRaw: raw,
      reference: at(0.006),
      account: at(0.01),
      accountRaw: at(0.009),
    },
    search: {
      keystroke: { ...at(1), p95: over.p95 ?? 2 },
      slowest: [],
      twoLetters: at(0.1),
      twoLettersBm25: at(50),
      fasterThanBm25: over.bm25 ?? 500,
      oracle: { queries: 3, answered: 3, differ: over.differ ?? [] },
    },
    start: { toFirstSearch: at(700), toReady: at(400), signIn: at(100), firstSearch: at(20) },
  };
}

const short = (...all: Measured[]) =>
  linesOf(all)
    .filter((line) => !passes(line))
    .map(({ name }) => name);

describe('what the bench judges', () => {
  test('good figures hold', () => {
    expect(short(measured(10_000), measured(100_000), measured(1_000_000))).toEqual([]);
  });

  test.each([
    ['a slow look-up', { lease: 0.007 }, ['lease: repository / raw, p50']],
    ['slow keystrokes', { p95: 5.1 }, ['keystroke to rows, p95']],
    ['too little faster than bm25 at a million', { bm25: 19.9 }, ['two letters: times faster than bm25']],
    ['an answer that differs', { differ: ['martin'] }, ['texts whose top 20 differ from the oracle']],
    ['a measure that failed', { p95: Number.NaN }, ['keystroke to rows, p95']],
  ])('%s falls short', (_what, over, names) => {
    expect(short(measured(1_000_000, over))).toEqual(names);
  });

  test('growth from ten thousand to a million is judged when both are there', () => {
    const grown = short(measured(10_000, { lease: 0.002 }), measured(1_000_000, { lease: 0.0051 }));
    expect(grown).toEqual(['growth 10k → 1M, lease by key, repository, p50']);
    expect(short(measured(100_000, { lease: 0.002 }), measured(1_000_000, { lease: 0.0051 }))).toEqual([]);
  });

  test('a line that falls short is marked in the table', () => {
    const table = tableOf(linesOf([measured(1_000_000, { p95: 6 })]));
    expect(table.split('\n').filter((line) => line.startsWith('✗'))).toHaveLength(1);
  });
});

test('percentiles', () => {
  const hundred = timesOf(Array.from({ length: 100 }, (_, index) => 100 - index));
  expect(hundred).toEqual({ count: 100, p50: 51, p95: 96, p99: 100, max: 100 });
  expect(timesOf([]).p50).toBeNaN();
});

test('arguments: all by default, an unknown one is refused', () => {
  expect(readOptions([])).toMatchObject({
    benches: ['lookup', 'search', 'start', 'payment', 'receipt', 'bulk', 'sync'],
    sizes: [10_000, 100_000, 1_000_000],
  });
  expect(readOptions(['search', '--sizes', '100000,10000'])).toMatchObject({
    benches: ['search'],
    sizes: [10_000, 100_000],
  });
  for (const args of [['serach'], ['--sizes', 'x'], ['--sizes']])
    expect(() => readOptions(args)).toThrow('usage');
});

test('a first pull is held against its peer, and what goes on meanwhile against a clerk', () => {
  const sync = {
    accounts: 100,
    rows: 1_000,
    pullMs: 100,
    peerDocuments: 1_000,
    peerMs: 499,
    lookups: at(1),
    searches: at(11),
    delta: { rows: 50, ms: 2_001 },
  };
  const short = linesOfActs({ sync }).filter((line) => !passes(line));
  expect(short.map(({ name }) => name)).toEqual([
    'times as fast as PouchDB',
    'search meanwhile, p95',
    'delta of 50 rows',
  ]);
  const held = { ...sync, peerMs: 501, searches: at(9), delta: { rows: 50, ms: 1_999 } };
  expect(linesOfActs({ sync: held }).every(passes)).toBe(true);
});

test('a month printed is held against its peer, the clerk who types meanwhile, and its own length', () => {
  const bulk = {
    papers: 1_000,
    runMs: 10_000,
    pdfkitMs: 3_499,
    keystroke: at(101),
    statements: [
      { rows: 4_000, ms: 100 },
      { rows: 16_000, ms: 451 },
    ],
  };
  const short = (measured: typeof bulk) =>
    linesOfActs({ bulk: measured })
      .filter((line) => !passes(line))
      .map(({ name }) => name);
  expect(short(bulk)).toEqual([
    'as fast as pdfkit',
    'keystroke meanwhile, p95',
    'relevé of 16000 rows / of 4000',
  ]);
  const held = { ...bulk, pdfkitMs: 3_501, keystroke: at(99) };
  expect(
    short({ ...held, statements: [bulk.statements[0] ?? { rows: 0, ms: 0 }, { rows: 16_000, ms: 449 }] }),
  ).toEqual([]);
  // What was not measured does not pass for what holds.
  expect(short({ ...held, statements: [] })).toHaveLength(1);
});

test('a payment and its paper are held against their peers', () => {
  const lines = linesOfActs({
    payment: { payment: at(1.5), plain: at(1), fdatasync: at(0.4), bytesPerPayment: 120_000 },
    receipt: { receipt: at(30), pdfkit: at(10) },
    browser: { shown: at(101) },
  });
  expect(lines.filter((line) => !passes(line)).map(({ name }) => name)).toEqual([
    'payment / fdatasync, p50',
    'receipt / pdfkit, p50',
    'in the browser, Ctrl+Enter to « Encaissement enregistré », p95',
  ]);
});
