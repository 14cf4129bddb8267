import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Act } from './kill-acts.ts';
import type { Said } from './kill-words.ts';
import type { Random } from './random.ts';

const CHILD = fileURLToPath(new URL('./kill-child.ts', import.meta.url));

/** When the post is killed: so long after it was started, or after it said its nth word of a kind. */
export type Moment =
  | { readonly at: 'opening'; readonly ms: number }
  | { readonly at: 'try' | 'ack'; readonly nth: number; readonly ms: number };

/** What it had said when it died. */
export type Heard = { readonly tried: readonly Act[]; readonly acknowledged: readonly string[] };

/** Longer than the post takes to open, so that some die while they open. */
const OPENING_MS = 900;
/** Longer than an act takes, so that some die in it, some after it, some in the next. */
const ACT_MS = 12;

export function anyMoment(random: Random): Moment {
  if (random.below(10) === 0) return { at: 'opening', ms: random.below(OPENING_MS) };
  const at = random.pick(['try', 'try', 'ack'] as const);
  return { at, nth: 1 + random.below(15), ms: random.below(ACT_MS) };
}

/** Starts a post on the folder, kills it at the moment, and tells what it had said. */
export async function strike(
  folder: string,
  seed: number,
  moment: Moment,
  options: readonly string[] = [],
): Promise<Heard> {
  const child = spawn(process.execPath, [CHILD, '--folder', folder, '--seed', String(seed), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  const cut = () => void setTimeout(() => child.kill('SIGKILL'), moment.ms);
  if (moment.at === 'opening') cut();

  const tried: Act[] = [];
  const acknowledged: string[] = [];
  let words = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = wordOf(line);
    if (said === undefined) return;
    if (said.kind === 'try') tried.push(said.act);
    else acknowledged.push(...said.ids);
    if (said.kind !== moment.at) return;
    words += 1;
    if (words === moment.nth) cut();
  });
  const signal = await new Promise((resolve) => child.once('close', (_, by) => resolve(by)));
  if (signal !== 'SIGKILL') throw new Error(`the post ended by itself:\n${complaints.join('')}`);
  return { tried, acknowledged };
}

/** The last line of a process that is killed may be cut: then it was not said. */
function wordOf(line: string): Said | undefined {
  try {
    return JSON.parse(line) as Said;
  } catch {
    return undefined;
  }
}
