import { expect, test } from 'vitest';
import { monthsOf, NO_ORDER, type Orders, obstacleOf, orderFault, withKind } from './order-form.ts';

const rule = { status: 'guide', source: '' } as const;
const orders: Orders = {
  avis: [
    { month: '2026-11', cents: 51_200 },
    { month: '2026-10', cents: 51_200 },
  ],
  quittances: [{ month: '2026-10', cents: 51_200, number: 'G2-Q-000012' }],
  regularisations: [],
  upToDate: { possible: false, sentence: 'Novembre 2026 reste dû.' },
  residence: { possible: true, sentence: '' },
  library: [{ item: 'guide-ecoloc', title: "Guide Eco'Loc", summary: '', rule }],
  offered: { notices: true, quittances: true, regularisations: true, library: true },
  window: { sentence: '', rule },
};

test('a kind opens on its newest month, and on the only text there is', () => {
  expect(withKind(orders, 'avis')).toEqual({ kind: 'avis', month: '2026-11', item: null });
  expect(withKind(orders, 'brochure')).toEqual({ kind: 'brochure', month: null, item: 'guide-ecoloc' });
  const two = { ...orders, library: [...orders.library, { item: 'b', title: '', summary: '', rule }] };
  expect(withKind(two, 'brochure').item).toBeNull();
});

test('what cannot be made says why', () => {
  expect(obstacleOf(orders, 'avis')).toBeNull();
  expect(obstacleOf(orders, 'regularisation')).toEqual({ why: 'none', kind: 'regularisation' });
  expect(obstacleOf(orders, 'attestation-loyer')).toEqual({
    why: 'sentence',
    sentence: 'Novembre 2026 reste dû.',
  });
  expect(obstacleOf(orders, 'attestation-residence')).toBeNull();
  const closed = { ...orders, offered: { ...orders.offered, notices: false } };
  expect(obstacleOf(closed, 'avis')).toEqual({ why: 'not-offered' });
  expect(obstacleOf({ ...orders, library: [] }, 'brochure')).toEqual({ why: 'none', kind: 'brochure' });
});

test('a kind, then its month or its text, is to be chosen', () => {
  expect(orderFault(orders, NO_ORDER)).toBe('kind');
  expect(orderFault(orders, { kind: 'avis', month: null, item: null })).toBe('month');
  expect(orderFault(orders, { kind: 'avis', month: '2024-01', item: null })).toBe('month');
  expect(orderFault(orders, { kind: 'avis', month: '2026-11', item: null })).toBeNull();
  expect(orderFault(orders, { kind: 'brochure', month: null, item: null })).toBe('item');
  expect(orderFault(orders, { kind: 'attestation-residence', month: null, item: null })).toBeNull();
});

test('a quittance that holds is known by its number', () => {
  expect(monthsOf(orders, 'quittance')).toEqual([{ month: '2026-10', cents: 51_200, number: 'G2-Q-000012' }]);
  expect(monthsOf(orders, 'brochure')).toBeNull();
});
