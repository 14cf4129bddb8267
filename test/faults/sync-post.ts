import { retryDelay } from '../../src/rules/sync/decide-device.ts';
import type { DeviceMark } from '../../src/rules/sync/decide-identity.ts';
import { syncRound } from '../../src/rules/sync/device-engine.ts';
import type { DeviceStore } from '../../src/rules/sync/device-store.ts';
import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import type { Act } from '../sync/acts.ts';
import type { Random } from './random.ts';
import type { DeviceBase } from './sync-bases.ts';
import { type Mutant, mutatedDevice } from './sync-mutants.ts';
import { type NetworkTally, unreliableLink, type Weather } from './sync-network.ts';
import type { Oracle } from './sync-oracle.ts';
import type { SimulatedPortal } from './sync-portal.ts';
import type { Timeline } from './sync-timeline.ts';

/** What every post of a world has in common. */
export type PostWorld = {
  readonly time: Timeline;
  readonly random: Random;
  readonly portal: SimulatedPortal;
  readonly oracle: Oracle;
  readonly weather: Weather;
  readonly network: NetworkTally;
  readonly mutant: Mutant | null;
  /** In a hundred thousand, at each place where a post may be cut: 0 once the world is healed. */
  readonly deaths: { rate: number };
  readonly tally: PostTally;
};
export type PostTally = {
  crashes: number;
  restores: number;
  silent: number;
  clones: number;
  reminted: number;
  rounds: number;
};

/** A post at a counter: a program that lives and dies on a base, an installation and a mark that stay. */
export type Post = {
  readonly identity: DeviceIdentity;
  readonly token: string;
  readonly till: string;
  readonly base: DeviceBase;
  isOpen(): boolean;
  /** Went back with its whole disk, and has not heard the portal since. */
  mustGreet(): boolean;
  /** Records an act; answers whether the clerk was told. */
  act(act: Act): Promise<boolean>;
  start(): Promise<void>;
  /** Stops as asked: the mark is written. */
  stop(): Promise<void>;
  crash(): Promise<void>;
  copy(): Promise<void>;
  /** An older copy of the base is put back, the mark stays. */
  restoreOlder(): Promise<void>;
  /** The whole disk goes back, its mark too: only the portal can tell, and nothing is recorded before it did. */
  restoreWhole(): Promise<void>;
  /** A copy of the base, of now or older. */
  anyCopy(): Promise<unknown>;
  cutUntil(instant: number): void;
  jumpClock(ms: number): void;
  /** Sends and pulls now. */
  wake(): void;
  /** What the last round did; null while one is under way or none was. */
  lastRound(): { readonly moved: number; readonly ok: boolean } | null;
};

class Died extends Error {
  override readonly name = 'Died';
}

const COPIES = 5;
const REST_MS = 500;

