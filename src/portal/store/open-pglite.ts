import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PGliteDialect } from 'kysely';
import type { PortalDatabase } from './database.ts';
import { holdFolder } from './folder-hold.ts';
import { migratePortal, type RawConnection } from './migrate.ts';
import { safeInteger } from './number-types.ts';
import { raiseBarrier } from './row-barrier.ts';
import type { PortalTables } from './tables.ts';

const NOTICE =
  'Mode démonstration\u202f: base intégrée (PGlite), tenue par un seul programme. Elle ne résiste pas à une coupure de courant.';

/**
 * PostgreSQL inside this process, for a demonstration.
 * @param folder where it is kept; none keeps nothing
 * @throws PortalDatabaseFault `PORTAIL-BASE-TENUE`
 */
export async function openPglite(folder: string | undefined): Promise<PortalDatabase> {
  const hold = folder === undefined ? undefined : holdFolder(folder);
  try {
    const pglite = await PGlite.create({
      ...(folder === undefined ? {} : { dataDir: join(folder, 'pglite') }),
      parsers: { [types.INT8]: safeInteger },
    });
    try {
      const raw: RawConnection = {
        exec: async (text) => {
          await pglite.exec(text);
        },
        rows: async <Row extends Record<string, unknown>>(text: string) =>
          (await pglite.query<Row>(text)).rows,
      };
      await migratePortal(raw);
      const barrier = await raiseBarrier(raw);
      const db = new Kysely<PortalTables>({
        dialect: new PGliteDialect({
          pglite,
          onCreateConnection: async (connection) => {
            if (barrier.kind === 'role') {
              await connection.executeQuery(CompiledQuery.raw(`SET ROLE ${barrier.role}`));
            }
          },
        }),
      });
      return {
        db,
        kind: 'pglite',
        notices: [NOTICE],
        async close() {
          await db.destroy();
          // Kysely closes only what it has used.
          if (!pglite.closed) await pglite.close();
          hold?.release();
        },
      };
    } catch (error) {
      await pglite.close();
      throw error;
    }
  } catch (error) {
    hold?.release();
    throw error;
  }
}
