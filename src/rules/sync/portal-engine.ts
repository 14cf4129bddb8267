import { assertNever } from '../brand.ts';
import { type CommandFacts, decideCommand } from './decide-command.ts';
import { isFact } from './envelope.ts';
import { type FeedCursor, readCursor, writeCursor } from './feed-cursor.ts';
import type { LinkFailure, Reply } from './network.ts';
import {
  AlreadyHeld,
  type DeviceIdentity,
  ownFeed,
  type PortalStore,
  type PortalTransaction,
  type PositionedChange,
  sharedFeed,
} from './portal-store.ts';
import {
  type Change,
  type HelloAnswer,
  type HelloRequest,
  type Outcome,
  PROTOCOL,
  PULL_CHANGES,
  type PullAnswer,
  type PushAnswer,
  type PushRequest,
  type WireCommand,
} from './protocol.ts';

export type PortalPorts = {
  readonly store: PortalStore;
  /** Wall clock, milliseconds. */
  readonly now: () => number;
  /** Whether a command's hash is that of its content. */
  readonly hashHolds: (command: WireCommand) => boolean;
};

/** Two instances may hold the same command at once: the one that comes second starts again this many times. */
const RACES = 5;

export async function answerHello(
  { store, now }: PortalPorts,
  from: DeviceIdentity,
  request: HelloRequest,
): Promise<Reply<HelloAnswer>> {
  if (request.protocol !== PROTOCOL) return failed({ kind: 'pause', code: 'too-old' });
  const held = await store.held(from, request.incarnations);
  return answer({
    protocol: PROTOCOL,
    epoch: await store.epoch(),
    now: instant(now()),
    held: Object.fromEntries(
      request.incarnations.map((one) => [one, held.get(one) ?? { count: 0, maxSeq: 0, forked: false }]),
    ),
  });
}

/** Takes the commands of a push in their order, one transaction each: what was answered is held. */
export async function receivePush(
  ports: PortalPorts,
  from: DeviceIdentity,
  request: PushRequest,
): Promise<Reply<PushAnswer>> {
  if (request.protocol !== PROTOCOL) return failed({ kind: 'pause', code: 'too-old' });
  const epoch = await ports.store.epoch();
  if (request.epoch !== epoch) return failed({ kind: 'epoch', epoch });
  const answers: { id: string; outcome: Outcome }[] = [];
  for (const command of request.commands) {
    answers.push({ id: command.id, outcome: await receiveCommand(ports, from, command) });
  }
  return answer({ epoch, now: instant(ports.now()), answers });
}

async function receiveCommand(
  { store, hashHolds }: PortalPorts,
  from: DeviceIdentity,
  command: WireCommand,
): Promise<Outcome> {
  // Damaged on the way or on the disk: never stored under an id that the sound one must be able to take.
  if (!hashHolds(command)) return { kind: 'conflict' };
  for (let race = 0; ; race += 1) {
    try {
      return await store.transaction(from, (tx) => takeCommand(tx, from, command));
    } catch (error) {
      if (!(error instanceof AlreadyHeld) || race >= RACES) throw error;
    }
  }
}

async function takeCommand(
  tx: PortalTransaction,
  from: DeviceIdentity,
  command: WireCommand,
): Promise<Outcome> {
  const facts: CommandFacts = {
    held: await tx.held(command.id),
    parents: await tx.outcomes(command.dependsOn),
    accountKnown: command.account === null || (await tx.accountKnown(command.account)),
    refusal: isFact(command.type) ? null : await tx.refusalOf(command, from),
    sender: from.kind,
  };
  const decision = decideCommand(command, facts);
  switch (decision.kind) {
    case 'known':
      return decision.outcome;
    case 'answer':
      if (decision.outcome.kind === 'conflict') await tx.noteConflict(command, from);
      return decision.outcome;
    case 'keep': {
      const { outcome } = decision;
      const holder = await tx.holderOfSeq(command.incarnation, command.seq);
      if (holder !== undefined && holder !== command.id) await tx.markForked(command.incarnation, from);
      await tx.keep(command, from, outcome);
      if (outcome.kind === 'accepted') await tx.place(command, from, outcome.suspense);
      return outcome;
    }
    default:
      return assertNever(decision);
  }
}

