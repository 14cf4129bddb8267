import { describe, expect, test } from 'vitest';
import type { DueMonth } from '../../../contract/accounts.ts';
import {
  changeOf,
  correctedForm,
  edited,
  emptyForm,
  floatOf,
  keptForm,
  MOST_PARTS,
  type PaymentForm,
  readPaymentForm,
  resumedForm,
  totalOf,
} from './payment-form.ts';
import {
  amountOf,
  choosesSettled,
  emptyPart,
  type Part,
  type PartEdit,
  quickAmounts,
  tickedMonths,
} from './payment-parts.ts';

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
const fresh = emptyForm({ commandId: ID, account: 'A' }, months, MODES);

function firstOf(form: PaymentForm): Part {
  const [part] = form.parts;
  if (part === undefined) throw new Error('a form has a part');
  return part;
}
/** An edit on the account of the page. */
const onFirst = (form: PaymentForm, edit: PartEdit) => edited(form, { kind: 'part', at: 0, edit }, months);

describe('a new payment', () => {
  test('is the oldest month due, whole, chosen by nobody', () => {
    expect(fresh).toMatchObject({
      parts: [{ commandId: ID, account: 'A', chosen: null, amountText: '150,00' }],
      mode: 'especes',
    });
    expect(tickedMonths(firstOf(fresh), months, null)).toEqual(['2026-09']);
  });

  test('never begins with a time-barred month', () => {
    const old = [due('2020-01', 500, true), ...months];
    expect(emptyPart(ID, 'A', old).amountText).toBe('150,00');
    expect(tickedMonths(firstOf(fresh), old, null)).toEqual(['2026-09']);
    expect(quickAmounts(old).map(({ cents }) => cents)).toEqual([15000, 29534, 44534]);
  });

  test('takes the first mode allowed, and no amount where nothing is due', () => {
    const form = emptyForm(
      { commandId: ID, account: 'A' },
      [],
      [
        { mode: 'especes', allowed: false },
        { mode: 'cheque', allowed: true },
      ],
    );
    expect(form).toMatchObject({ parts: [{ amountText: '' }], mode: 'cheque' });
  });
});

describe('months', () => {
  const tick = (form: PaymentForm, month: string, on: boolean) =>
    onFirst(form, { kind: 'month', month, on, ticked: tickedMonths(firstOf(form), months, null) });

  test('ticked add up, until an amount is typed', () => {
    const both = tick(fresh, '2026-10', true);
    expect(firstOf(both)).toMatchObject({ chosen: ['2026-09', '2026-10'], amountText: '445,34' });
    expect(firstOf(tick(both, '2026-09', false))).toMatchObject({
      chosen: ['2026-10'],
      amountText: '295,34',
    });
    const typed = onFirst(both, { kind: 'amount', text: '230' });
    expect(firstOf(tick(typed, '2026-09', false))).toMatchObject({ chosen: ['2026-10'], amountText: '230' });
  });

  test('all unticked leave no amount, and stay unticked', () => {
    const none = tick(fresh, '2026-09', false);
    expect(firstOf(none)).toMatchObject({ chosen: [], amountText: '' });
    expect(tickedMonths(firstOf(none), months, [{ month: '2026-09' }])).toEqual([]);
  });

  test('follow the plan while nobody has chosen', () => {
    const typed = onFirst(fresh, { kind: 'amount', text: '230' });
    expect(tickedMonths(firstOf(typed), months, [{ month: '2026-09' }, { month: '2026-10' }])).toEqual([
      '2026-09',
      '2026-10',
    ]);
  });

  test('an amount left is written out when it can be read, and counts as typed no more than before', () => {
    const left = (amountText: string) =>
      firstOf(onFirst({ ...fresh, parts: [{ ...firstOf(fresh), amountText }] }, { kind: 'amount-left' }));
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
    const picked = onFirst(fresh, { kind: 'amount-picked', cents: 29534, chosen: ['2026-10'] });
    expect(firstOf(picked)).toMatchObject({ amountText: '295,34', chosen: ['2026-10'] });
    const reading = onFirst(picked, { kind: 'amount-picked', cents: 123400 });
    expect(firstOf(reading)).toMatchObject({ amountText: '1\u202f234,00', chosen: ['2026-10'] });
  });
});

describe('several accounts', () => {
  const parking = emptyPart('0190f1c2-0000-7000-8000-000000000009', 'P', [due('2026-10', 4500)]);
  const two = edited(fresh, { kind: 'part-added', part: parking }, []);

  test('each has its months and its amount; the total and the change are those of all', () => {
    expect(two.parts.map(({ account }) => account)).toEqual(['A', 'P']);
    expect(totalOf(two)).toBe(19500);
    expect(changeOf({ ...two, receivedText: '200' })).toBe(500);
    expect(changeOf({ ...two, receivedText: '190' })).toBeNull();
    const more = edited(two, { kind: 'part', at: 1, edit: { kind: 'amount', text: '50' } }, []);
    expect(more.parts.map(({ amountText }) => amountText)).toEqual(['150,00', '50']);
    expect(totalOf(edited(two, { kind: 'part', at: 1, edit: { kind: 'amount', text: 'x' } }, []))).toBeNull();
  });

  test('are each once in the act, ten at most', () => {
    expect(edited(two, { kind: 'part-added', part: parking }, [])).toBe(two);
    let full = fresh;
    for (let n = 0; n < 20; n += 1)
      full = edited(full, { kind: 'part-added', part: { ...parking, account: `P${n}` } }, []);
    expect(full.parts).toHaveLength(MOST_PARTS);
  });

  test('leave the act, but for the account of the page', () => {
    expect(edited(two, { kind: 'part-removed', at: 1 }, []).parts).toEqual(fresh.parts);
    expect(edited(two, { kind: 'part-removed', at: 0 }, [])).toBe(two);
  });
});

