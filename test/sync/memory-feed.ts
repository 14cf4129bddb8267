import type { PositionedChange } from '../../src/rules/sync/portal-store.ts';
import { CHANGE_KINDS, type Change } from '../../src/rules/sync/protocol.ts';

/** One thing put or removed in a feed. */
export type FeedWrite = Change & { readonly feed: string };

/** A compacted feed: one row per thing, at the position of its last change. */
export type Feed = {
  head: number;
  /** Last position given by the mutant's sequence. */
  sequence: number;
  rows: Map<string, PositionedChange>;
  /** By position; what was changed since is still there, and no longer in `rows`. */
  log: PositionedChange[];
  /** The rows by kind and key; null when one was added. */
  keys: readonly PositionedChange[] | null;
};

export function emptyFeed(): Feed {
  return { head: 0, sequence: 0, rows: new Map(), log: [], keys: null };
}

export function writeFeed(feed: Feed, write: FeedWrite, position: number): void {
  const { feed: _name, ...change } = write;
  const row = { ...change, position };
  feed.rows.set(`${change.kind} ${change.key}`, row);
  feed.keys = null;
  feed.head = Math.max(feed.head, position);
  feed.sequence = Math.max(feed.sequence, position);
  feed.log.splice(placeAfter(feed.log, position), 0, row);
}

export function readFeed(feed: Feed, position: number, limit: number): readonly PositionedChange[] {
  const found: PositionedChange[] = [];
  for (let at = placeAfter(feed.log, position); at < feed.log.length && found.length < limit; at += 1) {
    const row = feed.log[at];
    if (row !== undefined && feed.rows.get(`${row.kind} ${row.key}`) === row) found.push(row);
  }
  return found;
}

/** What stands in several feeds, by order of kinds and key, after a place. */
export function standingIn(
  feeds: readonly Feed[],
  after: { readonly kind: string; readonly key: string } | null,
  limit: number,
): readonly Change[] {
  const sorted = feeds.map((feed) => {
    feed.keys ??= [...feed.rows.values()].toSorted(byKindAndKey);
    return feed.keys;
  });
  const found: PositionedChange[] = [];
  const places = sorted.map((rows) =>
    after === null ? 0 : firstAfter(rows, (row) => byKindAndKey(row, after) > 0),
  );
  while (found.length < limit) {
    let best = -1;
    for (const [index, rows] of sorted.entries()) {
      const row = rows[places[index] ?? 0];
      const other = sorted[best]?.[places[best] ?? 0];
      if (row !== undefined && (other === undefined || byKindAndKey(row, other) < 0)) best = index;
    }
    const row = sorted[best]?.[places[best] ?? 0];
    if (row === undefined) break;
    places[best] = (places[best] ?? 0) + 1;
    found.push(row);
  }
  return found.map(({ position: _position, ...change }) => change);
}

/** Of these things, those that are put in one of the feeds. */
export function putIn(
  feeds: readonly Feed[],
  things: readonly { readonly kind: string; readonly key: string }[],
): readonly Change[] {
  return things.flatMap(({ kind, key }) => {
    const row = feeds.map(({ rows }) => rows.get(`${kind} ${key}`)).find((one) => one?.op === 'put');
    if (row === undefined) return [];
    const { position: _position, ...change } = row;
    return [change];
  });
}

/** Index of the first row past a position. */
function placeAfter(log: readonly PositionedChange[], position: number): number {
  return firstAfter(log, (row) => row.position > position);
}

function firstAfter<T>(rows: readonly T[], past: (row: T) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && past(row)) high = middle;
    else low = middle + 1;
  }
  return low;
}

type Place = { readonly kind: string; readonly key: string };

function byKindAndKey(one: Place, other: Place): number {
  const kinds = orderOf(one.kind) - orderOf(other.kind);
  if (kinds !== 0) return kinds;
  if (one.key === other.key) return 0;
  return one.key < other.key ? -1 : 1;
}

const KIND_ORDER: ReadonlyMap<string, number> = new Map(CHANGE_KINDS.map((kind, index) => [kind, index]));

function orderOf(kind: string): number {
  return KIND_ORDER.get(kind) ?? KIND_ORDER.size;
}

/** Locks by name, first come first served. */
export function lockQueue(): { take(name: string): Promise<() => void> } {
  const last = new Map<string, Promise<void>>();
  return {
    async take(name) {
      const before = last.get(name);
      let release = () => {};
      const mine = new Promise<void>((resolve) => {
        release = () => {
          if (last.get(name) === mine) last.delete(name);
          resolve();
        };
      });
      last.set(name, mine);
      await before;
      return release;
    },
  };
}
