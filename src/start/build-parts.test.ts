import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withLock } from './build-lock.ts';
import { fingerprint, isStale, markBuilt } from './build-targets.ts';
import { findElectron, installElectron, mayTryInstall } from './electron-binary.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guichet-build-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text = ''): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

describe('what is stale', () => {
  beforeEach(() => {
    put('src/renderer/main.tsx', 'one');
    put('src/contract/contract.ts', 'one');
    put('src/core/process.ts', 'one');
    for (const file of ['index.html', 'kiosk.html', 'pages.json']) put(`out/renderer/${file}`);
    markBuilt(root, 'page', fingerprint(root, 'page'));
  });

  test('nothing, when nothing changed since it was built', () => {
    expect(isStale(root, 'page')).toBe(false);
  });

  test.each([
    ['a source', () => put('src/renderer/main.tsx', 'other')],
    [
      'a source of the same length',
      () => {
        put('src/renderer/main.tsx', 'two');
        utimesSync(join(root, 'src/renderer/main.tsx'), 1, 1);
      },
    ],
    ['what it imports', () => put('src/contract/contract.ts', 'other')],
    ['a new file', () => put('src/renderer/deep/new.ts')],
    ['a file that has gone', () => rmSync(join(root, 'src/contract/contract.ts'))],
    ['what was built has gone', () => rmSync(join(root, 'out/renderer/index.html'))],
    ['the tools', () => put('package-lock.json', '{}')],
  ])('the page, after %s', (_what, change) => {
    change();
    expect(isStale(root, 'page')).toBe(true);
  });

  test('not the page, after a test or what it is not made of', () => {
    put('src/renderer/main.test.tsx');
    put('src/core/process.ts', 'other');
    expect(isStale(root, 'page')).toBe(false);
    expect(isStale(root, 'electron')).toBe(true);
  });
});

describe('the lock of a build', () => {
  const lock = () => join(root, 'out/.build/verrou');

  test('lets one work at a time', async () => {
    const steps: string[] = [];
    const first = Promise.withResolvers<void>();
    const one = withLock(lock(), async () => {
      steps.push('one begins');
      await first.promise;
      steps.push('one ends');
    });
    const two = withLock(lock(), async () => void steps.push('two'));
    first.resolve();
    await Promise.all([one, two]);
    expect(steps).toEqual(['one begins', 'one ends', 'two']);
  });

  test('is freed by a build that fails', async () => {
    await expect(withLock(lock(), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await withLock(lock(), async () => 'built')).toBe('built');
  });

  test("is taken over from a build that died, and from a number that is another program's now", async () => {
    put('out/.build/verrou', '4194999');
    expect(await withLock(lock(), async () => 'built')).toBe('built');
    put('out/.build/verrou', String(process.pid));
    utimesSync(lock(), 1, 1);
    expect(await withLock(lock(), async () => 'built')).toBe('built');
  });
});

describe("Electron's program", () => {
  const install = (script: string) => put('node_modules/electron/install.js', script);

  test('is found by what its installer leaves, never by importing it', () => {
    put('node_modules/electron/index.js', 'throw new Error("imported")');
    expect(findElectron(root, {})).toBeUndefined();
    put('node_modules/electron/path.txt', 'electron');
    expect(findElectron(root, {})).toBeUndefined();
    put('node_modules/electron/dist/electron');
    expect(findElectron(root, {})).toBe(join(root, 'node_modules/electron/dist/electron'));
    put('elsewhere/electron');
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') })).toBe(
      join(root, 'elsewhere/electron'),
    );
  });

  test("comes by the package's installer", async () => {
    symlinkSync(process.execPath, join(root, 'node'));
    install(`
      const { mkdirSync, writeFileSync } = require('node:fs');
      mkdirSync(__dirname + '/dist', { recursive: true });
      writeFileSync(__dirname + '/dist/electron', '');
      writeFileSync(__dirname + '/path.txt', 'electron');`);
    expect(mayTryInstall(root, Date.now())).toBe(true);
    expect(await installElectron(root, 20_000)).toBe(join(root, 'node_modules/electron/dist/electron'));
  });

  test('that does not come is not waited for again before tomorrow', async () => {
    install('process.exit(1)');
    expect(await installElectron(root, 20_000)).toBeUndefined();
    expect(mayTryInstall(root, Date.now())).toBe(false);
    expect(mayTryInstall(root, Date.now() + 25 * 60 * 60_000)).toBe(true);
  });

  test('is given so long and no longer', async () => {
    install('setInterval(() => {}, 1000)');
    expect(await installElectron(root, 1)).toBeUndefined();
  });

  test('is not tried for without the package', () => {
    expect(mayTryInstall(root, Date.now())).toBe(false);
  });
});
