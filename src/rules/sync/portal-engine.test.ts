import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { envelopeOf } from '../../../test/sync/acts.ts';
import { hashHolds, sealed } from '../../../test/sync/command-hash.ts';
import { type MemoryPortal, memoryPortal } from '../../../test/sync/memory-portal-store.ts';
import { answerHello, answerPull, receivePush } from './portal-engine.ts';
import { AlreadyHeld, type PortalStore } from './portal-store.ts';
import { PROTOCOL, PULL_CHANGES, type WireCommand } from './protocol.ts';

const FROM = { device: 'd', agency: 'NORD' };
const NOW = Date.parse('2026-11-17T13:05:00.000Z');
let made = 0;

function portal(): MemoryPortal {
  return memoryPortal({
    newName() {
      made += 1;
      return `epoch-${made}`;
    },
  });
}
const ports = (store: PortalStore) => ({ store, now: () => NOW, hashHolds });
function payment(nth: number, change: Partial<WireCommand> = {}): WireCommand {
  const id = `0199a000-0000-7000-8000-${String(nth).padStart(12, '0')}`;
  const act = { id, kind: 'payment' as const, account: 'compte', cents: 100, follows: [] };
  return sealed({
    ...envelopeOf(act, `G2A-${nth}`, { incarnation: 'i', seq: nth, now: 0, post: 'G' }),
    ...change,
  });
}
async function push(base: MemoryPortal, commands: readonly WireCommand[], epoch = base.epoch()) {
  return receivePush(ports(base.store), FROM, { protocol: PROTOCOL, epoch, commands: [...commands] });
}

describe('another version of the protocol', () => {
  test('is told so, and nothing is written', async () => {
    const base = portal();
    const pause = { kind: 'failed', failure: { kind: 'pause', code: 'too-old' } };
    expect(await answerHello(ports(base.store), FROM, { protocol: 9, incarnations: ['i'] })).toEqual(pause);
    const request = { protocol: 9, epoch: base.epoch(), commands: [payment(1)] };
    expect(await receivePush(ports(base.store), FROM, request)).toEqual(pause);
    expect(base.commands().size).toBe(0);
  });
});

describe('a hello', () => {
  test('is answered with the clock, the epoch, and every incarnation named', async () => {
    const base = portal();
    await push(base, [payment(1), payment(2)]);
    const reply = await answerHello(ports(base.store), FROM, {
      protocol: PROTOCOL,
      incarnations: ['i', 'j'],
    });
    expect(reply).toEqual({
      kind: 'answer',
      value: {
        protocol: PROTOCOL,
        epoch: base.epoch(),
        now: '2026-11-17T13:05:00.000Z',
        held: { i: { count: 2, maxSeq: 2, forked: false }, j: { count: 0, maxSeq: 0, forked: false } },
      },
    });
  });
});

describe('a push', () => {
  test('to another epoch is refused whole', async () => {
    const base = portal();
    expect(await push(base, [payment(1)], 'before')).toEqual({
      kind: 'failed',
      failure: { kind: 'epoch', epoch: base.epoch() },
    });
    expect(base.commands().size).toBe(0);
  });

  test('does not keep a command that was altered, so that the sound one can still come', async () => {
    const base = portal();
    const sound = payment(1);
    const altered = { ...sound, payload: { cents: 9_999_999, payment: null } };
    expect(await push(base, [altered])).toMatchObject({
      value: { answers: [{ outcome: { kind: 'conflict' } }] },
    });
    expect(base.commands().size).toBe(0);
    expect(await push(base, [sound])).toMatchObject({
      value: { answers: [{ outcome: { kind: 'accepted' } }] },
    });
    expect([...base.ledger().values()].map(({ cents }) => cents)).toEqual([100]);
  });

  test('notes that two commands came under one seq, and keeps both: money was taken twice', async () => {
    const base = portal();
    await push(base, [payment(1), payment(2, { seq: 1 })]);
    expect(base.commands().size).toBe(2);
    expect(await base.store.held(FROM, ['i'])).toEqual(
      new Map([['i', { count: 2, maxSeq: 1, forked: true }]]),
    );
    // Sent again, a command is no second one.
    const sane = portal();
    await push(sane, [payment(1), payment(1)]);
    expect(await sane.store.held(FROM, ['i'])).toEqual(
      new Map([['i', { count: 1, maxSeq: 1, forked: false }]]),
    );
  });

  test('gives up a race only when it never ends, and lets any other failure through', async () => {
    const base = portal();
    let tries = 0;
    const failing = (error: Error): PortalStore => ({
      ...base.store,
      async transaction() {
        tries += 1;
        throw error;
      },
    });
    const request = { protocol: PROTOCOL, epoch: base.epoch(), commands: [payment(1)] };
    await expect(receivePush(ports(failing(new AlreadyHeld('x'))), FROM, request)).rejects.toThrow(
      AlreadyHeld,
    );
    expect(tries).toBe(6);
    tries = 0;
    await expect(receivePush(ports(failing(new Error('disk'))), FROM, request)).rejects.toThrow('disk');
    expect(tries).toBe(1);
  });

  test('in whatever order and however often, counts each act once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 6 })),
        async (pushes) => {
          const base = portal();
          await Promise.all(
            pushes.map((nths) =>
              push(
                base,
                nths.map((nth) => payment(nth)),
              ),
            ),
          );
          const sent = new Set(pushes.flat());
          expect(base.ledger().size).toBe(sent.size);
          expect(base.commands().size).toBe(sent.size);
        },
      ),
    );
  });
});

