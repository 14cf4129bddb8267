import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import { seeded } from './random.ts';
import { type Bases, memoryBases } from './sync-bases.ts';
import { AGENCIES, happeningsOf } from './sync-happenings.ts';
import type { Mutant } from './sync-mutants.ts';
import type { NetworkTally, Weather } from './sync-network.ts';
import { oracle, type Verdict } from './sync-oracle.ts';
import { type PortalTally, simulatedPortal } from './sync-portal.ts';
import { type Post, type PostTally, type PostWorld, simulatedPost } from './sync-post.ts';
import { type Timeline, timeline } from './sync-timeline.ts';

export type WorldOptions = {
  readonly seed: number;
  readonly devices: number;
  readonly steps: number;
  readonly mutant: Mutant | null;
  /** Memory unless told otherwise. */
  readonly bases?: (newName: () => string, drawLetters: () => string) => Bases;
};

export type WorldResult = {
  readonly verdict: Verdict;
  readonly posts: PostTally;
  readonly portal: PortalTally;
  readonly network: NetworkTally;
  /** Virtual milliseconds that the world lasted. */
  readonly lasted: number;
};

const START = Date.parse('2026-11-17T07:00:00.000Z');
/** Accounts of an agency before anything happens. */
export const firstAccounts = (agency: string): string[] => [`${agency}-0`, `${agency}-1`];
/** Rounds of healing after which what still moves is stuck. */
const LAST_ROUNDS = 80;

/** Lives through `steps` happenings drawn from a seed, heals everything, and judges what is left. */
export async function liveThrough(options: WorldOptions): Promise<WorldResult> {
  const random = seeded(options.seed);
  const time = timeline(START);
  let names = 0;
  const newName = () => {
    names += 1;
    return `n${names}`;
  };
  const drawLetters = () =>
    Array.from({ length: 4 }, () => String.fromCharCode(65 + random.below(26))).join('');
  const bases = (options.bases ?? memoryBases)(newName, drawLetters);
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `0199a000-0000-7000-8000-${String(ids).padStart(12, '0')}`;
  };

  const portal = await simulatedPortal(time, random, bases, options.mutant, newId);
  const weather: Weather = { dropped: 0, doubled: 0, slowest: 300 };
  const network: NetworkTally = { messages: 0, dropped: 0, doubled: 0, cut: 0, late: 0 };
  const tally: PostTally = { crashes: 0, restores: 0, silent: 0, clones: 0, reminted: 0, rounds: 0 };
  const deaths = { rate: 60 };
  const truth = oracle();
  const world: PostWorld = {
    time,
    random,
    portal,
    oracle: truth,
    weather,
    network,
    mutant: options.mutant,
    deaths,
    tally,
  };
  const posts: Post[] = [];
  const accounts = new Map<string, string[]>(AGENCIES.map((agency) => [agency, firstAccounts(agency)]));

  async function newPost(
    identity: DeviceIdentity,
    token: string,
    till: string,
    copy?: unknown,
  ): Promise<Post> {
    const clock = { skew: 0 };
    const base = await bases.device({ token, till, identity, now: () => time.now() + clock.skew });
    if (copy !== undefined) await base.restore(copy);
    const post = await simulatedPost(world, identity, token, till, base, clock);
    posts.push(post);
    await post.start();
    return post;
  }

  await portal.erp(
    [],
    [...accounts].flatMap(([agency, keys]) => keys.map((key) => ({ key, agency }))),
  );
  await time.settle();
  for (let index = 0; index < options.devices; index += 1) {
    const agency = AGENCIES[index % AGENCIES.length] ?? 'NORD';
    await newPost({ device: `post-${index}`, agency }, `install-${index}`, `G${index}`);
  }
  const happenings = happeningsOf({ world, posts, accounts, newId, newPost, mutant: options.mutant });
  for (let step = 0; step < options.steps; step += 1) {
    await time.runUntil(time.now() + random.below(4_000));
    await happenings(random.below(10_000));
    await time.settle();
  }
  await heal(time, world, posts);
  const verdict = truth.judge(posts, await portal.base.facts(AGENCIES));
  const unsettled = await drained(time, posts);
  const lasted = time.now() - START;
  for (const post of posts) await post.base.close();
  await portal.base.close();
  await bases.close();
  return {
    verdict: unsettled.length === 0 ? verdict : { ...verdict, stuck: [...verdict.stuck, ...unsettled] },
    posts: tally,
    portal: portal.tally,
    network,
    lasted,
  };
}

/** Everything works again, and everyone speaks with the portal until nothing moves. */
async function heal(
  time: Timeline,
  { weather, deaths, portal }: PostWorld,
  posts: readonly Post[],
): Promise<void> {
  weather.dropped = 0;
  weather.doubled = 0;
  weather.slowest = 100;
  deaths.rate = 0;
  portal.calm();
  await portal.start();
  for (const post of posts) {
    post.cutUntil(0);
    await post.start();
  }
  // What was on its way comes in, or is given up.
  await time.runUntil(time.now() + 120_000);
  await drained(time, posts);
}

/** What still moves after as many rounds as it may take: nothing, unless someone is stuck. */
async function drained(time: Timeline, posts: readonly Post[]): Promise<string[]> {
  let quiet = 0;
  for (let round = 0; round < LAST_ROUNDS; round += 1) {
    for (const post of posts) post.wake();
    await time.runUntil(time.now() + 40_000);
    const still = posts.every((post) => {
      const last = post.lastRound();
      return last?.ok === true && last.moved === 0;
    });
    quiet = still ? quiet + 1 : 0;
    // Twice: what the last to speak sent had to come down to all the others.
    if (quiet === 2) return [];
  }
  return ['posts still move, or fail, after everything was healed'];
}
