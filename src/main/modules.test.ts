import { EventEmitter } from 'node:events';
import type { WebContents, WebFrameMain } from 'electron';
import { describe, expect, test } from 'vitest';
import { giveNoCertificate } from './certificates.ts';
import { DANGEROUS_SWITCHES, dangerousSwitch } from './dangerous-switches.ts';
import { type App, PAGE } from './electron-parts.ts';
import { preventable, StandInSession, standInElectron } from './electron-stand-in.ts';
import { forbidNavigation } from './navigation.ts';
import { readDoorOptions } from './options.ts';
import { handPortsOver, PORT_GIVEN, PORT_WANTED } from './ports.ts';
import { lockWithTheSystem } from './power.ts';
import { isOnlyInstance } from './single-instance.ts';
import { showPage, windowOptions } from './window.ts';

describe('dangerous switches', () => {
  const quiet = { commandLine: { hasSwitch: () => false } };

  test.each(DANGEROUS_SWITCHES)('--%s is refused, as Chromium and as Node read it', (name) => {
    expect(dangerousSwitch({ commandLine: { hasSwitch: (asked) => asked === name } }, [])).toBe(name);
    expect(dangerousSwitch(quiet, [`--${name}`])).toBe(name);
    expect(dangerousSwitch(quiet, ['x', `--${name}=9229`])).toBe(name);
  });

  test('what the program itself is given passes', () => {
    expect(
      dangerousSwitch(quiet, ['.', '--data=/d', '--landlord=neolia', '--inspector-gadget']),
    ).toBeUndefined();
  });
});

test('no contents go anywhere, open a window, or hold a webview', () => {
  const { app, electron } = standInElectron();
  forbidNavigation(electron.app);
  const contents = new EventEmitter();
  let opened: unknown;
  app.emit(
    'web-contents-created',
    {},
    Object.assign(contents, {
      setWindowOpenHandler: (handler: () => unknown) => {
        opened = handler();
      },
    }) as unknown as WebContents,
  );
  expect(opened).toEqual({ action: 'deny' });
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    const event = preventable();
    contents.emit(name, event, 'https://guichet.example/');
    expect([name, event.prevented]).toEqual([name, true]);
  }
});

test('no certificate of the post is given to anyone', () => {
  const { app, electron } = standInElectron();
  giveNoCertificate(electron.app);
  const event = preventable();
  const given: unknown[] = [];
  app.emit('select-client-certificate', event, {}, 'https://x.example', [{}], (...args: unknown[]) =>
    given.push(args),
  );
  expect([event.prevented, given]).toEqual([true, [[]]]);
});

describe('the window', () => {
  test('is a page and nothing more', () => {
    const { asSession } = new StandInSession();
    expect(windowOptions(asSession, '/out/preload/index.cjs').webPreferences).toEqual({
      preload: '/out/preload/index.cjs',
      session: asSession,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: false,
      spellcheck: false,
      disableDialogs: true,
    });
  });

  test('shows once drawn, without menu, hidden from other programs', async () => {
    const { electron, done, windows } = standInElectron();
    await showPage(new electron.BrowserWindow({}));
    expect(done).toEqual(['window', 'remove menu', 'content protection true', `load ${PAGE}`]);
    windows[0]?.emit('ready-to-show');
    expect(done.slice(-2)).toEqual(['maximize', 'show']);
  });
});

describe('ports', () => {
  function setUp() {
    const stand = standInElectron();
    const connected: unknown[] = [];
    handPortsOver({
      ipcMain: stand.electron.ipcMain,
      newChannel: () => new stand.electron.MessageChannelMain(),
      windowContents: () => 1,
      connect: (port) => connected.push(port),
    });
    const given: unknown[][] = [];
    const frame = (origin: string) =>
      ({ origin, postMessage: (...args: unknown[]) => given.push(args) }) as unknown as WebFrameMain;
    return { ...stand, connected, given, frame };
  }

  test('are given to the main frame of our window, showing our page', () => {
    const { ipcMain, connected, given, frame } = setUp();
    const mainFrame = frame('app://guichet');
    ipcMain.emit(PORT_WANTED, { senderFrame: mainFrame, sender: { id: 1, mainFrame } });
    expect(connected.length).toBe(1);
    expect(given).toEqual([[PORT_GIVEN, null, [expect.anything()]]]);
    expect(given.flat(2)).not.toContain(connected[0]);
  });

  test('are refused to anyone else', () => {
    const { ipcMain, connected, given, frame } = setUp();
    const ours = frame('app://guichet');
    const elsewhere = frame('https://guichet.example');
    for (const event of [
      { senderFrame: null, sender: { id: 1, mainFrame: ours } },
      { senderFrame: frame('app://guichet'), sender: { id: 1, mainFrame: ours } },
      { senderFrame: ours, sender: { id: 2, mainFrame: ours } },
      { senderFrame: elsewhere, sender: { id: 1, mainFrame: elsewhere } },
      { senderFrame: frame('null'), sender: { id: 1, mainFrame: ours } },
    ]) {
      ipcMain.emit(PORT_WANTED, event);
    }
    expect([connected, given]).toEqual([[], []]);
  });
});

test('the post locked, asleep or handed over locks Guichet', () => {
  const { electron, powerMonitor } = standInElectron();
  let locks = 0;
  lockWithTheSystem(electron.powerMonitor, () => {
    locks += 1;
  });
  for (const event of ['lock-screen', 'suspend', 'user-did-resign-active', 'unlock-screen', 'resume'])
    powerMonitor.emit(event);
  expect(locks).toBe(3);
});

test('a second Guichet shows the first and leaves', () => {
  const { electron, app, done } = standInElectron();
  const window = new electron.BrowserWindow({});
  expect(isOnlyInstance(electron.app, () => window)).toBe(true);
  app.emit('second-instance');
  expect(done).toEqual(['window', 'restore', 'focus']);
  const second: Pick<App, 'requestSingleInstanceLock' | 'on'> = standInElectron({ alone: false }).electron
    .app;
  expect(isOnlyInstance(second, () => undefined)).toBe(false);
});

test('the options passed on by npm start are read; an installed program has its own folder', () => {
  expect(readDoorOptions(['.', '--data=/d', '--landlord=neolia', '--accounts=50'], {}, 'linux')).toEqual({
    dataFolder: '/d',
    demonstration: { landlordId: 'neolia', accounts: 50 },
  });
  expect(readDoorOptions(['.'], { XDG_DATA_HOME: '/x' }, 'linux')).toEqual({ dataFolder: '/x/guichet' });
  expect(readDoorOptions([], { LOCALAPPDATA: 'L' }, 'win32').dataFolder.replaceAll('\\', '/')).toBe(
    'L/Guichet',
  );
});
