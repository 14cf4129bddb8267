import { sql, type Transaction } from 'kysely';
import { type StationReport, stationSchema } from '../../rules/sync/protocol.ts';
import type { PortalTables } from '../store/tables.ts';

/** A kiosk of the reach, and what it last said of itself. */
export type KioskLine = {
  readonly id: string;
  readonly agency: string;
  readonly post: string;
  readonly till: string;
  readonly revokedAt: Date | null;
  readonly seenAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  /** Null: it has said nothing yet. */
  readonly station: StationReport | null;
  /** Calls for an agent within the hour. */
  readonly calls: number;
  readonly lastCallAt: Date | null;
  readonly received: number;
};

/** @param agency null: every agency's */
export async function listKiosks(
  tx: Transaction<PortalTables>,
  agency: string | null,
  now: number,
): Promise<readonly KioskLine[]> {
  const { rows } = await sql<Omit<KioskLine, 'station'> & { readonly station: string | null }>`
    SELECT d.id, d.agency, d.post, d.till, d.revoked_at AS "revokedAt", d.last_seen_at AS "seenAt",
      d.closed_at AS "closedAt", d.closed_by AS "closedBy", d.station,
      (SELECT count(*) FROM kiosk_call k WHERE k.feed = d.agency AND k.kiosk = d.post AND k.at > ${new Date(now - 3_600_000)})
        AS calls,
      (SELECT max(k.at) FROM kiosk_call k WHERE k.feed = d.agency AND k.kiosk = d.post) AS "lastCallAt",
      (SELECT coalesce(sum(i.count), 0)::bigint FROM incarnation i WHERE i.device = d.id) AS received
    FROM device d WHERE d.kind = 'kiosk' AND (${agency}::text IS NULL OR d.agency = ${agency})
    ORDER BY d.revoked_at IS NOT NULL, d.agency, d.post, d.enrolled_at`.execute(tx);
  return rows.map((row) => ({ ...row, station: stationOf(row.station) }));
}

function stationOf(text: string | null): StationReport | null {
  if (text === null) return null;
  const read = stationSchema.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}
