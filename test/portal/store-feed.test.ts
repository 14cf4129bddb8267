import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { type FeedRecord, putRecords, takePositions } from '../../src/portal/store/feed.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { EntryState } from '../../src/portal/store/tables.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { putAccounts } from '../support/postgres-rows.ts';

let base: TestDatabase;
let database: PortalDatabase;
beforeEach(async () => {
  base = await testDatabase();
  database = await base.open();
});
afterEach(() => base.drop());

const record = (key: string, more: Partial<FeedRecord> = {}): FeedRecord => ({
  kind: 'annonces',
  key,
  op: 'put',
  absentSince: null,
  content: `{"titre":"${key}"}`,
  ...more,
});
const put = (feed: string, ...records: FeedRecord[]) =>
  asLandlord(database, (tx) => putRecords(tx, feed, records));
const positions = async (feed = 'NORD') =>
  (await portalStore(database).after(feed, 0, 10_000)).map(({ key, position }) => [key, position]);
const head = async () => (await portalStore(database).heads('NORD')).own;

describe(`a feed, on ${POSTGRES_WORD}`, () => {
  test('gives positions one after the other, the first of those asked for', async () => {
    const taken = await asLandlord(database, async (tx) => [
      await takePositions(tx, 'NORD', 3),
      await takePositions(tx, 'NORD', 1),
      await takePositions(tx, 'SUD', 2),
      await takePositions(tx, 'NORD', 0),
      await takePositions(tx, 'NORD', 5),
    ]);
    expect(taken).toEqual([1, 4, 1, 5, 5]);
    expect(await head()).toBe(9);
  });

  test('puts what is new or changed in the order given, and leaves the rest where it is', async () => {
    await put('NORD', record('b'), record('a'), record('c'));
    expect(await positions()).toEqual([
      ['b', 1],
      ['a', 2],
      ['c', 3],
    ]);
    await put('NORD', record('d'), record('a'), record('c', { content: '{}' }), record('b'));
    expect(await positions()).toEqual([
      ['b', 1],
      ['a', 2],
      ['d', 4],
      ['c', 5],
    ]);
    expect(await head()).toBe(5);
    await put('NORD', record('a'), record('b'));
    await put('NORD');
    expect(await head()).toBe(5);
  });

  test.each([
    ['its op', { op: 'remove' as const }],
    ['its day of absence', { absentSince: '2026-11-17' }],
    ['its content', { content: '{"titre":"autre"}' }],
  ])('moves a thing of which %s changed, and moves it back', async (_what, more) => {
    await put('NORD', record('a'), record('b'));
    await put('NORD', record('a', more));
    expect(await positions()).toEqual([
      ['b', 2],
      ['a', 3],
    ]);
    await put('NORD', record('a', more));
    expect(await head()).toBe(3);
    await put('NORD', record('a'));
    expect(await positions()).toEqual([
      ['b', 2],
      ['a', 4],
    ]);
  });

  test('keeps the last of two of one key, and tells keys of two kinds apart', async () => {
    await put(
      'NORD',
      record('a', { content: '1' }),
      record('a', { content: '2' }),
      record('a', { kind: 'agences', content: '3' }),
    );
    const rows = await portalStore(database).after('NORD', 0, 10);
    expect(rows.map(({ kind, content }) => [kind, content]).toSorted()).toEqual([
      ['agences', 3],
      ['annonces', 2],
    ]);
  });

  test('writes thousands in one call, in their order', async () => {
    const many = Array.from({ length: 4_500 }, (_, n) => record(`k${n}`));
    await put('NORD', ...many);
    expect(await positions()).toEqual(many.map(({ key }, n) => [key, n + 1]));
    await put('NORD', ...many.slice(0, 10), record('k4000', { content: '{}' }), ...many.slice(4_001));
    expect(await head()).toBe(4_501);
  });

  test('holds texts of every kind', async () => {
    const key = `l'été "n° 1" \\ 😀 \u202f`;
    await put('NORD', record(key, { content: JSON.stringify({ key, nul: '\u0000' }) }));
    expect(await portalStore(database).after('NORD', 0, 1)).toMatchObject([
      { key, content: { key, nul: '\u0000' } },
    ]);
  });

  test('a thing that came to everyone stands once, as everyone gets it', async () => {
    await put('NORD', record('a', { kind: 'agent' }), record('b', { kind: 'agent' }));
    await put('NORD', record('a', { kind: 'agent', op: 'remove' }));
    await put('*', record('a', { kind: 'agent' }));
    const store = portalStore(database);
    const standing = await store.standing('NORD', null, 10);
    expect(standing.map(({ key, op }) => [key, op])).toEqual([
      ['a', 'put'],
      ['b', 'put'],
    ]);
    // Also where a page ends between the two.
    const first = await store.standing('NORD', null, 1);
    expect(await store.standing('NORD', { kind: 'agent', key: first.at(-1)?.key ?? '' }, 1)).toMatchObject([
      { key: 'b' },
    ]);
  });
});

