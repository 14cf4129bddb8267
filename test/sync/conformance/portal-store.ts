import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { answerPull, receivePush } from '../../../src/rules/sync/portal-engine.ts';
import { AlreadyHeld, type DeviceIdentity, type PortalStore } from '../../../src/rules/sync/portal-store.ts';
import { type Change, type Outcome, PROTOCOL, type WireCommand } from '../../../src/rules/sync/protocol.ts';
import type { Act } from '../acts.ts';
import { hashHolds } from '../command-hash.ts';
import {
  ACCOUNT,
  acts,
  announcement,
  holdAgainstModel,
  NORTH,
  payment,
  push,
  SOUTH,
} from './portal-model.ts';

/** A portal's database as the suite needs to hold it. */
export type PortalUnderTest = {
  readonly store: PortalStore;
  /** What the ERP knows: accounts of an agency. */
  accounts(agency: string, keys: readonly string[]): Promise<void>;
  /** Puts a thing in a feed (`*` or an agency), as an import does; the same key moves it to the end. */
  put(feed: string, kind: 'agences' | 'annonces', key: string, op?: 'put' | 'remove'): Promise<void>;
  /** True for a database of one connection: while a transaction is open nothing else is read. */
  readonly oneConnection?: boolean;
  /** A command as a post would send it. */
  command(act: Act, at: { readonly incarnation: string; readonly seq: number }): WireCommand;
  /** Cents of all payments less all reversals, "à lettrer" included. */
  ledgerCents(): Promise<number>;
  close(): Promise<void>;
};

const accepted: Outcome = { kind: 'accepted', suspense: false };

