import { foundation } from './migrations/0001-foundation.ts';
import { rowSecurity } from './migrations/0002-row-security.ts';
import { tenantSpaces } from './migrations/0003-tenant-spaces.ts';
import { insuranceRequests } from './migrations/0004-insurance-requests.ts';
import { dossierDebitDocuments } from './migrations/0005-dossier-debit-documents.ts';
import { kiosk } from './migrations/0006-kiosk.ts';
import { PortalDatabaseFault } from './portal-fault.ts';

/** A connection before Kysely has it: statements as they are written, several at once. */
export type RawConnection = {
  exec(text: string): Promise<void>;
  rows<Row extends Record<string, unknown>>(text: string): Promise<readonly Row[]>;
};

type PortalMigration = { readonly version: number; readonly name: string; readonly sql: string };

const MIGRATIONS: readonly PortalMigration[] = [
  foundation,
  rowSecurity,
  tenantSpaces,
  insuranceRequests,
  dossierDebitDocuments,
  kiosk,
];

/** Any number, the same for every instance: who holds it migrates, the others wait. */
const MIGRATION_LOCK = 7_202_611_015;

/** PostgreSQL 15, as `server_version_num` writes it. */
const OLDEST_SERVER = 150_000;

/**
 * Brings the schema up to date in one transaction, under a lock of the database itself.
 * @throws PortalDatabaseFault `PORTAIL-BASE-ANCIENNE` below PostgreSQL 15, `PORTAIL-BASE-FUTURE` when the schema is of a
 * later portal
 */
export async function migratePortal(
  raw: RawConnection,
  migrations: readonly PortalMigration[] = MIGRATIONS,
): Promise<void> {
  await refuseOldServer(raw);
  await raw.exec('BEGIN');
  try {
    await raw.exec(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await raw.exec(
      `CREATE TABLE IF NOT EXISTS portal_schema (version integer PRIMARY KEY, name text NOT NULL,
         applied_at timestamptz NOT NULL DEFAULT current_timestamp)`,
    );
    const [row] = await raw.rows<{ version: number | null }>(
      'SELECT max(version) AS version FROM portal_schema',
    );
    const at = row?.version ?? 0;
    const newest = migrations.at(-1)?.version ?? 0;
    if (at > newest) throw future(at, newest);
    for (const { version, name, sql } of migrations) {
      if (version <= at) continue;
      await raw.exec(sql);
      await raw.exec(`INSERT INTO portal_schema (version, name) VALUES (${version}, '${name}')`);
    }
    await raw.exec('COMMIT');
  } catch (error) {
    await raw.exec('ROLLBACK');
    throw error;
  }
}

async function refuseOldServer(raw: RawConnection): Promise<void> {
  const [row] = await raw.rows<{ number: string; version: string }>(
    `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version`,
  );
  refuseServerBelow(Number(row?.number ?? 0), row?.version ?? '');
}

/** @throws PortalDatabaseFault `PORTAIL-BASE-ANCIENNE` */
export function refuseServerBelow(number: number, version: string): void {
  if (number >= OLDEST_SERVER) return;
  throw new PortalDatabaseFault(
    'PORTAIL-BASE-ANCIENNE',
    `Ce serveur est un PostgreSQL ${version}\u202f: le portail demande PostgreSQL 15 ou plus récent. Rien n'a été touché.`,
  );
}

function future(at: number, newest: number): PortalDatabaseFault {
  return new PortalDatabaseFault(
    'PORTAIL-BASE-FUTURE',
    `Cette base est d'un portail plus récent (version ${at}, ce portail connaît la version ${newest}). Rien n'a été touché\u202f: mettez ce portail à jour.`,
  );
}
