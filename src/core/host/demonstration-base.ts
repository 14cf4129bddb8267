import type { DemonstrationBase } from '../../contract/core-process.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { readMeta } from '../database/meta.ts';
import { isKioskBase } from '../kiosk/kiosk-base.ts';
import { localDay } from '../local-day.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { readPortalLink } from '../sync/store/link-state.ts';

/** What a door must know to give this base a demonstration portal; undefined for a base that is no demonstration. */
export function demonstrationBase({ base, ports }: CoreServices): DemonstrationBase | undefined {
  if (base.fault !== undefined) return undefined;
  const db = base.readable();
  const landlordId = readMeta(db, 'landlord');
  const asOf = readMeta(db, 'as-of');
  if (landlordId === undefined || asOf === undefined || readMeta(db, 'demonstration') !== 'yes')
    return undefined;
  const link = readPortalLink(db);
  const isKiosk = isKioskBase(db);
  return {
    station: isKiosk ? 'kiosk' : 'counter',
    landlordId,
    accounts: isKiosk ? Number(readMeta(db, 'demonstration-accounts') ?? 0) : leases(db),
    day: localDay(ports.clock, Date.parse(asOf)),
    post: readMeta(db, 'post') ?? '',
    till: readMeta(db, 'till') ?? '',
    portal: link === undefined ? null : { address: link.address, device: link.device },
  };
}

function leases(db: ReadableDb): number {
  return sql<{ count: number }>(db, 'SELECT count(*) AS count FROM lease').get()?.count ?? 0;
}
