import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import type { Act } from '../sync/acts.ts';
import { type Random, seeded } from './random.ts';
import { type Bases, type ErpWrite, memoryBases } from './sync-bases.ts';
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
const AGENCIES = ['NORD', 'SUD', 'EST'];
/** Accounts of an agency before anything happens. */
export const firstAccounts = (agency: string): string[] => [`${agency}-0`, `${agency}-1`];
const MOST_CLONES = 3;
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

type Stage = {
  readonly world: PostWorld;
  readonly posts: readonly Post[];
  readonly accounts: ReadonlyMap<string, string[]>;
  readonly newId: () => string;
  readonly newPost: (identity: DeviceIdentity, token: string, till: string, copy?: unknown) => Promise<Post>;
  readonly mutant: Mutant | null;
};

/** What happens next, for a number below ten thousand. */
function happeningsOf(stage: Stage): (drawn: number) => Promise<void> {
  const { world, posts } = stage;
  const { random, time, portal, weather } = world;
  const clerk = clerkOf(stage);
  let clones = 0;
  const any = () => random.pick(posts);
  const faults: readonly (readonly [weight: number, happen: () => Promise<void>])[] = [
    [150, () => any().crash()],
    [80, async () => restart(any(), time, random)],
    [350, () => any().copy()],
    [70, () => any().restoreOlder()],
    [60, () => any().restoreWhole()],
    [
      20,
      async () => {
        if (clones >= MOST_CLONES) return;
        clones += 1;
        await clone(stage, any(), clones);
      },
    ],
    [130, () => portal.crash()],
    [200, () => portal.copy()],
    [
      30,
      async () => {
        if (!posts.some((post) => post.mustGreet())) await portal.restoreOlder();
      },
    ],
    [
      20,
      async () => {
        if (!posts.some((post) => post.mustGreet())) await portal.failOver();
      },
    ],
    [
      180,
      async () => {
        const long = random.below(5) === 0 ? 3_600_000 : 300_000;
        any().cutUntil(time.now() + random.below(long));
      },
    ],
    [
      20,
      async () => {
        const until = time.now() + random.below(600_000);
        for (const post of posts) post.cutUntil(until);
      },
    ],
    [
      200,
      async () => {
        weather.dropped = random.pick([0, 0, 20, 100, 300]);
        weather.doubled = random.pick([0, 20, 200]);
        weather.slowest = random.pick([100, 500, 3_000, 25_000]);
      },
    ],
    [60, async () => any().jumpClock((random.below(2) === 0 ? 1 : -1) * random.below(40 * 24 * 3_600_000))],
  ];
  const table: typeof faults = [
    [7_700, () => clerk(any())],
    [500, () => erpSpeaks(stage)],
    // Each world has its own faults: one that heals what another breaks must not always be there.
    ...faults.map(([weight, happen]) => [weight * random.pick([0, 1, 1, 3]), happen] as const),
  ];
  const total = table.reduce((sum, [weight]) => sum + weight, 0);
  return async (drawn) => {
    let left = (drawn * total) / 10_000;
    for (const [weight, happen] of table) {
      left -= weight;
      if (left < 0) return happen();
    }
  };
}

/** A clerk at a post takes money, takes it back, or notes an order of payment; most often the first. */
function clerkOf({ world, accounts, newId }: Stage): (post: Post) => Promise<void> {
  const { random, oracle: truth } = world;
  const takenBack = new Set<string>();
  const byAgency = new Map<string, { payments: Act[]; announcements: Act[] }>();

  return async (post) => {
    if (!post.isOpen()) return;
    const { agency } = post.identity;
    const known = byAgency.get(agency) ?? { payments: [], announcements: [] };
    byAgency.set(agency, known);
    const account =
      random.below(30) === 0 ? 'nulle-part' : random.pick(accounts.get(agency) ?? ['nulle-part']);
    const draw = random.below(100);
    const counted = draw < 28 ? post.base.counted() : new Set<string>();
    const rows = draw < 28 ? post.base.rows() : new Map();
    /** What this post can see: its own, and what it was told. */
    const seen = (acts: readonly Act[]) =>
      acts.slice(-40).filter(({ id }) => rows.has(id) || counted.has(id));
    let act: Act = { id: newId(), kind: 'payment', account, cents: 1 + random.below(90_000), follows: [] };
    if (draw < 14) {
      const payment = seen(known.payments).find(({ id }) => !takenBack.has(id));
      if (payment !== undefined) {
        takenBack.add(payment.id);
        act = {
          ...act,
          kind: 'reversal',
          account: payment.account,
          cents: payment.cents,
          follows: [payment.id],
        };
      }
    } else if (draw < 28) {
      const parent = draw < 20 ? seen(known.announcements).at(-1) : undefined;
      act = { ...act, kind: 'announcement', follows: parent === undefined ? [] : [parent.id] };
    }
    await post.act(act);
    if (!truth.acts().has(act.id)) return;
    if (act.kind === 'payment') known.payments.push(act);
    if (act.kind === 'announcement') known.announcements.push(act);
  };
}

/** The ERP's data moves: for everyone, for an agency, now and then out of its reach; accounts appear. */
async function erpSpeaks({ world, accounts }: Stage): Promise<void> {
  const { random, portal, time } = world;
  if (!portal.isUp()) return;
  const writes = Array.from({ length: 1 + random.below(4) }, (): ErpWrite => {
    const shared = random.below(3) === 0;
    return {
      feed: shared ? '*' : random.pick(AGENCIES),
      kind: shared ? 'agences' : 'annonces',
      key: `k${random.below(25)}`,
      op: random.below(8) === 0 ? 'remove' : 'put',
      version: time.now(),
    };
  });
  const added: { key: string; agency: string }[] = [];
  if (random.below(4) === 0) {
    const agency = random.pick(AGENCIES);
    const key = `${agency}-${accounts.get(agency)?.length ?? 0}`;
    accounts.get(agency)?.push(key);
    added.push({ key, agency });
  }
  // Feeds are locked in one order, so that two imports never wait for each other.
  await portal.erp(
    writes.toSorted((a, b) => (a.feed < b.feed ? -1 : a.feed > b.feed ? 1 : 0)),
    added,
  );
}

async function restart(post: Post, time: Timeline, random: Random): Promise<void> {
  await post.stop();
  time.after(1_000 + random.below(120_000), () => {
    time.hold(post.start());
    return true;
  });
}

/** The base of a post is copied onto another installation; both go on. */
async function clone({ world, newPost, mutant }: Stage, source: Post, nth: number): Promise<void> {
  const copy = await source.anyCopy();
  world.tally.clones += 1;
  const identity = { device: `clone-${nth}`, agency: source.identity.agency };
  // The mutant does not see that the installation is another one.
  const token = mutant === 'watermark' ? source.token : `install-clone-${nth}`;
  await newPost(identity, token, source.till, copy);
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
