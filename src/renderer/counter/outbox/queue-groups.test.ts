import { expect, it } from 'vitest';
import type { OutboxRow } from '../../../contract/sync.ts';
import { groupsOf } from './queue-groups.ts';

const decided = {
  action: 'cancelled',
  by: 'Sophie Marchal',
  at: '2026-11-12T13:58:00.000Z',
  note: 'doublon',
} as const;

function row(seq: number, state: OutboxRow['state'], handled: OutboxRow['handled'] = null): OutboxRow {
  return {
    commandId: `c${seq}`,
    seq,
    type: 'payment.record',
    account: null,
    reference: null,
    holderName: null,
    number: null,
    cents: null,
    mode: null,
    agentName: 'Sophie Marchal',
    recordedAt: '2026-11-12T13:00:00.000Z',
    ageSeconds: 60,
    state,
    code: null,
    reason: null,
    settledAt: null,
    suspense: false,
    handled,
  };
}

it('puts each operation in the one group that says what it asks, in the order it came', () => {
  const groups = groupsOf([
    row(6, 'sending'),
    row(5, 'refused'),
    row(4, 'waiting'),
    row(3, 'sent'),
    row(2, 'refused', decided),
    row(1, 'waiting'),
  ]);
  const seqs = Object.fromEntries(
    Object.entries(groups).map(([name, rows]) => [name, rows.map((one) => one.seq)]),
  );
  expect(seqs).toEqual({ toHandle: [5], waiting: [6, 4, 1], sent: [3], handled: [2] });
});
