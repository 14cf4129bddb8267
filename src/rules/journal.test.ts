import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import {
  JOURNAL_GENESIS,
  JOURNAL_VERSION,
  type JournalEntry,
  type JournalFacts,
  journalMessage,
  verifyChain,
} from './journal.ts';

const tools = {
  sha256: (message: string) => createHash('sha256').update(message, 'utf8').digest('hex'),
  canonicalize: (value: unknown) => canonicalize(value),
};

const first: JournalFacts = {
  tillCode: 'G2',
  series: 'A',
  sequence: 1,
  kind: 'encaissement',
  at: '2026-11-12T13:05:00.000Z',
  offsetMinutes: 60,
  mode: 'especes',
  amountCents: 15_000,
  perpetualTotalCents: 15_000,
  commandId: '019a7c00-0000-7000-8000-000000000001',
};

/** Facts that say their formula; those that do not are of the newest. */
type Dated = JournalFacts & { readonly version?: number };

function chain(facts: readonly Dated[], formula = JOURNAL_VERSION): JournalEntry[] {
  let prevHash = JOURNAL_GENESIS;
  return facts.map(({ version = formula, ...entry }) => {
    const hash = tools.sha256(journalMessage(version, prevHash, entry, tools.canonicalize));
    const linked = { ...entry, version, prevHash, hash };
    prevHash = hash;
    return linked;
  });
}

const second = { ...first, sequence: 2, amountCents: 8_000, perpetualTotalCents: 23_000, commandId: 'c2' };
const reversal = {
  ...first,
  sequence: 3,
  kind: 'annulation',
  amountCents: -8_000,
  perpetualTotalCents: 15_000,
  commandId: 'c3',
};
const newSeries = {
  ...first,
  series: 'B',
  sequence: 1,
  amountCents: 0,
  perpetualTotalCents: 15_000,
  commandId: 'c4',
};
const all = [first, second, reversal, newSeries];

const GOLDEN = [
  '4d63e76e3e58779f9fc748102924468b9c74898dc0ff0fdb494d3088d73b5b43',
  '50ca14c88c1cd1fe154323d0be02e55aa12b79040a1f2220aeaa59167090c62c',
  '5de89eeb00bdcf92b41e593ff7961516d99e476b1f7718d109b4852d0ed4cc70',
  '5173cc6dd49d4c5b1b356e1ec781d4123d77078cb3af3087b2b13919a883baee',
];

const FACTS = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
/** The same entry as formula 2 writes it. */
function asSecond(entry: JournalFacts): JournalFacts {
  return { ...entry, number: `G2${entry.series}-00000${entry.sequence}`, factsHash: FACTS };
}

function at<T>(rows: readonly T[], index: number): T {
  const row = rows[index];
  if (row === undefined) throw new RangeError(`no row ${index}`);
  return row;
}

const GOLDEN_2 = [
  'd3a258de1ef36ce006c6fe61db531193c189af1dacb86bc0783a30f312a501cd',
  '791cf7d06c9c0e1bd709acd386c17d24c22f04abb8555f8dddd99d15b0741caf',
  '3e830fe129cbc2b8f812c554fc630322039a538a704e4519a776a31798f7c37d',
  '1e80ef3088f2cd5125b4d502150a5ec76b486b1fb990a620a7bd5cb1fd5dd64c',
];

