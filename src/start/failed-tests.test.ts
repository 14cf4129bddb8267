import { expect, it } from 'vitest';
import { failedOf } from './failed-tests.ts';

const file = (status: string, message: string, assertionResults: object[]) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  testResults: [{ name: 'src/a.test.ts', status, message, assertionResults: assertionResults as [] }],
});

it('names each failed test with the first lines of its message', () => {
  const failure = [
    'AssertionError: 1 is not 2',
    ...Array.from({ length: 40 }, (_, line) => `at ${line}`),
  ].join('\n');
  const [said, ...others] = failedOf(
    file('failed', '', [
      { fullName: 'adds', status: 'failed', failureMessages: [failure] },
      { fullName: 'takes away', status: 'passed' },
    ]),
  );
  expect(others).toEqual([]);
  expect(said).toMatch(/^src\/a\.test\.ts > adds\n {4}AssertionError: 1 is not 2\n/);
  expect(said?.split('\n')).toHaveLength(13);
});

it('names a file that failed before any of its tests', () => {
  expect(failedOf(file('failed', 'Cannot find module x', []))).toEqual([
    'src/a.test.ts\n    Cannot find module x',
  ]);
});

it('says nothing of what passed', () => {
  expect(failedOf(file('passed', '', [{ fullName: 'adds', status: 'passed' }]))).toEqual([]);
});
