import type { Change, WireCommand } from './protocol.ts';

/** Where a command stands on its way: `sending` is `waiting` with its answer not come back. */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'refused';

/** What one answer changes about one command. */
export type Settled =
  | { readonly id: string; readonly state: 'sent'; readonly suspense: boolean }
  | { readonly id: string; readonly state: 'refused'; readonly code: string; readonly reason: string }
  | { readonly id: string; readonly state: 'waiting'; readonly reason: string | null };

export type LinkState = {
  /** Epoch of the portal this base was last in step with; null before the first. */
  readonly epoch: string | null;
  readonly cursor: string | null;
};

export type IncarnationCount = {
  readonly incarnation: string;
  /** Commands of it marked as sent, and the highest seq of all of it. */
  readonly sent: number;
  readonly maxSeq: number;
  readonly current: boolean;
};

/**
 * The device's base as the protocol sees it. Synchronous: each method that writes is one durable transaction, committed
 * when it returns.
 */
export type DeviceStore = {
  link(): LinkState;
  incarnations(): readonly IncarnationCount[];
  /**
   * Commands in state `waiting` or `sending`, in the order in which this base recorded them, after a command of that
   * order or from the first.
   */
  unsent(limit: number, after: string | null): readonly WireCommand[];
  markSending(ids: readonly string[]): void;
  settle(settled: readonly Settled[]): void;
  /** Applies a page and keeps its cursor, in ONE transaction. */
  applyPage(changes: readonly Change[], cursor: string): void;
  /**
   * The portal is another one than before (or went back in time): every retained command waits again, refused ones too
   * (others may follow them), the cursor is null, and what other posts did is forgotten until the portal tells it again:
   * it may not hold it any more.
   */
  beginEpoch(epoch: string): void;
  /** The next pull begins from nothing; what other posts did is forgotten until then. */
  resetCursor(): void;
  /** Everything retained of these incarnations waits again, refused ones too. */
  resend(incarnations: readonly string[]): void;
  /** This base goes on under a new incarnation, with a new series letter: it was restored or cloned. */
  remintIncarnation(): void;
  /** Distance of the portal's clock to this device's, in milliseconds; kept for the status, never orders anything. */
  noteClock(offsetMs: number): void;
};