/** What any store of a portal owes to the protocol, whatever keeps it. */
export function describePortalStore(name: string, make: () => Promise<PortalUnderTest>, runs = 30): void {
  const open: PortalUnderTest[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  async function portal(): Promise<PortalUnderTest> {
    const made = await make();
    open.push(made);
    await made.accounts('NORD', [ACCOUNT]);
    await made.accounts('SUD', ['compte-2']);
    return made;
  }

  describe(`${name}, a portal's store`, () => {
    test('keeps one epoch', async () => {
      const { store } = await portal();
      expect(await store.epoch()).toMatch(/./);
      expect(await store.epoch()).toBe(await store.epoch());
    });

    test('holds a command with what became of it, once its transaction is through', async () => {
      const { store, command, ledgerCents } = await portal();
      const one = command(payment(1, 1_250), { incarnation: 'i', seq: 1 });
      await take(store, NORTH, one, accepted);
      await store.transaction(NORTH, async (tx) => {
        expect(await tx.held(one.id)).toEqual({ hash: one.hash, outcome: accepted });
        expect(await tx.held(payment(2, 1).id)).toBeUndefined();
        expect(await tx.outcomes([one.id, payment(2, 1).id])).toEqual(new Map([[one.id, accepted]]));
        expect(await tx.holderOfSeq('i', 1)).toBe(one.id);
        expect(await tx.holderOfSeq('i', 2)).toBeUndefined();
      });
      expect(await store.held(NORTH, ['i', 'j'])).toEqual(
        new Map([['i', { count: 1, maxSeq: 1, forked: false }]]),
      );
      expect(await ledgerCents()).toBe(1_250);
    });

    test('holds a refused command too, with its words and without an effect', async () => {
      const { store, command, ledgerCents } = await portal();
      const one = command(announcement(1), { incarnation: 'i', seq: 1 });
      const refused: Outcome = { kind: 'rejected', code: 'SYN-404', reason: 'Inconnu.', because: null };
      await store.transaction(NORTH, (tx) => tx.keep(one, NORTH, refused));
      await store.transaction(NORTH, async (tx) => {
        expect(await tx.outcomes([one.id])).toEqual(new Map([[one.id, refused]]));
      });
      expect(await store.held(NORTH, ['i'])).toEqual(
        new Map([['i', { count: 1, maxSeq: 1, forked: false }]]),
      );
      expect(await ledgerCents()).toBe(0);
      expect(await readAll(store, 'NORD', { shared: 0, own: 0 })).toEqual([]);
    });

    test('leaves nothing of a transaction that fails', async () => {
      const { store, command, ledgerCents } = await portal();
      const one = command(payment(1, 500), { incarnation: 'i', seq: 1 });
      const heads = await store.heads('NORD');
      await expect(
        store.transaction(NORTH, async (tx) => {
          await tx.keep(one, NORTH, accepted);
          await tx.place(one, NORTH, false);
          throw new Error('cut');
        }),
      ).rejects.toThrow('cut');
      expect(await store.held(NORTH, ['i'])).toEqual(new Map());
      expect(await ledgerCents()).toBe(0);
      expect(await store.after('NORD', heads.own, 10)).toEqual([]);
      await take(store, NORTH, one, accepted);
      expect(await ledgerCents()).toBe(500);
    });

    test('refuses to hold an id twice, the second time or at the same time', async () => {
      const { store, command, ledgerCents } = await portal();
      const one = command(payment(1, 500), { incarnation: 'i', seq: 1 });
      const tries = await Promise.allSettled([
        take(store, NORTH, one, accepted),
        take(store, NORTH, one, accepted),
      ]);
      expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      await expect(take(store, NORTH, one, accepted)).rejects.toThrow(AlreadyHeld);
      expect(await ledgerCents()).toBe(500);
      expect(await store.held(NORTH, ['i'])).toMatchObject(new Map([['i', { count: 1 }]]));
    });

    test('two pushes of one command that meet get one answer and one effect', async () => {
      const one = await portal();
      const command = one.command(payment(1, 500), { incarnation: 'i', seq: 1 });
      const ports = { store: one.store, now: () => 0, hashHolds };
      const epoch = await one.store.epoch();
      const push = () => receivePush(ports, NORTH, { protocol: PROTOCOL, epoch, commands: [command] });
      const replies = await Promise.all([push(), push(), push()]);
      for (const reply of replies) {
        expect(reply).toMatchObject({ kind: 'answer', value: { answers: [{ outcome: accepted }] } });
      }
      expect(await one.ledgerCents()).toBe(500);
    });

    test('remembers that an incarnation forked', async () => {
      const { store, command } = await portal();
      const [one, other] = [payment(1, 500), payment(2, 500)].map((act) =>
        command(act, { incarnation: 'i', seq: 1 }),
      );
      if (one === undefined || other === undefined) throw new Error('two commands');
      await take(store, NORTH, one, accepted);
      await store.transaction(NORTH, async (tx) => {
        expect(await tx.holderOfSeq('i', 1)).toBe(one.id);
        await tx.markForked('i', NORTH);
        await tx.keep(other, NORTH, accepted);
        await tx.place(other, NORTH, false);
      });
      expect(await store.held(NORTH, ['i'])).toEqual(new Map([['i', { count: 2, maxSeq: 1, forked: true }]]));
    });

    test('knows an account for its own agency alone, and tells an agency nothing of another', async () => {
      const { store, command } = await portal();
      await store.transaction(NORTH, async (tx) => {
        expect(await tx.accountKnown(ACCOUNT)).toBe(true);
        expect(await tx.accountKnown('compte-2')).toBe(false);
        expect(await tx.accountKnown('nulle-part')).toBe(false);
      });
      await take(store, NORTH, command(payment(1, 500), { incarnation: 'i', seq: 1 }), accepted);
      // A post that changed agency must hear that what it sent is held, or it would send it for ever.
      expect(await store.held(SOUTH, ['i'])).toMatchObject(new Map([['i', { count: 1 }]]));
      expect(acts(await readAll(store, 'SUD', { shared: 0, own: 0 }))).toEqual([]);
      expect(acts(await readAll(store, 'NORD', { shared: 0, own: 0 }))).toHaveLength(1);
    });

    test('gives a feed in the order of its positions, each thing once, at its last change', async () => {
      const { store, put } = await portal();
      const { own } = await store.heads('NORD');
      for (const key of ['a', 'b', 'c', 'a']) await put('NORD', 'annonces', key);
      const rows = await store.after('NORD', own, 10);
      expect(rows.map(({ key }) => key)).toEqual(['b', 'c', 'a']);
      expect(rows.map(({ position }) => position)).toEqual(
        rows.map(({ position }) => position).toSorted((a, b) => a - b),
      );
      expect(new Set(rows.map(({ position }) => position)).size).toBe(3);
      const [first] = await store.after('NORD', own, 1);
      expect(first?.key).toBe('b');
      expect((await store.after('NORD', first?.position ?? 0, 10)).map(({ key }) => key)).toEqual(['c', 'a']);
      expect((await store.heads('NORD')).own).toBe(rows.at(-1)?.position);
      expect(await store.after('NORD', rows.at(-1)?.position ?? 0, 10)).toEqual([]);
    });

    test('never lets a change appear below what was read, however slow its transaction', async () => {
      const one = await portal();
      if (one.oneConnection === true) return;
      expect(await missedBySlowTransaction(one)).toEqual([]);
    });

    test('tells what stands by kind and key, page by page, both feeds together', async () => {
      const { store, put } = await portal();
      await put('*', 'agences', 'b');
      await put('NORD', 'annonces', 'd');
      await put('*', 'agences', 'a');
      await put('NORD', 'agences', 'c');
      await put('SUD', 'annonces', 'e');
      const mine = (rows: readonly Change[]) =>
        rows.filter(({ kind }) => kind === 'agences' || kind === 'annonces').map(({ key }) => key);
      const all = await store.standing('NORD', null, 100);
      expect(mine(all)).toEqual(['a', 'b', 'c', 'd']);
      expect(await store.countStanding('NORD')).toBe(all.length);
      const paged: Change[] = [];
      for (let after: { kind: string; key: string } | null = null; ; ) {
        const page: readonly Change[] = await store.standing('NORD', after, 1);
        const [row] = page;
        if (row === undefined) break;
        paged.push(row);
        after = { kind: row.kind, key: row.key };
      }
      expect(paged).toEqual(all);
    });

    test('never says removed what left one feed for the other, in whatever order they are read', async () => {
      const one = await portal();
      for (const [from, to, key] of [
        ['*', 'NORD', 'a'],
        ['NORD', '*', 'b'],
      ] as const) {
        await one.put(from, 'annonces', key);
        const pull = async (cursor: string | null) => {
          const reply = await answerPull({ store: one.store, now: () => 0, hashHolds }, NORTH, cursor, 50);
          if (reply.kind !== 'answer') throw new Error('a pull failed');
          return reply.value;
        };
        const { cursor } = await pull((await pull(null)).cursor);
        // What one transaction does is read in two: its new place first, then that it left the old one.
        await one.put(to, 'annonces', key);
        const early = await pull(cursor);
        await one.put(from, 'annonces', key, 'remove');
        const late = await pull(early.cursor);
        expect([...early.changes, ...late.changes].map((change) => [change.key, change.op])).toEqual([
          [key, 'put'],
          [key, 'put'],
        ]);
        await one.put(to, 'annonces', key, 'remove');
        expect((await pull(late.cursor)).changes).toMatchObject([{ key, op: 'remove' }]);
      }
    });

    test('gives a pull everything, though things move under it', async () => {
      const one = await portal();
      for (let n = 0; n < 9; n += 1) await one.put(n % 2 === 0 ? '*' : 'NORD', 'annonces', `k${n}`);
      const seen = new Set<string>();
      let cursor: string | null = null;
      for (let page = 0; page < 40; page += 1) {
        const reply = await answerPull({ store: one.store, now: () => 0, hashHolds }, NORTH, cursor, 2);
        if (reply.kind !== 'answer') throw new Error('a pull failed');
        for (const { kind, key } of reply.value.changes) if (kind === 'annonces') seen.add(key);
        cursor = reply.value.cursor;
        // Before, at and after the place that the pull has reached.
        if (page < 4) {
          await one.put('NORD', 'annonces', `a${page}`);
          await one.put('*', 'annonces', `z${page}`);
          await one.put('*', 'annonces', 'k0');
        }
        if (!reply.value.more) break;
      }
      const wanted = (await one.store.standing('NORD', null, 100)).filter(({ kind }) => kind === 'annonces');
      expect([...seen].toSorted()).toEqual(wanted.map(({ key }) => key).toSorted());
    });

    test('answers as the rules say, whatever comes in whatever order, and counts it once', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(push, { minLength: 1, maxLength: 8 }), async (pushes) => {
          const one = await make();
          try {
            await one.accounts('NORD', [ACCOUNT]);
            await one.accounts('SUD', ['compte-2']);
            await holdAgainstModel(one, pushes);
          } finally {
            await one.close();
          }
        }),
        { numRuns: runs },
      );
    });
  });
}

