import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres, postgresRequired } from '../../test/support/postgres.ts';
import { ensureBrowser } from './ensure-browser.ts';
import type { TestRunReport } from './failed-tests.ts';
import { CHECKS, root, runChecks, runNode } from './run-step.ts';

/**
 * `npm test`: every check and every test, on a fresh machine as on this one. `--only unit|e2e|check|install`
 * runs one stage. Ends with one plain line, `N passed, N failed`.
 */
const STAGES = ['check', 'unit', 'e2e', 'install'] as const;
type Stage = (typeof STAGES)[number];
type Count = { passed: number; failed: number; skipped: number };

const reports = join(root, 'out/test');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
if (only !== undefined && !STAGES.some((stage) => stage === only)) {
  console.error(`Étape inconnue : « ${only} ». Les étapes : ${STAGES.join(', ')}.`);
  process.exit(1);
}
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

function add(count: Count): void {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
}

/** A stage whose report is missing did not run: that is a failure, never a silence. */
function readReport(name: string, read: (report: never) => Count, exitCode: number): Count {
  const file = join(reports, name);
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const count = read(JSON.parse(readFileSync(file, 'utf8')) as never);
  const nothing = count.passed + count.failed === 0;
  return { ...count, failed: Math.max(count.failed, exitCode !== 0 || nothing ? 1 : 0) };
}

const fromVitest = ({ failures: told, ...count }: TestRunReport): Count => {
  failures.push(...told);
  return count;
};
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
const fromPlaywright = ({ stats }: PlaywrightReport): Count => ({
  // One that passed at its second try is told apart in the list above, and counts as passed.
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
  skipped: stats.skipped,
});

async function vitest(project: 'unit' | 'install'): Promise<void> {
  const report = `${project}.json`;
  const code = await runNode(
    'node_modules/vitest/vitest.mjs',
    ['run', '--project', project, '--reporter=default', '--reporter=./src/start/failed-tests.ts'],
    { GUICHET_TEST_REPORT: join(reports, report) },
  );
  add(readReport(report, fromVitest, code));
}

const run: Readonly<Record<Stage, () => Promise<void>>> = {
  async check() {
    const failed = await runChecks();
    add({ passed: CHECKS.length - failed.length, failed: failed.length, skipped: 0 });
  },
  unit: () => vitest('unit'),
  async e2e() {
    const browser = await ensureBrowser();
    if (browser === undefined) {
      add({ passed: 0, failed: 1, skipped: 0 });
      return;
    }
    if ((await runNode('src/start/build.ts', [])) !== 0) {
      add({ passed: 0, failed: 1, skipped: 0 });
      return;
    }
    const code = await runNode('node_modules/@playwright/test/cli.js', ['test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json'),
      GUICHET_BROWSER: browser,
    });
    add(readReport('e2e.json', fromPlaywright, code));
  },
  install: () => vitest('install'),
};

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
if (findPostgres() === undefined && postgresRequired()) {
  console.error('PostgreSQL 15 ou plus récent est demandé (GUICHET_REQUIRE_POSTGRES=1) et absent.');
  process.exit(1);
}
for (const stage of STAGES) {
  if (only !== undefined && only !== stage) continue;
  console.log(`\n=== ${stage}`);
  await run[stage]();
}
if (findPostgres() === undefined) {
  console.log('\nPostgreSQL est absent\u202f: les essais du portail ont tourné sur PGlite seul.');
}
if (failures.length > 0) console.log(`\n=== failed\n\n${failures.join('\n\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
