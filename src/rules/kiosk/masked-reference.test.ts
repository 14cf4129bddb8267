import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskReference } from './masked-reference.ts';

it.each([
  ['0030020788B', '•••••••788B'],
  ['L0457718', '•••••718'],
  ['00418-22/B', '••••8-22/B'],
  ['4821', '••21'],
  ['9', '•'],
])('%s is shown as %s', (printed, shown) => {
  expect(maskReference(printed)).toBe(shown);
});

it('never shows more than half of the signs, nor another length', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9/ -]{1,24}$/), (printed) => {
      const shown = maskReference(printed);
      expect(shown).toHaveLength(printed.length);
      const signs = (text: string) => text.match(/[A-Z0-9]/g)?.length ?? 0;
      expect(signs(shown)).toBeLessThanOrEqual(signs(printed) / 2);
    }),
  );
});
