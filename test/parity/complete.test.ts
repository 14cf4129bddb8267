import { expect, test } from 'vitest';
import { ONLINE_FUNCTIONS } from '../../src/rules/online/functions.ts';
import { parityTable } from '../../src/start/parity-table.ts';
import { LANDLORDS, profileOf } from '../support/landlord-profiles.ts';
import { FUNCTION_NAMES } from './functions/names.ts';
import { GUIDES } from './guides/guides.ts';
import { ABSENT, DONE, lineTitle } from './support/line-title.ts';

/** What each function that a profile says is on line is done by, among the lines. */
const DONE_BY: Readonly<Record<(typeof ONLINE_FUNCTIONS)[number], readonly string[]>> = {
  registration: ['account', 'each signatory'],
  balance: ['balance'],
  ledger: ['ledger', 'last billed'],
  lease: ['lease'],
  payment: ['payment'],
  debit: ['debit'],
  bankAccount: ['bank account'],
  notices: ['document', 'document received'],
  quittances: ['document'],
  regularisations: ['document'],
  library: ['document'],
  requests: ['request'],
  insurance: ['certificate'],
  contactDetails: ['contact details'],
  household: ['occupants'],
  situation: ['situation'],
  contacts: ['contact'],
  providers: ['contact'],
  residence: ['residence news'],
};

test('every landlord has its guide', () => {
  expect(GUIDES.map(({ landlord }) => landlord).toSorted()).toEqual([...LANDLORDS].toSorted());
  expect(new Set(GUIDES.map(({ file }) => file)).size).toBe(GUIDES.length);
});

test.each(GUIDES)(
  '$landlord: whatever its profile says is on line stands among its lines',
  ({ landlord, file, lines }) => {
    const profile = profileOf(landlord);
    for (const name of ONLINE_FUNCTIONS) {
      const { value, source } = profile.online[name];
      if (value !== true) continue;
      expect(source.startsWith(file), `${name}: ${source}`).toBe(true);
      expect(
        lines.some(({ as: [how] }) => DONE_BY[name].includes(how)),
        name,
      ).toBe(true);
    }
  },
);

test('no two lines are the same, and every function serves', () => {
  for (const guide of GUIDES) {
    const titles = guide.lines.map((_, place) => lineTitle(guide, place, DONE).replace(/^\S+ \d+ /, ''));
    expect(new Set(titles).size).toBe(titles.length);
  }
  const used = new Set(GUIDES.flatMap(({ lines }) => lines.map(({ as: [name] }) => name)));
  expect([...FUNCTION_NAMES].filter((name) => !used.has(name))).toEqual([]);
});

test('the table has a hole for a line that failed, was passed over or did not run', () => {
  const [guide] = GUIDES;
  if (guide === undefined) throw new Error('no guide');
  const spec = (place: number, what: typeof DONE | typeof ABSENT, ok = true, status = 'expected') => ({
    title: lineTitle(guide, place, what),
    ok,
    tests: [{ status }],
  });
  const all = guide.lines.flatMap((_, place) => [spec(place, DONE), spec(place, ABSENT)]);
  const holes = (specs: typeof all) => parityTable([guide], { suites: [{ suites: [{ specs }] }] }).holes;
  expect(holes(all)).toBe(0);
  expect(holes(all.slice(1))).toBe(1);
  expect(holes([spec(0, DONE, false, 'unexpected'), ...all.slice(1)])).toBe(1);
  expect(holes([spec(0, DONE, true, 'skipped'), ...all.slice(1)])).toBe(1);
  expect(holes([])).toBe(guide.lines.length);
});
