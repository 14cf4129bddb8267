import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  newDataFolder,
  preventable,
  type StandInPost,
  standInElectron,
  standInKeyring,
} from './electron-stand-in.ts';
import { PORT_WANTED } from './ports.ts';
import { runDoor } from './run-door.ts';
import { type Starter, starterOf } from './starter.ts';

let folder: string;
let built: string;
beforeEach(() => {
  folder = newDataFolder();
  built = newDataFolder();
  mkdirSync(join(built, 'renderer'));
  writeFileSync(join(built, 'renderer', 'index.html'), '<p>Bonjour</p>');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(built, { recursive: true, force: true });
});

async function start(post: StandInPost = {}, args: readonly string[] = [], starter?: Starter) {
  const stand = standInElectron(post);
  await runDoor({
    electron: stand.electron,
    here: join(built, 'main'),
    args: ['.', `--data=${join(folder, 'base')}`, ...args],
    openSettings: () => ({ get: () => undefined, set: () => undefined }),
    starter,
  });
  return stand;
}

describe('the Electron door', () => {
  test('shuts itself in before it is ready, and opens the window last', async () => {
    const { done, utilities, windows } = await start({}, ['--landlord=neolia', '--accounts=50']);
    const order = ['sandbox', 'scheme', 'menu', 'path', 'ready', 'session', 'core', 'window', 'load'].map(
      (step) => done.findIndex((one) => one.startsWith(step)),
    );
    expect(order).not.toContain(-1);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    expect(done).toContain('session guichet');
    expect(done).toContain(`path userData ${join(folder, 'base', 'fenetre')}`);
    expect(utilities[0]?.entry).toBe(join(built, 'main', 'core.js'));
    expect(utilities[0]?.orders[0]?.order).toEqual({
      type: 'open',
      dataFolder: join(folder, 'base'),
      resourcesFolder: join(built, 'main', '../../resources'),
      demonstration: { landlordId: 'neolia', accounts: 50 },
      key: { kind: 'key', bytes: expect.any(Uint8Array) },
    });
    expect(windows[0]?.options.webPreferences?.preload).toBe(join(built, 'preload', 'index.cjs'));
  });

  test('leaves at once with a dangerous switch', async () => {
    const { done } = await start({ switches: ['remote-debugging-port'] });
    expect(done).toEqual(['exit 1']);
    expect(existsSync(join(folder, 'base'))).toBe(false);
  });

  test('leaves when another holds the folder, before it reads the key', async () => {
    const { done, utilities } = await start({ alone: false });
    expect(done.at(-1)).toBe('exit 0');
    expect([done.includes('ready'), utilities]).toEqual([false, []]);
    expect(existsSync(join(folder, 'base', 'cle'))).toBe(false);
  });

  test('makes no base on a post that cannot keep its key', async () => {
    const { done, errors, utilities } = await start({ keyring: standInKeyring({ backend: 'basic_text' }) });
    expect([done.at(-1), utilities]).toEqual(['exit 1', []]);
    expect(errors[0]).toContain('trousseau');
  });

  test('gives its window a port each time it asks, always as the same window', async () => {
    const { ipcMain, utilities } = await start();
    const mainFrame = { origin: 'app://guichet', postMessage() {} };
    const event = { senderFrame: mainFrame, sender: { id: 1, mainFrame } };
    ipcMain.emit(PORT_WANTED, event);
    ipcMain.emit(PORT_WANTED, event);
    const connects = utilities[0]?.orders.slice(1) ?? [];
    expect(connects.map(({ order }) => order.type)).toEqual(['connect', 'connect']);
    expect(connects.map(({ ports }) => ports.length)).toEqual([1, 1]);
    expect(connects[0]?.order).toEqual(connects[1]?.order);
  });

  test('locks with the post', async () => {
    const { powerMonitor, utilities } = await start();
    powerMonitor.emit('lock-screen');
    expect(utilities[0]?.orders.at(-1)?.order).toEqual({ type: 'lock' });
  });

  test('quits only once the base is closed', async () => {
    const { app, electron, done, utilities } = await start();
    const first = preventable();
    app.emit('will-quit', first);
    expect(first.prevented).toBe(true);
    expect(utilities[0]?.orders.at(-1)?.order).toEqual({ type: 'close' });
    const quit = Promise.withResolvers<boolean>();
    app.on('will-quit', (event) => quit.resolve((event as unknown as { prevented: boolean }).prevented));
    utilities[0]?.emit('exit', 0);
    // The second will-quit is the program's own, and is let through.
    expect(await quit.promise).toBe(false);
    expect(done.at(-1)).toBe('quit');
    electron.app.exit(0);
  });

  test('tells npm start of a demonstration, and passes its order to join on', async () => {
    const starter = new EventEmitter();
    const told: unknown[] = [];
    const { utilities } = await start(
      {},
      [],
      starterOf(Object.assign(starter, { send: (report: unknown) => told.push(report) })),
    );
    const report = { type: 'demonstration', base: { landlordId: 'neolia' } };
    utilities[0]?.emit('message', report);
    await expect.poll(() => told).toEqual([report]);
    const join = { type: 'join', address: 'http://127.0.0.1:4000', code: 'ABCDE-FGHJK', adopt: true };
    starter.emit('message', { type: 'close' });
    starter.emit('message', join);
    expect(utilities[0]?.orders.slice(1).map(({ order }) => order)).toEqual([join]);
    expect(starterOf({ on: () => {} })).toBeUndefined();
  });

  test('says so and leaves when the core is lost or cannot start', async () => {
    const lost = await start();
    lost.utilities[0]?.emit('exit', 9);
    expect([lost.done.at(-1), lost.errors.length]).toEqual(['exit 1', 1]);
    const failed = await start();
    failed.utilities[0]?.emit('message', { type: 'failed', sentence: 'Dossier illisible.' });
    expect([failed.done.at(-1), failed.errors]).toEqual(['exit 1', ['Guichet: Dossier illisible.']]);
  });
});
