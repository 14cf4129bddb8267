import { type PortalMark, wentBack } from '../../src/rules/sync/decide-identity.ts';
import type { Reply } from '../../src/rules/sync/network.ts';
import {
  answerHello,
  answerPull,
  type PortalPorts,
  receivePush,
} from '../../src/rules/sync/portal-engine.ts';
import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import type { PushAnswer, PushRequest } from '../../src/rules/sync/protocol.ts';
import { hashHolds } from '../sync/command-hash.ts';
import type { Random } from './random.ts';
import type { Bases, ErpWrite, PortalBase } from './sync-bases.ts';
import { type Mutant, mutatedPortal, splitAtWatermark } from './sync-mutants.ts';
import type { Serve } from './sync-network.ts';
import type { Timeline } from './sync-timeline.ts';

export type PortalTally = { crashes: number; restores: number; epochs: number; slow: number };

/** The landlord's central system: the production engine over a database that outlives it. */
export type SimulatedPortal = {
  readonly tally: PortalTally;
  readonly base: PortalBase;
  isUp(): boolean;
  /** Requests of one post, as the network brings them. */
  serveFor(from: DeviceIdentity): Serve;
  erp(writes: readonly ErpWrite[], accounts: readonly { key: string; agency: string }[]): Promise<void>;
  /** Dies now, whatever it was doing; `start` brings it back. */
  crash(): Promise<void>;
  start(): Promise<void>;
  copy(): Promise<void>;
  /** Its database is put back to an older copy while it is down. */
  restoreOlder(): Promise<void>;
  /** Another database takes over a moment from now, which has heard nothing since. */
  failOver(unless: () => boolean): Promise<void>;
  /** No more slow transactions and no more deaths of itself. */
  calm(): void;
};

const COPIES = 6;

export async function simulatedPortal(
  time: Timeline,
  random: Random,
  bases: Bases,
  mutant: Mutant | null,
  newId: () => string,
): Promise<SimulatedPortal> {
  const tally: PortalTally = { crashes: 0, restores: 0, epochs: 0, slow: 0 };
  let calm = false;
  /** One call in so many holds its transaction for seconds; some portals are worse than others. */
  const slowOneIn = random.pick([25, 100, 400]);
  let up = true;
  let life = 0;
  const base = await bases.portal({
    positions: mutant === 'naive-cursor' ? 'sequence' : 'locked',
    async pause() {
      if (calm || random.below(10) < 6) return;
      if (random.below(4_000) === 0) await crash();
      const slow = random.below(slowOneIn) === 0;
      if (slow) tally.slow += 1;
      await time.sleep(slow ? 500 + random.below(8_000) : 1 + random.below(60));
    },
  });
  /** Beside its configuration, outside its database. */
  let mark: PortalMark = await base.mark();
  const copies: { readonly copy: unknown }[] = [{ copy: await base.copy() }];

  async function crash(): Promise<void> {
    if (!up) return;
    up = false;
    life += 1;
    tally.crashes += 1;
    await base.kill();
    time.after(2_000 + random.below(60_000), () => {
      time.hold(start());
      return true;
    });
  }

  async function start(): Promise<void> {
    if (up) return;
    const found = await base.mark();
    if (wentBack(found, mark) && mutant !== 'no-epoch') {
      await base.turnEpoch();
      tally.epochs += 1;
    }
    mark = await base.mark();
    up = true;
  }

  function ports(): PortalPorts {
    return { store: mutatedPortal(base.store(), mutant, newId), now: time.now, hashHolds };
  }

  async function alive<T>(work: () => Promise<Reply<T>>): Promise<Reply<T> | undefined> {
    if (!up) return undefined;
    const born = life;
    const done = work();
    if (bases.real) time.hold(done);
    const reply = await done;
    return born === life ? reply : undefined;
  }

  async function push(from: DeviceIdentity, request: PushRequest): Promise<Reply<PushAnswer>> {
    const born = life;
    const { store } = ports();
    const { above, known } =
      mutant === 'watermark' ? await splitAtWatermark(store, from, request) : { above: request, known: [] };
    const reply = await receivePush(ports(), from, above);
    if (reply.kind === 'failed') return reply;
    // Before the answer leaves: nobody knows of a command that the mark does not.
    if (born === life) mark = await base.mark();
    return { kind: 'answer', value: { ...reply.value, answers: [...reply.value.answers, ...known] } };
  }

  async function putBack(copy: unknown): Promise<void> {
    await crash();
    await base.restore(copy);
    tally.restores += 1;
  }

  return {
    tally,
    base,
    isUp: () => up,
    serveFor: (from) => ({
      hello: (request) => alive(() => answerHello(ports(), from, request)),
      push: (request) => alive(() => push(from, request)),
      pull: (cursor, limit) => alive(() => answerPull(ports(), from, cursor, limit)),
    }),
    async erp(writes, accounts) {
      if (!up) return;
      const done = base.write(writes, accounts);
      // It may be killed under way.
      done.catch(() => {});
      if (bases.real) await done;
    },
    crash,
    start,
    async copy() {
      copies.push({ copy: await base.copy() });
      if (copies.length > COPIES) copies.splice(1, 1);
    },
    async restoreOlder() {
      await putBack(random.pick(copies).copy);
    },
    async failOver(unless) {
      const copy = await base.copy();
      time.after(random.below(1_500), () => {
        if (unless()) return false;
        time.hold(putBack(copy));
        return true;
      });
    },
    calm() {
      calm = true;
    },
  };
}
