import { describe, expect, it } from 'vitest';
import { checkCash } from './cash-ceiling.ts';
import { isoDate } from './dates.ts';

const on = isoDate('2026-11-12');
const check = (ceilingCents: number | null, cashPaidCents: number, cashCents: number) =>
  checkCash({ ceilingCents, month: '2026-10', cashPaidCents, cashCents, on });

describe('cash on one debt', () => {
  it.each<[string, number | null, number, number, 'allowed' | 'refused']>([
    ['1 000,00 under the law', null, 0, 100_000, 'allowed'],
    ['1 000,01 under the law', null, 0, 100_001, 'refused'],
    ['split in two payments', null, 60_000, 40_001, 'refused'],
    ['split, within', null, 60_000, 40_000, 'allowed'],
    ['300,00 in a régie', 30_000, 0, 30_000, 'allowed'],
    ['300,01 in a régie', 30_000, 0, 30_001, 'refused'],
    ['no cash at all', 0, 0, 1, 'refused'],
  ])('%s', (_, ceiling, paid, now, kind) => {
    expect(check(ceiling, paid, now).kind).toBe(kind);
  });

  it('says the rule and what may still be taken', () => {
    expect(check(null, 0, 5_000)).toEqual({
      kind: 'allowed',
      sentence: 'Espèces\u202f: plafond 1\u202f000,00\u202f€ par dette (règle légale), respecté.',
      ceilingCents: 100_000,
    });
    expect(check(null, 60_000, 50_000)).toEqual({
      kind: 'refused',
      ceilingCents: 100_000,
      maxCashCents: 40_000,
      sentence:
        'Espèces\u202f: plafond 1\u202f000,00\u202f€ par dette (règle légale), dépassé sur octobre 2026. 600,00\u202f€ déjà reçus en espèces sur octobre 2026. Prenez au plus 400,00\u202f€ en espèces, le reste par chèque ou par carte.',
    });
    expect(check(0, 0, 100)).toMatchObject({
      sentence: "Ce bailleur n'accepte pas les espèces.",
      maxCashCents: 0,
    });
    expect(check(30_000, 30_000, 1)).toMatchObject({
      sentence: expect.stringContaining('Prenez le paiement par chèque'),
    });
  });
});
