import { type ReadableDb, sql } from '../database/connection.ts';
import type { Ends } from './cover-queries.ts';
import { policyKeySql } from './policy-key.ts';

const SOURCES = { insurance: 'absent_since IS NULL', portal_certificate: 'true' } as const;

const OPEN = '(c.exit_on IS NULL OR c.exit_on >= @today)';

/** Dwellings let now whose cover is of one of these insurers and ends within bounds. */
export function leasesOfInsurers(
  db: ReadableDb,
  insurers: readonly string[],
  { from, to }: Ends,
  how: {
    readonly today: string;
    readonly order: 'ASC' | 'DESC';
    /** Those too of a dwelling that has nothing but what was refused. */
    readonly refused: boolean;
    readonly limit: number;
  },
): number[] {
  const { today, order, refused, limit } = how;
  const rows = (['insurance', 'portal_certificate'] as const).flatMap((table) =>
    insurers.flatMap((insurer) =>
      sql<{ leaseId: number; endsOn: string }>(
        db,
        `SELECT t.lease_id AS leaseId, t.ends_on AS endsOn FROM ${table} t INDEXED BY ${table}_insurer
           CROSS JOIN lease_cover c ON c.lease_id = t.lease_id AND ${refused ? '(c.ends_on = t.ends_on OR c.ends_on IS NULL)' : 'c.ends_on = t.ends_on'}
             AND ${OPEN}
         WHERE t.insurer = @insurer AND t.ends_on >= @from AND t.ends_on <= @to AND ${SOURCES[table]}
         ORDER BY t.ends_on ${order} LIMIT @limit`,
      ).all({ insurer, from, to, today, limit }),
    ),
  );
  const sign = order === 'ASC' ? 1 : -1;
  return rows
    .toSorted((a, b) => sign * (a.endsOn < b.endsOn ? -1 : Number(a.endsOn > b.endsOn)))
    .slice(0, limit)
    .map(({ leaseId }) => leaseId);
}

/** Accounts with a certificate whose policy begins so. @param key as `policyKey` writes it */
export function leasesOfPolicy(db: ReadableDb, key: string, limit: number): number[] {
  return (['insurance', 'portal_certificate'] as const).flatMap((table) =>
    sql<{ leaseId: number }>(
      db,
      `SELECT lease_id AS leaseId FROM ${table} INDEXED BY ${table}_policy
       WHERE ${policyKeySql('policy')} >= @key AND ${policyKeySql('policy')} < @end AND ${SOURCES[table]} LIMIT @limit`,
    )
      .all({ key, end: `${key}\uffff`, limit })
      .map(({ leaseId }) => leaseId),
  );
}
