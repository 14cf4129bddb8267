import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, paperFor, papersFor } from './allocation.ts';
import { isoDate } from './dates.ts';
import type { PaidPart } from './ledger.ts';

const september = { month: '2026-09', remainingCents: 15_000 };
const october = { month: '2026-10', remainingCents: 29_534 };
const months = [october, september];

describe('allocate', () => {
  it('pays the oldest due first', () => {
    expect(allocate({ months, amountCents: 23_000 })).toEqual({
      lines: [
        { month: '2026-09', cents: 15_000 },
        { month: '2026-10', cents: 8_000 },
      ],
      advanceCents: 0,
    });
  });
  it('obeys the payer, then the next oldest, then keeps an advance', () => {
    expect(allocate({ months, amountCents: 29_534, chosen: ['2026-10'] })).toEqual({
      lines: [{ month: '2026-10', cents: 29_534 }],
      advanceCents: 0,
    });
    expect(allocate({ months, amountCents: 50_000, chosen: ['2026-10'] })).toEqual({
      lines: [
        { month: '2026-09', cents: 15_000 },
        { month: '2026-10', cents: 29_534 },
      ],
      advanceCents: 5_466,
    });
    expect(allocate({ months, amountCents: 30_000, chosen: ['2026-10'] }).lines).toEqual([
      { month: '2026-09', cents: 466 },
      { month: '2026-10', cents: 29_534 },
    ]);
  });
  it('refuses what is no amount', () => {
    for (const amountCents of [0, -1, 0.5, Number.NaN])
      expect(() => allocate({ months, amountCents })).toThrow(RangeError);
  });
  it('keeps every cent and never pays a month beyond its debt', () => {
    const anyMonths = fc.uniqueArray(
      fc.record({
        month: fc.integer({ min: 1, max: 12 }).map((m) => `2026-${String(m).padStart(2, '0')}`),
        remainingCents: fc.integer({ min: -5_000, max: 90_000 }),
      }),
      { selector: (month) => month.month },
    );
    fc.assert(
      fc.property(
        anyMonths,
        fc.integer({ min: 1, max: 500_000 }),
        fc.array(fc.nat(11)),
        (due, amountCents, picks) => {
          const chosen = picks.flatMap((i) => due[i]?.month ?? []);
          const { lines, advanceCents } = allocate({ months: due, amountCents, chosen });
          expect(lines.reduce((sum, line) => sum + line.cents, advanceCents)).toBe(amountCents);
          for (const line of lines) {
            expect(line.cents).toBeGreaterThan(0);
            expect(line.cents).toBeLessThanOrEqual(
              due.find((month) => month.month === line.month)?.remainingCents ?? 0,
            );
          }
          const owed = due.reduce((sum, month) => sum + Math.max(0, month.remainingCents), 0);
          expect(advanceCents).toBe(Math.max(0, amountCents - owed));
        },
      ),
    );
  });
});

describe('the paper', () => {
  const card: PaidPart = {
    source: { kind: 'entry', entryId: 'a', date: isoDate('2026-10-09') },
    cents: 14_534,
  };
  const held = [
    { ...september, paidBy: [card] },
    { ...october, paidBy: [] },
  ];

  it('as in the picture: a quittance for the month completed, a reçu for the other', () => {
    expect(papersFor(held, allocate({ months, amountCents: 23_000 }), 'especes')).toEqual([
      {
        kind: 'quittance',
        month: '2026-09',
        cents: 15_000,
        title: 'Quittance de septembre 2026',
        reason: "Le mois est payé en entier\u202f: 145,34\u202f€ le 09/10, 150,00\u202f€ aujourd'hui.",
        underReserve: false,
      },
      {
        kind: 'recu',
        month: '2026-10',
        cents: 8_000,
        title: "Reçu d'octobre 2026",
        reason:
          'Paiement partiel\u202f: 80,00\u202f€ sur 295,34\u202f€, reste 215,34\u202f€. Pas de quittance avant le paiement complet.',
        underReserve: false,
      },
    ]);
  });

  it('B19: the current month chosen and covered is a quittance though arrears remain', () => {
    const papers = papersFor(held, allocate({ months, amountCents: 29_534, chosen: ['2026-10'] }), 'carte');
    expect(papers.map((paper) => [paper.kind, paper.month])).toEqual([['quittance', '2026-10']]);
  });

  it('one cent short is a reçu', () => {
    expect(paperFor({ ...october, paidBy: [] }, 29_533, 'carte').kind).toBe('recu');
  });

  it('a cheque is under reserve, an advance is its own reçu', () => {
    const papers = papersFor(held, allocate({ months, amountCents: 50_000 }), 'cheque');
    expect(papers.map((paper) => [paper.kind, paper.underReserve])).toEqual([
      ['quittance', true],
      ['quittance', true],
      ['recu-avance', true],
    ]);
    for (const paper of papers) expect(paper.reason).toContain("Sous réserve d'encaissement du chèque.");
  });

  it('the debt carried over is never a quittance', () => {
    const paper = paperFor({ month: '0000-00', remainingCents: 5_000, paidBy: [] }, 5_000, 'especes');
    expect(paper).toMatchObject({ kind: 'recu', title: 'Reçu de reprise de solde' });
  });

  it('sums up a long or reversed history', () => {
    const part = (cents: number): PaidPart => ({ ...card, cents });
    const reason = (paidBy: PaidPart[]) => paperFor({ ...september, paidBy }, 15_000, 'carte').reason;
    expect(reason([part(100), part(200), part(300)])).toContain(
      '6,00\u202f€ déjà payés, 150,00\u202f€ aujourd',
    );
    expect(reason([part(14_534), part(-14_534)])).toBe(
      "Le mois est payé en entier\u202f: 150,00\u202f€ aujourd'hui.",
    );
    expect(reason([{ source: { kind: 'credit', month: '2026-08' }, cents: 725 }])).toContain(
      "7,25\u202f€ d'avoir, ",
    );
  });
});
