import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import type { Act } from '../sync/acts.ts';
import type { Random } from './random.ts';
import type { ErpWrite } from './sync-bases.ts';
import type { Mutant } from './sync-mutants.ts';
import type { Post, PostWorld } from './sync-post.ts';
import type { Timeline } from './sync-timeline.ts';

export const AGENCIES = ['NORD', 'SUD', 'EST'];
const MOST_CLONES = 3;

export type Stage = {
  readonly world: PostWorld;
  readonly posts: readonly Post[];
  readonly accounts: ReadonlyMap<string, string[]>;
  readonly newId: () => string;
  readonly newPost: (identity: DeviceIdentity, token: string, till: string, copy?: unknown) => Promise<Post>;
  readonly mutant: Mutant | null;
};

/** What happens next, for a number below ten thousand. */
export function happeningsOf(stage: Stage): (drawn: number) => Promise<void> {
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
        // A disk gone back with its mark is told by the portal alone, which must not forget it meanwhile.
        await portal.failOver(() => posts.some((post) => post.mustGreet()));
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
