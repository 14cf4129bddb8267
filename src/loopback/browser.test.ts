import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { browserFlags, openBrowserWindow } from './browser-window.ts';
import { defaultDataFolder } from './data-folder.ts';
import { findBrowser } from './find-browser.ts';

describe('the browser of this machine', () => {
  const only = (present: string) => (file: string) => file.replaceAll('\\', '/') === present;

  test('is looked for along PATH, Chromium first', () => {
    const environment = { PATH: '/usr/local/bin:/usr/bin' };
    expect(findBrowser(environment, 'linux', () => true)).toBe('/usr/local/bin/chromium');
    expect(findBrowser(environment, 'linux', only('/usr/bin/microsoft-edge'))).toBe(
      '/usr/bin/microsoft-edge',
    );
    expect(findBrowser({ PATH: '' }, 'linux', () => true)).toBeUndefined();
    expect(findBrowser({ ...environment, GUICHET_BROWSER: '/opt/edge' }, 'linux', () => true)).toBe(
      '/opt/edge',
    );
    expect(findBrowser({ ...environment, GUICHET_BROWSER: '' }, 'linux', only('/usr/bin/chromium'))).toBe(
      '/usr/bin/chromium',
    );
  });

  test('is looked for where Windows installs it', () => {
    const environment = { ProgramFiles: 'C:/Program Files', LOCALAPPDATA: 'C:/Users/x/AppData/Local' };
    const edge = 'C:/Program Files/Microsoft/Edge/Application/msedge.exe';
    expect(findBrowser(environment, 'win32', only(edge))?.replaceAll('\\', '/')).toBe(edge);
    expect(findBrowser(environment, 'win32', () => false)).toBeUndefined();
  });
});

test('the data folder is local to the account, never roaming', () => {
  expect(defaultDataFolder({ XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/guichet');
  expect(defaultDataFolder({ XDG_DATA_HOME: '' }, 'linux')).toMatch(/\.local.share.guichet$/);
  const windows = defaultDataFolder({ LOCALAPPDATA: 'L', APPDATA: 'R' }, 'win32');
  expect(windows.replaceAll('\\', '/')).toBe('L/Guichet');
});

test('the sandbox is given up only where Chromium cannot do otherwise', () => {
  const options = { address: 'http://127.0.0.1:1/?jeton=x' };
  expect(browserFlags('/p', options, false)).not.toContain('--no-sandbox');
  expect(browserFlags('/p', options, true)).toContain('--no-sandbox');
  expect(browserFlags('/p', options, false)).toEqual(
    expect.arrayContaining([
      '--app=http://127.0.0.1:1/?jeton=x',
      '--user-data-dir=/p',
      '--disable-sync',
      '--disable-extensions',
      '--disable-background-networking',
    ]),
  );
});

describe.skipIf(process.platform === 'win32')('a window', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-browser-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A program in the browser's place: notes how it was called and what its profile holds, then ends. */
  function standIn(script: string): string {
    const file = join(folder, 'browser');
    writeFileSync(file, `#!${process.execPath}\n${script}`);
    chmodSync(file, 0o755);
    return file;
  }

  test('has a profile made for it, quiet from its first second, and erased after it', async () => {
    const notes = join(folder, 'notes.json');
    const executable = standIn(`
      const { readFileSync, writeFileSync } = require('node:fs');
      const profile = process.argv.find((arg) => arg.startsWith('--user-data-dir=')).slice(16);
      writeFileSync(profile + '/Default/Cookies', 'a cookie');
      const preferences = JSON.parse(readFileSync(profile + '/Default/Preferences', 'utf8'));
      writeFileSync(${JSON.stringify(notes)}, JSON.stringify({ profile, preferences, app: process.argv[2] }));`);
    const window = openBrowserWindow({ executable, address: 'http://127.0.0.1:1/', profilesFolder: folder });
    await window.closed;
    const { profile, preferences, app } = JSON.parse(readFileSync(notes, 'utf8'));
    expect(app).toBe('--app=http://127.0.0.1:1/');
    expect(profile).toContain(folder);
    expect(existsSync(profile)).toBe(false);
    expect(preferences).toMatchObject({
      browser: { enable_spellchecking: false },
      translate: { enabled: false },
      autofill: { profile_enabled: false, credit_card_enabled: false },
      credentials_enable_service: false,
      signin: { allowed: false },
    });
  });

  test('is closed when told, and its profile erased', async () => {
    const executable = standIn('setInterval(() => {}, 1000);');
    const window = openBrowserWindow({ executable, address: 'http://127.0.0.1:1/', profilesFolder: folder });
    window.close();
    await window.closed;
    expect(readdirSync(folder)).toEqual(['browser']);
  });

  test('of a browser that is not there ends at once', async () => {
    const window = openBrowserWindow({
      executable: join(folder, 'nothing'),
      address: 'http://127.0.0.1:1/',
      profilesFolder: folder,
    });
    await window.closed;
    expect(readdirSync(folder)).toEqual([]);
  });

  test('erases what a crash left, and only that', async () => {
    // No process has this number: it is beyond the system's largest.
    mkdirSync(join(folder, 'guichet-profil-4194999-abc'));
    mkdirSync(join(folder, `guichet-profil-${process.ppid}-abc`));
    mkdirSync(join(folder, 'somebody-else'));
    const executable = standIn('');
    await openBrowserWindow({ executable, address: 'http://127.0.0.1:1/', profilesFolder: folder }).closed;
    expect(readdirSync(folder).sort()).toEqual(
      ['browser', `guichet-profil-${process.ppid}-abc`, 'somebody-else'].sort(),
    );
  });
});
