import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import { DatabaseFault } from './faults.ts';
import { lockFolder } from './folder-lock.ts';

const PID = 'ouvert.pid';
const refused = (folder: string) => {
  try {
    lockFolder(folder).release();
    return undefined;
  } catch (error) {
    return error instanceof DatabaseFault ? error.code : error;
  }
};

test('one holder at a time in this very process', () => {
  const folder = temporaryFolder();
  const lock = lockFolder(folder);
  expect(lock.unclean).toBe(false);
  expect(refused(folder)).toBe('BASE-IN-USE');
  expect(readFileSync(join(folder, PID), 'utf8')).toBe(String(process.pid));
  lock.release();
  expect(existsSync(join(folder, PID))).toBe(false);
  expect(refused(folder)).toBeUndefined();
});

test('another living program holds it, and its mark is left alone', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, PID), String(process.ppid));
  expect(refused(folder)).toBe('BASE-IN-USE');
  expect(readFileSync(join(folder, PID), 'utf8')).toBe(String(process.ppid));
});

test.each([
  ['of a program that is gone', '4194399'],
  ['of an earlier program with this number', String(process.pid)],
  ['that says nothing', ''],
  ['that is not a number', 'abc'],
])('a mark %s is taken over, and the stop is known to be unclean', (_name, text) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, PID), text);
  const lock = lockFolder(folder);
  expect(lock.unclean).toBe(true);
  lock.release();
});

test('the folder is made when it is not there', () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  lockFolder(folder).release();
  expect(existsSync(folder)).toBe(true);
});
