import type { DeviceMark, Opening, PortalMark } from '../../src/rules/sync/decide-identity.ts';
import type { DeviceStore, OutboxState } from '../../src/rules/sync/device-store.ts';
import type { DeviceIdentity, PortalStore } from '../../src/rules/sync/portal-store.ts';
import type { WireCommand } from '../../src/rules/sync/protocol.ts';
import type { Act } from '../sync/acts.ts';
import { memoryDevice } from '../sync/memory-device-store.ts';
import { memoryPortal } from '../sync/memory-portal-store.ts';

/** A post's base, in memory or in an encrypted file, and what may befall its disk. */
export type DeviceBase = {
  /** Of the base now open. */
  store(): DeviceStore;
  /** A start of the program on an installation, with the mark kept beside its key. */
  open(token: string, mark: DeviceMark | null): Promise<Opening>;
  /** The process is gone; what was committed stays. */
  die(): Promise<void>;
  mark(): DeviceMark;
  record(act: Act): Promise<{ readonly number: string }>;
  /** Everything it recorded and still has. */
  rows(): ReadonlyMap<
    string,
    { readonly state: OutboxState; readonly code: string | null; readonly command: WireCommand | null }
  >;
  /** Acts that this post counts: its own that the portal took, and those of others that it told. */
  counted(): ReadonlySet<string>;
  /** What else came down, as one text a thing. */
  landlordData(): ReadonlySet<string>;
  /** A copy of the disk, to put back on this installation or on another one. */
  copy(): Promise<unknown>;
  restore(copy: unknown): Promise<void>;
  close(): Promise<void>;
};

/** One thing the ERP says. */
export type ErpWrite = {
  readonly feed: string;
  readonly kind: 'agences' | 'annonces';
  readonly key: string;
  readonly op: 'put' | 'remove';
  readonly version: number;
};

export type PortalBase = {
  store(): PortalStore;
  write(
    writes: readonly ErpWrite[],
    accounts: readonly { readonly key: string; readonly agency: string }[],
  ): Promise<void>;
  /** The process is gone, with every transaction under way. */
  kill(): Promise<void>;
  mark(): Promise<PortalMark>;
  turnEpoch(): Promise<void>;
  /** Highest seq held of an incarnation, looked up beside the program. */
  highestSeq(incarnation: string): Promise<number>;
  copy(): Promise<unknown>;
  restore(copy: unknown): Promise<void>;
  facts(agencies: readonly string[]): Promise<PortalFacts>;
  close(): Promise<void>;
};

/** What the portal holds in the end. */
export type PortalFacts = {
  readonly commands: ReadonlyMap<string, { readonly hash: string; readonly accepted: boolean }>;
  readonly cents: number;
  /** Commands by the number they printed. */
  readonly numbers: ReadonlyMap<string, readonly string[]>;
  /** Acts and other things told to each agency. */
  readonly acts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly landlordData: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Where bases come from. */
export type Bases = {
  device(options: {
    readonly token: string;
    readonly till: string;
    readonly identity: DeviceIdentity;
    readonly now: () => number;
  }): Promise<DeviceBase>;
  portal(options: {
    readonly pause: () => Promise<void>;
    readonly positions: 'locked' | 'sequence';
  }): Promise<PortalBase>;
  /** Whether a call to a store is through only some turns of the loop later. */
  readonly real: boolean;
  close(): Promise<void>;
};

const isAct = (kind: string): boolean =>
  kind === 'encaissement' || kind === 'annulation' || kind === 'annonce-ordre';

export function memoryBases(newName: () => string, drawLetters: () => string): Bases {
  return {
    real: false,
    async close() {},
    async device({ token, till, identity, now }) {
      const base = memoryDevice({ token, till, post: identity.device, newName, drawLetters, now });
      return {
        store: () => base.store,
        async open(onto, mark) {
          return base.open(onto, mark);
        },
        async die() {},
        mark: base.mark,
        async record(act) {
          return base.record(act);
        },
        rows: () =>
          new Map(base.rows().map(({ command, state, code }) => [command.id, { state, code, command }])),
        counted: base.counted,
        landlordData: () =>
          new Set(
            base
              .changes()
              .filter(({ kind }) => !isAct(kind))
              .map(textOf),
          ),
        async copy() {
          return base.snapshot();
        },
        async restore(copy) {
          base.restore(copy as ReturnType<typeof base.snapshot>);
        },
        async close() {},
      };
    },
    async portal({ pause, positions }) {
      const base = memoryPortal({ newName, pause, positions });
      return {
        store: () => base.store,
        write: (writes, accounts) =>
          base.write(
            writes.map(({ version, ...write }) => ({ ...write, absentSince: null, content: { version } })),
            accounts,
          ),
        async kill() {
          base.kill();
        },
        async mark() {
          return { epoch: base.epoch(), received: base.received() };
        },
        async turnEpoch() {
          base.turnEpoch();
        },
        async highestSeq(incarnation) {
          return base.highestSeq(incarnation);
        },
        async copy() {
          return base.snapshot();
        },
        async restore(copy) {
          base.restore(copy as ReturnType<typeof base.snapshot>);
        },
        async facts(agencies) {
          const standing = agencies.map((agency) => [agency, base.standing(agency)] as const);
          return {
            commands: new Map(
              [...base.commands()].map(([id, { command, outcome }]) => [
                id,
                { hash: command.hash, accepted: outcome.kind === 'accepted' },
              ]),
            ),
            cents: base
              .ledger()
              .values()
              .reduce((sum, { cents }) => sum + cents, 0),
            numbers: base.numbers(),
            acts: new Map(
              standing.map(([agency, rows]) => [
                agency,
                new Set(rows.filter(({ kind }) => isAct(kind)).map(({ key }) => key)),
              ]),
            ),
            // What was removed stands as removed: a device that never had it need not know.
            landlordData: new Map(
              standing.map(([agency, rows]) => [
                agency,
                new Set(rows.filter(({ kind, op }) => !isAct(kind) && op === 'put').map(textOf)),
              ]),
            ),
          };
        },
        async close() {},
      };
    },
  };
}

function textOf({ kind, key, content }: { kind: string; key: string; content: unknown }): string {
  return `${kind} ${key} ${JSON.stringify(content)}`;
}