describe('the formula', () => {
  // Golden vectors: these may never change. A new formula is a new version, beside this one.
  it('version 1 is frozen', () => {
    expect(journalMessage(1, JOURNAL_GENESIS, first, tools.canonicalize)).toBe(
      `{"amountCents":15000,"at":"2026-11-12T13:05:00.000Z","commandId":"019a7c00-0000-7000-8000-000000000001","kind":"encaissement","mode":"especes","offsetMinutes":60,"perpetualTotalCents":15000,"prevHash":"${JOURNAL_GENESIS}","sequence":1,"series":"A","tillCode":"G2","version":1}`,
    );
    expect(chain(all, 1).map((entry) => entry.hash)).toEqual(GOLDEN);
    // What formula 2 added is outside of formula 1.
    expect(chain(all.map(asSecond), 1).map((entry) => entry.hash)).toEqual(GOLDEN);
  });

  it('version 2 is frozen', () => {
    expect(journalMessage(2, JOURNAL_GENESIS, asSecond(first), tools.canonicalize)).toBe(
      `{"amountCents":15000,"at":"2026-11-12T13:05:00.000Z","commandId":"019a7c00-0000-7000-8000-000000000001","factsHash":"${FACTS}","kind":"encaissement","mode":"especes","number":"G2A-000001","offsetMinutes":60,"perpetualTotalCents":15000,"prevHash":"${JOURNAL_GENESIS}","sequence":1,"series":"A","tillCode":"G2","version":2}`,
    );
    expect(chain(all.map(asSecond)).map((entry) => entry.hash)).toEqual(GOLDEN_2);
    const opening = { ...asSecond(first), kind: 'ouverture', mode: null, number: null };
    expect(journalMessage(2, JOURNAL_GENESIS, opening, tools.canonicalize)).toContain('"number":null');
  });

  it('leaves out what may change later, and refuses a version it does not know', () => {
    const renamed = { ...first, holder: "D'ARC", phone: '0639981234' };
    expect(journalMessage(1, JOURNAL_GENESIS, renamed, tools.canonicalize)).toBe(
      journalMessage(1, JOURNAL_GENESIS, first, tools.canonicalize),
    );
    expect(journalMessage(2, JOURNAL_GENESIS, { ...asSecond(first), ...renamed }, tools.canonicalize)).toBe(
      journalMessage(2, JOURNAL_GENESIS, { ...asSecond(first), ...first }, tools.canonicalize),
    );
    expect(() => journalMessage(3, JOURNAL_GENESIS, first, tools.canonicalize)).toThrow(RangeError);
  });
});

describe('verifyChain', () => {
  it('holds from the first row, through a reversal and a new series', () => {
    expect(verifyChain(chain(all), tools)).toEqual({ kind: 'intact', count: 4 });
    expect(verifyChain([], tools)).toEqual({ kind: 'intact', count: 0 });
  });

  it('goes from formula 1 to formula 2 in one chain', () => {
    const [one, two, ...more] = all;
    const mixed = [one, two].flatMap((entry) => (entry === undefined ? [] : [{ ...entry, version: 1 }]));
    const rows = chain([...mixed, ...more.map(asSecond)]);
    expect(rows.map((row) => row.version)).toEqual([1, 1, 2, 2]);
    expect(verifyChain(rows, tools)).toEqual({ kind: 'intact', count: 4 });
    // A row said to be of the other formula is a changed row.
    expect(verifyChain(rows.with(1, { ...at(rows, 1), version: 2 }), tools)).toMatchObject({
      index: 1,
      reason: 'changed-facts',
    });
    expect(verifyChain(rows.with(2, { ...at(rows, 2), version: 1 }), tools)).toMatchObject({
      index: 2,
      reason: 'changed-facts',
    });
  });

  const whole = asSecond(first);
  it.each(Object.keys(whole) as (keyof JournalFacts)[])('names the row whose %s was changed', (fact) => {
    const rows = chain(all.map(asSecond));
    const tampered = rows.map((row, i) =>
      i === 1 ? { ...row, [fact]: typeof row[fact] === 'number' ? 999 : 'x' } : row,
    );
    expect(verifyChain(tampered, tools)).toMatchObject({ kind: 'broken', index: 1, reason: 'changed-facts' });
  });

  it('notices a row taken out, swapped, added or re-hashed alone', () => {
    const rows = chain(all);
    expect(verifyChain(rows.toSpliced(1, 1), tools)).toMatchObject({ index: 1, reason: 'broken-link' });
    expect(verifyChain(rows.slice(1), tools)).toMatchObject({ index: 0, reason: 'broken-link' });
    expect(verifyChain(rows.toReversed(), tools)).toMatchObject({ index: 0, reason: 'broken-link' });
    const rehashed = chain([first, { ...second, amountCents: 1, perpetualTotalCents: 15_001 }])[1];
    expect(verifyChain(rehashed === undefined ? [] : rows.with(1, rehashed), tools)).toMatchObject({
      index: 2,
    });
  });

  it('notices gaps and totals that a chain hashed anew from the start would hide', () => {
    expect(verifyChain(chain([first, { ...second, sequence: 3 }]), tools)).toMatchObject({
      reason: 'sequence-gap',
    });
    expect(verifyChain(chain([{ ...first, sequence: 2 }]), tools)).toMatchObject({ reason: 'sequence-gap' });
    expect(verifyChain(chain([first, { ...second, perpetualTotalCents: 1 }]), tools)).toMatchObject({
      reason: 'wrong-total',
    });
    const future = chain([first]).map((row) => ({ ...row, version: 3 }));
    expect(verifyChain(future, tools)).toMatchObject({
      reason: 'unknown-version',
      sentence: expect.stringMatching(/\.$/),
    });
  });
});
