import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian, Fedora and a Mac keep the server; it is not on every user's path. */
const CUPSD = ['/usr/sbin/cupsd', '/usr/local/sbin/cupsd'].find(existsSync);
const SOCKET_BACKEND = ['/usr/lib/cups/backend/socket', '/usr/libexec/cups/backend/socket'].find(existsSync);
const CLIENTS = ['lp', 'lpstat', 'lpadmin'];

/** Why a test on a real CUPS cannot run here; undefined where it can. */
export const NO_CUPS: string | undefined =
  CUPSD === undefined
    ? 'cupsd is not installed'
    : CLIENTS.some((name) => spawnSync(name, ['--help'], { env: searched() }).error !== undefined)
      ? 'cups-client is not installed'
      : SOCKET_BACKEND === undefined
        ? "CUPS's backends are not installed"
        : undefined;

/** A server of CUPS for one test, in a folder and on a socket of its own, under the account of whoever runs it. */
export type CupsServer = {
  /** What `lp` and `lpstat` must run with to speak to this server. */
  readonly environment: NodeJS.ProcessEnv;
  /** A queue that hands what it is given, untouched, to a port of this machine. */
  addQueue(name: string, port: number, description?: string): void;
  run(command: string, ...args: string[]): string;
  stop(): Promise<void>;
};

export async function cupsServer(): Promise<CupsServer> {
  if (CUPSD === undefined) throw new Error(NO_CUPS);
  // The backends run under another account when the server is root's.
  const folder = mkdtempSync(join(tmpdir(), 'guichet-cups-'));
  chmodSync(folder, 0o755);
  for (const name of ['root', 'spool', 'cache', 'state', 'tmp', 'log']) mkdirSync(join(folder, name));
  const socket = join(folder, 'cups.sock');
  writeFileSync(join(folder, 'cups-files.conf'), files(folder));
  writeFileSync(join(folder, 'cupsd.conf'), settings(socket));
  const environment = { ...searched(), CUPS_SERVER: socket, LC_ALL: 'C' };
  const server = spawn(
    CUPSD,
    ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
    { stdio: 'ignore' },
  );
  await answering(server, environment, folder);

  function run(command: string, ...args: string[]): string {
    return execFileSync(command, args, { env: environment, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
  }

  return {
    environment,
    run,
    addQueue(name, port, description = name) {
      run('lpadmin', '-p', name, '-E', '-v', `socket://127.0.0.1:${port}`, '-m', 'raw', '-D', description);
    },
    async stop() {
      if (server.exitCode === null) {
        server.kill('SIGTERM');
        await once(server, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks until it answers; a server that ends instead says why. */
async function answering(
  server: ChildProcess,
  environment: NodeJS.ProcessEnv,
  folder: string,
): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) {
      const log = join(folder, 'log', 'error');
      throw new Error(`cupsd ended: ${existsSync(log) ? readFileSync(log, 'utf8') : 'no log'}`);
    }
    const { stdout } = spawnSync('lpstat', ['-r'], { env: environment });
    if (stdout.toString().includes('scheduler is running')) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function searched(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin` };
}

function files(folder: string): string {
  const place = (name: string) => join(folder, name);
  return [
    `ServerRoot ${place('root')}`,
    `RequestRoot ${place('spool')}`,
    `CacheDir ${place('cache')}`,
    `StateDir ${place('state')}`,
    `TempDir ${place('tmp')}`,
    `AccessLog ${place('log/access')}`,
    `ErrorLog ${place('log/error')}`,
    `PageLog ${place('log/page')}`,
    '',
  ].join('\n');
}

function settings(socket: string): string {
  return [
    `Listen ${socket}`,
    'LogLevel warn',
    'Browsing No',
    'WebInterface No',
    'DefaultAuthType None',
    '<Location />\n  Order allow,deny\n  Allow all\n</Location>',
    '<Location /admin>\n  Order allow,deny\n  Allow all\n</Location>',
    '<Policy default>\n  <Limit All>\n    Order deny,allow\n    Allow all\n  </Limit>\n</Policy>',
    '',
  ].join('\n');
}
