import { PAYMENT_MODES, paymentModeLabel } from '../../rules/allocation.ts';
import type { JournalFacts } from '../../rules/journal.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** What was taken by mode, in cents, net of what was taken back. */
export type ModeTotals = {
  readonly mode: string;
  readonly label: string;
  readonly count: number;
  readonly cents: number;
}[];

type Movement = Pick<JournalFacts, 'kind' | 'mode' | 'amountCents'>;

const LABELS = new Map<string, string>([
  ...PAYMENT_MODES.map((mode) => [mode, paymentModeLabel(mode)] as const),
  ['impaye', 'Chèques impayés'],
]);

/**
 * Totals of some entries: a payment counts one, its cancellation takes that one back. A cheque that bounced stands
 * apart: it was taken another day, and the cheques of this one are handed in whole.
 */
export function totalsByMode(entries: Iterable<Movement>): ModeTotals {
  const totals = new Map<string, { count: number; cents: number }>();
  for (const { kind, mode, amountCents } of entries) {
    if (kind !== 'encaissement' && kind !== 'annulation' && kind !== 'impaye') continue;
    const under = kind === 'impaye' ? 'impaye' : (mode ?? 'inconnu');
    const total = totals.get(under) ?? { count: 0, cents: 0 };
    totals.set(under, total);
    total.count += kind === 'annulation' ? -1 : 1;
    total.cents += amountCents;
  }
  const order = [...LABELS.keys()];
  return [...totals]
    .map(([mode, total]) => ({ mode, label: LABELS.get(mode) ?? mode, ...total }))
    .sort((a, b) => order.indexOf(a.mode) - order.indexOf(b.mode));
}

/** Totals of a till since a place in its chain. */
export function totalsSince(db: ReadableDb, till: string, afterSeq: number): ModeTotals {
  const entries = sql<Movement>(
    db,
    `SELECT entry ->> '$.kind' AS kind, entry ->> '$.mode' AS mode, entry ->> '$.amountCents' AS amountCents
     FROM till_journal WHERE till = ? AND seq > ?`,
  ).all(till, afterSeq);
  return totalsByMode(entries);
}
