import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Every arrow of docs/architecture.md that must be refused, as one import in a file of that room. */
const FORBIDDEN: readonly (readonly [room: string, specifier: string])[] = [
  ['rules', '../core/x.ts'],
  ['rules', '../contract/x.ts'],
  ['rules', '../renderer/x.ts'],
  ['rules', 'node:fs'],
  ['rules', 'better-sqlite3'],
  ['rules', 'libphonenumber-js'],
  ['contract', '../core/x.ts'],
  ['contract', 'node:crypto'],
  ['contract', '@orpc/server'],
  ['core', '../main/x.ts'],
  ['core', '../loopback/x.ts'],
  ['core', '../renderer/x.ts'],
  ['core', '../portal/x.ts'],
  ['core', 'electron'],
  ['core', 'react'],
  ['core', 'ws'],
  ['rules', '../exchange/x.ts'],
  ['contract', '../exchange/x.ts'],
  ['renderer', '../exchange/x.ts'],
  ['exchange', '../core/x.ts'],
  ['exchange', '../portal/x.ts'],
  ['exchange', '../contract/x.ts'],
  ['exchange', 'better-sqlite3'],
  ['portal', '../core/x.ts'],
  ['portal', '../renderer/x.ts'],
  ['portal', '../loopback/x.ts'],
  ['portal', '../start/x.ts'],
  ['portal', 'better-sqlite3'],
  ['portal', 'electron'],
  ['portal', 'react'],
  ['core', 'fastify'],
  ['core', 'pg'],
  ['main', '../core/x.ts'],
  ['main', '../loopback/x.ts'],
  ['main', '../renderer/x.ts'],
  ['main', 'better-sqlite3'],
  ['preload', '../core/x.ts'],
  ['preload', '../main/x.ts'],
  ['preload', 'node:fs'],
  ['loopback', '../core/x.ts'],
  ['loopback', '../main/x.ts'],
  ['loopback', 'electron'],
  ['renderer', '../core/x.ts'],
  ['renderer', '../main/x.ts'],
  ['renderer', 'electron'],
  ['renderer', 'node:fs'],
  ['renderer', 'better-sqlite3'],
  ['renderer', 'src/rules/x.ts'],
];

const ALLOWED: readonly (readonly [room: string, specifier: string])[] = [
  ['rules', 'zod'],
  ['rules', './x.ts'],
  ['contract', '../rules/x.ts'],
  ['contract', '@orpc/contract'],
  ['core', '../contract/x.ts'],
  ['core', '../rules/x.ts'],
  ['core', 'node:fs'],
  ['core', 'better-sqlite3'],
  ['core', '../exchange/x.ts'],
  ['exchange', '../rules/x.ts'],
  ['exchange', 'csv-parse/sync'],
  ['exchange', 'node:fs'],
  ['portal', '../contract/x.ts'],
  ['portal', '../rules/x.ts'],
  ['portal', '../exchange/x.ts'],
  ['portal', 'fastify'],
  ['portal', 'pg'],
  ['portal', 'kysely'],
  ['portal', 'node:http'],
  ['main', '../contract/x.ts'],
  ['main', 'electron'],
  ['preload', 'electron'],
  ['loopback', 'ws'],
  ['loopback', 'node:http'],
  ['renderer', '../contract/x.ts'],
  ['renderer', '../rules/x.ts'],
  ['renderer', 'react'],
];

type Report = {
  readonly summary: { readonly unchanged: number; readonly changed: number };
  readonly diagnostics: readonly Diagnostic[];
};
type Diagnostic = {
  readonly category: string;
  readonly location: { readonly path: string | { readonly file: string } };
};

const root = join(import.meta.dirname, '../..');
let folder: string;
let refused: Set<string>;
let seen: number;

const fileOf = (kind: string, room: string, index: number, depth: string) =>
  `src/${room}/${depth}${kind}-${index}.ts`;
const places = ['', 'deep/', 'deep/er/'];
const climb = (specifier: string, depth: string) =>
  specifier.startsWith('../')
    ? '../'.repeat(depth === '' ? 0 : depth.split('/').length - 1) + specifier
    : specifier;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-arrows-'));
  const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as Record<string, unknown>;
  const { vcs: _vcs, $schema: _schema, ...rest } = config;
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(rest));
  for (const [kind, list] of [
    ['forbidden', FORBIDDEN],
    ['allowed', ALLOWED],
  ] as const) {
    list.forEach(([room, specifier], index) => {
      for (const depth of places) {
        const file = join(folder, fileOf(kind, room, index, depth));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(
          file,
          `import { thing } from '${climb(specifier, depth)}';\nexport const kept = thing;\n`,
        );
      }
    });
  }
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@biomejs/biome/bin/biome'),
      'lint',
      '--reporter=json',
      '--max-diagnostics=none',
      folder,
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  const report = JSON.parse(run.stdout) as Report;
  seen = report.summary.unchanged + report.summary.changed;
  refused = new Set(
    report.diagnostics
      .filter((one) => one.category === 'lint/style/noRestrictedImports')
      .map(({ location: { path } }) =>
        (typeof path === 'string' ? path : path.file).replaceAll('\\', '/').replace(/^.*?src\//, 'src/'),
      ),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('import arrows', () => {
  it('looks at every fixture: a check that sees no file is a failure', () => {
    expect(seen).toBeGreaterThanOrEqual((FORBIDDEN.length + ALLOWED.length) * places.length);
  });
  it.each(FORBIDDEN)('%s may not import %s', (room, specifier) => {
    const index = FORBIDDEN.findIndex(([r, s]) => r === room && s === specifier);
    for (const depth of places) expect(refused).toContain(fileOf('forbidden', room, index, depth));
  });
  it.each(ALLOWED)('%s may import %s', (room, specifier) => {
    const index = ALLOWED.findIndex(([r, s]) => r === room && s === specifier);
    for (const depth of places) expect(refused).not.toContain(fileOf('allowed', room, index, depth));
  });
});
