import { describe, expect, it } from 'vitest';
import { saysNew } from './erp-word.ts';

describe('what the file says of what was decided here', () => {
  it.each<[string, readonly string[], string | null, string | null, boolean]>([
    ['nothing yet, and nothing new', ['open'], null, 'open', false],
    ['another state than ours', ['open'], 'open', 'busy', true],
    ['another state, from the start', ['open'], null, 'busy', true],
    ['what we did, behind us', ['open', 'busy', 'closed'], null, 'open', false],
    ['one step further', ['open', 'busy', 'closed'], 'open', 'busy', false],
    ['all of it', ['open', 'busy', 'closed'], 'busy', 'closed', false],
    ['a step back, which we never took', ['open', 'busy', 'closed'], 'busy', 'open', true],
    ['a step back that we took', ['open', 'busy', 'open', 'closed'], 'busy', 'open', false],
    ['the same again', ['open', 'busy'], 'open', 'open', false],
    ['a word nobody knows', ['open'], 'open', null, false],
    ['a state from before the ERP decided', ['refused', 'valid'], 'old', 'refused', false],
  ])('%s', (_case, states, before, said, expected) => {
    expect(saysNew(states, before, said)).toBe(expected);
  });
});
