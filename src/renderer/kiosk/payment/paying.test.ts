import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KioskPayment } from '../../../contract/kiosk/money.ts';
import { heard, isFinal, type Paying, type PayingEvent, pageOf } from './paying.ts';

const waiting: KioskPayment = { state: 'waiting', step: 'card', amountCents: 15_000 };
const unknown: KioskPayment = { state: 'unknown', amountCents: 15_000 };
const declined: KioskPayment = { state: 'declined', reason: 'refused', amountCents: 15_000 };
const paid: KioskPayment = {
  state: 'paid',
  number: 'B1-2026-000001',
  ticket: 'R-B1-2026-000001',
  amountCents: 15_000,
  authorisation: '123456',
  toPlace: false,
  at: '2026-11-22T10:00:00.000Z',
};
const told = (payment: KioskPayment): PayingEvent => ({ kind: 'told', payment });
const after = (events: readonly PayingEvent[]): Paying => events.reduce(heard, { kind: 'asking' });

it('follows the terminal to its end', () => {
  expect(pageOf(after([]))).toBe('waiting');
  expect(pageOf(after([told(waiting)]))).toBe('waiting');
  expect(pageOf(after([told(waiting), told(unknown)]))).toBe('unknown');
  expect(pageOf(after([told(waiting), told(unknown), told(paid)]))).toBe('paid');
  expect(pageOf(after([told(declined)]))).toBe('declined');
});

it('says that nothing was asked only where no call can have arrived', () => {
  const error = new Error('BOR-OCCUPE');
  expect(after([{ kind: 'refused', error, certain: true }])).toEqual({ kind: 'refused', error });
  expect(pageOf(after([{ kind: 'refused', error, certain: false }]))).toBe('lost');
  expect(pageOf(after([told(waiting), { kind: 'refused', error, certain: true }]))).toBe('lost');
});

const event: fc.Arbitrary<PayingEvent> = fc.oneof(
  fc.constantFrom(waiting, unknown, declined, paid).map(told),
  fc.boolean().map((certain): PayingEvent => ({ kind: 'refused', error: null, certain })),
);

it('never takes back an end that was told, whatever comes after', () => {
  fc.assert(
    fc.property(fc.array(event), fc.array(event), (before, later) => {
      const ended = after(before);
      fc.pre(isFinal(ended));
      expect(later.reduce(heard, ended)).toEqual(ended);
    }),
  );
});

it('shows a payment as made exactly when the core told so before any other end', () => {
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const end = events.find(
        (_, at) => !isFinal(after(events.slice(0, at))) && isFinal(after(events.slice(0, at + 1))),
      );
      expect(pageOf(after(events)) === 'paid').toBe(end?.kind === 'told' && end.payment.state === 'paid');
    }),
  );
});
