import { sql, type Transaction } from 'kysely';
import type { PortalTables } from './tables.ts';

/**
 * Has the tables that an import fills analysed, so that the next queries are planned for what they now hold. PostgreSQL
 * would do it by itself a minute later; PGlite never.
 */
export async function refreshStatistics(tx: Transaction<PortalTables>): Promise<void> {
  await sql`SELECT guichet_analyse()`.execute(tx);
}
