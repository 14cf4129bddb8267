import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** Of a run, how many stood where, and in words what failed: a test, a hook, a file, or an error outside all of them. */
export type TestRunReport = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
};

/**
 * Counts a run and says again what failed, to be read at its very end: its middle is long, and the tail is what is kept
 * of it. A file that died with its process counts as one failure, whatever it held.
 */
export function reportOf(
  modules: readonly TestModule[],
  unhandled: readonly SerializedError[],
): TestRunReport {
  const count = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  for (const module of modules) {
    const told = failures.length;
    failures.push(...module.errors().map((error) => said(module.moduleId, error)));
    for (const suite of module.children.allSuites())
      failures.push(...suite.errors().map((error) => said(`${module.moduleId} > ${suite.fullName}`, error)));
    for (const test of module.children.allTests()) {
      const { state, errors = [] } = test.result();
      if (state === 'passed' || state === 'failed' || state === 'skipped') count[state] += 1;
      if (state === 'failed')
        failures.push(said(`${module.moduleId} > ${test.fullName}`, errors[0] ?? { message: '' }));
    }
    const state = module.state();
    if (state !== 'passed' && state !== 'skipped' && failures.length === told)
      failures.push(`${module.moduleId}\n    did not come to its end`);
  }
  failures.push(...unhandled.map((error) => said('outside of the tests', error)));
  return { ...count, failed: Math.max(count.failed, failures.length), failures };
}

const LINES = 14;

function said(
  name: string,
  { message, stack }: { readonly message: string; readonly stack?: string },
): string {
  const lines = `${message}\n${(stack ?? '').replace(message, '')}`
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [name, ...lines.slice(0, LINES)].join('\n    ');
}

/** Vitest's reporter of a stage: writes the report where `GUICHET_TEST_REPORT` says. */
export default class FailedTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env.GUICHET_TEST_REPORT;
    if (file !== undefined) writeFileSync(file, JSON.stringify(reportOf(modules, unhandled)));
  }
}
