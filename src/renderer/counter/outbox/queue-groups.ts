import type { OutboxRow } from '../../../contract/sync.ts';

/** The queue answers this many operations at most, the newest. */
export const QUEUE_MOST = 500;

export type QueueGroups = {
  /** Refused, and nobody has decided yet. */
  readonly toHandle: readonly OutboxRow[];
  readonly waiting: readonly OutboxRow[];
  readonly sent: readonly OutboxRow[];
  readonly handled: readonly OutboxRow[];
};

/** The operations by what they ask of the clerk; each group keeps the order it came in. */
export function groupsOf(rows: readonly OutboxRow[]): QueueGroups {
  const groups: Record<keyof QueueGroups, OutboxRow[]> = { toHandle: [], waiting: [], sent: [], handled: [] };
  for (const row of rows) groups[groupOf(row)].push(row);
  return groups;
}

function groupOf({ state, handled }: OutboxRow): keyof QueueGroups {
  switch (state) {
    case 'refused':
      return handled === null ? 'toHandle' : 'handled';
    case 'waiting':
    case 'sending':
      return 'waiting';
    case 'sent':
      return 'sent';
  }
}
