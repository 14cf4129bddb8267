import { letterAfter } from '../../src/core/till/numbers.ts';
import { type DeviceMark, decideOpening, type Opening } from '../../src/rules/sync/decide-identity.ts';
import type { DeviceStore, OutboxState, Settled } from '../../src/rules/sync/device-store.ts';
import type { Change, WireCommand } from '../../src/rules/sync/protocol.ts';
import { ACT_KINDS, type Act, envelopeOf } from './acts.ts';
import { sealed } from './command-hash.ts';

/** One command in the queue. Replaced whole at each change, so that copies of a base share rows. */
export type MemoryRow = {
  readonly command: WireCommand;
  readonly state: OutboxState;
  readonly reason: string | null;
  readonly code: string | null;
  readonly suspense: boolean;
};

/** All that is on the disk. */
type Disk = {
  token: string;
  incarnation: string;
  letter: string;
  counter: number;
  rows: Map<string, MemoryRow>;
  changes: Map<string, Change>;
  epoch: string | null;
  cursor: string | null;
  clockOffset: number | null;
};
export type DeviceCopy = { readonly disk: Disk };

export type MemoryDeviceOptions = {
  readonly token: string;
  readonly till: string;
  readonly post: string;
  /** Never gives the same text twice. */
  readonly newName: () => string;
  /** The letters of a clone's series. */
  readonly drawLetters: () => string;
  readonly now: () => number;
};

/** A device's base in memory: what a method wrote is kept when it returns, whatever happens next. */
export type MemoryDevice = {
  readonly store: DeviceStore;
  /** As a start of the program does, on an installation and with the mark kept beside its key. */
  open(token: string, mark: DeviceMark | null): Opening;
  mark(): DeviceMark;
  /** Records an act with its number, in one transaction. */
  record(act: Act): { readonly command: WireCommand; readonly number: string };
  rows(): readonly MemoryRow[];
  row(id: string): MemoryRow | undefined;
  /** What came down and stands: acts of this very base are never among them. */
  changes(): readonly Change[];
  /** Acts this post counts: its own that the portal took, and those of others that it told. */
  counted(): ReadonlySet<string>;
  clockOffset(): number | null;
  snapshot(): DeviceCopy;
  restore(copy: DeviceCopy): void;
};

