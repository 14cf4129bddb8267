import { describe, expect, it } from 'vitest';
import { balanceView } from './balance.ts';

describe('a balance on a row', () => {
  it('is red only when something is late', () => {
    expect(balanceView({ balanceCents: 44_534, late: true })).toEqual({
      amount: '445,34\u202f€',
      word: 'late',
      tone: 'danger',
    });
    expect(balanceView({ balanceCents: 31_102, late: false }).tone).toBe('ink');
  });

  it('of a creditor shows the amount without a sign', () => {
    expect(balanceView({ balanceCents: -9_550, late: false })).toEqual({
      amount: '95,50\u202f€',
      word: 'creditor',
      tone: 'ink',
    });
  });

  it('says the next due date when it is known', () => {
    expect(balanceView({ balanceCents: 31_102, late: false, nextDueOn: '2026-12-10' }).word).toBe('dueOn');
    expect(balanceView({ balanceCents: 31_102, late: false, nextDueOn: null }).word).toBe('notDue');
  });

  it('of zero shows no amount', () => {
    expect(balanceView({ balanceCents: 0, late: false }).amount).toBeNull();
  });
});
