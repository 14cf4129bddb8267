import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAYS, PARTS, requestSteps, type Slot, toggleSlot } from './steps.ts';

it('shows whom to call before an urgent request is written', () => {
  const urgent = requestSteps(true);
  expect(urgent.indexOf('emergency')).toBe(urgent.indexOf('motive') + 1);
  expect(requestSteps(false)).not.toContain('emergency');
});

const slot: fc.Arbitrary<Slot> = fc.record({
  day: fc.constantFrom(...DAYS),
  part: fc.constantFrom(...PARTS),
});

it('keeps each chosen moment once, in the order of the week', () => {
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 40 }), (touched) => {
      const chosen = touched.reduce<readonly Slot[]>(toggleSlot, []);
      const keys = chosen.map(({ day, part }) => day * 10 + PARTS.indexOf(part));
      expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b));
      for (const one of touched) {
        const times = touched.filter(({ day, part }) => day === one.day && part === one.part).length;
        expect(chosen.some(({ day, part }) => day === one.day && part === one.part)).toBe(times % 2 === 1);
      }
    }),
  );
});
