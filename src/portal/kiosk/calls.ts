import type { PortalServices } from '../server/services.ts';
import { type FeedRecord, putRecords } from '../store/feed.ts';
import { asLandlord } from '../store/scope.ts';

/** How long a call is shown at the counters. */
export const CALL_MS = 3_600_000;

type Call = { readonly id: string; readonly kiosk: string; readonly at: Date };

export function callRecord({ id, kiosk, at }: Call, op: 'put' | 'remove'): FeedRecord {
  const content = JSON.stringify({ id, kiosk, at: at.toISOString() });
  return { kind: 'appel-borne', key: id, op, absentSince: null, content };
}

/** Takes the calls of more than an hour ago off the counters. */
export async function sweepCalls({ database, now }: Pick<PortalServices, 'database' | 'now'>): Promise<void> {
  const before = new Date(now() - CALL_MS);
  await asLandlord(database, async (tx) => {
    const old = await tx.deleteFrom('kiosk_call').where('at', '<=', before).returningAll().execute();
    for (const feed of [...new Set(old.map((call) => call.feed))].toSorted()) {
      const gone = old.filter((call) => call.feed === feed).map((call) => callRecord(call, 'remove'));
      await putRecords(tx, feed, gone);
    }
  });
}
