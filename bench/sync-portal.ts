import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../test/support/postgres.ts';
import { SYNC_LANDLORD } from './sync-folder.ts';

const MAIN = fileURLToPath(new URL('../src/portal/main.ts', import.meta.url));

/** The portal's own commands on a PostgreSQL of this run alone. */
export type BenchPortal = {
  readonly address: string;
  import(folder: string): void;
  /** A one-time code. */
  enrol(agency: string): string;
  stop(): Promise<void>;
};

export async function startBenchPortal(folder: string): Promise<BenchPortal> {
  const postgres = await startPostgres();
  if (postgres === undefined) throw new Error('this bench needs PostgreSQL 15 or later');
  const env = { ...process.env, DATABASE_URL: postgres.url };
  const command = (...args: string[]) =>
    execFileSync(process.execPath, [MAIN, ...args, '--landlord', SYNC_LANDLORD], {
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
  command('import', folder);
  const child = spawn(process.execPath, [MAIN, '--landlord', SYNC_LANDLORD, '--port', '0'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await addressOf(child);
  return {
    address,
    import: (newer) => void command('import', newer),
    enrol(agency) {
      const said = command('enrol', '--agency', agency, '--post', 'Guichet 2', '--till', 'G2');
      const code = /:\s*([0-9A-Z-]+)\s*$/m.exec(said)?.[1];
      if (code === undefined) throw new Error(`no code in: ${said}`);
      return code;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await postgres.remove();
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('the portal has no output');
  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const found = /^Portail: (http:\S+)$/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the portal ended, code ${code}`)));
  });
}
