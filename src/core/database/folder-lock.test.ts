import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import { DatabaseFault } from './faults.ts';
import { lockFolder, MARK_FILE } from './folder-lock.ts';

const MODULE = new URL('folder-lock.ts', import.meta.url).href;

function refused(folder: string): unknown {
  try {
    lockFolder(folder).release();
    return undefined;
  } catch (error) {
    return error instanceof DatabaseFault ? error.code : error;
  }
}

/** Another program that holds the folder until it is killed. */
async function otherHolder(folder: string): Promise<ChildProcess> {
  const code = `import { lockFolder } from ${JSON.stringify(MODULE)};
    // Kept in hand: what nobody refers to is collected, and its lock with it.
    const lock = lockFolder(${JSON.stringify(folder)});
    console.log('held');
    setInterval(() => lock.unclean, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toContain('held');
  return child;
}

test('one holder at a time in this very process', () => {
  const folder = temporaryFolder();
  const lock = lockFolder(folder);
  expect(lock.unclean).toBe(false);
  expect(refused(folder)).toBe('BASE-IN-USE');
  expect(existsSync(join(folder, MARK_FILE))).toBe(true);
  lock.release();
  lock.release();
  expect(existsSync(join(folder, MARK_FILE))).toBe(false);
  expect(refused(folder)).toBeUndefined();
});

test('another living program holds it; killed, it leaves the folder free and the stop known as unclean', async () => {
  const folder = temporaryFolder();
  const child = await otherHolder(folder);
  const mark = readFileSync(join(folder, MARK_FILE), 'utf8');
  expect(mark).toBe(String(child.pid));
  expect(refused(folder)).toBe('BASE-IN-USE');
  expect(readFileSync(join(folder, MARK_FILE), 'utf8')).toBe(mark);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = lockFolder(folder);
  expect(lock.unclean).toBe(true);
  lock.release();
  expect(lockFolder(folder)).toMatchObject({ unclean: false });
});

test.each([
  ['the number of a program that lives and is not Guichet', String(process.ppid)],
  ['our own number, of an earlier life', String(process.pid)],
  ['nothing', ''],
])('a mark left by a power cut that says %s does not shut the counter', (_name, text) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, MARK_FILE), text);
  const lock = lockFolder(folder);
  expect(lock.unclean).toBe(true);
  lock.release();
});

test('the folder is made when it is not there', () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  lockFolder(folder).release();
  expect(existsSync(folder)).toBe(true);
});
