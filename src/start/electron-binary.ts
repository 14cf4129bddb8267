import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A download that did not come is not waited for again before tomorrow. */
const RETRY_AFTER_MS = 24 * 60 * 60_000;

/**
 * Electron's program, or undefined when it is not on this machine. Never imports the package: importing it starts
 * a download and throws without it.
 */
export function findElectron(
  root: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const folder = join(root, 'node_modules/electron');
  let program: string;
  try {
    program = readFileSync(join(folder, 'path.txt'), 'utf8').trim();
  } catch {
    return undefined;
  }
  const file = join(environment.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), program);
  return existsSync(file) ? file : undefined;
}

/** True when Electron's own installer is worth a try: it is there, and did not fail today. */
export function mayTryInstall(root: string, now: number): boolean {
  if (!existsSync(installer(root))) return false;
  const failed = statSync(failureMark(root), { throwIfNoEntry: false });
  return failed === undefined || now - failed.mtimeMs > RETRY_AFTER_MS;
}

/** Runs the installer of the package, silently, for so long at most; resolves with the program if it came. */
export async function installElectron(root: string, limitMs: number): Promise<string | undefined> {
  await new Promise<void>((resolve) => {
    const child = spawn(process.execPath, [installer(root)], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const ended = () => {
      clearTimeout(timer);
      resolve();
    };
    child.once('exit', ended);
    child.once('error', ended);
  });
  const found = findElectron(root);
  if (found === undefined) {
    mkdirSync(dirname(failureMark(root)), { recursive: true });
    writeFileSync(failureMark(root), '');
  }
  return found;
}

function installer(root: string): string {
  return join(root, 'node_modules/electron/install.js');
}

function failureMark(root: string): string {
  return join(root, 'out/.build/electron-absent');
}
