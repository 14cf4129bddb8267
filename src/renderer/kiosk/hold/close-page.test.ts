import { expect, test } from 'vitest';
import { isAllowedKey } from './close-page.ts';

const plain = { ctrlKey: false, altKey: false, metaKey: false, altGraph: false };

test.each(['a', 'é', '7', '@', ' ', 'Enter', 'Backspace', 'ArrowDown', 'Tab'])(
  '%s answers a question',
  (key) => {
    expect(isAllowedKey({ ...plain, key })).toBe(true);
  },
);

test.each([
  ...[
    'F1',
    'F5',
    'F11',
    'F12',
    'Escape',
    'ContextMenu',
    'PrintScreen',
    'BrowserBack',
    'Home',
    'MediaPlayPause',
  ].map((key) => ({ ...plain, key })),
  { ...plain, key: 'p', ctrlKey: true },
  { ...plain, key: 'Tab', altKey: true },
  { ...plain, key: 'ArrowLeft', altKey: true },
  { ...plain, key: 'Enter', ctrlKey: true },
  { ...plain, key: 'l', metaKey: true },
  { ...plain, key: 'Enter', altGraph: true },
])('%o does nothing here', (stroke) => {
  expect(isAllowedKey(stroke)).toBe(false);
});

test('AltGr writes what a French keyboard has under it', () => {
  expect(isAllowedKey({ ...plain, key: '@', ctrlKey: true, altKey: true, altGraph: true })).toBe(true);
});
