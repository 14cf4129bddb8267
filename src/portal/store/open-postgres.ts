import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { PortalDatabase } from './database.ts';
import { migratePortal, type RawConnection } from './migrate.ts';
import { safeInteger } from './number-types.ts';
import { PortalDatabaseFault } from './portal-fault.ts';
import { type RowBarrier, raiseBarrier } from './row-barrier.ts';
import type { PortalTables } from './tables.ts';

const CONNECTIONS = 10;
const CONNECT_MS = 10_000;

/** @throws PortalDatabaseFault */
export async function openPostgres(url: string): Promise<PortalDatabase> {
  const { barrier, durable } = await prepare(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'guichet-portail',
    types: { getTypeParser },
  });
  // A connection that dies while idle is made again at its next use; unheard, it would end the process.
  pool.on('error', () => {});
  // And one that dies while it is at work is heard by its query, and again by itself.
  pool.on('connect', (connection) => connection.on('error', () => {}));
  const db = new Kysely<PortalTables>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        // What is answered to a counter must be on the disk, whatever the server's own habit.
        await connection.executeQuery(CompiledQuery.raw('SET synchronous_commit = on'));
        // Compiling a query costs more than any of these queries.
        await connection.executeQuery(CompiledQuery.raw('SET jit = off'));
        // An instance cut off in the middle must not hold a feed's row for ever.
        await connection.executeQuery(CompiledQuery.raw("SET idle_in_transaction_session_timeout = '2min'"));
        if (barrier.kind === 'role') {
          await connection.executeQuery(CompiledQuery.raw(`SET ROLE ${barrier.role}`));
        }
      },
    }),
  });
  return { db, kind: 'postgres', notices: noticesOf(barrier, durable), close: () => db.destroy() };
}

async function prepare(url: string): Promise<{ readonly barrier: RowBarrier; readonly durable: boolean }> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    types: { getTypeParser },
  });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    await client.end().catch(() => {});
    throw unreachable(url, cause);
  }
  try {
    const raw: RawConnection = {
      exec: async (text) => {
        await client.query(text);
      },
      rows: async <Row extends Record<string, unknown>>(text: string) => (await client.query<Row>(text)).rows,
    };
    await migratePortal(raw);
    const barrier = await raiseBarrier(raw);
    const [fsync] = await raw.rows<{ fsync: string }>('SHOW fsync');
    return { barrier, durable: fsync?.fsync === 'on' };
  } finally {
    await client.end();
  }
}

/** `int8` as a number. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === pg.types.builtins.INT8 && format !== 'binary') return safeInteger;
  return pg.types.getTypeParser(oid, format);
}

function noticesOf(barrier: RowBarrier, durable: boolean): string[] {
  const notices: string[] = [];
  if (barrier.kind === 'none') {
    notices.push(
      "Le rôle PostgreSQL de ce portail passe outre la séparation des agences (BYPASSRLS) et ne peut pas créer le rôle qui s'y soumet\u202f: donnez-lui un rôle ordinaire.",
    );
  }
  if (!durable) {
    notices.push(
      'PostgreSQL est réglé avec fsync désactivé\u202f: une coupure de courant peut perdre ce qui a été reçu.',
    );
  }
  return notices;
}

/** The address is told without its password. */
function unreachable(url: string, cause: unknown): PortalDatabaseFault {
  let place = 'donnée par DATABASE_URL';
  try {
    const { hostname, port, pathname } = new URL(url);
    place = `${decodeURIComponent(pathname.slice(1))} sur ${hostname}${port === '' ? '' : `, port ${port}`}`;
  } catch {
    // Not an address at all: the words above stand.
  }
  return new PortalDatabaseFault(
    'PORTAIL-BASE-INJOIGNABLE',
    `La base ${place} ne répond pas ou refuse ce portail. Vérifiez que PostgreSQL est démarré et que DATABASE_URL est juste.`,
    { cause },
  );
}
