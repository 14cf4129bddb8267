import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CardTerminal, TerminalAnswer } from '../../ports.ts';
import { simulatedTerminal } from './simulated-terminal.ts';

const CLOCK = {
  now: () => Date.parse('2026-11-17T13:05:00.000Z'),
  offsetMinutes: () => 60,
  monotonic: () => 0,
};

let terminal: CardTerminal;
beforeEach(() => {
  vi.useFakeTimers();
  terminal = simulatedTerminal(CLOCK);
});
afterEach(() => vi.useRealTimers());

async function debit(amountCents: number, steps: string[] = []): Promise<TerminalAnswer | 'fault'> {
  const answer = terminal
    .debit({ operation: `op-${amountCents}`, amountCents }, (step) => steps.push(step))
    .catch(() => 'fault' as const);
  await vi.advanceTimersByTimeAsync(2_000);
  return answer;
}

test('it goes through the steps of a card and accepts after two seconds', async () => {
  const steps: string[] = [];
  expect(await debit(15_000, steps)).toMatchObject({ kind: 'accepted', amountCents: 15_000 });
  expect(steps).toEqual(['asking', 'card', 'pin', 'authorising']);
  expect(await terminal.recall('op-15000')).toMatchObject({ kind: 'accepted', amountCents: 15_000 });
  expect(await terminal.recall('op-1')).toEqual({ kind: 'never' });
});

test.each([
  [1_013, { kind: 'declined', reason: 'refused' }],
  [1_014, { kind: 'declined', reason: 'timeout' }],
  [1_015, { kind: 'declined', reason: 'busy' }],
])('an amount of %i cents fails as its cents say', async (cents, answer) => {
  expect(await debit(cents)).toEqual(answer);
});

test('a line that breaks leaves what it took to be asked for', async () => {
  expect(await debit(1_016)).toBe('fault');
  expect(await terminal.recall('op-1016')).toMatchObject({ kind: 'accepted', amountCents: 1_016 });
  expect(await debit(1_017)).toBe('fault');
  expect(await terminal.recall('op-1017')).toEqual({ kind: 'never' });
});

test('it may take another amount than the one asked', async () => {
  expect(await debit(1_018)).toMatchObject({ kind: 'accepted', amountCents: 1_118 });
});

test('it gives up when it is asked to, and says nothing of a debit it is at', async () => {
  const answer = terminal.debit({ operation: 'op', amountCents: 15_000 }, () => {});
  await expect(terminal.recall('op')).rejects.toMatchObject({ name: 'TerminalFault' });
  expect(await terminal.debit({ operation: 'other', amountCents: 100 }, () => {})).toEqual({
    kind: 'declined',
    reason: 'busy',
  });
  await terminal.abort();
  expect(await answer).toEqual({ kind: 'declined', reason: 'cancelled' });
  expect(await terminal.recall('op')).toEqual({ kind: 'declined', reason: 'cancelled' });
});
