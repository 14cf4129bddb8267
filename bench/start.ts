import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Times, timesOf } from './stats.ts';

export type StartTimes = {
  /** From the spawn of the process to the answer of the first search, sign-in (Argon2id) included. */
  readonly toFirstSearch: Times;
  /** From the process's own beginning until the core says it is ready. */
  readonly toReady: Times;
  /** The sign-in alone, then the first search alone. */
  readonly signIn: Times;
  readonly firstSearch: Times;
};

type Child = { readonly readyMs: number; readonly signedInMs: number; readonly searchedMs: number };
type Run = Child & { readonly totalMs: number };

const CHILD = fileURLToPath(new URL('./start-child.ts', import.meta.url));

/** Starts the core as often as asked, each time in a new process on the same base. */
export async function measureStart(folder: string, runs: number): Promise<StartTimes> {
  // The first run brings files into the system's cache and, on a new base, names its installation.
  await startOnce(folder);
  const made: Run[] = [];
  while (made.length < runs) made.push(await startOnce(folder));
  return {
    toFirstSearch: timesOf(made.map(({ totalMs }) => totalMs)),
    toReady: timesOf(made.map(({ readyMs }) => readyMs)),
    signIn: timesOf(made.map(({ readyMs, signedInMs }) => signedInMs - readyMs)),
    firstSearch: timesOf(made.map(({ signedInMs, searchedMs }) => searchedMs - signedInMs)),
  };
}

async function startOnce(folder: string): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let run: Run | undefined;
  for await (const line of createInterface(child.stdout))
    run ??= { ...(JSON.parse(line) as Child), totalMs: performance.now() - start };
  const [code] = (await ended) as [number | null];
  if (run === undefined || code !== 0) throw new Error(`the start on ${folder} ended with code ${code}`);
  return run;
}
