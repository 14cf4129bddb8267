import { CHANGE_KINDS, type Change, changeSchema } from '../../../rules/sync/protocol.ts';
import { sql, type WritableDb } from '../../database/connection.ts';

const PLACES = new Map<string, number>(CHANGE_KINDS.map((kind, place) => [kind, place]));

/** Changes kept as they came until they can be applied. */
export type Pending = {
  keep(change: Change, waitsFor: string, at: string): void;
  /** A newer word on the same thing was applied. */
  drop(change: Pick<Change, 'kind' | 'key'>): void;
  /** Those that wait for one of these, parents before what names them. */
  waitingFor(parents: readonly string[]): readonly Change[];
  all(): readonly Change[];
};

export function pendingChanges(db: WritableDb): Pending {
  const keep = sql(
    db,
    `INSERT INTO pending_change (kind, key, change, kept_at, waits_for) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, key) DO UPDATE SET change = excluded.change, waits_for = excluded.waits_for
     WHERE change <> excluded.change OR waits_for <> excluded.waits_for`,
  );
  const drop = sql(db, 'DELETE FROM pending_change WHERE kind = ? AND key = ?');
  const waiting = sql<{ change: string }>(db, 'SELECT change FROM pending_change WHERE waits_for = ?');
  let some = sql(db, 'SELECT 1 FROM pending_change LIMIT 1').get() !== undefined;
  return {
    keep(change, waitsFor, at) {
      keep.run(change.kind, change.key, JSON.stringify(change), at, waitsFor);
      some = true;
    },
    drop({ kind, key }) {
      if (some) drop.run(kind, key);
    },
    waitingFor: (parents) =>
      some ? inOrder(parents.flatMap((parent) => waiting.all(parent)).map(read)) : [],
    all: () => inOrder(sql<{ change: string }>(db, 'SELECT change FROM pending_change').all().map(read)),
  };
}

function read({ change }: { readonly change: string }): Change {
  return changeSchema.parse(JSON.parse(change));
}

function inOrder(changes: readonly Change[]): readonly Change[] {
  const place = ({ kind }: Change) => PLACES.get(kind) ?? PLACES.size;
  return changes.toSorted((a, b) => place(a) - place(b) || (a.key < b.key ? -1 : 1));
}
