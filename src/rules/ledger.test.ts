import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from './dates.ts';
import {
  balanceOf,
  isNature,
  isPayment,
  type LedgerEntry,
  monthKeyOf,
  monthsOf,
  NATURES,
  natureLabel,
} from './ledger.ts';

let counter = 0;
function entry(nature: string, cents: number, over: Partial<LedgerEntry> = {}): LedgerEntry {
  counter += 1;
  return {
    id: `e${counter}`,
    date: isoDate('2026-09-30'),
    dueDate: null,
    period: null,
    nature,
    label: nature,
    debitCents: Math.max(cents, 0),
    creditCents: Math.max(-cents, 0),
    ...over,
  };
}

function notice(month: string, dueDate: string, lines: [string, number][]): LedgerEntry[] {
  return lines.map(([nature, cents]) => entry(nature, cents, { period: month, dueDate: isoDate(dueDate) }));
}

const ordinary: [string, number][] = [
  ['loyer', 39_975],
  ['parking', 2_840],
  ['charges', 9_630],
  ['rls', -4_211],
  ['apl', -18_700],
];

const owed = (entries: LedgerEntry[]) =>
  monthsOf(entries)
    .months.filter((month) => month.remainingCents > 0)
    .map((month) => [month.month, month.remainingCents]);

describe('the fixed accounts of import-format.md', () => {
  it("0030020790D, D'ARC: 150,00 of the month before last and 295,34 of the last", () => {
    const entries = [
      ...notice('2026-09', '2026-10-10', ordinary),
      ...notice('2026-10', '2026-11-10', ordinary),
      entry('paiement_carte', -14_534, { date: isoDate('2026-10-09'), period: '2026-09' }),
    ];
    expect(balanceOf(entries)).toBe(44_534);
    expect(owed(entries)).toEqual([
      ['2026-09', 15_000],
      ['2026-10', 29_534],
    ]);
    expect(monthsOf(entries).months[0]).toMatchObject({
      dueCents: 29_534,
      paidCents: 14_534,
      dueOn: '2026-10-10',
    });
  });

  it('the same, the card payment carrying no période: it pays the oldest', () => {
    const entries = [
      ...notice('2026-10', '2026-11-10', ordinary),
      ...notice('2026-09', '2026-10-10', ordinary),
      entry('paiement_carte', -14_534, { date: isoDate('2026-10-09') }),
    ];
    expect(owed(entries)).toEqual([
      ['2026-09', 15_000],
      ['2026-10', 29_534],
    ]);
    expect(monthsOf(entries).months[0]?.paidBy).toEqual([
      { source: { kind: 'entry', entryId: entries.at(-1)?.id, date: '2026-10-09' }, cents: 14_534 },
    ]);
  });

  it('Zoé: APL above the rent, month −7,25, carried forward', () => {
    const month: [string, number][] = [
      ['loyer', 15_375],
      ['charges', 4_500],
      ['rls', -3_500],
      ['apl', -17_100],
    ];
    const october = notice('2026-10', '2026-11-10', month);
    expect(monthsOf(october)).toMatchObject({
      balanceCents: -725,
      creditCents: 725,
      months: [{ month: '2026-10', dueCents: -725, paidCents: 0, surplusCents: 725, remainingCents: 0 }],
    });
    const next = [...october, ...notice('2026-11', '2026-12-10', [['loyer', 2_000]])];
    const ledger = monthsOf(next);
    expect(ledger).toMatchObject({ balanceCents: 1_275, creditCents: 0 });
    expect(ledger.months[1]).toMatchObject({
      remainingCents: 1_275,
      paidBy: [{ source: { kind: 'credit', month: '2026-10' }, cents: 725 }],
    });
  });

  it('Néolia: 1 000,01 € on one month', () => {
    expect(owed(notice('2026-10', '2026-11-10', [['loyer', 100_001]]))).toEqual([['2026-10', 100_001]]);
  });

  it('créditeur 95,50', () => {
    const entries = [
      ...notice('2026-10', '2026-11-10', [['loyer', 10_000]]),
      entry('paiement_virement', -19_550, { period: '2026-10' }),
    ];
    expect(monthsOf(entries)).toMatchObject({ balanceCents: -9_550, creditCents: 9_550 });
    expect(owed(entries)).toEqual([]);
  });
});

