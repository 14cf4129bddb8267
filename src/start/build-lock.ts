import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 200;
const LONGEST_BUILD_MS = 10 * 60_000;

/** Runs `work` while no other program builds; waits for one that does, takes over from one that died. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  while (!claim(file)) {
    if (holderIsGone(file)) rmSync(file, { force: true });
    else await pause(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function claim(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderIsGone(file: string): boolean {
  let pid: number;
  try {
    // No build is that long: the number is another program's now.
    if (Date.now() - statSync(file).mtimeMs > LONGEST_BUILD_MS) return true;
    pid = Number(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
  // Empty: claimed this very instant, its number not yet written.
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
}
