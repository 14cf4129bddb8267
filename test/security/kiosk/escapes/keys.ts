import type { Attempt, Place } from './attempt.ts';
import { inPage } from './attempt.ts';

const ALT = 1;
const CTRL = 2;
const META = 4;
const SHIFT = 8;

/** Name, key, code, Windows' number of it, and what is held. */
type Chord = readonly [name: string, key: string, code: string, number: number, held: number];

const letter = (held: number, words: string, key: string): Chord => [
  words,
  (held & SHIFT) === 0 ? key : key.toUpperCase(),
  `Key${key.toUpperCase()}`,
  key.toUpperCase().charCodeAt(0),
  held,
];
const named = (held: number, words: string, key: string, number: number): Chord => [
  words,
  key,
  key,
  number,
  held,
];

/** What each does in a browser is in its name. */
const CHORDS: readonly Chord[] = [
  letter(CTRL, 'a new window', 'n'),
  letter(CTRL | SHIFT, 'a private window', 'n'),
  letter(CTRL, 'a new tab', 't'),
  letter(CTRL | SHIFT, 'the closed tab again', 't'),
  letter(CTRL, 'close', 'w'),
  letter(CTRL | SHIFT, 'close the window', 'w'),
  letter(CTRL, 'the address bar', 'l'),
  letter(ALT, 'the address bar by Alt', 'd'),
  letter(CTRL, 'search the web', 'k'),
  letter(CTRL, 'search the web by E', 'e'),
  letter(CTRL, 'open a file', 'o'),
  letter(CTRL, 'save the page', 's'),
  letter(CTRL, 'print', 'p'),
  letter(CTRL | SHIFT, "print by the system's dialog", 'p'),
  letter(CTRL, 'the source of the page', 'u'),
  letter(CTRL | SHIFT, 'the inspector', 'i'),
  letter(CTRL | SHIFT, 'the console', 'j'),
  letter(CTRL | SHIFT, 'the picker of elements', 'c'),
  letter(CTRL, 'the history', 'h'),
  letter(CTRL, 'the downloads', 'j'),
  letter(CTRL, 'a bookmark', 'd'),
  letter(CTRL | SHIFT, 'the bookmarks bar', 'b'),
  letter(CTRL | SHIFT, 'the manager of bookmarks', 'o'),
  letter(CTRL | SHIFT, 'the search among tabs', 'a'),
  letter(CTRL, 'find', 'f'),
  letter(CTRL, 'find again', 'g'),
  letter(CTRL, 'reload', 'r'),
  letter(CTRL | SHIFT, 'reload without the cache', 'r'),
  letter(CTRL, 'choose everything', 'a'),
  letter(CTRL, 'copy', 'c'),
  letter(CTRL, 'cut', 'x'),
  letter(CTRL, 'paste', 'v'),
  letter(CTRL | SHIFT, 'paste as text', 'v'),
  letter(CTRL, 'undo', 'z'),
  letter(CTRL, 'redo', 'y'),
  letter(META, 'the desktop', 'd'),
  letter(META, 'run', 'r'),
  letter(META, 'the files', 'e'),
  letter(META, 'lock', 'l'),
  letter(META, 'copy on a Mac', 'c'),
  letter(CTRL | ALT, 'a terminal', 't'),
  letter(ALT, 'the menu of files', 'f'),
  letter(ALT, 'the menu of the browser', 'e'),
  named(0, 'help', 'F1', 112),
  named(0, 'find again by F3', 'F3', 114),
  named(0, 'reload by F5', 'F5', 116),
  named(CTRL, 'reload hard by F5', 'F5', 116),
  named(SHIFT, 'reload hard by Shift F5', 'F5', 116),
  named(0, 'the panes', 'F6', 117),
  named(0, 'browse with a caret', 'F7', 118),
  named(0, 'the menu bar', 'F10', 121),
  named(SHIFT, 'the context menu by F10', 'F10', 121),
  named(0, 'full screen', 'F11', 122),
  named(0, 'the inspector by F12', 'F12', 123),
  named(ALT, 'close by F4', 'F4', 115),
  named(CTRL, 'close by Ctrl F4', 'F4', 115),
  named(0, 'stop, or leave the full screen', 'Escape', 27),
  named(SHIFT, "the browser's task manager", 'Escape', 27),
  named(CTRL, 'the start menu', 'Escape', 27),
  named(ALT, 'the home page', 'Home', 36),
  named(0, 'the end of the page', 'End', 35),
  named(ALT, 'back', 'ArrowLeft', 37),
  named(ALT, 'forward', 'ArrowRight', 39),
  named(CTRL, 'the next tab', 'Tab', 9),
  named(CTRL | SHIFT, 'the tab before', 'Tab', 9),
  named(CTRL, 'the next tab by PageDown', 'PageDown', 34),
  named(CTRL | SHIFT, 'erase the history', 'Delete', 46),
  named(ALT, 'a new tab of what was typed', 'Enter', 13),
  named(0, 'the context menu', 'ContextMenu', 93),
  named(0, 'a picture of the screen', 'PrintScreen', 44),
  named(0, 'the key back', 'BrowserBack', 166),
  named(0, 'the key of the home page', 'BrowserHome', 172),
  named(0, 'the key of the search', 'BrowserSearch', 170),
  named(0, 'the key of the mail', 'LaunchMail', 180),
  named(0, 'the insertion', 'Insert', 45),
  ['zoom in', '+', 'Equal', 187, CTRL],
  ['zoom out', '-', 'Minus', 189, CTRL],
  ['zoom back', '0', 'Digit0', 48, CTRL],
  ['the first tab', '1', 'Digit1', 49, CTRL],
  ['the last tab', '9', 'Digit9', 57, CTRL],
  ['the menu of the window', ' ', 'Space', 32, ALT],
];

