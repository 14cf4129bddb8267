import { describe, expect, test } from 'vitest';
import { type MemoryDevice, memoryDevice } from '../../../test/sync/memory-device-store.ts';
import { syncRound } from './device-engine.ts';
import type { LinkFailure, PortalLink } from './network.ts';
import type { Change, Outcome, PushRequest } from './protocol.ts';
import { PROTOCOL } from './protocol.ts';

const AT = Date.parse('2026-11-17T13:05:00.000Z');
let made = 0;
function device(): MemoryDevice {
  const newName = () => {
    made += 1;
    return `n${made}`;
  };
  return memoryDevice({ token: 't', till: 'G2', post: 'G', newName, drawLetters: newName, now: () => AT });
}
function pay(base: MemoryDevice, follows: readonly string[] = []): string {
  made += 1;
  const id = `0199a000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  base.record({ id, kind: 'payment', account: 'compte', cents: 100, follows });
  return id;
}
const told = (key: string): Change => ({
  kind: 'encaissement',
  key,
  op: 'put',
  absentSince: null,
  content: {},
});

type Script = {
  epoch?: string;
  held?: Record<string, { count: number; maxSeq: number; forked: boolean }>;
  pages?: readonly (readonly Change[])[];
  outcome?: (id: string) => Outcome;
  /** Fails at the nth call. */
  fails?: ReadonlyMap<number, LinkFailure>;
};

/** A portal that answers as told, and remembers what it was asked. */
function scripted(script: Script) {
  const pushes: PushRequest[] = [];
  const cursors: (string | null)[] = [];
  let calls = 0;
  let page = 0;
  const epoch = script.epoch ?? 'e1';
  const reply = <T>(value: T) => {
    calls += 1;
    const failure = script.fails?.get(calls);
    return failure === undefined ? { kind: 'answer' as const, value } : { kind: 'failed' as const, failure };
  };
  const now = new Date(AT + 90_000).toISOString();
  const link: PortalLink = {
    async hello({ incarnations }) {
      const held = Object.fromEntries(
        incarnations.map((name) => [name, script.held?.[name] ?? { count: 0, maxSeq: 0, forked: false }]),
      );
      return reply({ protocol: PROTOCOL, epoch, now, held });
    },
    async push(request) {
      const answers = request.commands.map(({ id }) => ({
        id,
        outcome: script.outcome?.(id) ?? { kind: 'accepted' as const, suspense: false },
      }));
      const answered = reply({ epoch, now, answers });
      if (answered.kind === 'answer') pushes.push(request);
      return answered;
    },
    async pull(cursor) {
      cursors.push(cursor);
      const changes = [...(script.pages?.[page] ?? [])];
      page += 1;
      return reply({
        epoch,
        now,
        changes,
        cursor: `c${page}`,
        more: page < (script.pages?.length ?? 0),
        progress: null,
      });
    },
  };
  return { link, pushes, cursors };
}
const round = (base: MemoryDevice, link: PortalLink, options = {}) =>
  syncRound({ store: base.store, link, now: () => AT }, options);

describe('a round', () => {
  test('greets, sends what waits in its order, and takes what moved', async () => {
    const base = device();
    const ids = [pay(base), pay(base)];
    const { link, pushes } = scripted({ pages: [[told('x')], [told('y')]] });
    expect(await round(base, link)).toEqual({ kind: 'done', sent: 2, applied: 2, more: false });
    expect(pushes.flatMap(({ commands }) => commands.map(({ id }) => id))).toEqual(ids);
    expect(base.store.link()).toEqual({ epoch: 'e1', cursor: 'c2' });
    expect(base.counted()).toEqual(new Set([...ids, 'x', 'y']));
    expect(base.clockOffset()).toBe(90_000);
  });

  test('sends in batches of a hundred, each command once', async () => {
    const base = device();
    const ids = Array.from({ length: 230 }, () => pay(base));
    const { link, pushes } = scripted({});
    expect(await round(base, link)).toMatchObject({ sent: 230 });
    expect(pushes.map(({ commands }) => commands.length)).toEqual([100, 100, 30]);
    expect(pushes.flatMap(({ commands }) => commands.map(({ id }) => id))).toEqual(ids);
  });

  test('sends what must wait once a round, and what comes after it all the same', async () => {
    const base = device();
    const ids = Array.from({ length: 101 }, () => pay(base));
    const { link, pushes } = scripted({
      outcome: (id) =>
        id === ids[100] ? { kind: 'accepted', suspense: false } : { kind: 'deferred', missing: [] },
    });
    expect(await round(base, link)).toMatchObject({ kind: 'done', sent: 1 });
    expect(pushes).toHaveLength(2);
    expect(base.row(ids[0] ?? '')).toMatchObject({
      state: 'waiting',
      reason: expect.stringContaining('Attend'),
    });
  });

  test('a refusal is kept with its words, and stops nothing else', async () => {
    const base = device();
    const [first, second] = [pay(base), pay(base)];
    const { link } = scripted({
      outcome: (id) =>
        id === first
          ? { kind: 'rejected', code: 'SYN-404', reason: 'Inconnu.', because: null }
          : { kind: 'accepted', suspense: true },
    });
    expect(await round(base, link)).toMatchObject({ sent: 2 });
    expect(base.row(first)).toMatchObject({ state: 'refused', code: 'SYN-404', reason: 'Inconnu.' });
    expect(base.row(second)).toMatchObject({ state: 'sent', suspense: true });
  });

  test('stops pulling after so many pages, and says that there is more', async () => {
    const base = device();
    const { link, cursors } = scripted({ pages: [[told('a')], [told('b')], [told('c')]] });
    expect(await round(base, link, { pages: 2 })).toMatchObject({ applied: 2, more: true });
    expect(cursors).toEqual([null, 'c1']);
  });
});

describe('a round that is cut', () => {
  const unreachable: LinkFailure = { kind: 'unreachable' };

  test.each([1, 2, 3, 4])(
    'at call %i leaves what was answered settled, and sends the rest again',
    async (call) => {
      const base = device();
      const ids = Array.from({ length: 150 }, () => pay(base));
      const broken = scripted({ fails: new Map([[call, unreachable]]) });
      expect(await round(base, broken.link)).toEqual({ kind: 'failed', failure: unreachable });
      const before = broken.pushes.flatMap(({ commands }) => commands.map(({ id }) => id));
      const { link, pushes } = scripted({
        held: Object.fromEntries(
          base.store
            .incarnations()
            .map(({ incarnation }) => [
              incarnation,
              { count: before.length, maxSeq: before.length, forked: false },
            ]),
        ),
      });
      expect(await round(base, link)).toMatchObject({ kind: 'done' });
      expect([...before, ...pushes.flatMap(({ commands }) => commands.map(({ id }) => id))]).toEqual(ids);
    },
  );

  test('by an epoch that changed under a push sends everything again', async () => {
    const base = device();
    const ids = [pay(base), pay(base)];
    await round(base, scripted({}).link);
    base.store.applyPage([told('x')], 'c9');
    const late = pay(base);
    const held = {
      [base.store.incarnations()[0]?.incarnation ?? '']: { count: 2, maxSeq: 2, forked: false },
    };
    const moved = scripted({ held, fails: new Map([[2, { kind: 'epoch', epoch: 'e2' }]]) });
    expect(await round(base, moved.link)).toMatchObject({ kind: 'failed', failure: { kind: 'epoch' } });
    expect(base.store.link()).toEqual({ epoch: 'e2', cursor: null });
    const { link, pushes } = scripted({ epoch: 'e2' });
    await round(base, link);
    expect(pushes.flatMap(({ commands }) => commands.map(({ id }) => id))).toEqual([...ids, late]);
  });

  test('by a cursor that is gone pulls from nothing, and sends nothing again', async () => {
    const base = device();
    pay(base);
    await round(base, scripted({ pages: [[told('x')]] }).link);
    const held = {
      [base.store.incarnations()[0]?.incarnation ?? '']: { count: 1, maxSeq: 1, forked: false },
    };
    await round(base, scripted({ held, fails: new Map([[2, { kind: 'cursor-gone' }]]) }).link);
    const { link, pushes, cursors } = scripted({ held, pages: [[told('y')]] });
    await round(base, link);
    expect(pushes).toEqual([]);
    expect(cursors).toEqual([null]);
    expect(base.changes().map(({ key }) => key)).toEqual(['y']);
  });
});

describe('what the portal says of its incarnations', () => {
  test('makes it send again what the portal took and no longer holds', async () => {
    const base = device();
    const ids = [pay(base), pay(base)];
    await round(base, scripted({}).link);
    const { link, pushes } = scripted({});
    await round(base, link);
    expect(pushes.flatMap(({ commands }) => commands.map(({ id }) => id))).toEqual(ids);
  });

  test('makes a base behind itself go on under another incarnation, before it sends anything', async () => {
    const base = device();
    const id = pay(base);
    const [first] = base.store.incarnations();
    const { link, pushes } = scripted({
      held: { [first?.incarnation ?? '']: { count: 4, maxSeq: 4, forked: false } },
    });
    await round(base, link);
    pay(base);
    expect(pushes[0]?.commands).toMatchObject([{ id, seq: 1 }]);
    const counts = base.store.incarnations();
    expect(counts).toMatchObject([
      { incarnation: first?.incarnation, current: false, maxSeq: 1 },
      { current: true, maxSeq: 1 },
    ]);
  });
});

test('both clocks are compared over the middle of the call', async () => {
  const base = device();
  let now = AT;
  const { link } = scripted({});
  const slow: PortalLink = {
    ...link,
    async hello(request) {
      now += 4_000;
      return link.hello(request);
    },
  };
  await syncRound({ store: base.store, link: slow, now: () => now });
  expect(base.clockOffset()).toBe(88_000);
});