describe('a pull', () => {
  const put = (base: MemoryPortal, feed: string, key: string) =>
    base.write([{ feed, kind: 'annonces', key, op: 'put', absentSince: null, content: { key } }]);

  test('begins again for a cursor of another epoch, another agency or nobody', async () => {
    const base = portal();
    const gone = { kind: 'failed', failure: { kind: 'cursor-gone' } };
    const first = await answerPull(ports(base.store), FROM, null, 10);
    if (first.kind !== 'answer') throw new Error('no page');
    const { cursor } = first.value;
    const ask = (agency: string, text: string) =>
      answerPull(ports(base.store), { ...FROM, agency }, text, 10);
    expect(await ask('NORD', cursor)).toMatchObject({ kind: 'answer' });
    expect(await ask('SUD', cursor)).toEqual(gone);
    expect(await ask('NORD', 'n’importe quoi')).toEqual(gone);
    base.turnEpoch();
    expect(await ask('NORD', cursor)).toEqual(gone);
  });

  test('reads what stands page by page with how far it is, then what moved', async () => {
    const base = portal();
    for (const key of ['a', 'b', 'c']) await put(base, 'NORD', key);
    const told: string[] = [];
    const progress: unknown[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < 9; page += 1) {
      const reply = await answerPull(ports(base.store), FROM, cursor, 2);
      if (reply.kind !== 'answer') throw new Error('no page');
      told.push(...reply.value.changes.map(({ key }) => key));
      progress.push(reply.value.progress);
      cursor = reply.value.cursor;
      if (!reply.value.more) break;
    }
    expect(told).toEqual(['a', 'b', 'c']);
    expect(progress).toEqual([{ done: 2, total: 3 }, { done: 3, total: 3 }, null]);
    await put(base, '*', 'd');
    await put(base, 'NORD', 'a');
    expect(await answerPull(ports(base.store), FROM, cursor, 9)).toMatchObject({
      value: { changes: [{ key: 'd' }, { key: 'a' }], more: false, progress: null },
    });
  });

  test('takes no limit but its own', async () => {
    const base = portal();
    const asked: number[] = [];
    const store: PortalStore = {
      ...base.store,
      standing: (agency, after, limit) => {
        asked.push(limit);
        return base.store.standing(agency, after, limit);
      },
    };
    for (const limit of [0, -5, 1e9]) await answerPull(ports(store), FROM, null, limit);
    expect(asked).toEqual([1, 1, PULL_CHANGES]);
  });

  test('tells no position: a device must not reckon with them', async () => {
    const base = portal();
    await put(base, 'NORD', 'a');
    const first = await answerPull(ports(base.store), FROM, null, 9);
    if (first.kind !== 'answer') throw new Error('no page');
    await put(base, 'NORD', 'b');
    const second = await answerPull(ports(base.store), FROM, first.value.cursor, 9);
    if (second.kind !== 'answer') throw new Error('no page');
    for (const change of [...first.value.changes, ...second.value.changes]) {
      expect(Object.keys(change).toSorted()).toEqual(['absentSince', 'content', 'key', 'kind', 'op']);
    }
  });
});
