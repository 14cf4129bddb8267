import {
  AlreadyHeld,
  type DeviceIdentity,
  type PortalStore,
  type PortalTransaction,
  type PositionedChange,
  sharedFeed,
} from '../../src/rules/sync/portal-store.ts';
import type { Change, Outcome, WireCommand } from '../../src/rules/sync/protocol.ts';
import { ACT_CHANGES, moneyOf } from './acts.ts';
import {
  emptyFeed,
  type Feed,
  type FeedWrite,
  lockQueue,
  putIn,
  readFeed,
  standingIn,
  writeFeed,
} from './memory-feed.ts';

type Held = {
  readonly command: WireCommand;
  readonly from: DeviceIdentity;
  readonly outcome: Outcome;
  readonly received: number;
};

/** What is committed. */
type Database = {
  epoch: string;
  received: number;
  commands: Map<string, Held>;
  seqs: Map<string, string>;
  incarnations: Map<string, { agency: string; count: number; maxSeq: number; forked: boolean }>;
  accounts: Map<string, string>;
  /** Signed cents of each payment and reversal. */
  ledger: Map<string, { readonly agency: string; readonly cents: number; readonly suspense: boolean }>;
  numbers: Map<string, readonly string[]>;
  feeds: Map<string, Feed>;
};
export type PortalCopy = { readonly database: Database };

export type MemoryPortalOptions = {
  readonly newName: () => string;
  /** Awaited at each call to the database: what makes transactions slow, and interleaves them. */
  readonly pause?: () => Promise<void>;
  /**
   * When a position is taken: under the feed's lock, held until the commit; or, for the mutant that must be caught, from
   * a plain sequence as it is written, so that a slow transaction commits below what was already read.
   */
  readonly positions?: 'locked' | 'sequence';
};

/** The portal's database in memory: read committed, writes seen at the commit. */
export type MemoryPortal = {
  readonly store: PortalStore;
  /** What the ERP says: puts or removes things in a feed, and what accounts an agency has, in one transaction. */
  write(writes: readonly FeedWrite[], accounts?: readonly { key: string; agency: string }[]): Promise<void>;
  /** Ends every transaction under way, as the death of the process does. */
  kill(): void;
  epoch(): string;
  /** Highest `received_no`. */
  received(): number;
  /** Makes the epoch anew: the database went back in time. */
  turnEpoch(): void;
  /** Highest seq held of an incarnation; 0 for none. */
  highestSeq(incarnation: string): number;
  commands(): ReadonlyMap<string, Held>;
  ledger(): ReadonlyMap<
    string,
    { readonly agency: string; readonly cents: number; readonly suspense: boolean }
  >;
  /** Commands by the number that they printed. */
  numbers(): ReadonlyMap<string, readonly string[]>;
  /** All that stands for an agency. */
  standing(agency: string): readonly Change[];
  snapshot(): PortalCopy;
  restore(copy: PortalCopy): void;
};

export class PortalDown extends Error {
  override readonly name = 'PortalDown';
}

