import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const LANDLORDS = [
  'cite-jardins',
  'neolia',
  'cchartres',
  'habitat-du-gard',
  'auvergne-habitat',
] as const;
export type LandlordId = (typeof LANDLORDS)[number];

const root = join(import.meta.dirname, '../../..');
/** Accounts of the bases that tests run on: enough for homonyms and every edge case. */
const ACCOUNTS = 200;

export type Guichet = {
  /** The address that opens a window; it carries a token. */
  readonly address: string;
  readonly data: string;
  /** Of the first process of its group. */
  readonly pid: number;
  /** A proper stop, as closing the window does. */
  stop(): Promise<void>;
  /** A power cut. */
  kill(): Promise<void>;
};

/** No test reaches the printers of the machine it runs on. */
const NO_PRINTER = { CUPS_SERVER: '/nonexistent/cups.sock' };

/** Starts the real program by its loopback door on a data folder, without a window of its own. */
export async function startGuichet(
  data: string,
  more: readonly string[] = [],
  environment: NodeJS.ProcessEnv = NO_PRINTER,
  program: string = root,
): Promise<Guichet> {
  const child = spawn(
    process.execPath,
    [
      join(program, 'run.mjs'),
      'src/start/start.ts',
      '--door=loopback',
      '--no-open',
      '--port',
      '0',
      '--data',
      data,
      // A test that wants a portal says so.
      ...(more.some((flag) => flag.startsWith('--portal')) ? [] : ['--portal=none']),
      ...more,
    ],
    {
      cwd: program,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: { ...process.env, ...environment },
    },
  );
  const said: string[] = [];
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (line: string) => {
      said.push(line);
      const found = /^Guichet: (http:\/\/127\.0\.0\.1:\d+\/\S*)$/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', listen);
    child.once('exit', () => reject(new Error(`Guichet did not start:\n${said.join('\n')}`)));
  });
  return {
    address,
    data,
    pid: child.pid ?? 0,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve();
    child.once('exit', () => resolve());
    // The whole group: run.mjs and the program it started.
    process.kill(-child.pid, signal);
  });
}

/** What a base is made of: another schema or another demonstration makes the bases anew. */
const MADE_FROM = ['src/core/database/migrations', 'src/core/demonstration', 'src/core/import'];

export function sourcesMark(): string {
  const hash = createHash('sha256');
  for (const folder of MADE_FROM) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts')).sort()) {
      hash.update(readFileSync(join(root, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * The data folder of a landlord's demonstration base, built once per run by the program itself and copied for each
 * test that writes.
 */
export async function demonstrationFolder(
  landlord: LandlordId,
  build: (guichet: Guichet) => Promise<void>,
): Promise<string> {
  const kept = join(root, 'out/e2e/bases', sourcesMark(), landlord);
  if (!existsSync(kept)) {
    const draft = `${kept}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    const guichet = await startGuichet(draft, ['--landlord', landlord, '--accounts', String(ACCOUNTS)]);
    await build(guichet);
    await guichet.stop();
    if (existsSync(kept)) rmSync(draft, { recursive: true, force: true });
    else renameSync(draft, kept);
  }
  const copy = mkdtempSync(join(tmpdir(), `guichet-e2e-${landlord}-`));
  cpSync(kept, copy, { recursive: true });
  return copy;
}
