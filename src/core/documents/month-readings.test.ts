import { expect, it } from 'vitest';
import type { StoredEntry } from '../ledger/queries.ts';
import { noticeOf, quittanceOf, regularisationOf, residenceOf, upToDateOf } from './month-readings.ts';

let last = 0;
function entry(date: string, nature: string, cents: number, more: Partial<StoredEntry> = {}): StoredEntry {
  last += 1;
  return {
    id: String(last),
    date: date as StoredEntry['date'],
    dueDate: null,
    period: date.slice(0, 7) as StoredEntry['period'],
    nature,
    label: '',
    debitCents: Math.max(0, cents),
    creditCents: Math.max(0, -cents),
    piece: null,
    paymentId: null,
    paymentNumber: null,
    local: false,
    takenBack: null,
    reverses: null,
    ...more,
  };
}

const free = { period: null } as const;
const SEPTEMBER = [entry('2026-09-01', 'loyer', 40_000), entry('2026-09-01', 'apl', -10_000)];
const OCTOBER = [
  entry('2026-10-01', 'loyer', 40_000, { dueDate: '2026-10-10' as StoredEntry['date'] }),
  entry('2026-10-01', 'apl', -10_000),
];

it('a notice adds what stood before to the month, and says what is left since', () => {
  const entries = [
    ...SEPTEMBER,
    entry('2026-09-20', 'paiement_carte', -25_000, free),
    ...OCTOBER,
    entry('2026-10-05', 'paiement_virement', -6_000, free),
  ];
  const { possible, cents, notice } = noticeOf(entries, '2026-10');
  expect({ possible, cents }).toEqual({ possible: true, cents: 35_000 });
  expect(notice).toMatchObject({
    drawnOn: '2026-10-01',
    dueOn: '2026-10-10',
    previousCents: 5_000,
    totalCents: 30_000,
    netCents: 35_000,
    leftCents: 29_000,
  });
  expect(notice?.lines.map((line) => line.cents)).toEqual([40_000, -10_000]);
});

it('a month below zero asks nothing and carries the rest over', () => {
  const { cents, notice } = noticeOf(
    [entry('2026-10-01', 'loyer', 10_000), entry('2026-10-01', 'apl', -12_500)],
    '2026-10',
  );
  expect({ cents, net: notice?.netCents, left: notice?.leftCents }).toEqual({
    cents: 0,
    net: -2_500,
    left: 0,
  });
  expect(noticeOf(SEPTEMBER, '2026-10')).toMatchObject({ possible: false, notice: null });
});

it('a quittance is possible for a month wholly paid, whoever collected it, and for no other', () => {
  const paid = entry('2026-10-03', 'paiement_prelevement', -30_000, free);
  expect(quittanceOf([...SEPTEMBER, paid], '2026-09')).toMatchObject({ possible: true, cents: 30_000 });
  const less = { ...paid, creditCents: 29_999 };
  expect(quittanceOf([...SEPTEMBER, less], '2026-09').possible).toBe(false);
  // Taken back: due again as before.
  expect(quittanceOf([...SEPTEMBER, { ...paid, reversed: true }], '2026-09').possible).toBe(false);
  const covered = [entry('2026-10-01', 'loyer', 10_000), entry('2026-10-01', 'apl', -10_000)];
  expect(quittanceOf(covered, '2026-10')).toMatchObject({ possible: true, cents: 0 });
  expect(quittanceOf([entry('2026-10-01', 'rls', -500)], '2026-10').possible).toBe(false);
});

it('an account is up to date on the due date, and late the day after', () => {
  const entries = [...SEPTEMBER, entry('2026-09-02', 'paiement_carte', -30_000, free), ...OCTOBER];
  expect(upToDateOf(entries, '2026-10-10')).toMatchObject({ possible: true, cents: 0 });
  expect(upToDateOf(entries, '2026-10-11')).toMatchObject({ possible: false, cents: 30_000 });
});

it('an adjustment of charges is told by its month', () => {
  const entries = [entry('2026-09-01', 'regularisation', -3_000), ...OCTOBER];
  expect(regularisationOf(entries, '2026-09')).toMatchObject({ possible: true, cents: -3_000 });
  expect(regularisationOf(entries, '2026-10').possible).toBe(false);
});

it('no attestation tells an address that is protected, nor a lease that has ended', () => {
  const lease = { exitOn: null, addressMasked: 0 } as const;
  expect(residenceOf(lease, '2026-10-11').possible).toBe(true);
  expect(residenceOf({ ...lease, addressMasked: 1 }, '2026-10-11').possible).toBe(false);
  expect(residenceOf({ ...lease, exitOn: '2026-10-10' }, '2026-10-11').possible).toBe(false);
  expect(residenceOf({ ...lease, exitOn: '2026-10-11' }, '2026-10-11').possible).toBe(true);
});
