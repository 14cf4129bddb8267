import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchRow } from '../../../contract/accounts.ts';
import { countHomonyms, cutMatches, groupRows, rowAlerts } from './rows.ts';

function row(name: string, homonymGroup: number | null): SearchRow {
  return {
    account: name,
    reference: name,
    name,
    nameMatch: [],
    birth: null,
    civility: null,
    role: 'signataire_principal',
    addressLines: [],
    addressMatch: [],
    addressMasked: false,
    balanceCents: 0,
    late: false,
    alerts: [],
    homonymGroup,
  };
}

describe('groupRows', () => {
  it('holds neighbouring homonyms together and keeps each row its place', () => {
    const groups = groupRows([row('MARTIN Jean', 1), row('MARTIN Jean', 1), row('MARTIN Jeanne', null)]);
    expect(groups).toMatchObject([
      { kind: 'homonyms', name: 'MARTIN Jean', rows: [{ index: 0 }, { index: 1 }] },
      { kind: 'single', index: 2 },
    ]);
  });

  it('loses no row', () => {
    const rows = fc.array(fc.option(fc.integer({ min: 0, max: 2 })).map((group) => row('X', group)));
    fc.assert(
      fc.property(rows, (list) => {
        const indexes = groupRows(list).flatMap((group) =>
          group.kind === 'single' ? [group.index] : group.rows.map(({ index }) => index),
        );
        expect(indexes).toEqual(list.map((_, index) => index));
        expect(countHomonyms(list)).toBe(list.filter(({ homonymGroup }) => homonymGroup !== null).length);
      }),
    );
  });
});

describe('cutMatches', () => {
  it('marks what matched', () => {
    expect(
      cutMatches('MARTIN Jean', [
        [0, 6],
        [7, 8],
      ]),
    ).toEqual([
      { text: 'MARTIN', matched: true, at: 0 },
      { text: ' ', matched: false, at: 6 },
      { text: 'J', matched: true, at: 7 },
      { text: 'ean', matched: false, at: 8 },
    ]);
  });

  it('never changes the text, whatever the ranges', () => {
    const ranges = fc.array(fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 })));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), ranges, (text, list) => {
        expect(
          cutMatches(text, list)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('rowAlerts', () => {
  it('shows at most two, an exit and a delay before the rest', () => {
    const shown = rowAlerts([
      { kind: 'space-inactive', state: 'a_activer' },
      { kind: 'insurance-to-check' },
      { kind: 'late', days: 33, month: '2026-09', cents: 15_000 },
      { kind: 'exited', on: '2026-03-31' },
    ]);
    expect(shown.map(({ kind }) => kind)).toEqual(['exited', 'late']);
  });
});
