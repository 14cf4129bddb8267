import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Act, idsOf } from './kill-acts.ts';
import type { Said } from './kill-words.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What was said to the clerks of a post, over all its lives. */
export type Told = Map<
  string,
  { readonly kind: string; readonly cents: number | null; acknowledged: boolean }
>;

/** A process that is killed and started again. */
export type Mortal = {
  readonly name: string;
  start(): void;
  /** SIGKILL, wherever it is. Resolves once it is gone. */
  kill(): Promise<void>;
  /** What it complained of when it ended by itself, which it never should. */
  readonly ends: readonly string[];
};

function mortal(name: string, launch: () => ChildProcess, mayEnd: () => boolean = () => false): Mortal {
  let child: ChildProcess | undefined;
  let wanted = false;
  const ends: string[] = [];
  const one: Mortal = {
    name,
    ends,
    start() {
      wanted = true;
      const started = launch();
      let said = '';
      started.stderr?.on('data', (text: Buffer) => {
        said = `${said}${text}`.slice(-2_000);
      });
      started.once('exit', (code, signal) => {
        if (signal === 'SIGKILL') return;
        if (!mayEnd()) ends.push(`${name} ended by itself with ${code}: ${said}`);
        // As whatever keeps a service running does.
        else if (wanted) one.start();
      });
      child = started;
    },
    async kill() {
      wanted = false;
      const dying = child;
      if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return;
      const gone = new Promise((resolve) => dying.once('close', resolve));
      dying.kill('SIGKILL');
      await gone;
    },
  };
  return one;
}

export function portalProcess(options: { url: string; state: string; port: number }): Mortal & {
  /** Resolves at its next "Portail:" line. */
  ready(): Promise<void>;
} {
  const waiting = new Set<() => void>();
  let up = false;
  const launch = () => {
    up = false;
    const child = spawn(process.execPath, [join(ROOT, 'src/portal/main.ts'), ...portalArgs(options.state)], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DATABASE_URL: options.url, PORT: String(options.port) },
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('Portail: ')) return;
      up = true;
      for (const tell of waiting) tell();
      waiting.clear();
    });
    return child;
  };
  // Begun while its database was away, it says so and ends; once it serves, it must live through that.
  const one = mortal('the portal', launch, () => !up);
  return { ...one, ready: () => new Promise((resolve) => waiting.add(resolve)) };
}

export function portalArgs(state: string): string[] {
  return ['--landlord', 'cchartres', '--state', state];
}

/** A one-time code, as the person who installs posts asks for it. */
export async function enrolmentCode(url: string, post: string, till: string, agency = 'A1'): Promise<string> {
  const args = ['enrol', '--agency', agency, '--post', post, '--till', till];
  const child = spawn(process.execPath, [join(ROOT, 'src/portal/main.ts'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: url },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      said += text;
    });
  }
  await new Promise((resolve) => child.once('close', resolve));
  const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(said)?.[0];
  if (code === undefined) throw new Error(`no code was given:\n${said}`);
  return code;
}

export type PostProcess = Mortal & {
  /** Resolves once it has told its clerk of so many acts more, in this life or the next. */
  afterAcknowledging(more: number): Promise<void>;
};

/** A post at work on a folder; what it says is noted as it says it. */
export function postProcess(name: string, folder: string, seed: number, told: Told): PostProcess {
  let lives = 0;
  let acknowledged = 0;
  const waiting = new Map<() => void, number>();
  const one = mortal(name, () => {
    lives += 1;
    const args = ['--folder', folder, '--seed', String(seed + lives)];
    const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-child.ts'), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (note(told, line) !== 'ack') return;
      acknowledged += 1;
      for (const [resolve, wanted] of waiting) {
        if (acknowledged < wanted) continue;
        waiting.delete(resolve);
        resolve();
      }
    });
    return child;
  });
  return {
    ...one,
    afterAcknowledging: (more) => new Promise((resolve) => waiting.set(resolve, acknowledged + more)),
  };
}

function note(told: Told, line: string): Said['kind'] | undefined {
  const said = wordOf(line);
  if (said === undefined) return undefined;
  if (said.kind === 'try') {
    for (const id of idsOf(said.act)) {
      told.set(id, { kind: said.act.kind, cents: centsOf(said.act, id), acknowledged: false });
    }
    return 'try';
  }
  for (const id of said.ids) {
    const one = told.get(id);
    if (one !== undefined) one.acknowledged = true;
  }
  return 'ack';
}

/** The last line of a process that is killed may be cut: then it was not said. */
function wordOf(line: string): Said | undefined {
  try {
    return JSON.parse(line) as Said;
  } catch {
    return undefined;
  }
}

function centsOf(act: Act, id: string): number | null {
  if (act.kind !== 'payment') return null;
  if (act.input.commandId === id) return act.input.amountCents;
  return act.input.others?.find(({ commandId }) => commandId === id)?.amountCents ?? null;
}

export function freePort(): Promise<number> {
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
