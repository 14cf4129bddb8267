import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const MAIN = 'src/portal/main.ts';
const run = promisify(execFile);

export type PortalProgramOptions = {
  /** Where its database is: a PostgreSQL's address, or a folder for the embedded one. */
  readonly place: { readonly url: string } | { readonly folder: string };
  readonly stateFolder: string;
  /** More of its environment: where mail goes out, its public address. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Another tree of the program: one with other landlords' profiles. */
  readonly program?: string;
};

/** `npm run portal` as an operator runs it: its commands, then the server, stopped and started again on one port. */
export class PortalProgram {
  readonly #options: PortalProgramOptions;
  #child: ChildProcess | undefined;
  #port = 0;

  constructor(options: PortalProgramOptions) {
    this.#options = options;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** One of its commands, to its end; answers what it printed. */
  async command(...args: readonly string[]): Promise<string> {
    const { stdout } = await run(process.execPath, [MAIN, ...args, ...this.#flags()], {
      cwd: this.#options.program ?? root,
      env: this.#environment(),
      maxBuffer: 2 ** 24,
    });
    return stdout;
  }

  /** Serves until `stop`; the second time on the port of the first. */
  async start(): Promise<void> {
    if (this.#child !== undefined) return;
    const child = spawn(process.execPath, [MAIN, ...this.#flags()], {
      cwd: this.#options.program ?? root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...this.#environment(), PORT: String(this.#port) },
    });
    this.#child = child;
    const said: string[] = [];
    this.#port = await new Promise<number>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        createInterface({ input: stream }).on('line', (line) => {
          if (said.length < 50) said.push(line);
          const port = /^Portail\s?: http:\/\/127\.0\.0\.1:(\d+)\/$/.exec(line)?.[1];
          if (port !== undefined) resolve(Number(port));
        });
      child.once('exit', (code) => {
        this.#child = undefined;
        reject(new Error(`Le portail s'est arrêté (${code})\u202f: ${said.slice(-5).join(' / ')}`));
      });
    });
  }

  /** As an operator does: it finishes what has begun. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  }

  #flags(): string[] {
    const { place, stateFolder } = this.#options;
    return ['--state', stateFolder, ...('folder' in place ? ['--data', place.folder] : [])];
  }

  #environment(): NodeJS.ProcessEnv {
    const { place, environment } = this.#options;
    const { DATABASE_URL: _, ...rest } = process.env;
    const own = { ...rest, ...environment };
    return 'url' in place ? { ...own, DATABASE_URL: place.url } : own;
  }
}
