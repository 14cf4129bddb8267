import type { Topic } from '../../../contract/events.ts';
import type { WritableDb } from '../../database/connection.ts';
import { leaseFinder, type RowScope } from '../../import/import-scope.ts';
import { createSearchChanges } from '../../import/search-changes.ts';

export type ApplyContext = {
  /** Day of this post, ISO date: what left its scope is called absent from then on. */
  readonly day: string;
  /** Instant of the pull, ISO UTC. */
  readonly at: string;
};

/** What became of a change: applied, though it may have changed nothing; or what it waits for. */
export type Taken = { readonly kind: 'applied' } | { readonly kind: 'waits'; readonly for: string };

export const APPLIED: Taken = { kind: 'applied' };

/** A change that this version cannot read, or of a kind it does not know. */
export const UNREADABLE: Taken = { kind: 'waits', for: 'version' };

export function waitsFor(parent: string): Taken {
  return { kind: 'waits', for: parent };
}

/** What changes may wait for. */
export const PARENTS = {
  residence: (code: string) => `residence ${code}`,
  dwelling: (code: string) => `logement ${code}`,
  lease: (key: string) => `bail ${key}`,
  party: (lease: string) => `personne ${lease}`,
  act: (id: string) => `acte ${id}`,
} as const;

/** One page being applied. */
export type Page = {
  readonly db: WritableDb;
  readonly at: string;
  readonly day: string;
  readonly rows: RowScope;
  /** Something that changes may wait for is here now. */
  arrived(parent: string): void;
  /** Money moved on this lease. */
  moved(lease: number): void;
  tell(...topics: Topic[]): void;
  /** Rows that the base refuses, such as another content under a known piece; they change nothing. */
  readonly refused: () => number;
  readonly drain: () => { readonly arrived: readonly string[] };
  readonly movedLeases: () => readonly number[];
  readonly topics: () => readonly Topic[];
};

export function openPage(db: WritableDb, { day, at }: ApplyContext): Page {
  let arrived = new Set<string>();
  const moved = new Set<number>();
  const topics = new Set<Topic>();
  let refused = 0;
  const rows: RowScope = {
    db,
    day,
    at,
    latest: true,
    fault: () => {
      refused += 1;
    },
    leaseId: leaseFinder(db),
    search: createSearchChanges(db),
  };
  return {
    db,
    at,
    day,
    rows,
    arrived: (parent) => arrived.add(parent),
    moved: (lease) => moved.add(lease),
    tell(...more) {
      for (const topic of more) topics.add(topic);
    },
    refused: () => refused,
    drain() {
      const drained = [...arrived];
      arrived = new Set();
      return { arrived: drained };
    },
    movedLeases: () => [...moved],
    topics: () => [...topics],
  };
}
