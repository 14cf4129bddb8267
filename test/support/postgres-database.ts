import { randomBytes } from 'node:crypto';
import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { inject } from 'vitest';
import {
  openPortalDatabase,
  type PortalDatabase,
  type PortalDatabasePlace,
} from '../../src/portal/store/database.ts';
import { findPostgres, postgresRequired } from './postgres.ts';
import type { DeskAnswer } from './postgres-global.ts';
import { emptyPglite } from './postgres-rows.ts';

/** Said in the name of each suite, so that a run without PostgreSQL shows. */
export const POSTGRES_WORD =
  findPostgres() === undefined && !postgresRequired() ? 'PGlite, PostgreSQL étant absent' : 'PostgreSQL';

/** True where time is short, as on continuous integration, and PostgreSQL there: suites then leave the embedded base out. */
export const EMBEDDED_ELSEWHERE = process.env.GUICHET_TEST_LENGTH === 'short' && findPostgres() !== undefined;

/** An empty database of this test alone. */
export type TestDatabase = {
  readonly kind: 'postgres' | 'pglite';
  /** To be opened as often as the test wants instances (PGlite in memory: once). */
  readonly place: PortalDatabasePlace;
  /** The same as a superuser; undefined on PGlite. */
  readonly superUrl: string | undefined;
  open(): Promise<PortalDatabase>;
  /** Closes what was opened here, and drops it. */
  drop(): Promise<void>;
};

/** A database on this run's PostgreSQL, or PGlite in memory where PostgreSQL is not installed. */
export async function testDatabase(): Promise<TestDatabase> {
  const desk = await askDesk();
  if (desk.kind === 'failed') throw new Error(desk.reason);
  if (desk.kind === 'absent') return pgliteDatabase();
  const name = `t_${randomBytes(8).toString('hex')}`;
  await once(desk.url, `CREATE DATABASE ${name}`);
  const named = (url: string) => url.replace(/\/guichet$/, `/${name}`);
  const place = { url: named(desk.url) };
  const { open, closeAll } = opening(place);
  return {
    kind: 'postgres',
    place,
    superUrl: named(desk.superUrl),
    open,
    async drop() {
      await closeAll();
      // As the superuser: connections of a superuser may still be closing.
      await once(desk.superUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Both that a portal may stand on, each with its name; the embedded one is left to `npm test` where time is short. */
export const DATABASES: readonly (readonly [string, () => Promise<TestDatabase>])[] = [
  [POSTGRES_WORD, testDatabase],
  ...(EMBEDDED_ELSEWHERE ? [] : [['PGlite', async () => pgliteDatabase()] as const]),
];

/** One that a test of this file has given back, emptied: a PGlite takes seconds to make. */
let spare: PortalDatabase | undefined;

/** PGlite in memory, whatever is installed. */
export function pgliteDatabase(): TestDatabase {
  const opened: PortalDatabase[] = [];
  return {
    kind: 'pglite',
    place: { memory: true },
    superUrl: undefined,
    async open() {
      const database = spare ?? (await openPortalDatabase({ memory: true }));
      spare = undefined;
      opened.push(database);
      return database;
    },
    async drop() {
      for (const database of opened.splice(0)) {
        try {
          await emptyPglite(database);
          spare ??= database;
        } catch {
          // The test has closed it itself.
          await database.close();
        }
        if (spare !== database) await database.close();
      }
    },
  };
}

function opening(place: PortalDatabasePlace): {
  open(): Promise<PortalDatabase>;
  closeAll(): Promise<void>;
} {
  const opened: PortalDatabase[] = [];
  return {
    async open() {
      const database = await openPortalDatabase(place);
      opened.push(database);
      return database;
    },
    async closeAll() {
      for (const database of opened.splice(0)) await database.close();
    },
  };
}

async function askDesk(): Promise<DeskAnswer> {
  const connection = createConnection(inject('postgresDesk'));
  return JSON.parse(await text(connection)) as DeskAnswer;
}

async function once(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
