import { describe, expect, test } from 'vitest';
import type { RecordedPayment } from '../../../contract/payments.ts';
import { openedPanel, type Panel, type PanelEvent, panelReducer } from './panel-state.ts';
import { actOf, faultsOf, placeOf } from './payment-faults.ts';
import { emptyForm, type PaymentForm } from './payment-form.ts';
import { emptyPart } from './payment-parts.ts';

const ID = '0190f1c2-0000-7000-8000-000000000001';
const PARKING = '0190f1c2-0000-7000-8000-000000000009';
const base = emptyForm({ commandId: ID, account: 'A' }, [], [{ mode: 'especes', allowed: true }]);
const amounts = (form: PaymentForm, ...texts: string[]): PaymentForm => ({
  ...form,
  parts: texts.map((amountText, at) => ({
    ...emptyPart(at === 0 ? ID : PARKING, at === 0 ? 'A' : 'P', []),
    amountText,
  })),
});
const ready: PaymentForm = { ...amounts(base, '230'), receivedText: '250' };
const payment = { number: 'G2-004187' } as RecordedPayment;
const refusal = {
  title: 'Non.',
  kept: undefined,
  next: undefined,
  code: 'ENC-RECU',
  place: { field: 'received', at: 0 },
} as const;
const validated = { kind: 'validated', tillOpen: true } as const;
const typed = { kind: 'part', at: 0, edit: { kind: 'amount', text: '1' } } as const;

function run(panel: Panel, ...events: PanelEvent[]): Panel {
  return events.reduce(panelReducer, panel);
}

describe('panel', () => {
  const open = openedPanel(ready);

  test('validates, sends once, records', () => {
    const sending = run(open, validated);
    expect(sending.state).toEqual({ kind: 'sending', confirmed: false, grant: null });
    expect(run(sending, validated)).toBe(sending);
    expect(run(sending, { kind: 'recorded', payment }).state).toEqual({ kind: 'recorded', payment });
  });

  test('with a fault says so and sends nothing', () => {
    const checked = run(openedPanel(base), validated);
    expect(checked.state).toEqual({ kind: 'editing', checked: true, refusal: null });
  });

  test('what is typed while it is sent changes nothing', () => {
    const sending = run(open, validated);
    expect(run(sending, { kind: 'edited', edit: typed, months: [] })).toBe(sending);
    expect(run(sending, { kind: 'erased', form: base })).toBe(sending);
  });

  test('a refusal keeps the form and goes at the next edit', () => {
    const refused = run(open, validated, { kind: 'refused', refusal });
    expect(refused).toEqual({ form: ready, state: { kind: 'editing', checked: true, refusal } });
    const edited = run(refused, { kind: 'edited', edit: { kind: 'received', text: '300' }, months: [] });
    expect(edited.state).toEqual({ kind: 'editing', checked: true, refusal: null });
  });

  test('a twin is asked about; declined goes back, confirmed sends the same act', () => {
    const asked = run(open, validated, { kind: 'twin-found', sentence: 'Déjà.' });
    expect(asked.state).toEqual({ kind: 'twin', sentence: 'Déjà.', grant: null });
    expect(run(asked, { kind: 'declined' })).toEqual(open);
    const again = run(asked, { kind: 'twin-confirmed' });
    expect(again.state).toEqual({ kind: 'sending', confirmed: true, grant: null });
    expect(again.form).toBe(ready);
  });

  test('cash over the ceiling asks for a responsable, and sends the same act with what was allowed', () => {
    const asked = run(open, validated, { kind: 'approval-asked', sentence: 'Plafond.' });
    expect(asked.state).toEqual({ kind: 'approval', sentence: 'Plafond.', confirmed: false });
    expect(run(asked, validated)).toBe(asked);
    expect(run(asked, { kind: 'declined' })).toEqual(open);
    const granted = run(asked, { kind: 'granted', grant: 'g' });
    expect(granted).toEqual({ form: ready, state: { kind: 'sending', confirmed: false, grant: 'g' } });
    // A twin asked about afterwards keeps what was allowed.
    const twin = run(granted, { kind: 'twin-found', sentence: 'Déjà.' }, { kind: 'twin-confirmed' });
    expect(twin.state).toEqual({ kind: 'sending', confirmed: true, grant: 'g' });
    expect(run(open, { kind: 'granted', grant: 'g' })).toBe(open);
  });

  test('cash is not sent while the till is closed', () => {
    expect(run(open, { kind: 'validated', tillOpen: false }).state).toMatchObject({
      kind: 'editing',
      checked: true,
    });
  });

  test('once recorded, nothing that comes late changes it', () => {
    const recorded = run(open, validated, { kind: 'recorded', payment });
    for (const late of [
      { kind: 'refused', refusal },
      { kind: 'twin-found', sentence: '' },
      validated,
      { kind: 'recorded', payment: { number: 'X' } as RecordedPayment },
      { kind: 'erased', form: base },
    ] as const) {
      expect(run(recorded, late)).toBe(recorded);
    }
  });

  test('erased begins again with another act', () => {
    const form = emptyForm({ commandId: PARKING, account: 'A' }, [], []);
    expect(run(open, { kind: 'erased', form })).toEqual(openedPanel(form));
  });
});