describe('the month of an entry', () => {
  it('is its période, else that of its échéance, else of its date', () => {
    const date = isoDate('2026-09-30');
    const dueDate = isoDate('2026-10-10');
    expect(monthKeyOf({ nature: 'loyer', period: '2026-08', dueDate, date })).toBe('2026-08');
    expect(monthKeyOf({ nature: 'frais', period: null, dueDate, date })).toBe('2026-10');
    expect(monthKeyOf({ nature: 'frais', period: null, dueDate: null, date })).toBe('2026-09');
    expect(monthKeyOf({ nature: 'solde_reprise', period: null, dueDate, date })).toBe('0000-00');
  });

  it('a solde_reprise is the oldest, whatever its date', () => {
    const entries = [
      ...notice('2026-09', '2026-10-10', [['loyer', 10_000]]),
      entry('solde_reprise', 5_000, { date: isoDate('2026-11-01') }),
      entry('paiement_especes', -6_000),
    ];
    expect(owed(entries)).toEqual([['2026-09', 9_000]]);
  });
});

describe('payments', () => {
  const two = () => [
    ...notice('2026-09', '2026-10-10', [['loyer', 10_000]]),
    ...notice('2026-10', '2026-11-10', [['loyer', 10_000]]),
  ];

  it('of the counter stay on the months the payer chose, and their rest pays the oldest', () => {
    const chosen = entry('paiement_cheque', -12_000, { allocations: [{ month: '2026-10', cents: 10_000 }] });
    expect(owed([...two(), chosen])).toEqual([['2026-09', 8_000]]);
  });

  it('reversed give the months their debt back', () => {
    const paid = entry('paiement_cheque', -10_000, { allocations: [{ month: '2026-10', cents: 10_000 }] });
    const reversed = entry('paiement_cheque', 10_000, {
      allocations: [{ month: '2026-10', cents: -10_000 }],
    });
    expect(monthsOf([...two(), paid, reversed])).toMatchObject({ balanceCents: 20_000, creditCents: 0 });
    expect(owed([...two(), paid, reversed])).toEqual([
      ['2026-09', 10_000],
      ['2026-10', 10_000],
    ]);
  });

  it('taken back settle nothing, with or without what they were laid on, and stay in the balance', () => {
    const paid = entry('paiement_cheque', -15_000, {
      allocations: [{ month: '2026-10', cents: 10_000 }],
      reversed: true,
    });
    const back = entry('rejet', 15_000, { date: isoDate('2026-12-01'), reversed: true });
    const ledger = monthsOf([...two(), paid, back]);
    expect(ledger).toMatchObject({ balanceCents: 20_000, creditCents: 0 });
    // Not even named by a month: nothing of it may show as paid on a paper.
    expect(
      ledger.months.map(({ paidBy, paidCents, remainingCents }) => [paidBy, paidCents, remainingCents]),
    ).toEqual([
      [[], 0, 10_000],
      [[], 0, 10_000],
    ]);
    expect(ledger.months.flatMap(({ lines }) => lines)).not.toContain(paid.id);
  });

  it('rejected on their période make that month due again, without changing what it asked', () => {
    const entries = [
      ...two(),
      entry('paiement_prelevement', -10_000, { period: '2026-09' }),
      entry('rejet', 10_000, { period: '2026-09' }),
    ];
    expect(monthsOf(entries).months[0]).toMatchObject({
      dueCents: 10_000,
      paidCents: 0,
      remainingCents: 10_000,
    });
  });

  it('rejected without a période are a debt of their own month', () => {
    const entries = [
      ...notice('2026-08', '2026-09-10', [['loyer', 10_000]]),
      entry('paiement_prelevement', -10_000, { date: isoDate('2026-09-08') }),
      entry('rejet', 10_000, { date: isoDate('2026-09-15') }),
    ];
    expect(owed(entries)).toEqual([['2026-09', 10_000]]);
  });

  it('beyond a month go to the oldest above zero', () => {
    expect(owed([...two(), entry('paiement_tip', -15_000, { period: '2026-10' })])).toEqual([
      ['2026-09', 5_000],
    ]);
  });
});