async function press({ cdp }: Place, [, key, code, number, held]: Chord): Promise<undefined> {
  const event = { key, code, windowsVirtualKeyCode: number, modifiers: held };
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

const CHOSEN = 'return String(getSelection()) !== ""';

/** Hands on glass and on a mouse. */
const GESTURES: readonly Attempt[] = [
  {
    name: 'a right click opens a menu',
    watches: ['contextmenu'],
    run: async ({ page }) => void (await page.mouse.click(300, 700, { button: 'right' })),
  },
  {
    name: 'a middle click pastes or scrolls',
    watches: ['auxclick'],
    run: async ({ page }) => void (await page.mouse.click(300, 700, { button: 'middle' })),
  },
  {
    name: 'three clicks choose a text',
    run: async (place) => {
      const box = await place.page.getByRole('heading').first().boundingBox();
      const { x, y } = box ?? { x: 60, y: 60 };
      await place.page.mouse.click(x + 20, y + 15, { clickCount: 3 });
      return inPage(place, CHOSEN);
    },
  },
  {
    name: 'two clicks choose a word',
    run: async (place) => {
      const box = await place.page.getByRole('heading').first().boundingBox();
      const { x, y } = box ?? { x: 60, y: 60 };
      await place.page.mouse.dblclick(x + 20, y + 15);
      return inPage(place, CHOSEN);
    },
  },
  {
    name: 'a stroke over a text chooses it',
    run: async (place) => {
      const box = await place.page.getByRole('heading').first().boundingBox();
      const { x, y } = box ?? { x: 60, y: 60 };
      await place.page.mouse.move(x + 2, y + 10);
      await place.page.mouse.down();
      await place.page.mouse.move(x + 80, y + 20, { steps: 4 });
      await place.page.mouse.up();
      return inPage(place, CHOSEN);
    },
  },
  {
    name: 'the wheel with Ctrl makes it larger',
    watches: ['wheel'],
    run: async ({ cdp }) =>
      void (await cdp.send('Input.dispatchMouseEvent', {
        type: 'mouseWheel',
        x: 300,
        y: 700,
        deltaX: 0,
        deltaY: -120,
        modifiers: CTRL,
      })),
  },
];

export const KEYS: readonly Attempt[] = [
  ...CHORDS.map(
    (chord): Attempt => ({
      name: `${chord[0]} (${chord[1]}, ${chord[4]})`,
      watches: ['keydown'],
      run: (place) => press(place, chord),
    }),
  ),
  ...GESTURES,
];
