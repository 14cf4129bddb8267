import { sql } from 'kysely';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';

/** Accounts of an agency, as an import leaves them. */
export async function putAccounts(
  database: PortalDatabase,
  agency: string,
  keys: readonly string[],
): Promise<void> {
  await asLandlord(database, async (tx) => {
    for (const key of keys) {
      await tx
        .insertInto('account')
        .values({ key, feed: agency, printed: key.toUpperCase(), holder: null, absent_since: null })
        .execute();
    }
  });
}

/**
 * Empties a PGlite, which takes seconds to make: what may never be changed is put aside by hand, which only its
 * superuser can.
 */
export async function emptyPglite({ db, kind }: PortalDatabase): Promise<void> {
  if (kind !== 'pglite') throw new Error('a PostgreSQL is dropped, never emptied');
  const { rows } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'portal_schema'`.execute(
    db,
  );
  await db.connection().execute(async (one) => {
    await sql`RESET ROLE`.execute(one);
    await sql`SET session_replication_role = replica`.execute(one);
    await sql`TRUNCATE ${sql.join(rows.map(({ name }) => sql.table(name)))} RESTART IDENTITY`.execute(one);
    await sql`SET session_replication_role = origin`.execute(one);
    await sql`SET ROLE guichet_service`.execute(one);
  });
}
