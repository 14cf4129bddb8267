import { z } from 'zod';
import type { FeedPosition } from './portal-store.ts';

/** Where a device stands in what comes down: opaque to it, kept with the changes. */
export type FeedCursor = {
  readonly epoch: string;
  /** The device's own feed: its agency, or that of the agency's kiosks. */
  readonly agency: string;
  /** Positions from which what moved is read, once the snapshot is through. */
  readonly heads: FeedPosition;
  /** The first pull under way: after which kind and key, how many so far, how many in all; null once through. */
  readonly snapshot: {
    readonly after: { readonly kind: string; readonly key: string } | null;
    readonly done: number;
    readonly total: number;
  } | null;
};

const cursorSchema = z.strictObject({
  epoch: z.string(),
  agency: z.string(),
  heads: z.strictObject({ shared: z.number().int(), own: z.number().int() }),
  snapshot: z
    .strictObject({
      after: z.strictObject({ kind: z.string(), key: z.string() }).nullable(),
      done: z.number().int(),
      total: z.number().int(),
    })
    .nullable(),
});

export function writeCursor(cursor: FeedCursor): string {
  return JSON.stringify(cursor);
}

/** Undefined for a text that no portal of this version wrote. */
export function readCursor(text: string): FeedCursor | undefined {
  try {
    const read = cursorSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
