import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The project's root folder. */
export const root = join(import.meta.dirname, '../..');

/** Runs one of the project's own programs with this very Node; resolves with its exit code. */
export function runNode(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** The checks that read the code without running it. */
export const CHECKS: readonly (readonly [name: string, script: string, args: readonly string[]])[] = [
  ['Biome', 'node_modules/@biomejs/biome/bin/biome', ['check', '.']],
  ['types: core', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.core.json']],
  ['types: portal', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.portal.json']],
  ['types: doors', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.doors.json']],
  ['types: renderer', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.renderer.json']],
  ['types: tests', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.test.json']],
  ['knip', 'node_modules/knip/bin/knip.js', []],
];

/** Runs every check, all of them even when one fails; resolves with the names of those that failed. */
export async function runChecks(): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, script, args] of CHECKS) {
    console.log(`\n— ${name}`);
    if ((await runNode(script, args)) !== 0) failed.push(name);
  }
  return failed;
}
