import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { DeviceStore } from '../../../src/rules/sync/device-store.ts';
import { type Change, wireCommandSchema } from '../../../src/rules/sync/protocol.ts';
import { commandHash } from '../command-hash.ts';
import { holdAgainstModel, idOf, idsOf, step } from './device-model.ts';

/** A device's base as the suite needs to hold it. */
export type DeviceUnderTest = {
  /** Of the base now open: another one after `reopen`. */
  store(): DeviceStore;
  /** Records an act at the counter, one that others may follow. */
  record(follows?: readonly string[]): Promise<{ readonly id: string; readonly number: string }>;
  /** How the portal tells that another post did this. */
  told(id: string): Change;
  /** Acts of other posts that this base knows now, applied or kept until they can be. */
  remote(): ReadonlySet<string>;
  /** The process dies and begins again on the same disk. */
  reopen(): Promise<void>;
  /** Makes every write of the cursor fail until called off; absent where a page is one assignment. */
  readonly failCursor?: () => () => void;
  close(): Promise<void>;
};

const EPOCH = 'epoch-1';

/** What any store of a device owes to the protocol, whatever keeps it. */
export function describeDeviceStore(name: string, make: () => Promise<DeviceUnderTest>, runs = 50): void {
  const open: DeviceUnderTest[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  async function device(): Promise<DeviceUnderTest> {
    const made = await make();
    open.push(made);
    return made;
  }

  describe(`${name}, a device's store`, () => {
    test('begins with nothing sent, nothing told and one incarnation', async () => {
      const { store, remote } = await device();
      expect(store().link()).toEqual({ epoch: null, cursor: null });
      expect(store().incarnations()).toEqual([
        { incarnation: expect.any(String), sent: 0, maxSeq: 0, current: true },
      ]);
      expect(store().unsent(10, null)).toEqual([]);
      expect(remote().size).toBe(0);
    });

    test('gives what was recorded in its order, sealed, without a gap', async () => {
      const { store, record } = await device();
      const first = await record();
      const second = await record([first.id]);
      const third = await record();
      const commands = store().unsent(10, null);
      expect(commands.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
      expect(commands.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(new Set(commands.map(({ incarnation }) => incarnation)).size).toBe(1);
      expect(commands[1]?.dependsOn).toEqual([first.id]);
      for (const command of commands) {
        expect(wireCommandSchema.parse(command)).toEqual(command);
        expect(command.hash).toBe(commandHash(command));
      }
      expect(store().incarnations()).toMatchObject([{ sent: 0, maxSeq: 3, current: true }]);
    });

    test('gives the same command to the letter each time, after a death too', async () => {
      const one = await device();
      await one.record();
      const [before] = one.store().unsent(1, null);
      await one.reopen();
      expect(one.store().unsent(1, null)).toEqual([before]);
    });

    test('goes on after a command, even one that waits no more', async () => {
      const { store, record } = await device();
      const acts = [await record(), await record(), await record(), await record()];
      const ids = acts.map(({ id }) => id);
      expect(idsOf(store().unsent(2, null))).toEqual(ids.slice(0, 2));
      store().settle([
        { id: ids[0] ?? '', state: 'sent', suspense: false },
        { id: ids[1] ?? '', state: 'refused', code: 'SYN-404', reason: 'Inconnu.' },
      ]);
      expect(idsOf(store().unsent(1, ids[1] ?? null))).toEqual(ids.slice(2, 3));
      expect(idsOf(store().unsent(9, ids[2] ?? null))).toEqual(ids.slice(3));
      expect(store().unsent(9, ids[3] ?? null)).toEqual([]);
    });

    test('keeps what is being sent until its answer comes, through a death', async () => {
      const one = await device();
      const { id } = await one.record();
      one.store().markSending([id]);
      await one.reopen();
      expect(idsOf(one.store().unsent(9, null))).toEqual([id]);
      expect(one.store().incarnations()).toMatchObject([{ sent: 0 }]);
    });

    test('settles each as it was answered, and nothing else', async () => {
      const { store, record } = await device();
      const [sent, refused, deferred, silent] = [
        await record(),
        await record(),
        await record(),
        await record(),
      ];
      store().markSending([sent.id, refused.id, deferred.id, silent.id]);
      store().settle([
        { id: sent.id, state: 'sent', suspense: true },
        { id: refused.id, state: 'refused', code: 'SYN-404', reason: 'Inconnu.' },
        { id: deferred.id, state: 'waiting', reason: 'Attend.' },
        { id: 'ffffffff-0000-7000-8000-000000000000', state: 'sent', suspense: false },
      ]);
      expect(idsOf(store().unsent(9, null))).toEqual([deferred.id, silent.id]);
      expect(store().incarnations()).toMatchObject([{ sent: 1, maxSeq: 4 }]);
    });

    test('keeps a page with its cursor, and a page that comes twice changes nothing', async () => {
      const one = await device();
      one.store().beginEpoch(EPOCH);
      const [first, second] = [idOf(1), idOf(2)];
      one.store().applyPage([one.told(first), one.told(second)], 'c1');
      one.store().applyPage([one.told(second)], 'c2');
      await one.reopen();
      expect(one.store().link()).toEqual({ epoch: EPOCH, cursor: 'c2' });
      expect([...one.remote()].toSorted()).toEqual([first, second]);
    });

    test('never takes an act of its own for one of another post', async () => {
      const one = await device();
      const { id } = await one.record();
      one.store().beginEpoch(EPOCH);
      one.store().applyPage([one.told(id), one.told(idOf(1))], 'c1');
      expect([...one.remote()]).toEqual([idOf(1)]);
    });

    test('keeps neither the page nor its cursor when one of them fails', async (context) => {
      const one = await device();
      if (one.failCursor === undefined) return context.skip();
      one.store().beginEpoch(EPOCH);
      one.store().applyPage([one.told(idOf(1))], 'c1');
      const mend = one.failCursor();
      expect(() => one.store().applyPage([one.told(idOf(2))], 'c2')).toThrow();
      mend();
      expect(one.store().link().cursor).toBe('c1');
      expect([...one.remote()]).toEqual([idOf(1)]);
      await one.reopen();
      expect(one.store().link().cursor).toBe('c1');
      expect([...one.remote()]).toEqual([idOf(1)]);
    });

    test('sends everything again to another epoch, and forgets what the one before told', async () => {
      const one = await device();
      const acts = [await one.record(), await one.record(), await one.record(), await one.record()];
      const ids = acts.map(({ id }) => id);
      one.store().beginEpoch(EPOCH);
      one.store().applyPage([one.told(idOf(1))], 'c1');
      one.store().settle([
        { id: ids[0] ?? '', state: 'sent', suspense: false },
        { id: ids[1] ?? '', state: 'refused', code: 'SYN-404', reason: 'Inconnu.' },
      ]);
      one.store().markSending([ids[2] ?? '']);
      one.store().beginEpoch('epoch-2');
      await one.reopen();
      expect(one.store().link()).toEqual({ epoch: 'epoch-2', cursor: null });
      expect(idsOf(one.store().unsent(9, null))).toEqual(ids);
      expect(one.store().incarnations()).toMatchObject([{ sent: 0, maxSeq: 4 }]);
      expect(one.remote().size).toBe(0);
    });

    test('pulls from nothing again without touching the queue', async () => {
      const one = await device();
      const { id } = await one.record();
      one.store().beginEpoch(EPOCH);
      one.store().settle([{ id, state: 'sent', suspense: false }]);
      one.store().applyPage([one.told(idOf(1))], 'c1');
      one.store().resetCursor();
      expect(one.store().link()).toEqual({ epoch: EPOCH, cursor: null });
      expect(one.store().unsent(9, null)).toEqual([]);
      expect(one.remote().size).toBe(0);
    });

    test('goes on under another incarnation, from 1, with numbers never given', async () => {
      const one = await device();
      const before = await one.record();
      const [first] = one.store().incarnations();
      one.store().remintIncarnation();
      await one.reopen();
      const after = await one.record();
      expect(after.number).not.toBe(before.number);
      const counts = one.store().incarnations();
      expect(counts).toEqual([
        { ...first, maxSeq: 1, current: false },
        { incarnation: expect.any(String), sent: 0, maxSeq: 1, current: true },
      ]);
      expect(new Set(counts.map(({ incarnation }) => incarnation)).size).toBe(2);
      expect(one.store().unsent(9, null)).toMatchObject([
        { id: before.id, seq: 1, incarnation: counts[0]?.incarnation },
        { id: after.id, seq: 1, incarnation: counts[1]?.incarnation },
      ]);
    });

    test('names an incarnation that has recorded nothing yet', async () => {
      const one = await device();
      await one.record();
      one.store().remintIncarnation();
      expect(one.store().incarnations()).toMatchObject([
        { maxSeq: 1, current: false },
        { maxSeq: 0, current: true },
      ]);
    });

    test('sends again what stands under the incarnations named, and only that', async () => {
      const one = await device();
      const [first, second] = [await one.record(), await one.record()];
      one.store().remintIncarnation();
      const third = await one.record();
      one.store().settle([
        { id: first.id, state: 'sent', suspense: false },
        { id: second.id, state: 'refused', code: 'SYN-404', reason: 'Inconnu.' },
        { id: third.id, state: 'sent', suspense: false },
      ]);
      one.store().resend([one.store().incarnations()[0]?.incarnation ?? '']);
      expect(idsOf(one.store().unsent(9, null))).toEqual([first.id, second.id]);
    });

    test('holds against a model of itself, whatever comes in whatever order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const one = await make();
          try {
            await holdAgainstModel(one, steps);
          } finally {
            await one.close();
          }
        }),
        { numRuns: runs },
      );
    });
  });
}
