import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import { root } from './run-step.ts';

const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

/** The lines under one key of the file, two spaces in: all this file's own sections have that form. */
function section(name: string): Record<string, string> {
  const lines = config.split('\n');
  const start = lines.indexOf(`${name}:`);
  expect(start).toBeGreaterThanOrEqual(0);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('  '));
  return Object.fromEntries(
    lines.slice(start + 1, end).map((line) => {
      const [key = '', value = ''] = line.trim().split(': ');
      return [key, value];
    }),
  );
}

test('the fuses close every way into the packaged program', () => {
  expect(section('electronFuses')).toEqual({
    runAsNode: 'false',
    enableCookieEncryption: 'true',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false',
  });
});

test('each fuse is one that the packager knows', () => {
  const scheme = JSON.parse(readFileSync(join(root, 'node_modules/app-builder-lib/scheme.json'), 'utf8')) as {
    definitions: { FuseOptionsV1: { properties: Record<string, unknown> } };
  };
  const known = Object.keys(scheme.definitions.FuseOptionsV1.properties);
  expect(known).toEqual(expect.arrayContaining(Object.keys(section('electronFuses'))));
});

test('a fuse that a later Electron brings is noticed here', () => {
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  expect(names.sort()).toEqual(
    [
      'RunAsNode',
      'EnableCookieEncryption',
      'EnableNodeOptionsEnvironmentVariable',
      'EnableNodeCliInspectArguments',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'LoadBrowserProcessSpecificV8Snapshot',
      'GrantFileProtocolExtraPrivileges',
      // Speed only, and not known to the packager: left as Electron sets it.
      'WasmTrapHandlers',
    ].sort(),
  );
});

test('the program is installed where its user cannot change it', () => {
  expect(section('nsis')).toMatchObject({ perMachine: 'true', oneClick: 'false' });
});
