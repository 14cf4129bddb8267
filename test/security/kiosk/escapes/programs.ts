import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dangerousSwitch } from '../../../../src/main/dangerous-switches.ts';
import type { Launch } from './launch.ts';
import { BROWSER } from './places.ts';

const root = join(import.meta.dirname, '../../../..');

type Ended = { readonly code: number; readonly said: string };

function run(program: string, args: readonly string[], seconds: number): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      program,
      [...args],
      { cwd: root, timeout: seconds * 1000, killSignal: 'SIGKILL' },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, said: `${stdout}${stderr}` });
      },
    );
  });
}

/** The kiosk, started with these: how it did not refuse them, or undefined. */
export async function startsWith({ args }: Launch): Promise<string | undefined> {
  const data = mkdtempSync(join(tmpdir(), 'guichet-arguments-'));
  try {
    const { code, said } = await run(
      process.execPath,
      [join(root, 'src/start/start.ts'), '--kiosk', '--no-open', '--door=loopback', '--data', data, ...args],
      20,
    );
    if (code === 0 || code === -1) return `it started (${code})`;
    return /Option inconnue|s'écrit seul|attend/.test(said) ? undefined : `it said ${said.slice(0, 120)}`;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Whether a program that guards nothing takes them. */
export async function takenBy({ args, of }: Launch): Promise<boolean> {
  if (of === 'node') {
    const { code } = await run(process.execPath, [...args, '-e', '0'], 20);
    return code === 0;
  }
  const own = args.some((arg) => arg.startsWith('--user-data-dir'));
  const profile = mkdtempSync(join(tmpdir(), 'guichet-profil-libre-'));
  try {
    const { said } = await run(
      BROWSER ?? 'chromium',
      [
        '--headless=new',
        '--disable-gpu',
        '--no-first-run',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ...(own ? [] : [`--user-data-dir=${profile}`]),
        '--dump-dom',
        ...args,
        'data:text/html,<p>la-page-est-la',
      ],
      30,
    );
    // A browser that waits for an inspector dumps nothing: it says where it waits.
    return said.includes('la-page-est-la') || said.includes('DevTools listening');
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** What the other door, Electron's, refuses by name. */
export function refusedByElectron({ args }: Launch): boolean {
  return dangerousSwitch({ commandLine: { hasSwitch: () => false } }, args) !== undefined;
}