/** One page of what comes down. `cursor` null begins a first pull. */
export async function answerPull(
  { store, now }: PortalPorts,
  from: DeviceIdentity,
  cursor: string | null,
  limit: number,
): Promise<Reply<PullAnswer>> {
  const epoch = await store.epoch();
  const own = ownFeed(from);
  const read = cursor === null ? await firstCursor(store, epoch, own) : readCursor(cursor);
  if (read === undefined || read.epoch !== epoch || read.agency !== own) {
    return failed({ kind: 'cursor-gone' });
  }
  const asked = Math.max(1, Math.min(limit, PULL_CHANGES));
  const page = read.snapshot === null ? await moved(store, read, asked) : await standing(store, read, asked);
  return answer({ epoch, now: instant(now()), ...page, cursor: writeCursor(page.cursor) });
}

type Page = Pick<PullAnswer, 'changes' | 'more' | 'progress'> & { readonly cursor: FeedCursor };

/** The heads are read before the first row: what moves meanwhile is read again afterwards, never missed. */
async function firstCursor(store: PortalStore, epoch: string, agency: string): Promise<FeedCursor> {
  const heads = await store.heads(agency);
  const total = await store.countStanding(agency);
  return { epoch, agency, heads, snapshot: { after: null, done: 0, total } };
}

async function standing(store: PortalStore, cursor: FeedCursor, limit: number): Promise<Page> {
  const at = cursor.snapshot;
  if (at === null) throw new Error('no snapshot under way');
  const changes = await store.standing(cursor.agency, at.after, limit);
  const last = changes.at(-1);
  const done = at.done + changes.length;
  const total = Math.max(at.total, done);
  const ended = changes.length < limit || last === undefined;
  return {
    changes: [...changes],
    // What moved during the snapshot is still to be read.
    more: true,
    progress: { done: ended ? total : done, total },
    cursor: {
      ...cursor,
      snapshot: ended ? null : { after: { kind: last.kind, key: last.key }, done, total },
    },
  };
}

async function moved(store: PortalStore, cursor: FeedCursor, limit: number): Promise<Page> {
  const { heads, agency } = cursor;
  const shared = await store.after(sharedFeed(agency), heads.shared, limit);
  const own = shared.length < limit ? await store.after(agency, heads.own, limit - shared.length) : [];
  return {
    changes: await stillThere(store, agency, [...shared, ...own].map(withoutPosition)),
    more: shared.length + own.length === limit,
    progress: null,
    cursor: {
      ...cursor,
      heads: {
        shared: shared.at(-1)?.position ?? heads.shared,
        own: own.at(-1)?.position ?? heads.own,
      },
    },
  };
}

/**
 * A thing that left one of the two feeds for the other is removed in one and put in the other, read in whatever order: it
 * is still there. When its removal was read, its new place is committed.
 */
async function stillThere(store: PortalStore, agency: string, changes: Change[]): Promise<Change[]> {
  const removed = changes.filter(({ op }) => op === 'remove');
  if (removed.length === 0) return changes;
  const name = ({ kind, key }: Change) => `${kind} ${key}`;
  const still = new Map((await store.standingOf(agency, removed)).map((change) => [name(change), change]));
  return changes.map((change) => (change.op === 'remove' ? (still.get(name(change)) ?? change) : change));
}

function withoutPosition({ position: _position, ...change }: PositionedChange): Change {
  return change;
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function answer<T>(value: T): Reply<T> {
  return { kind: 'answer', value };
}

function failed(failure: LinkFailure): { readonly kind: 'failed'; readonly failure: LinkFailure } {
  return { kind: 'failed', failure };
}
