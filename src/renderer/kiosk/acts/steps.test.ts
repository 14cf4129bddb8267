import { expect, it } from 'vitest';
import { nextStep, positionOf, previousStep, type Steps, stepOfField } from './steps.ts';

const steps: Steps<'a' | 'b' | 'c'> = ['a', 'b', 'c'];

it('goes on and back, one question at a time', () => {
  expect(nextStep(steps, 'a')).toBe('b');
  expect(nextStep(steps, 'c')).toBe('c');
  expect(previousStep(steps, 'b')).toBe('a');
  expect(previousStep(steps, 'a')).toBeNull();
  expect(positionOf(steps, 'b')).toEqual({ step: 2, of: 3 });
});

it('begins again where a question is no longer asked', () => {
  const fewer: Steps<'a' | 'b' | 'c'> = ['a', 'c'];
  expect(nextStep(fewer, 'b')).toBe('a');
  expect(previousStep(fewer, 'b')).toBeNull();
});

it('finds the question of a refused field', () => {
  const fields = { insurer: 'a', files: 'c' } as const;
  expect(stepOfField(steps, fields, 'insurer')).toBe('a');
  expect(stepOfField(steps, fields, 'files.0')).toBe('c');
  expect(stepOfField(steps, fields, 'else')).toBeNull();
  expect(stepOfField(steps, fields, undefined)).toBeNull();
  // A question that this act does not ask takes nobody back.
  expect(stepOfField<'a' | 'b' | 'c'>(['a'], fields, 'files')).toBeNull();
});