export function memoryDevice(options: MemoryDeviceOptions): MemoryDevice {
  let disk: Disk = {
    token: options.token,
    incarnation: options.newName(),
    letter: 'A',
    counter: 0,
    rows: new Map(),
    changes: new Map(),
    epoch: null,
    cursor: null,
    clockOffset: null,
  };
  let seqs = maxSeqs();

  function maxSeqs(): Map<string, number> {
    const found = new Map<string, number>();
    for (const { command } of disk.rows.values()) {
      found.set(command.incarnation, Math.max(found.get(command.incarnation) ?? 0, command.seq));
    }
    return found;
  }

  function put(id: string, change: Partial<MemoryRow>): void {
    const row = disk.rows.get(id);
    if (row !== undefined) disk.rows.set(id, { ...row, ...change });
  }

  function remint(letter: string): void {
    disk.incarnation = options.newName();
    disk.letter = letter;
    disk.counter = 0;
  }

  /** Back in the queue: what was said about it is of a portal that is no more. */
  const again = { state: 'waiting', reason: null, code: null, suspense: false } as const;

  const store: DeviceStore = {
    link: () => ({ epoch: disk.epoch, cursor: disk.cursor }),
    incarnations() {
      const sent = new Map<string, number>([...seqs.keys()].map((name) => [name, 0]));
      for (const { command, state } of disk.rows.values()) {
        if (state === 'sent') sent.set(command.incarnation, (sent.get(command.incarnation) ?? 0) + 1);
      }
      sent.delete(disk.incarnation);
      const own = [...disk.rows.values()].filter(
        ({ command, state }) => state === 'sent' && command.incarnation === disk.incarnation,
      ).length;
      return [...sent, [disk.incarnation, own] as const].map(([incarnation, count]) => ({
        incarnation,
        sent: count,
        maxSeq: seqs.get(incarnation) ?? 0,
        current: incarnation === disk.incarnation,
      }));
    },
    unsent(limit, after) {
      const found: WireCommand[] = [];
      let past = after === null;
      for (const { command, state } of disk.rows.values()) {
        if (past && (state === 'waiting' || state === 'sending')) {
          found.push(command);
          if (found.length === limit) break;
        }
        if (command.id === after) past = true;
      }
      return found;
    },
    markSending(ids) {
      for (const id of ids) {
        if (disk.rows.get(id)?.state === 'waiting') put(id, { state: 'sending' });
      }
    },
    settle(settled) {
      for (const one of settled) put(one.id, settledRow(one));
    },
    applyPage(changes, cursor) {
      for (const change of changes) {
        if (ACT_KINDS.has(change.kind) && disk.rows.has(change.key)) continue;
        const id = `${change.kind} ${change.key}`;
        if (change.op === 'remove') disk.changes.delete(id);
        else disk.changes.set(id, change);
      }
      disk.cursor = cursor;
    },
    beginEpoch(epoch) {
      for (const id of [...disk.rows.keys()]) put(id, again);
      disk.epoch = epoch;
      disk.cursor = null;
      // What the portal told may be gone there: it tells again.
      disk.changes = new Map();
    },
    resetCursor() {
      disk.cursor = null;
      disk.changes = new Map();
    },
    resend(incarnations) {
      for (const { command } of [...disk.rows.values()]) {
        if (incarnations.includes(command.incarnation)) put(command.id, again);
      }
    },
    remintIncarnation: () => remint(options.drawLetters()),
    noteClock(offset) {
      disk.clockOffset = offset;
    },
  };

  return {
    store,
    open(token, mark) {
      const base = {
        token: disk.token,
        incarnation: disk.incarnation,
        maxSeq: seqs.get(disk.incarnation) ?? 0,
      };
      const opening = decideOpening(base, token, mark);
      if (opening === 'cloned') remint(options.drawLetters());
      if (opening === 'restored') remint(letterAfter(later(mark?.letter ?? disk.letter, disk.letter)));
      disk.token = token;
      return opening;
    },
    mark: () => ({
      incarnation: disk.incarnation,
      seq: seqs.get(disk.incarnation) ?? 0,
      letter: disk.letter,
    }),
    record(act) {
      const { incarnation } = disk;
      const seq = (seqs.get(incarnation) ?? 0) + 1;
      const number = `${options.till}${disk.letter}-${String(disk.counter + 1).padStart(6, '0')}`;
      const command = sealed(
        envelopeOf(act, number, { incarnation, seq, now: options.now(), post: options.post }),
      );
      if (disk.rows.has(act.id)) throw new Error(`recorded twice: ${act.id}`);
      disk.rows.set(act.id, { command, ...again });
      disk.counter += 1;
      seqs.set(incarnation, seq);
      return { command, number };
    },
    rows: () => [...disk.rows.values()],
    row: (id) => disk.rows.get(id),
    changes: () => [...disk.changes.values()],
    counted() {
      const own = [...disk.rows.values()].filter(({ state }) => state === 'sent');
      const told = [...disk.changes.values()].filter(({ kind }) => ACT_KINDS.has(kind));
      return new Set([...own.map(({ command }) => command.id), ...told.map(({ key }) => key)]);
    },
    clockOffset: () => disk.clockOffset,
    snapshot: () => ({ disk: copyOf(disk) }),
    restore(copy) {
      disk = copyOf(copy.disk);
      seqs = maxSeqs();
    },
  };
}

function copyOf(disk: Disk): Disk {
  return { ...disk, rows: new Map(disk.rows), changes: new Map(disk.changes) };
}

function settledRow(settled: Settled): Partial<MemoryRow> {
  switch (settled.state) {
    case 'sent':
      return { state: 'sent', suspense: settled.suspense, reason: null, code: null };
    case 'refused':
      return { state: 'refused', code: settled.code, reason: settled.reason };
    case 'waiting':
      return { state: 'waiting', reason: settled.reason };
  }
}

function later(one: string, other: string): string {
  if (one.length !== other.length) return one.length > other.length ? one : other;
  return one > other ? one : other;
}
