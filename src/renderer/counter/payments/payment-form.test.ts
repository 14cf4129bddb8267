import { describe, expect, test } from 'vitest';
import type { DueMonth } from '../../../contract/accounts.ts';
import {
  amountOf,
  changeOf,
  edited,
  emptyForm,
  keptForm,
  type PaymentForm,
  quickAmounts,
  readPaymentForm,
  resumedForm,
  tickedMonths,
} from './payment-form.ts';

const ID = '0190f1c2-0000-7000-8000-000000000001';
const MODES = [
  { mode: 'especes', allowed: true },
  { mode: 'cheque', allowed: true },
  { mode: 'carte', allowed: true },
] as const;

function due(month: string, remainingCents: number, timeBarred = false): DueMonth {
  return {
    month,
    dueOn: null,
    dueCents: 29534,
    paidCents: 29534 - remainingCents,
    remainingCents,
    lateDays: 3,
    timeBarred,
  };
}

const months = [due('2026-09', 15000), due('2026-10', 29534)];
const fresh = emptyForm(ID, months, MODES);

describe('a new payment', () => {
  test('is the oldest month due, whole, chosen by nobody', () => {
    expect(fresh).toMatchObject({ commandId: ID, chosen: null, amountText: '150,00', mode: 'especes' });
    expect(tickedMonths(fresh, months, null)).toEqual(['2026-09']);
  });

  test('never begins with a time-barred month', () => {
    const old = [due('2020-01', 500, true), ...months];
    expect(emptyForm(ID, old, MODES).amountText).toBe('150,00');
    expect(tickedMonths(fresh, old, null)).toEqual(['2026-09']);
    expect(quickAmounts(old).map(({ cents }) => cents)).toEqual([15000, 29534, 44534]);
  });

  test('takes the first mode allowed, and no amount where nothing is due', () => {
    const form = emptyForm(
      ID,
      [],
      [
        { mode: 'especes', allowed: false },
        { mode: 'cheque', allowed: true },
      ],
    );
    expect(form).toMatchObject({ amountText: '', mode: 'cheque' });
  });
});

describe('months', () => {
  const tick = (form: PaymentForm, month: string, on: boolean) =>
    edited(form, { kind: 'month', month, on, ticked: tickedMonths(form, months, null) }, months);

  test('ticked add up, until an amount is typed', () => {
    const both = tick(fresh, '2026-10', true);
    expect(both).toMatchObject({ chosen: ['2026-09', '2026-10'], amountText: '445,34' });
    expect(tick(both, '2026-09', false)).toMatchObject({ chosen: ['2026-10'], amountText: '295,34' });
    const typed = edited(both, { kind: 'amount', text: '230' }, months);
    expect(tick(typed, '2026-09', false)).toMatchObject({ chosen: ['2026-10'], amountText: '230' });
  });

  test('all unticked leave no amount, and stay unticked', () => {
    const none = tick(fresh, '2026-09', false);
    expect(none).toMatchObject({ chosen: [], amountText: '' });
    expect(tickedMonths(none, months, [{ month: '2026-09' }])).toEqual([]);
  });

  test('follow the plan while nobody has chosen', () => {
    const typed = edited(fresh, { kind: 'amount', text: '230' }, months);
    expect(tickedMonths(typed, months, [{ month: '2026-09' }, { month: '2026-10' }])).toEqual([
      '2026-09',
      '2026-10',
    ]);
  });

  test('an amount left is written out when it can be read, and counts as typed no more than before', () => {
    const left = (amountText: string) =>
      edited({ ...fresh, amountText }, { kind: 'money-left', field: 'amount' }, months);
    expect(left('230')).toMatchObject({ amountText: '230,00', amountTyped: false });
    expect(left('1234.5').amountText).toBe('1\u202f234,50');
    expect(left('1.234').amountText).toBe('1.234');
    expect(left('abc').amountText).toBe('abc');
  });

  test('a quick amount names its month, save where the rule already does', () => {
    expect(quickAmounts(months)).toEqual([
      { cents: 15000, month: '2026-09', chosen: null },
      { cents: 29534, month: '2026-10', chosen: ['2026-10'] },
      { cents: 44534, month: null, chosen: null },
    ]);
    expect(quickAmounts(months.slice(0, 1))).toHaveLength(1);
    const picked = edited(fresh, { kind: 'amount-picked', cents: 29534, chosen: ['2026-10'] }, months);
    expect(picked).toMatchObject({ amountText: '295,34', chosen: ['2026-10'] });
    const reading = edited(picked, { kind: 'amount-picked', cents: 123400 }, months);
    expect(reading).toMatchObject({ amountText: '1\u202f234,00', chosen: ['2026-10'] });
  });
});

describe('cash', () => {
  const cash = (amountText: string, receivedText: string) => ({ ...fresh, amountText, receivedText });

  test.each([
    ['230', '250', 2000],
    ['230,00', '230', 0],
    ['230', '200', null],
    ['230', '', null],
    ['1.234', '2000', null],
  ])('%s received %s gives back %j', (amount, received, change) => {
    expect(changeOf(cash(amount, received))).toBe(change);
  });

  test('only cash gives back', () => {
    expect(changeOf({ ...cash('230', '250'), mode: 'cheque' })).toBeNull();
  });

  test('what is prefilled is read back', () => {
    const big = emptyForm(ID, [due('2026-10', 123456)], MODES);
    expect(amountOf(big)).toBe(123456);
  });
});

describe('draft', () => {
  test('comes back as it was kept', () => {
    expect(readPaymentForm(JSON.parse(JSON.stringify(fresh)))).toEqual(fresh);
  });

  test.each([
    null,
    undefined,
    {},
    { ...fresh, mode: 'virement' },
    { ...fresh, more: 1 },
    { ...fresh, commandId: '1' },
  ])('of another program is left aside: %#', (body) => {
    expect(readPaymentForm(body)).toBeNull();
  });

  test('never keeps a card’s number, whichever field it was typed in', () => {
    const typed = { ...fresh, payer: '4970 1012 3456 7893', bank: 'Banque Exemple', authorisation: '482913' };
    expect(keptForm(typed)).toEqual({ ...typed, payer: '' });
  });

  test('forgets months paid meanwhile', () => {
    const kept = { ...fresh, chosen: ['2026-08', '2026-10'] };
    expect(resumedForm(kept, months).chosen).toEqual(['2026-10']);
    expect(resumedForm({ ...fresh, chosen: ['2026-08'] }, months).chosen).toBeNull();
    expect(resumedForm({ ...fresh, chosen: [] }, months).chosen).toEqual([]);
  });
});