/** Keys that a reader following the feed never saw: a slow transaction takes its place first, and commits last. */
export async function missedBySlowTransaction(portal: PortalUnderTest): Promise<string[]> {
  const { store } = portal;
  const slow = portal.command(payment(1, 500), { incarnation: 'i', seq: 1 });
  const quick = portal.command(payment(2, 700), { incarnation: 'j', seq: 1 });
  let { own } = await store.heads('NORD');
  const seen: string[] = [];
  const read = async () => {
    const rows = await store.after('NORD', own, 10);
    seen.push(...rows.map(({ key }) => key));
    own = rows.at(-1)?.position ?? own;
  };
  let placed = () => {};
  const whenPlaced = new Promise<void>((resolve) => {
    placed = resolve;
  });
  let goOn = () => {};
  const whenTold = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const first = store.transaction(NORTH, async (tx) => {
    await tx.keep(slow, NORTH, accepted);
    await tx.place(slow, NORTH, false);
    placed();
    await whenTold;
  });
  await whenPlaced;
  // It may have to wait for the first one: whether it does is the store's affair.
  let through = false;
  const second = take(store, NORTH, quick, accepted).then(() => {
    through = true;
  });
  for (let turn = 0; turn < 20 && !through; turn += 1) {
    await read();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await read();
  goOn();
  await Promise.all([first, second]);
  await read();
  return [slow.id, quick.id].filter((id) => !seen.includes(id));
}

async function take(store: PortalStore, from: DeviceIdentity, command: WireCommand, outcome: Outcome) {
  await store.transaction(from, async (tx) => {
    await tx.keep(command, from, outcome);
    await tx.place(command, from, false);
  });
}

async function readAll(store: PortalStore, agency: string, at: { shared: number; own: number }) {
  return [...(await store.after('*', at.shared, 100)), ...(await store.after(agency, at.own, 100))];
}
