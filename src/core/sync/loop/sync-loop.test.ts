import { describe, expect, test } from 'vitest';
import type { DeviceStore } from '../../../rules/sync/device-store.ts';
import type { LinkFailure, PortalLink, Reply } from '../../../rules/sync/network.ts';
import { PROTOCOL, type PullAnswer } from '../../../rules/sync/protocol.ts';
import { type LinkStanding, SyncLoop, WATCHDOG_MS } from './sync-loop.ts';

const NOW = '2026-11-17T13:05:00.000Z';

/** A loop over a network whose answers the test gives one by one, and a clock that moves when told. */
function harness() {
  const timers: { at: number; wake: () => void }[] = [];
  const calls: { name: string; answer: (reply: Reply<never>) => void }[] = [];
  const stands: LinkStanding[] = [];
  const faults: unknown[] = [];
  let clock = 0;
  let called = () => {};
  let inside = 0;
  let most = 0;
  let cursor = 0;
  let throwing: Error | undefined;
  const afterwards: boolean[] = [];

  function wait<T>(name: string): Promise<Reply<T>> {
    if (name === 'hello') inside += 1;
    most = Math.max(most, inside);
    return new Promise((resolve) => {
      calls.push({ name, answer: resolve as never });
      called();
    });
  }
  const link: PortalLink = {
    hello: () => wait('hello'),
    push: () => wait('push'),
    pull: () => wait('pull'),
  };
  const store: DeviceStore = {
    link: () => ({ epoch: 'e1', cursor: String(cursor) }),
    incarnations: () => [{ incarnation: 'i1', sent: 0, maxSeq: 0, current: true }],
    unsent: () => [],
    markSending: () => {},
    settle: () => {},
    applyPage: () => {
      if (throwing !== undefined) throw throwing;
      cursor += 1;
    },
    beginEpoch: () => {},
    resetCursor: () => {},
    resend: () => {},
    remintIncarnation: () => {},
    noteClock: () => {},
  };
  const loop = new SyncLoop({
    store,
    link,
    now: () => clock,
    random: () => 0.5,
    after(ms, wake) {
      const timer = { at: clock + ms, wake };
      timers.push(timer);
      return () => {
        const place = timers.indexOf(timer);
        if (place >= 0) timers.splice(place, 1);
      };
    },
    afterwards: async () => afterwards.shift() ?? false,
    stands: (standing) => stands.push(standing),
    pulled: () => {},
    fault: (error) => faults.push(error),
  });

  /** The next call that the loop makes, its name checked. */
  async function next(name: string) {
    while (calls.length === 0) {
      await new Promise<void>((resolve) => {
        called = resolve;
      });
    }
    const call = calls.shift();
    expect(call?.name).toBe(name);
    const end = () => {
      inside -= 1;
    };
    return {
      fail(failure: LinkFailure) {
        end();
        call?.answer({ kind: 'failed', failure } as never);
      },
      greet: () =>
        call?.answer({
          kind: 'answer',
          value: { protocol: PROTOCOL, epoch: 'e1', now: NOW, held: {} },
        } as never),
      page(more = false) {
        end();
        const value: PullAnswer = { epoch: 'e1', now: NOW, changes: [], cursor: 'c', more, progress: null };
        call?.answer({ kind: 'answer', value } as never);
      },
    };
  }
  async function round(more = false) {
    (await next('hello')).greet();
    (await next('pull')).page(more);
  }
  /** Lets everything that is already decided happen. */
  async function settle() {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
  return {
    loop,
    stands,
    faults,
    timers,
    calls,
    next,
    round,
    settle,
    afterwards,
    most: () => most,
    breakStore: (error: Error | undefined) => {
      throwing = error;
    },
    leave: () => {
      inside -= 1;
    },
    /** The earliest timer, and its distance. */
    async ring(): Promise<number> {
      await settle();
      const timer = timers.toSorted((a, b) => a.at - b.at)[0];
      if (timer === undefined) throw new Error('nothing is awaited');
      timers.splice(timers.indexOf(timer), 1);
      const ms = timer.at - clock;
      clock = timer.at;
      timer.wake();
      return ms;
    },
  };
}

describe('while all goes well', () => {
  test('asks at once, then every twenty seconds, and at once for an act', async () => {
    const { loop, round, ring, stands, calls, settle } = harness();
    loop.start();
    await round();
    expect(await ring()).toBe(20_000);
    await round();
    await settle();
    expect(calls).toHaveLength(0);
    loop.poke();
    await round();
    await settle();
    expect(stands).toEqual([{ state: 'online' }, { state: 'online' }, { state: 'online' }]);
    await loop.stop();
  });

  test('goes on at once while there is more to pull, or more to fetch', async () => {
    const { loop, next, round, afterwards, ring, settle } = harness();
    afterwards.push(true, false);
    loop.start();
    (await next('hello')).greet();
    for (let page = 0; page < 19; page += 1) (await next('pull')).page(true);
    (await next('pull')).page(true);
    await round();
    await round();
    expect(await ring()).toBe(20_000);
    await round();
    await settle();
    await loop.stop();
  });

  test('takes up an act that came during a round as soon as it ends', async () => {
    const { loop, next, round, settle } = harness();
    loop.start();
    const hello = await next('hello');
    loop.poke();
    hello.greet();
    (await next('pull')).page();
    await round();
    await settle();
    await loop.stop();
  });
});

describe('when the portal cannot be reached', () => {
  test('waits longer and longer, up to five minutes; an act does not hasten it, a person does', async () => {
    const { loop, next, ring, stands, calls, settle, round } = harness();
    loop.start();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      (await next('hello')).fail({ kind: 'unreachable' });
      await settle();
      loop.poke();
      await settle();
      expect(calls).toHaveLength(0);
      waits.push(await ring());
    }
    expect(waits).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 150_000, 150_000, 150_000,
    ]);
    (await next('hello')).fail({ kind: 'unreachable' });
    await settle();
    const asked = loop.retry();
    await round();
    expect(await asked).toEqual({ state: 'online' });
    expect(stands.at(-1)).toEqual({ state: 'online' });
    await settle();
    await loop.stop();
  });

  test('waits as long as the portal asks', async () => {
    const { loop, next, ring, settle } = harness();
    loop.start();
    (await next('hello')).fail({ kind: 'busy', retryAfterMs: 7_000 });
    expect(await ring()).toBe(8_000);
    (await next('hello')).fail({ kind: 'unreachable' });
    await settle();
    await loop.stop();
  });

  test('a pause says why, and tries seldom', async () => {
    const { loop, next, ring, stands, settle } = harness();
    loop.start();
    (await next('hello')).fail({ kind: 'pause', code: 'revoked' });
    expect(await ring()).toBe(450_000);
    expect(stands).toEqual([{ state: 'paused', code: 'revoked' }]);
    (await next('hello')).fail({ kind: 'pause', code: 'revoked' });
    await settle();
    await loop.stop();
  });

  test('another epoch or a cursor gone begins again at once, a few times', async () => {
    const { loop, next, ring, stands, settle } = harness();
    loop.start();
    for (let times = 0; times < 4; times += 1) {
      (await next('hello')).greet();
      (await next('pull')).fail({ kind: 'cursor-gone' });
    }
    expect(await ring()).toBe(1_000);
    expect(stands).toEqual([{ state: 'offline' }]);
    (await next('hello')).fail({ kind: 'unreachable' });
    await settle();
    await loop.stop();
  });
});

