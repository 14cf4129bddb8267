import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from './run-step.ts';

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'run.mjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('npm start', () => {
  test.each([
    [['--nothing'], 'Option inconnue\u202f: «\u202f--nothing\u202f»'],
    [['--kiosk', '--accounts=50'], "--accounts ne va qu'avec --landlord"],
    [['--port', 'douze'], '--port attend'],
  ])('with %j says one sentence and exits 1', (args, sentence) => {
    const { status, stdout, stderr } = run('src/start/start.ts', ...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n').length).toBe(1);
  });

  test.each(['start.ts', 'build.ts'])('%s imports nothing before it has looked at its Node', (file) => {
    const text = readFileSync(join(root, 'src/start', file), 'utf8');
    expect(text).not.toMatch(/^import /m);
    expect(text.indexOf('process.versions.node')).toBeLessThan(text.indexOf('await import('));
  });
});

test('npm run build says which target it does not know', () => {
  const { status, stderr } = run('src/start/build.ts', 'cathedral');
  expect([status, stderr]).toEqual([1, expect.stringContaining('«\u202fcathedral\u202f»')]);
});

describe('the built Electron door', () => {
  beforeAll(() => {
    const { status, stderr } = run('src/start/build.ts', 'electron', '--stale');
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('has one preload, CommonJS, that requires electron and nothing else', () => {
    expect(readdirSync(join(root, 'out/preload'))).toEqual(['index.cjs']);
    const text = readFileSync(join(root, 'out/preload/index.cjs'), 'utf8');
    const required = [...text.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(([, name]) => name);
    expect(required).toEqual(['electron']);
    expect(text).not.toMatch(/^\s*(import|export)\b|\bimport\(|require\((?!\s*["'`])/m);
    expect(text).not.toContain('contextBridge');
  });

  test('has the core and its workers beside the main program', () => {
    const files = readdirSync(join(root, 'out/main'));
    expect(files).toEqual(
      expect.arrayContaining([
        'index.js',
        'core.js',
        'import-worker.js',
        'documents-worker.js',
        'raster-worker.js',
        'sync-worker.js',
        'attachments-worker.js',
      ]),
    );
  });

  test('imports Electron in its main program alone', () => {
    const importing = readdirSync(join(root, 'out/main'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .filter((file) =>
        /from ["']electron["']|require\(["']electron["']\)/.test(
          readFileSync(join(root, 'out/main', file), 'utf8'),
        ),
      );
    expect(importing).toEqual(['index.js']);
  });
});
