import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestRunReport } from './failed-tests.ts';
import { root } from './run-step.ts';

const HEAD = "import { beforeAll, expect, it } from 'vitest';\n";
const FILES = {
  'sound.test.ts': "it('holds', () => {});\nit.skip('waits', () => {});",
  'wrong.test.ts': "it('holds', () => {});\nit('adds', () => expect(1 + 1).toBe(3));",
  'hook.test.ts': "beforeAll(() => { throw new Error('no ground'); });\nit('stands', () => {});",
  'killed.test.ts': "it('begins', () => {});\nit('dies', () => process.kill(process.pid, 'SIGKILL'));",
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-failed-tests-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), HEAD + text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('names a failed test, a failed hook and a file that died, each once, and counts the rest', async () => {
  const report = join(folder, 'report.json');
  await new Promise((resolve) =>
    execFile(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        ...[
          'run',
          '--root',
          folder,
          '--pool',
          'forks',
          `--reporter=${join(root, 'src/start/failed-tests.ts')}`,
        ],
      ],
      { env: { ...process.env, GUICHET_TEST_REPORT: report } },
      resolve,
    ),
  );
  const { passed, failed, skipped, failures } = JSON.parse(readFileSync(report, 'utf8')) as TestRunReport;
  const told = failures.join('\n\n');
  expect(told).toMatch(/wrong\.test\.ts > adds\n\s+expected 2 to be 3/);
  expect(told).toMatch(/hook\.test\.ts\n\s+no ground/);
  expect(told).toMatch(/killed\.test\.ts\n\s+did not come to its end/);
  expect(told).not.toContain('sound.test.ts');
  expect({ passed, skipped: skipped >= 1 }).toEqual({ passed: 2, skipped: true });
  expect(failed).toBe(failures.length);
});
