import { EventEmitter } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CoreReport } from '../contract/core-process.ts';
import { KIOSK_PAGE } from './electron-parts.ts';
import { newDataFolder, preventable, StandInSession, standInElectron } from './electron-stand-in.ts';
import { reachesTheKiosk } from './kiosk-keys.ts';
import { isNightTime } from './kiosk-night.ts';
import { LAST_WORDS_MS } from './kiosk-windows.ts';
import { readPage } from './page-scheme.ts';
import { guardSession } from './permissions.ts';
import { PORT_WANTED } from './ports.ts';
import { runDoor } from './run-door.ts';
import { AGAIN } from './run-kiosk-door.ts';
import { starterOf } from './starter.ts';

let folder: string;
let built: string;
beforeEach(() => {
  vi.useFakeTimers({
    now: new Date(2026, 10, 17, 14, 0),
    toFake: ['setTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  folder = newDataFolder();
  built = newDataFolder();
  mkdirSync(join(built, 'renderer'));
  for (const name of ['index.html', 'kiosk.html', 'counter.js', 'kiosk.js'])
    writeFileSync(join(built, 'renderer', name), name);
  writeFileSync(
    join(built, 'renderer', 'pages.json'),
    JSON.stringify({ 'index.html': ['index.html', 'counter.js'], 'kiosk.html': ['kiosk.html', 'kiosk.js'] }),
  );
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
  rmSync(built, { recursive: true, force: true });
});

async function start(isStarted = false) {
  const stand = standInElectron();
  const starter = isStarted ? starterOf(Object.assign(new EventEmitter(), { send() {} })) : undefined;
  await runDoor({
    electron: stand.electron,
    here: join(built, 'main'),
    args: ['.', `--data=${join(folder, 'base')}`, '--kiosk'],
    openSettings: () => ({ get: () => undefined, set: () => undefined }),
    starter,
  });
  const report = (one: CoreReport) => stand.utilities[0]?.emit('message', one);
  const orders = () => stand.utilities[0]?.orders.map(({ order }) => order) ?? [];
  return { ...stand, report, orders };
}

describe("the kiosk's Electron door", () => {
  test('fills the panel with its own page, in memory alone', async () => {
    const { done, windows, orders } = await start();
    expect(orders()[0]).toMatchObject({ type: 'open', station: 'kiosk' });
    expect(windows[0]?.options).toMatchObject({
      kiosk: true,
      frame: false,
      resizable: false,
      alwaysOnTop: true,
    });
    expect(windows[0]?.options.webPreferences).toMatchObject({
      devTools: false,
      sandbox: true,
      disableDialogs: true,
    });
    expect(done.filter((one) => one.startsWith('load'))).toEqual([`load ${KIOSK_PAGE}`]);
    expect(done.find((one) => one.startsWith('session'))).toMatch(/^session borne-[0-9a-f-]{36}$/);
    expect(done).toContain('zoom 1 1');
  });

  test('has another window, another session and another name for the core after each visit', async () => {
    const { done, windows, orders, report, ipcMain, session } = await start();
    const asks = (id: number) => {
      const mainFrame = { origin: 'app://guichet', postMessage() {} };
      ipcMain.emit(PORT_WANTED, { senderFrame: mainFrame, sender: { id, mainFrame } });
    };
    asks(1);
    report({ type: 'visit-began' });
    report({ type: 'visit-ended' });
    expect(windows.length).toBe(1);
    await vi.advanceTimersByTimeAsync(LAST_WORDS_MS);
    expect(windows.length).toBe(2);
    expect(done).toContain('destroy 1');
    expect(session.cleared).toEqual(['storage', 'cache']);
    expect(new Set(done.filter((one) => one.startsWith('session'))).size).toBe(2);
    // The page of before is given nothing any more.
    asks(1);
    asks(2);
    const clients = orders().flatMap((order) => (order.type === 'connect' ? [order] : []));
    expect(clients.map(({ kind }) => kind)).toEqual(['kiosk', 'kiosk']);
    expect(new Set(clients.map(({ client }) => client)).size).toBe(2);
  });

  test('does not close, and comes back when its page is gone', async () => {
    const { windows } = await start();
    const closing = preventable();
    windows[0]?.emit('close', closing);
    expect(closing.prevented).toBe(true);
    windows[0]?.contents.emit('render-process-gone');
    await vi.advanceTimersByTimeAsync(1_000);
    windows[1]?.emit('unresponsive');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(windows.length).toBe(3);
    // What is told of a window that is no longer there changes nothing.
    windows[0]?.emit('unresponsive');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(windows.length).toBe(3);
  });

  test('ends with code 0 once the base is closed, when the staff leaves', async () => {
    const { done, windows, orders, report, utilities } = await start();
    report({ type: 'leave' });
    const closing = preventable();
    windows[0]?.emit('close', closing);
    expect(closing.prevented).toBe(false);
    expect(orders().at(-1)).toEqual({ type: 'close' });
    utilities[0]?.emit('exit', 0);
    await vi.advanceTimersByTimeAsync(0);
    expect(done.at(-1)).toBe('exit 0');
  });

  test('shows no box over the page, whatever happens', async () => {
    const { errors, report, done } = await start();
    report({ type: 'notice', sentence: 'Ce poste n’a pas été relié au portail.' });
    report({ type: 'failed', sentence: 'Dossier illisible.' });
    expect(errors).toEqual([]);
    expect(done.at(-1)).toBe('exit 1');
  });

  test.each([
    [true, ['quit', `exit ${AGAIN}`]],
    [false, ['relaunch', 'quit', 'exit 0']],
  ])(
    'begins anew at night when nobody is there; started by another program: %s',
    async (isStarted, steps) => {
      const { done, report, utilities } = await start(isStarted);
      const after = done.length;
      report({ type: 'visit-began' });
      await vi.advanceTimersByTimeAsync(13.6 * 3_600_000);
      expect(done.length).toBe(after);
      report({ type: 'visit-ended' });
      await vi.advanceTimersByTimeAsync(60_000);
      utilities[0]?.emit('exit', 0);
      await vi.advanceTimersByTimeAsync(0);
      expect(done.filter((one) => /^(relaunch|quit|exit)/.test(one))).toEqual(steps);
    },
  );

  test('that has just begun anew goes on', () => {
    const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute);
    expect(isNightTime(at(17, 14, 0), at(18, 3, 31), false)).toBe(true);
    expect(isNightTime(at(18, 3, 30), at(18, 3, 31), false)).toBe(false);
    expect(isNightTime(at(17, 3, 30), at(18, 3, 31), false)).toBe(true);
    expect(isNightTime(at(17, 14, 0), at(18, 3, 31), true)).toBe(false);
    expect(isNightTime(at(17, 14, 0), at(18, 12, 0), false)).toBe(false);
  });

  test('reads no file of the counter, and the counter none of its own', () => {
    const files = (page: string) =>
      [...readPage(join(built, 'renderer'), page).keys()].map((url) => url.split('/').at(-1));
    expect(files('kiosk.html').sort()).toEqual(['kiosk.html', 'kiosk.js']);
    expect(files('index.html').sort()).toEqual(['counter.js', 'index.html']);
  });
});

describe('the keys', () => {
  const key = (name: string, held: readonly string[] = []) => ({
    key: name,
    control: held.includes('control'),
    meta: held.includes('meta'),
    alt: held.includes('alt'),
    modifiers: held as never,
  });

  test.each(['a', 'É', '0', ' ', '-', '€', 'Enter', 'Tab', 'ArrowDown', 'Backspace', 'Shift', 'Dead'])(
    '%s reaches the page',
    (name) => expect(reachesTheKiosk(key(name))).toBe(true),
  );

  test('and so does what the right Alt key types', () => {
    expect(reachesTheKiosk(key('@', ['control', 'alt']))).toBe(true);
    expect(reachesTheKiosk(key('@', ['altgr', 'alt']))).toBe(true);
  });

  test.each([
    ['w', ['control']],
    ['i', ['control', 'shift']],
    ['p', ['control']],
    ['F4', ['alt']],
    ['Tab', ['alt']],
    ['Delete', ['control', 'alt']],
    ['ArrowLeft', ['alt']],
    ['r', ['meta']],
    ['F5', []],
    ['F11', []],
    ['F12', []],
    ['PrintScreen', []],
    ['ContextMenu', []],
    ['BrowserBack', []],
    ['Meta', []],
    ['Control', []],
    ['Alt', []],
  ] as const)('%s with %j does not', (name, held) => expect(reachesTheKiosk(key(name, held))).toBe(false));
});

describe("a kiosk's session", () => {
  test('has the camera, and neither clipboard, nor screen, nor download', () => {
    const session = new StandInSession();
    guardSession(session.asSession, 'kiosk');
    const ask = (permission: string, more: object = {}) => {
      let answer: boolean | undefined;
      const details = { isMainFrame: true, requestingUrl: KIOSK_PAGE, ...more };
      session.request?.(
        {} as never,
        permission as never,
        (given) => {
          answer = given;
        },
        details as never,
      );
      return answer;
    };
    expect(ask('media', { mediaTypes: ['video'] })).toBe(true);
    expect(ask('media', { mediaTypes: ['video', 'audio'] })).toBe(false);
    expect([ask('clipboard-sanitized-write'), ask('fullscreen')]).toEqual([false, false]);
    const counter = new StandInSession();
    guardSession(counter.asSession);
    const prevented = [session, counter].map((one) => {
      const event = preventable();
      one.emit('will-download', event, { getURL: () => 'blob:app://guichet/1' });
      return event.prevented;
    });
    expect(prevented).toEqual([true, false]);
  });
});
