import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnnouncedOrder, type SettlingEntry, settledBy } from './announcements.ts';
import { addDays, isoDate } from './dates.ts';

const DAY = isoDate('2026-11-17');
const order = (id: string, more: Partial<AnnouncedOrder> = {}): AnnouncedOrder => ({
  id,
  mode: 'virement',
  amountCents: 29_534,
  on: DAY,
  ...more,
});
const entry = (id: string, more: Partial<SettlingEntry> = {}): SettlingEntry => ({
  id,
  nature: 'paiement_virement',
  creditCents: 29_534,
  date: DAY,
  ...more,
});
const pairs = (map: ReadonlyMap<string, string>) => [...map].map(([a, b]) => `${a}=${b}`);

describe('what settles an announcement', () => {
  it.each<[string, SettlingEntry, boolean]>([
    ['the entry of its mode and amount', entry('e'), true],
    ['three days before it was shown', entry('e', { date: isoDate('2026-11-14') }), true],
    ['four days before it was shown: another one', entry('e', { date: isoDate('2026-11-13') }), false],
    ['weeks after', entry('e', { date: isoDate('2027-01-04') }), true],
    ['another amount', entry('e', { creditCents: 29_533 }), false],
    ['another mode', entry('e', { nature: 'paiement_tip' }), false],
    ['a debit', entry('e', { creditCents: 0 }), false],
  ])('%s', (_name, one, settles) => {
    expect(settledBy([order('a')], [one]).has('a')).toBe(settles);
  });

  it('each entry settles one announcement, the oldest first', () => {
    const later = order('later', { on: isoDate('2026-11-18') });
    expect(pairs(settledBy([later, order('first')], [entry('e')]))).toEqual(['first=e']);
    const second = entry('f', { date: isoDate('2026-11-25') });
    expect(pairs(settledBy([later, order('first')], [second, entry('e')]))).toEqual(['first=e', 'later=f']);
  });

  it('an entry too old for the later one is kept for the first', () => {
    const later = order('later', { on: isoDate('2026-11-30') });
    const late = entry('late', { date: isoDate('2026-12-01') });
    expect(pairs(settledBy([order('first'), later], [late, entry('early')]))).toEqual([
      'first=early',
      'later=late',
    ]);
  });
});

const days = fc.integer({ min: 0, max: 12 }).map((n) => addDays(DAY, n));
const modes = fc.constantFrom('virement', 'tip');
const amounts = fc.constantFrom(100, 200);
const orders = fc
  .array(fc.record({ mode: modes, amountCents: amounts, on: days }), { maxLength: 5 })
  .map((list) => list.map((one, index) => ({ ...one, id: `a${index}` })));
const entries = fc
  .array(fc.record({ mode: modes, creditCents: amounts, date: days }), { maxLength: 5 })
  .map((list) =>
    list.map(({ mode, ...one }, index) => ({ ...one, nature: `paiement_${mode}`, id: `e${index}` })),
  );

const fits = (a: AnnouncedOrder, e: SettlingEntry) =>
  e.nature === `paiement_${a.mode}` && e.creditCents === a.amountCents && e.date >= addDays(a.on, -3);

/** The most announcements that these entries could settle, by trying everything. */
function most(announced: readonly AnnouncedOrder[], left: readonly SettlingEntry[]): number {
  const [first, ...rest] = announced;
  if (first === undefined) return 0;
  const without = most(rest, left);
  return left
    .filter((e) => fits(first, e))
    .reduce(
      (best, e) =>
        Math.max(
          best,
          1 +
            most(
              rest,
              left.filter((one) => one !== e),
            ),
        ),
      without,
    );
}

describe('whatever was announced', () => {
  it('each settled one fits its entry, no entry serves twice, and as many are settled as can be', () => {
    let settledInAll = 0;
    fc.assert(
      fc.property(orders, entries, (announced, known) => {
        const settled = settledBy(announced, known);
        expect(new Set(settled.values()).size).toBe(settled.size);
        for (const [id, entryId] of settled) {
          const a = announced.find((one) => one.id === id);
          const e = known.find((one) => one.id === entryId);
          expect(a !== undefined && e !== undefined && fits(a, e)).toBe(true);
        }
        expect(settled.size).toBe(most(announced, known));
        settledInAll += settled.size;
      }),
      { numRuns: 300 },
    );
    expect(settledInAll).toBeGreaterThan(100);
  });

  it('an entry more never opens again what was settled', () => {
    fc.assert(
      fc.property(orders, entries, (announced, known) => {
        const before = settledBy(announced, known.slice(0, -1));
        const after = settledBy(announced, known);
        expect([...before.keys()].filter((id) => !after.has(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
