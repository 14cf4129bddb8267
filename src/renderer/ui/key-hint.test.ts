import { expect, it } from 'vitest';
import { ariaKeyShortcuts } from './key-hint.tsx';

it('tells keys in the words of aria-keyshortcuts', () => {
  expect(ariaKeyShortcuts(['Ctrl', 'Entrée'])).toBe('Control+Enter');
  expect(ariaKeyShortcuts(['F3'])).toBe('F3');
  expect(ariaKeyShortcuts(['Échap'])).toBe('Escape');
  expect(ariaKeyShortcuts([])).toBeUndefined();
  expect(ariaKeyShortcuts(undefined)).toBeUndefined();
});