describe('faults', () => {
  const fields = (form: PaymentForm, tillOpen = true) =>
    faultsOf(form, tillOpen).map(({ field, at, fault }) => [field, at, fault.kind]);
  const CARD = '4970101234567893';

  test.each<[string, PaymentForm, unknown[]]>([
    ['cash complete', ready, []],
    ['cash short', { ...ready, receivedText: '200' }, [['received', 0, 'short']]],
    [
      'nothing typed',
      base,
      [
        ['amount', 0, 'sentence'],
        ['received', 0, 'missing'],
      ],
    ],
    ['ambiguous', { ...amounts(base, '1.234'), receivedText: '2000' }, [['amount', 0, 'ambiguous']]],
    [
      'cheque bare',
      { ...ready, mode: 'cheque' },
      [
        ['bank', 0, 'missing'],
        ['number', 0, 'missing'],
      ],
    ],
    ['cheque complete', { ...ready, mode: 'cheque', bank: 'Banque', number: '1' }, []],
    ['card bare', { ...ready, mode: 'carte', authorisation: ' ' }, [['authorisation', 0, 'missing']]],
    ['card number', { ...ready, mode: 'carte', authorisation: CARD }, [['authorisation', 0, 'card-number']]],
    [
      'card number as an amount',
      { ...amounts(base, CARD), receivedText: CARD },
      [
        ['amount', 0, 'card-number'],
        ['received', 0, 'card-number'],
      ],
    ],
    ['payer not named', { ...ready, otherPayer: true }, [['payer', 0, 'missing']]],
    ['short on the total of two', amounts(ready, '230', '45'), [['received', 0, 'short']]],
    ['second amount missing', amounts(ready, '230', ''), [['amount', 1, 'sentence']]],
    ['an order of payment', { ...amounts(base, '230'), mode: 'virement' }, []],
  ])('%s', (_, form, expected) => {
    expect(fields(form)).toEqual(expected);
    expect(actOf(form) === null).toBe(expected.length > 0);
  });

  test('of a closed till is one, for cash alone', () => {
    expect(fields({ ...ready, receivedText: '' }, false)).toEqual([['float', 0, 'till-closed']]);
    expect(fields({ ...ready, floatText: CARD }, false)).toEqual([['float', 0, 'card-number']]);
    expect(fields({ ...ready, mode: 'carte', authorisation: '1' }, false)).toEqual([]);
  });

  test('the act says what is typed, trimmed', () => {
    expect(
      actOf({
        ...ready,
        mode: 'cheque',
        bank: ' Banque ',
        number: ' 12 ',
        otherPayer: true,
        payer: ' LY Thi ',
      }),
    ).toEqual({
      kind: 'payment',
      commandId: ID,
      account: 'A',
      amountCents: 23000,
      chosenMonths: [],
      mode: 'cheque',
      means: { mode: 'cheque', bank: 'Banque', number: '12', drawer: '' },
      payer: 'LY Thi',
      others: [],
    });
    expect(actOf(ready)).toMatchObject({ means: { mode: 'especes', receivedCents: 25000 } });
    expect(actOf({ ...ready, payer: 'left over', otherPayer: false })?.payer).toBeNull();
  });

  test('the other accounts follow the first, each with its own command', () => {
    expect(actOf({ ...amounts(base, '230', '45'), receivedText: '300' })).toMatchObject({
      commandId: ID,
      account: 'A',
      means: { receivedCents: 30000 },
      others: [{ commandId: PARKING, account: 'P', amountCents: 4500, chosenMonths: [] }],
    });
  });

  test('an order of payment is sent for one account, without means', () => {
    const announced: PaymentForm = { ...amounts(base, '230'), mode: 'mandat' };
    expect(actOf(announced)).toEqual({
      kind: 'announcement',
      commandId: ID,
      account: 'A',
      amountCents: 23000,
      chosenMonths: [],
      mode: 'mandat',
      payer: null,
      supersedes: null,
    });
    expect(actOf({ ...amounts(base, '230', '45'), mode: 'mandat' })).toBeNull();
  });

  test('the core’s fields are found on the panel', () => {
    expect(placeOf('means.number')).toEqual({ field: 'number', at: 0 });
    expect(placeOf('amountCents')).toEqual({ field: 'amount', at: 0 });
    expect(placeOf('others.0.amountCents')).toEqual({ field: 'amount', at: 1 });
    expect(placeOf('others.1.chosenMonths')).toEqual({ field: 'months', at: 2 });
    expect(placeOf('account')).toBeNull();
    expect(placeOf(undefined)).toBeNull();
  });
});
