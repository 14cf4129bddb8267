import { expect, it } from 'vitest';
import { stateAfter } from './use-print.ts';

it('tells paper that is missing from a printer that is', () => {
  expect(stateAfter({ state: 'accepted' })).toBe('printed');
  expect(stateAfter({ state: 'failed', reason: 'paper' })).toBe('paper');
  expect(stateAfter({ state: 'failed', reason: 'printer' })).toBe('printer');
  expect(stateAfter({ state: 'failed', reason: 'absent' })).toBe('printer');
});