describe('one round at a time', () => {
  test('a round that nothing moves in is given up, and the next begins without it', async () => {
    const { loop, next, ring, round, stands, leave, settle, most } = harness();
    loop.start();
    await next('hello');
    expect(await ring()).toBe(WATCHDOG_MS);
    leave();
    expect(await ring()).toBe(1_000);
    expect(stands).toEqual([{ state: 'offline' }]);
    await round();
    await settle();
    expect(most()).toBe(1);
    await loop.stop();
  });

  test('each answer puts the watchdog back', async () => {
    const { loop, next, timers, settle } = harness();
    loop.start();
    const hello = await next('hello');
    expect(timers).toHaveLength(1);
    const before = timers[0];
    hello.greet();
    const pull = await next('pull');
    expect(timers).toHaveLength(1);
    expect(timers[0]).not.toBe(before);
    pull.page();
    await settle();
    await loop.stop();
  });

  test('however often it is asked', async () => {
    const { loop, next, settle, most, round } = harness();
    loop.start();
    const hello = await next('hello');
    const asked = [loop.retry(), loop.retry()];
    loop.poke();
    let answered = false;
    void Promise.all(asked).then(() => {
      answered = true;
    });
    hello.greet();
    (await next('pull')).page();
    await settle();
    // That round began before it was asked for: what it says may be over.
    expect(answered).toBe(false);
    await round();
    expect(await Promise.all(asked)).toEqual([{ state: 'online' }, { state: 'online' }]);
    await settle();
    expect(most()).toBe(1);
    await loop.stop();
  });
});

describe('standing aside', () => {
  test('ends the round under way, and begins none until it may', async () => {
    const { loop, next, settle, calls, stands, round, leave } = harness();
    loop.start();
    const hello = await next('hello');
    await loop.hold();
    leave();
    // The answer comes too late: nothing of it is used.
    hello.greet();
    loop.poke();
    void loop.retry();
    await settle();
    expect(calls).toHaveLength(0);
    expect(stands).toEqual([]);
    loop.release();
    await round();
    await settle();
    expect(stands).toEqual([{ state: 'online' }]);
    await loop.stop();
  });

  test('a fault of the base is told, and the round tried again', async () => {
    const { loop, next, ring, faults, breakStore, round, settle } = harness();
    loop.start();
    breakStore(new Error('disk full'));
    (await next('hello')).greet();
    (await next('pull')).page();
    expect(await ring()).toBe(1_000);
    expect(faults).toEqual([new Error('disk full')]);
    breakStore(undefined);
    await round();
    await settle();
    await loop.stop();
  });

  test('stopping ends at once, whatever the network does', async () => {
    const { loop, next, calls, settle } = harness();
    loop.start();
    await next('hello');
    await loop.stop();
    loop.poke();
    await settle();
    expect(calls).toHaveLength(0);
  });
});
