import type { Kysely } from 'kysely';
import { openPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import type { PortalTables } from './tables.ts';

export { PortalDatabaseFault } from './portal-fault.ts';
export type { PortalTables } from './tables.ts';

/** The portal's database, migrated, behind a pool of connections (PostgreSQL) or alone in this process (PGlite). */
export type PortalDatabase = {
  /**
   * Tables that hold an agency's data answer only inside `asAgency` or `asLandlord`; those of the portal itself
   * (`portal_meta`, devices, sessions, staff, files) anywhere.
   */
  readonly db: Kysely<PortalTables>;
  readonly kind: 'postgres' | 'pglite';
  /** What whoever starts the portal must know, in French sentences: no second barrier, no durability. */
  readonly notices: readonly string[];
  close(): Promise<void>;
};

/** `folder`: PGlite in that folder, for a demonstration. `memory`: PGlite that keeps nothing. */
export type PortalDatabasePlace =
  | { readonly url: string }
  | { readonly folder: string }
  | { readonly memory: true };

/**
 * Connects and brings the schema up to date; two instances that start at once migrate once.
 * @throws PortalDatabaseFault with a sentence for whoever starts the portal
 */
export function openPortalDatabase(where: PortalDatabasePlace): Promise<PortalDatabase> {
  return 'url' in where ? openPostgres(where.url) : openPglite('folder' in where ? where.folder : undefined);
}
