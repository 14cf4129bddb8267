import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FeedCursor, readCursor, writeCursor } from './feed-cursor.ts';

const cursor: fc.Arbitrary<FeedCursor> = fc.record({
  epoch: fc.string(),
  agency: fc.string({ unit: 'binary' }),
  heads: fc.record({ shared: fc.maxSafeNat(), own: fc.maxSafeNat() }),
  snapshot: fc.option(
    fc.record({
      after: fc.option(fc.record({ kind: fc.string(), key: fc.string({ unit: 'binary' }) })),
      done: fc.nat(),
      total: fc.nat(),
    }),
  ),
});

test('a cursor comes back as it was written', () => {
  fc.assert(
    fc.property(cursor, (one) => {
      expect(readCursor(writeCursor(one))).toEqual(one);
    }),
  );
});

test('any other text is no cursor, and throws nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readCursor(text)).toBeUndefined();
    }),
  );
  const sound = { epoch: 'e', agency: 'a', heads: { shared: 0, own: 0 }, snapshot: null };
  expect(readCursor(JSON.stringify(sound))).toEqual(sound);
  expect(readCursor(JSON.stringify({ ...sound, more: 1 }))).toBeUndefined();
  expect(readCursor(JSON.stringify({ ...sound, heads: { shared: 0.5, own: 0 } }))).toBeUndefined();
});
