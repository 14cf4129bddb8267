import type { StationReport } from '../../rules/sync/protocol.ts';
import type { PortalServices } from '../server/services.ts';

/** Keeps what a kiosk says of itself; answers whether the staff put it out of service. */
export async function hearKiosk(
  { database: { db }, now }: PortalServices,
  device: string,
  station: StationReport | undefined,
): Promise<boolean> {
  const at = new Date(now());
  const said = station === undefined ? {} : { station: JSON.stringify(station), station_at: at };
  const row = await db
    .updateTable('device')
    .set({ last_seen_at: at, ...said })
    .where('id', '=', device)
    .returning('closed_at')
    .executeTakeFirst();
  return row?.closed_at != null;
}