describe('always', () => {
  const months = ['2026-07', '2026-08', '2026-09', '2026-10'];
  const anyEntry = fc
    .record({
      nature: fc.constantFrom(...NATURES, 'mot_inconnu'),
      cents: fc.integer({ min: 1, max: 200_000 }),
      debit: fc.boolean(),
      period: fc.option(fc.constantFrom(...months)),
      date: fc.constantFrom(...months).map((month) => isoDate(`${month}-15`)),
      share: fc.option(fc.tuple(fc.constantFrom(...months), fc.integer({ min: 1, max: 100 }))),
    })
    .map(({ nature, cents, debit, period, date, share }) => {
      const signed = debit ? cents : -cents;
      const part = share === null ? 0 : Math.trunc((-signed * share[1]) / 100);
      const allocations =
        share !== null && isPayment(nature) && part !== 0 ? [{ month: share[0], cents: part }] : undefined;
      return entry(nature, signed, { period, date, allocations });
    });

  it('Σ remaining − credit = balance; every month adds up; no credit while a month is due', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 30 }), (entries) => {
        const ledger = monthsOf(entries);
        const remaining = ledger.months.reduce((sum, month) => sum + month.remainingCents, 0);
        expect(remaining - ledger.creditCents).toBe(balanceOf(entries));
        expect(ledger.balanceCents).toBe(balanceOf(entries));
        expect(ledger.creditCents === 0 || remaining === 0).toBe(true);
        for (const month of ledger.months) {
          expect(month.remainingCents).toBeGreaterThanOrEqual(0);
          expect(month.remainingCents).toBe(month.dueCents - month.paidCents + month.surplusCents);
          expect(month.paidBy.reduce((sum, part) => sum + part.cents, 0)).toBe(month.paidCents);
        }
        expect(ledger.months.map((month) => month.month)).toEqual(
          ledger.months.map((month) => month.month).toSorted(),
        );
      }),
    );
  });

  it('a payment taken back leaves the months as if it had never been taken', () => {
    let moved = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEntry, fc.boolean()), { maxLength: 30 }), (drawn) => {
        const kept = drawn.filter(([, back]) => !back).map(([one]) => one);
        const all = drawn.flatMap(([one, back]) => {
          if (!back) return [one];
          const { debitCents, creditCents } = one;
          const reversed = { ...one, reversed: true };
          return [
            reversed,
            { ...reversed, id: `${one.id}-back`, debitCents: creditCents, creditCents: debitCents },
          ];
        });
        const { balanceCents, ...without } = monthsOf(kept);
        expect(monthsOf(all)).toEqual({ balanceCents, ...without });
        expect(balanceOf(all)).toBe(balanceOf(kept));
        const unmarked = all.map((one) => ({ ...one, reversed: false }));
        if (JSON.stringify(monthsOf(unmarked).months) !== JSON.stringify(without.months)) moved += 1;
      }),
    );
    // Without the mark the months would differ: the property can fail.
    expect(moved).toBeGreaterThan(10);
  });

  it('the order in which entries of one day arrive changes no month', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 15 }), (entries) => {
        const figures = (list: LedgerEntry[]) =>
          monthsOf(list).months.map((month) => [month.month, month.remainingCents]);
        expect(figures(entries.toReversed())).toEqual(figures(entries));
      }),
    );
  });
});

it('names every nature in French and keeps an unknown one', () => {
  for (const nature of NATURES) expect(natureLabel(nature)).toMatch(/^[A-ZÉ]/);
  expect(natureLabel('mot_inconnu')).toBe('mot_inconnu');
  expect(isNature('mot_inconnu')).toBe(false);
  expect(NATURES.filter(isPayment)).toHaveLength(7);
});
