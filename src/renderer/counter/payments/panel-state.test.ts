import { describe, expect, test } from 'vitest';
import type { RecordedPayment } from '../../../contract/payments.ts';
import { openedPanel, type Panel, type PanelEvent, panelReducer } from './panel-state.ts';
import { actOf, faultsOf, fieldOf } from './payment-faults.ts';
import { emptyForm, type PaymentForm } from './payment-form.ts';

const base = emptyForm('0190f1c2-0000-7000-8000-000000000001', [], [{ mode: 'especes', allowed: true }]);
const ready: PaymentForm = { ...base, amountText: '230', receivedText: '250' };
const payment = { number: 'G2-004187' } as RecordedPayment;
const refusal = {
  title: 'Non.',
  kept: undefined,
  next: undefined,
  code: 'ENC-RECU',
  field: 'received',
} as const;

function run(panel: Panel, ...events: PanelEvent[]): Panel {
  return events.reduce(panelReducer, panel);
}

describe('panel', () => {
  const open = openedPanel(ready);

  test('validates, sends once, records', () => {
    const sending = run(open, { kind: 'validated' });
    expect(sending.state).toEqual({ kind: 'sending', confirmed: false });
    expect(run(sending, { kind: 'validated' })).toBe(sending);
    expect(run(sending, { kind: 'recorded', payment }).state).toEqual({ kind: 'recorded', payment });
  });

  test('with a fault says so and sends nothing', () => {
    const checked = run(openedPanel(base), { kind: 'validated' });
    expect(checked.state).toEqual({ kind: 'editing', checked: true, refusal: null });
  });

  test('what is typed while it is sent changes nothing', () => {
    const sending = run(open, { kind: 'validated' });
    expect(run(sending, { kind: 'edited', edit: { kind: 'amount', text: '1' }, months: [] })).toBe(sending);
    expect(run(sending, { kind: 'erased', form: base })).toBe(sending);
  });

  test('a refusal keeps the form and goes at the next edit', () => {
    const refused = run(open, { kind: 'validated' }, { kind: 'refused', refusal });
    expect(refused).toEqual({ form: ready, state: { kind: 'editing', checked: true, refusal } });
    const edited = run(refused, { kind: 'edited', edit: { kind: 'received', text: '300' }, months: [] });
    expect(edited.state).toEqual({ kind: 'editing', checked: true, refusal: null });
  });

  test('a twin is asked about; declined goes back, confirmed sends the same act', () => {
    const asked = run(open, { kind: 'validated' }, { kind: 'twin-found', sentence: 'Déjà.' });
    expect(asked.state).toEqual({ kind: 'twin', sentence: 'Déjà.' });
    expect(run(asked, { kind: 'twin-declined' })).toEqual(open);
    const again = run(asked, { kind: 'twin-confirmed' });
    expect(again.state).toEqual({ kind: 'sending', confirmed: true });
    expect(again.form.commandId).toBe(ready.commandId);
  });

  test('once recorded, nothing that comes late changes it', () => {
    const recorded = run(open, { kind: 'validated' }, { kind: 'recorded', payment });
    for (const late of [
      { kind: 'refused', refusal },
      { kind: 'twin-found', sentence: '' },
      { kind: 'validated' },
      { kind: 'recorded', payment: { number: 'X' } as RecordedPayment },
      { kind: 'erased', form: base },
    ] as const) {
      expect(run(recorded, late)).toBe(recorded);
    }
  });

  test('erased begins again with another act', () => {
    const form = { ...base, commandId: '0190f1c2-0000-7000-8000-000000000002' };
    expect(run(open, { kind: 'erased', form })).toEqual(openedPanel(form));
  });
});

describe('faults', () => {
  const fields = (form: PaymentForm) => faultsOf(form).map(({ field, fault }) => [field, fault.kind]);

  test.each([
    ['cash complete', ready, []],
    ['cash short', { ...ready, receivedText: '200' }, [['received', 'short']]],
    [
      'nothing typed',
      base,
      [
        ['amount', 'sentence'],
        ['received', 'missing'],
      ],
    ],
    ['ambiguous', { ...ready, amountText: '1.234' }, [['amount', 'ambiguous']]],
    [
      'cheque bare',
      { ...ready, mode: 'cheque' },
      [
        ['bank', 'missing'],
        ['number', 'missing'],
      ],
    ],
    ['cheque complete', { ...ready, mode: 'cheque', bank: 'Banque', number: '1' }, []],
    ['card bare', { ...ready, mode: 'carte', authorisation: ' ' }, [['authorisation', 'missing']]],
    [
      'card number',
      { ...ready, mode: 'carte', authorisation: '4970101234567893' },
      [['authorisation', 'card-number']],
    ],
    ['payer not named', { ...ready, otherPayer: true }, [['payer', 'missing']]],
  ] as const)('%s', (_, form, expected) => {
    expect(fields(form as PaymentForm)).toEqual(expected);
    expect(actOf(form as PaymentForm) === null).toBe(expected.length > 0);
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
      commandId: ready.commandId,
      amountCents: 23000,
      chosenMonths: [],
      mode: 'cheque',
      means: { mode: 'cheque', bank: 'Banque', number: '12', drawer: '' },
      payer: 'LY Thi',
    });
    expect(actOf(ready)?.means).toEqual({ mode: 'especes', receivedCents: 25000 });
    expect(actOf({ ...ready, payer: 'left over', otherPayer: false })?.payer).toBeNull();
  });

  test('the core’s fields are found on the panel', () => {
    expect(fieldOf('means.number')).toBe('number');
    expect(fieldOf('amountCents')).toBe('amount');
    expect(fieldOf('account')).toBeNull();
    expect(fieldOf(undefined)).toBeNull();
  });
});