export async function simulatedPost(
  world: PostWorld,
  identity: DeviceIdentity,
  token: string,
  till: string,
  base: DeviceBase,
  clock: { skew: number },
): Promise<Post> {
  const { time, random, portal, oracle, tally } = world;
  /** In the key folder, beside the base. */
  let mark: DeviceMark | null = null;
  let open = false;
  let life = 0;
  let failures = 0;
  let busy = false;
  let cut = 0;
  /** Waits for the portal before it records anything. */
  let mustGreet = false;
  let last: { readonly moved: number; readonly ok: boolean } | null = null;
  let due = 0;
  let writes = 0;
  /** Of the mutant that keeps nothing the portal took. */
  const purged = new Set<string>();
  const copies: { readonly copy: unknown; readonly mark: DeviceMark | null }[] = [];

  const isCut = () => time.now() < cut;
  const link = unreliableLink(time, random, world.weather, world.network, portal.serveFor(identity), isCut);

  /** A place where the process may be cut. @throws Died */
  function mayDie(): void {
    if (random.below(100_000) < world.deaths.rate) throw new Died('cut');
  }

  /** The base as this life of the program holds it: after its death, nothing more is written. */
  function living(born: number): DeviceStore {
    const store = base.store();
    const guard =
      <Args extends unknown[], T>(call: (...args: Args) => T) =>
      (...args: Args): T => {
        if (born !== life) throw new Died('dead');
        mayDie();
        const value = call(...args);
        mayDie();
        return value;
      };
    const guarded: DeviceStore = {
      link: guard(store.link),
      incarnations: guard(store.incarnations),
      unsent: guard(store.unsent),
      markSending: guard(store.markSending),
      settle: guard(store.settle),
      applyPage: guard(store.applyPage),
      beginEpoch: guard(store.beginEpoch),
      resetCursor: guard(store.resetCursor),
      resend: guard(store.resend),
      remintIncarnation: guard(() => {
        store.remintIncarnation();
        mark = base.mark();
        tally.reminted += 1;
      }),
      noteClock: guard(store.noteClock),
    };
    return mutatedDevice(guarded, world.mutant, mayDie, purged);
  }

  /** Half a second after the last write, the mark is kept: a process that dies before leaves it behind. */
  function atRest(): void {
    const born = life;
    writes += 1;
    const mine = writes;
    time.after(REST_MS, () => {
      if (born === life && open && mine === writes) mark = base.mark();
      return false;
    });
  }

  async function crash(): Promise<void> {
    if (!open) return;
    open = false;
    life += 1;
    busy = false;
    tally.crashes += 1;
    await base.die();
    time.after(1_000 + random.below(40_000), () => {
      time.hold(start());
      return true;
    });
  }

  async function start(): Promise<void> {
    if (open) return;
    life += 1;
    // The mutant keeps its identity whatever happened to its disk.
    const opening = await base.open(token, world.mutant === 'watermark' ? null : mark);
    if (opening !== 'same') tally.reminted += 1;
    mark = base.mark();
    open = true;
    failures = 0;
    later(random.below(3_000));
  }

  async function stop(): Promise<void> {
    if (!open) return;
    mark = base.mark();
    open = false;
    life += 1;
    busy = false;
    await base.die();
  }

  function later(ms: number): void {
    const born = life;
    due += 1;
    const mine = due;
    time.after(ms, () => {
      if (born !== life || mine !== due || !open || busy) return false;
      round(born).catch(() => {});
      return true;
    });
  }

  async function round(born: number): Promise<void> {
    busy = true;
    last = null;
    tally.rounds += 1;
    const now = () => time.now() + clock.skew;
    try {
      const done = await syncRound(
        { store: living(born), link, now },
        { pageSize: 1 + random.below(40), pages: 1 + random.below(30) },
      );
      if (born !== life) return;
      busy = false;
      if (done.kind === 'failed') {
        failures += 1;
        last = { moved: 0, ok: false };
        later(retryDelay(failures, random.below(1_000) / 1_000));
        return;
      }
      failures = 0;
      mustGreet = false;
      last = { moved: done.sent + done.applied + (done.more ? 1 : 0), ok: true };
      later(done.more ? 0 : 5_000 + random.below(40_000));
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      if (born === life) await crash();
    }
  }

  return {
    identity,
    token,
    till,
    base,
    isOpen: () => open && !mustGreet,
    mustGreet: () => mustGreet,
    async act(act) {
      try {
        mayDie();
        const { number } = await base.record(act);
        oracle.recorded(act, number, identity);
        mayDie();
        atRest();
        oracle.acknowledged(act.id);
        later(random.below(2_000));
        return true;
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        await crash();
        return false;
      }
    },
    start,
    stop,
    crash,
    async copy() {
      copies.push({ copy: await base.copy(), mark });
      if (copies.length > COPIES) copies.splice(random.below(copies.length), 1);
    },
    async restoreOlder() {
      if (copies.length === 0) return;
      const chosen = random.pick(copies);
      if (random.below(2) === 0) await stop();
      else await crash();
      await putBack(chosen.copy);
      tally.restores += 1;
      reopenLater();
    },
    async restoreWhole() {
      const chosen = copies.at(-1);
      if (chosen === undefined || !portal.isUp()) return;
      const incarnation = mark?.incarnation ?? '';
      const held = await portal.base.highestSeq(incarnation);
      // What the portal never heard of cannot be told apart: no rule could.
      if (chosen.mark?.incarnation !== incarnation || held < (mark?.seq ?? 0)) return;
      if (held <= chosen.mark.seq) return;
      await stop();
      await putBack(chosen.copy);
      mark = chosen.mark;
      mustGreet = true;
      tally.silent += 1;
      reopenLater();
    },
    async anyCopy() {
      return copies.length > 0 && random.below(2) === 0 ? random.pick(copies).copy : base.copy();
    },
    cutUntil(instant) {
      cut = instant;
    },
    jumpClock(ms) {
      clock.skew += ms;
    },
    wake: () => later(0),
    lastRound: () => last,
  };

  async function putBack(copy: unknown): Promise<void> {
    const before = new Set(base.rows().keys());
    await base.restore(copy);
    purged.clear();
    const left = base.rows();
    for (const id of before) if (!left.has(id)) oracle.rolledBack(id);
  }

  function reopenLater(): void {
    time.after(1_000 + random.below(20_000), () => {
      time.hold(start());
      return true;
    });
  }
}
