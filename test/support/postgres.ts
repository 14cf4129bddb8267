import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

/**
 * A throw-away PostgreSQL: its own folder, port and socket, made by `initdb` and gone at `stop`. It never touches the
 * system's own cluster.
 */
export type TestPostgres = {
  readonly kind: 'postgres';
  /** Database `guichet`, as its owner: an ordinary role, held by row-level security. */
  readonly url: string;
  /** The same database as the superuser. */
  readonly superUrl: string;
  /** `immediate` is a crash: nothing is flushed, and the next start recovers from the log. */
  stop(mode: 'smart' | 'fast' | 'immediate'): Promise<void>;
  /** Starts again on the same data and port. */
  restart(): Promise<void>;
  /** Stops and erases. */
  remove(): Promise<void>;
};

/** Oldest version the portal takes. */
const OLDEST = 15;
const READY = 'database system is ready to accept connections';

/** Where `initdb` and `postgres` of version 15 or later are, or undefined where there is none. */
export function findPostgres(): string | undefined {
  // To see the tests as a machine without PostgreSQL runs them.
  if (process.env.GUICHET_WITHOUT_POSTGRES === '1') return undefined;
  return candidates().find((folder) => {
    if (!existsSync(join(folder, 'initdb')) || !existsSync(join(folder, 'postgres'))) return false;
    const said = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
    return Number(said.match(/\(PostgreSQL\) (\d+)/)?.[1] ?? 0) >= OLDEST;
  });
}

function candidates(): string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  return [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ].filter((folder) => folder !== '');
}

/** True where PostgreSQL must be there: continuous integration never passes without it. */
export function postgresRequired(): boolean {
  return process.env.GUICHET_REQUIRE_POSTGRES === '1';
}

/**
 * Starts one, or answers undefined where PostgreSQL is not installed.
 * @throws Error when it is not installed and `GUICHET_REQUIRE_POSTGRES=1`
 */
export async function startPostgres(
  options: { readonly fsync?: boolean } = {},
): Promise<TestPostgres | undefined> {
  const bin = findPostgres();
  if (bin === undefined) {
    if (!postgresRequired()) return undefined;
    throw new Error('PostgreSQL 15 ou plus récent est demandé (GUICHET_REQUIRE_POSTGRES=1) et absent.');
  }
  const owner = ownerOf();
  const folder = mkdtempSync(join(tmpdir(), 'guichet-pg-'));
  chmodSync(folder, 0o700);
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const cluster: Cluster = { bin, owner, folder, data, port: await freePort(), fsync: options.fsync ?? true };
  await run(cluster, 'initdb', [
    ...['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
  ]);
  let server = await start(cluster);
  const erase = () => rmSync(folder, { recursive: true, force: true });
  const onExit = () => {
    server.kill('SIGQUIT');
    erase();
  };
  process.once('exit', onExit);
  const address = (user: string) => `postgresql://${user}@127.0.0.1:${cluster.port}/guichet`;
  await asSuperuser(cluster.port, [
    'CREATE ROLE guichet LOGIN CREATEDB',
    'CREATE DATABASE guichet OWNER guichet',
  ]);
  const stop = (mode: keyof typeof SIGNALS): Promise<void> => ended(server, SIGNALS[mode]);
  return {
    kind: 'postgres',
    url: address('guichet'),
    superUrl: address('postgres'),
    stop,
    async restart() {
      await stop('fast');
      server = await start(cluster);
    },
    async remove() {
      process.off('exit', onExit);
      await stop('immediate');
      erase();
    },
  };
}

type Owner = { readonly uid: number; readonly gid: number };
type Cluster = {
  readonly bin: string;
  readonly owner: Owner | undefined;
  readonly folder: string;
  readonly data: string;
  readonly port: number;
  readonly fsync: boolean;
};

const SETPRIV = '/usr/bin/setpriv';

/** What `pg_ctl stop -m` sends. */
const SIGNALS = { smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** PostgreSQL refuses to run as root: someone else of this machine owns the cluster. */
function ownerOf(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find(([one]) => one === name);
    if (user !== undefined) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error('Neither postgres nor nobody is a user here: PostgreSQL cannot run as root.');
}

/** @param guarded what starts it instead, and its own arguments; nothing for itself */
function launch(
  { bin, owner, folder }: Cluster,
  command: string,
  guarded: readonly string[],
  args: readonly string[],
): ChildProcess {
  const [program = join(bin, command), ...before] = guarded;
  return spawn(program, [...before, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...owner,
  });
}

async function run(cluster: Cluster, command: string, args: readonly string[]): Promise<void> {
  const child = launch(cluster, command, [], args);
  let said = '';
  child.stdout?.on('data', (text: Buffer) => {
    said += text;
  });
  child.stderr?.on('data', (text: Buffer) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${said}`);
}

async function asSuperuser(port: number, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function start(cluster: Cluster): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: cluster.folder,
    fsync: cluster.fsync ? 'on' : 'off',
    max_connections: '200',
    shared_buffers: '64MB',
    // A test that makes two transactions wait for each other need not wait a second for it.
    deadlock_timeout: '100ms',
  };
  // Tests that are killed leave no server behind: it hears of the death of whoever started it.
  const guarded = existsSync(SETPRIV)
    ? [SETPRIV, '--pdeathsig', 'QUIT', '--', join(cluster.bin, 'postgres')]
    : [];
  const server = launch(cluster, 'postgres', guarded, [
    ...['-D', cluster.data, '-p', String(cluster.port)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const log: string[] = [];
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`postgres ended with ${code}:\n${log.join('\n')}`)));
    if (server.stderr === null) return;
    // Read to the end, or the server would wait for a full pipe.
    createInterface(server.stderr).on('line', (line) => {
      if (log.length < 200) log.push(line);
      if (line.includes(READY)) resolve();
    });
    server.stdout?.resume();
  });
  server.removeAllListeners('exit');
  // A server that nobody stopped must not keep the tests from ending.
  server.unref();
  return server;
}

function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.ref();
    server.once('exit', () => resolve());
    server.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
