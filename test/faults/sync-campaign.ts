import type { Verdict } from './sync-oracle.ts';
import { liveThrough, type WorldOptions, type WorldResult } from './sync-world.ts';

export type Totals = Record<(typeof COUNTED)[number], number>;

/** What a campaign adds up. */
const COUNTED = [
  'acts',
  'acknowledged',
  'refused',
  'onlyRolledBack',
  'orphans',
  'deviceCrashes',
  'deviceRestores',
  'wholeRestores',
  'clones',
  'reminted',
  'portalCrashes',
  'portalRestores',
  'epochs',
  'slow',
  'rounds',
  'messages',
  'dropped',
  'doubledMessages',
  'late',
  'virtualMs',
] as const;

export const FAULTS = ['lost', 'doubled', 'diverged', 'numbersTwice', 'stuck', 'conflicts'] as const;
export type Fault = (typeof FAULTS)[number];

export type Campaign = {
  readonly totals: Totals;
  readonly faults: Readonly<Record<Fault, number>>;
  /** Seeds that showed a fault, each with a few of them. */
  readonly failing: readonly { readonly seed: number; readonly faults: readonly string[] }[];
};

/** Lives through every seed. `heard` is told of each. */
export async function syncCampaign(
  seeds: readonly number[],
  options: Omit<WorldOptions, 'seed'>,
  heard: (seed: number, faults: readonly string[]) => void = () => {},
): Promise<Campaign> {
  const totals = Object.fromEntries(COUNTED.map((name) => [name, 0])) as Totals;
  const faults = Object.fromEntries(FAULTS.map((name) => [name, 0])) as Record<Fault, number>;
  const failing: { readonly seed: number; readonly faults: readonly string[] }[] = [];
  for (const seed of seeds) {
    const result = await liveThrough({ ...options, seed });
    add(totals, result);
    const found = faultsOf(result.verdict);
    for (const name of FAULTS) faults[name] += result.verdict[name].length;
    if (found.length > 0) failing.push({ seed, faults: found.slice(0, 12) });
    heard(seed, found);
  }
  return { totals, faults, failing };
}

export function faultsOf(verdict: Verdict): string[] {
  return FAULTS.flatMap((name) => verdict[name].map((text) => `${name}: ${text}`));
}

function add(totals: Totals, { verdict, posts, portal, network, lasted }: WorldResult): void {
  const one: Totals = {
    acts: verdict.acts,
    acknowledged: verdict.acknowledged,
    refused: verdict.refused,
    onlyRolledBack: verdict.onlyRolledBack,
    orphans: verdict.orphans,
    deviceCrashes: posts.crashes,
    deviceRestores: posts.restores,
    wholeRestores: posts.silent,
    clones: posts.clones,
    reminted: posts.reminted,
    portalCrashes: portal.crashes,
    portalRestores: portal.restores,
    epochs: portal.epochs,
    slow: portal.slow,
    rounds: posts.rounds,
    messages: network.messages,
    dropped: network.dropped + network.cut,
    doubledMessages: network.doubled,
    late: network.late,
    virtualMs: lasted,
  };
  for (const name of COUNTED) totals[name] += one[name];
}
