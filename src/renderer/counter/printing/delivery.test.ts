import { expect, test } from 'vitest';
import { deliveryOf, nextAttempt } from './delivery.ts';

const minted = (() => {
  let count = 0;
  return () => {
    count += 1;
    return `id-${count}`;
  };
})();

test('an act asked again keeps its id; another act or format is another handing over', () => {
  const first = nextAttempt(null, 'print', 'a4', minted);
  expect(nextAttempt(first, 'print', 'a4', minted)).toBe(first);
  expect(nextAttempt({ ...first, kept: true }, 'print', 'a4', minted).kept).toBe(true);
  for (const [act, format] of [
    ['print', '80mm'],
    ['save', 'a4'],
  ] as const) {
    const other = nextAttempt({ ...first, kept: true }, act, format, minted);
    expect(other.id).not.toBe(first.id);
    expect(other.kept).toBe(false);
  }
});

const job = {
  id: '0193a4f0-0000-7000-8000-000000000001',
  title: 'Quittance de septembre 2026',
  number: 'G2-Q-000001',
  account: '0030020790D',
  printer: 'accueil',
  printerName: 'Accueil',
  format: 'a4' as const,
  copy: 0,
  sentence: null,
  at: '2026-11-12T13:18:00.000Z',
};

test('a job says what became of it', () => {
  expect(deliveryOf({ ...job, state: 'accepted' }).kind).toBe('accepted');
  expect(deliveryOf({ ...job, state: 'sending' }).kind).toBe('sending');
  expect(deliveryOf({ ...job, state: 'failed', sentence: "L'imprimante est injoignable." })).toMatchObject({
    kind: 'failed',
    act: 'print',
    format: 'a4',
    fault: { sentence: "L'imprimante est injoignable." },
  });
});