describe('an entry of the ERP in a feed', () => {
  const entry = (
    piece: string,
    state: EntryState,
    more: { confirms?: string; id_guichet?: string; debit?: number; credit?: number } = {},
  ) =>
    asLandlord(database, async (tx) => {
      await tx
        .insertInto('entry')
        .values({
          feed: 'NORD',
          piece,
          account: 'n1',
          entered_on: '2026-11-01',
          due_on: '2026-11-05',
          period: '2026-11',
          nature: 'loyer',
          label: 'Loyer',
          debit_cents: more.debit ?? 0,
          credit_cents: more.credit ?? 0,
          id_guichet: more.id_guichet ?? null,
          confirms: more.confirms ?? null,
          state,
          position: state === 'proposed' ? null : await takePositions(tx, 'NORD', 1),
        })
        .execute();
    });
  beforeEach(() => putAccounts(database, 'NORD', ['n1']));

  test('comes as its row was read, in the order of positions among the rest, held back ones left out', async () => {
    const payment = randomUUID();
    await put('NORD', record('a'));
    await entry('E1', 'counted', { debit: 50_000 });
    await put('NORD', record('b'));
    await entry('E2', 'confirming', { credit: 700, id_guichet: payment, confirms: payment });
    await entry('E3', 'proposed', { credit: 700 });
    await entry('E4', 'confirming', { credit: 800, confirms: payment });
    const rows = await portalStore(database).after('NORD', 0, 10);
    expect(rows.map(({ kind, key, position }) => [kind, key, position])).toEqual([
      ['annonces', 'a', 1],
      ['ecritures', 'E1', 2],
      ['annonces', 'b', 3],
      ['ecritures', 'E2', 4],
      ['ecritures', 'E4', 5],
    ]);
    const content = {
      reference: { printed: 'N1', key: 'n1' },
      piece: 'E1',
      date: '2026-11-01',
      echeance: '2026-11-05',
      periode: '2026-11',
      nature: 'loyer',
      libelle: 'Loyer',
      debit: 50_000,
      credit: null,
      id_guichet: null,
    };
    expect(rows[1]).toEqual({
      kind: 'ecritures',
      key: 'E1',
      op: 'put',
      absentSince: null,
      content,
      position: 2,
    });
    expect(rows[3]?.content).toMatchObject({ debit: null, credit: 700, id_guichet: payment });
    // Accepted by a person: the counter must hear which payment it is the return of.
    expect(rows[4]?.content).toMatchObject({ id_guichet: payment });
    const standing = await portalStore(database).standing('NORD', null, 10);
    expect(standing.map(({ kind, key }) => [kind, key])).toEqual([
      ['ecritures', 'E1'],
      ['ecritures', 'E2'],
      ['ecritures', 'E4'],
      ['annonces', 'a'],
      ['annonces', 'b'],
    ]);
    expect(await portalStore(database).countStanding('NORD')).toBe(5);
  });

  test('is read page by page with the rest, whatever the size of a page', async () => {
    for (let n = 0; n < 4; n += 1) {
      await entry(`E${n}`, 'counted', { debit: 1 });
      await put('NORD', record(`a${n}`), record(`d${n}`, { kind: 'documents' }));
      await put('*', record(`c${n}`, { kind: 'agences' }));
    }
    const store = portalStore(database);
    const all = await store.standing('NORD', null, 100);
    expect(all).toHaveLength(16);
    for (const size of [1, 2, 3, 5]) {
      const paged = [];
      for (;;) {
        const last = paged.at(-1);
        const page = await store.standing(
          'NORD',
          last === undefined ? null : { kind: last.kind, key: last.key },
          size,
        );
        paged.push(...page);
        if (page.length < size) break;
      }
      expect(paged).toEqual(all);
    }
  });
});