export function memoryPortal(options: MemoryPortalOptions): MemoryPortal {
  const { pause = async () => {}, positions = 'locked' } = options;
  let db: Database = {
    epoch: options.newName(),
    received: 0,
    commands: new Map(),
    seqs: new Map(),
    incarnations: new Map(),
    accounts: new Map(),
    ledger: new Map(),
    numbers: new Map(),
    feeds: new Map(),
  };
  /** Grows at each death: what began before it writes nothing any more. */
  let life = 0;
  let locks = lockQueue();

  function feed(name: string): Feed {
    const found = db.feeds.get(name) ?? emptyFeed();
    db.feeds.set(name, found);
    return found;
  }

  async function call(born: number): Promise<void> {
    await pause();
    if (born !== life) throw new PortalDown('the process is dead');
  }

  async function commit(
    born: number,
    run: (writes: {
      add(write: () => void): void;
      feed(write: FeedWrite): Promise<void>;
      lock(name: string): Promise<void>;
    }) => Promise<void>,
  ): Promise<void> {
    const own = locks;
    const held: (() => void)[] = [];
    const names = new Set<string>();
    const writes: (() => void)[] = [];
    const lock = async (name: string) => {
      if (names.has(name)) return;
      names.add(name);
      held.push(await own.take(name));
      if (born !== life) throw new PortalDown('the process is dead');
    };
    try {
      await run({
        add: (write) => writes.push(write),
        lock,
        async feed(write) {
          if (positions === 'sequence') {
            const target = feed(write.feed);
            target.sequence += 1;
            const position = target.sequence;
            writes.push(() => writeFeed(feed(write.feed), write, position));
            return;
          }
          await lock(`feed ${write.feed}`);
          writes.push(() => writeFeed(feed(write.feed), write, feed(write.feed).head + 1));
        },
      });
      await call(born);
      for (const write of writes) write();
    } finally {
      for (const release of held) release();
    }
  }

  function transactionOf(
    born: number,
    writes: Parameters<Parameters<typeof commit>[1]>[0],
    agency: string,
  ): PortalTransaction {
    return {
      async held(id) {
        await call(born);
        return heldOf(db.commands.get(id));
      },
      async holderOfSeq(incarnation, seq) {
        await call(born);
        return db.seqs.get(`${incarnation} ${seq}`);
      },
      async outcomes(ids) {
        await call(born);
        const found = ids.map((id) => [id, db.commands.get(id)] as const);
        return new Map(
          found.flatMap(([id, held]) => (held === undefined ? [] : [[id, held.outcome] as const])),
        );
      },
      async accountKnown(account) {
        await call(born);
        return db.accounts.get(account) === agency;
      },
      // Nothing here is a registration.
      refusalOf: async () => null,
      async keep(command, from, outcome) {
        await call(born);
        // The unique index: whoever comes second waits for the first to end.
        await writes.lock(`command ${command.id}`);
        if (db.commands.has(command.id)) throw new AlreadyHeld(command.id);
        writes.add(() => keepIn(db, command, from, outcome));
      },
      async place(command, from, suspense) {
        await call(born);
        const { cents, number, payment } = moneyOf(command);
        writes.add(() => {
          const signed =
            command.type === 'payment.record' ? cents : command.type === 'payment.reverse' ? -cents : 0;
          if (signed !== 0) db.ledger.set(command.id, { agency: from.agency, cents: signed, suspense });
          db.numbers.set(number, [...(db.numbers.get(number) ?? []), command.id]);
        });
        const kind = ACT_CHANGES[command.type];
        if (kind === undefined) return;
        const content = { id: command.id, number, cents, payment, account: command.account };
        await writes.feed({
          feed: from.agency,
          kind,
          key: command.id,
          op: 'put',
          absentSince: null,
          content,
        });
      },
      async noteConflict() {
        await call(born);
      },
      async markForked(incarnation) {
        await call(born);
        writes.add(() => {
          const one = db.incarnations.get(incarnation);
          if (one !== undefined) db.incarnations.set(incarnation, { ...one, forked: true });
        });
      },
    };
  }

  const store: PortalStore = {
    async transaction(from, work) {
      const born = life;
      let result: { readonly value: Awaited<ReturnType<typeof work>> } | undefined;
      await commit(born, async (writes) => {
        result = { value: await work(transactionOf(born, writes, from.agency)) };
      });
      if (result === undefined) throw new Error('a transaction without its work');
      return result.value;
    },
    async epoch() {
      await call(life);
      return db.epoch;
    },
    async held(_from, incarnations) {
      await call(life);
      const found = incarnations.map((name) => [name, db.incarnations.get(name)] as const);
      return new Map(
        found.flatMap(([name, one]) =>
          one === undefined
            ? []
            : [[name, { count: one.count, maxSeq: one.maxSeq, forked: one.forked }] as const],
        ),
      );
    },
    async heads(agency) {
      await call(life);
      return { shared: feed(sharedFeed(agency)).head, own: feed(agency).head };
    },
    async after(name, position, limit): Promise<readonly PositionedChange[]> {
      await call(life);
      return readFeed(feed(name), position, limit);
    },
    async standing(agency, after, limit) {
      await call(life);
      return standingIn([feed(sharedFeed(agency)), feed(agency)], after, limit);
    },
    async standingOf(agency, things) {
      await call(life);
      return putIn([feed(sharedFeed(agency)), feed(agency)], things);
    },
    async countStanding(agency) {
      await call(life);
      return feed(sharedFeed(agency)).rows.size + feed(agency).rows.size;
    },
  };

  return {
    store,
    write: (list, accounts = []) =>
      commit(life, async (writes) => {
        for (const one of list) await writes.feed(one);
        writes.add(() => {
          for (const { key, agency } of accounts) db.accounts.set(key, agency);
        });
      }),
    kill() {
      life += 1;
      locks = lockQueue();
    },
    epoch: () => db.epoch,
    received: () => db.received,
    turnEpoch() {
      db.epoch = options.newName();
    },
    highestSeq: (incarnation) => db.incarnations.get(incarnation)?.maxSeq ?? 0,
    commands: () => db.commands,
    ledger: () => db.ledger,
    numbers: () => db.numbers,
    standing: (agency) =>
      standingIn([feed(sharedFeed(agency)), feed(agency)], null, Number.POSITIVE_INFINITY),
    snapshot: () => ({ database: copyOf(db) }),
    restore(copy) {
      life += 1;
      locks = lockQueue();
      db = copyOf(copy.database);
    },
  };
}

function heldOf(held: Held | undefined): { readonly hash: string; readonly outcome: Outcome } | undefined {
  return held === undefined ? undefined : { hash: held.command.hash, outcome: held.outcome };
}

function keepIn(db: Database, command: WireCommand, from: DeviceIdentity, outcome: Outcome): void {
  db.received += 1;
  db.commands.set(command.id, { command, from, outcome, received: db.received });
  const { incarnation, seq } = command;
  if (!db.seqs.has(`${incarnation} ${seq}`)) db.seqs.set(`${incarnation} ${seq}`, command.id);
  const one = db.incarnations.get(incarnation) ?? { agency: from.agency, count: 0, maxSeq: 0, forked: false };
  db.incarnations.set(incarnation, { ...one, count: one.count + 1, maxSeq: Math.max(one.maxSeq, seq) });
}

function copyOf(db: Database): Database {
  return {
    epoch: db.epoch,
    received: db.received,
    commands: new Map(db.commands),
    seqs: new Map(db.seqs),
    incarnations: new Map(db.incarnations),
    accounts: new Map(db.accounts),
    ledger: new Map(db.ledger),
    numbers: new Map(db.numbers),
    feeds: new Map(
      [...db.feeds].map(([name, feed]) => [
        name,
        { ...feed, rows: new Map(feed.rows), log: [...feed.log], keys: null },
      ]),
    ),
  };
}