describe('cash', () => {
  const cash = (amountText: string, receivedText: string): PaymentForm => ({
    ...fresh,
    parts: [{ ...firstOf(fresh), amountText }],
    receivedText,
  });

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
    expect(amountOf(emptyPart(ID, 'A', [due('2026-10', 123456)]))).toBe(123456);
  });

  test.each([
    ['0', 0],
    [' 0,00 € ', 0],
    ['150', 15000],
    ['1 150,50', 115050],
    ['', null],
    ['1.234', null],
    ['-5', null],
  ])('a float of %j is %j', (text, cents) => {
    expect(floatOf(text)).toBe(cents);
  });
});

describe('draft', () => {
  const read = (body: unknown) => readPaymentForm(body, 'A');

  test('comes back as it was kept, with its accounts', () => {
    const two = edited(fresh, { kind: 'part-added', part: emptyPart(ID, 'P', months) }, []);
    expect(read(JSON.parse(JSON.stringify(two)))).toEqual(two);
  });

  test.each([
    null,
    undefined,
    {},
    { ...fresh, mode: 'troc' },
    { ...fresh, more: 1 },
    { ...fresh, parts: [] },
    { ...fresh, parts: [{ ...firstOf(fresh), account: 'B' }] },
    { ...fresh, parts: [{ ...firstOf(fresh), commandId: '1' }] },
  ])('of another program or account is left aside: %#', (body) => {
    expect(read(body)).toBeNull();
  });

  test('never keeps a card’s number, whichever field it was typed in', () => {
    const card = '4970 1012 3456 7893';
    for (const name of ['bank', 'number', 'drawer', 'authorisation', 'payer', 'receivedText', 'floatText'])
      expect(JSON.stringify(keptForm({ ...fresh, [name]: card }))).not.toContain('4970');
    const amount = onFirst(fresh, { kind: 'amount', text: card });
    expect(JSON.stringify(amount)).toContain('4970');
    expect(firstOf(keptForm(amount)).amountText).toBe('');
    const typed = { ...fresh, bank: 'Banque Exemple', authorisation: '482913' };
    expect(keptForm(typed)).toEqual(typed);
  });

  test('forgets months paid meanwhile', () => {
    const kept = (chosen: string[]) =>
      firstOf(resumedForm({ ...fresh, parts: [{ ...firstOf(fresh), chosen }] }, months)).chosen;
    expect(kept(['2026-08', '2026-10'])).toEqual(['2026-10']);
    expect(kept(['2026-08'])).toBeNull();
    expect(kept([])).toEqual([]);
    const added = { ...emptyPart(ID, 'P', months), chosen: ['2026-08', '2026-09'] };
    const two = edited(fresh, { kind: 'part-added', part: added }, []);
    expect(choosesSettled(added, months)).toBe(true);
    const read = edited(two, { kind: 'part', at: 1, edit: { kind: 'months-read' } }, months);
    expect(read.parts[1]?.chosen).toEqual(['2026-09']);
    expect(read.parts.map((part) => choosesSettled(part, months))).toEqual([false, false]);
  });
});

describe('a refused announcement made again', () => {
  const correction = {
    supersedes: '0190f1c2-0000-7000-8000-000000000007',
    number: 'G2-D-000012',
    reason: 'Le compte est clos.',
    mode: 'tip',
    amountCents: 15_050,
    months: ['2026-10', '2026-08'],
    payer: 'Mme Darc',
  } as const;
  const form = correctedForm({ commandId: ID, account: 'A' }, months, correction);

  test('is filled in as it was, its months as far as they are still due', () => {
    expect(form).toMatchObject({
      parts: [{ commandId: ID, account: 'A', chosen: ['2026-10'], amountText: '150,50', amountTyped: true }],
      mode: 'tip',
      otherPayer: true,
      payer: 'Mme Darc',
      supersedes: correction.supersedes,
    });
    expect(
      firstOf(correctedForm({ commandId: ID, account: 'A' }, months, { ...correction, months: [] })).chosen,
    ).toBe(null);
  });

  test('is found again in its draft; a draft of before corrects nothing', () => {
    expect(readPaymentForm(JSON.parse(JSON.stringify(form)), 'A')).toEqual(form);
    const { supersedes: _, ...before } = fresh;
    expect(readPaymentForm(before, 'A')).toEqual(fresh);
  });
});
