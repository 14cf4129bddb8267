import { type ReadableDb, sql } from '../database/connection.ts';
import type { Ends } from './cover-queries.ts';
import { policyKeySql } from './policy-key.ts';

const SOURCES = { insurance: 'absent_since IS NULL', portal_certificate: 'true' } as const;

/** Accounts with a certificate of one of these insurers that ends within bounds. */
export function leasesOfInsurers(
  db: ReadableDb,
  insurers: readonly string[],
  { from, to }: Ends,
  limit: number,
): number[] {
  return (['insurance', 'portal_certificate'] as const).flatMap((table) =>
    insurers.flatMap((insurer) =>
      sql<{ leaseId: number }>(
        db,
        `SELECT lease_id AS leaseId FROM ${table} INDEXED BY ${table}_insurer
         WHERE insurer = @insurer AND ends_on >= @from AND ends_on <= @to AND ${SOURCES[table]} LIMIT @limit`,
      )
        .all({ insurer, from, to, limit })
        .map(({ leaseId }) => leaseId),
    ),
  );
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
