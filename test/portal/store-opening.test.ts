import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import {
  openPortalDatabase,
  type PortalDatabase,
  PortalDatabaseFault,
} from '../../src/portal/store/database.ts';
import { ensureEpoch, readPortalMeta, rotateEpoch, writePortalMeta } from '../../src/portal/store/meta.ts';
import { refuseServerBelow } from '../../src/portal/store/migrate.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { startPostgres } from '../support/postgres.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';

const bases: TestDatabase[] = [];
afterEach(async () => {
  for (const base of bases.splice(0)) await base.drop();
});
async function newBase(): Promise<TestDatabase> {
  const base = await testDatabase();
  bases.push(base);
  return base;
}

/** The fault that opening meets; any other outcome fails the test. */
async function faultOf(opening: Promise<PortalDatabase>): Promise<PortalDatabaseFault> {
  try {
    await (await opening).close();
  } catch (error) {
    if (error instanceof PortalDatabaseFault) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

test(`instances that start at once on an empty database migrate it once, on ${POSTGRES_WORD}`, async ({
  skip,
}) => {
  const base = await newBase();
  if (base.kind === 'pglite') skip('PGlite est tenu par un seul programme');
  const opened = await Promise.all(Array.from({ length: 5 }, () => base.open()));
  const [first] = opened;
  const versions = await first?.db.selectFrom('portal_schema').select('version').orderBy('version').execute();
  expect(versions).toEqual([
    { version: 1 },
    { version: 2 },
    { version: 3 },
    { version: 4 },
    { version: 5 },
    { version: 6 },
  ]);
  // And a superuser's, which makes a role of the whole server.
  if (base.superUrl === undefined) throw new Error('a superuser');
  const url = base.superUrl;
  const supers = await Promise.all(Array.from({ length: 3 }, () => openPortalDatabase({ url })));
  for (const database of supers) await database.close();
});

test('two databases of one server may begin at once under a superuser, though roles belong to the server', async ({
  skip,
}) => {
  const made = await Promise.all([newBase(), newBase(), newBase()]);
  const urls = made.map(({ superUrl }) => superUrl).filter((url) => url !== undefined);
  if (urls.length === 0) skip('PostgreSQL est absent');
  const opened = await Promise.all(urls.map((url) => openPortalDatabase({ url })));
  for (const database of opened) {
    await asLandlord(database, (tx) => tx.selectFrom('account').selectAll().execute());
    await database.close();
  }
});

test('a role above the barrier that cannot make a lesser one is told so', async ({ skip }) => {
  const base = await newBase();
  const { superUrl } = base;
  if (superUrl === undefined) return skip('PostgreSQL est absent');
  const role = `above_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  await client.query(`CREATE ROLE ${role} LOGIN BYPASSRLS`);
  await client.query(`GRANT ALL ON SCHEMA public TO ${role}`);
  // The role stays: its server is thrown away.
  await client.end();
  const database = await openPortalDatabase({ url: superUrl.replace('//postgres@', `//${role}@`) });
  // This run's PostgreSQL spares the disk, and the portal says so of any such.
  expect(database.notices.filter((notice) => !notice.includes('fsync'))).toEqual([
    "Le rôle PostgreSQL de ce portail passe outre la séparation des agences (BYPASSRLS) et ne peut pas créer le rôle qui s'y soumet\u202f: donnez-lui un rôle ordinaire.",
  ]);
  await database.close();
});

test('a PostgreSQL that writes nothing through to its disk is told', async ({ skip }) => {
  const server = await startPostgres({ fsync: false });
  if (server === undefined) return skip('PostgreSQL est absent');
  onTestFinished(() => server.remove());
  const database = await openPortalDatabase({ url: server.url });
  expect(database.notices).toEqual([
    'PostgreSQL est réglé avec fsync désactivé\u202f: une coupure de courant peut perdre ce qui a été reçu.',
  ]);
  await database.close();
});

test('a database of a later portal is refused, and nothing of it is touched', async () => {
  const base = await newBase();
  if (base.kind === 'pglite') return;
  const { db } = await base.open();
  await db
    .insertInto('portal_schema')
    .values({ version: 99, name: 'later', applied_at: new Date(0) })
    .execute();
  const fault = await faultOf(base.open());
  expect(fault.code).toBe('PORTAIL-BASE-FUTURE');
  expect(fault.sentence).toBe(
    "Cette base est d'un portail plus récent (version 99, ce portail connaît la version 6). Rien n'a été touché\u202f: mettez ce portail à jour.",
  );
});

test('PostgreSQL below 15 is refused in words', () => {
  expect(() => refuseServerBelow(140_012, '14.12')).toThrow(
    'Ce serveur est un PostgreSQL 14.12\u202f: le portail demande PostgreSQL 15 ou plus récent.',
  );
  expect(() => refuseServerBelow(150_000, '15.0')).not.toThrow();
});

test('a database that does not answer is told without the password of its address', async () => {
  const fault = await faultOf(
    openPortalDatabase({ url: 'postgresql://portail:tres-secret@127.0.0.1:1/guichet' }),
  );
  expect(fault.code).toBe('PORTAIL-BASE-INJOIGNABLE');
  expect(fault.sentence).toBe(
    'La base guichet sur 127.0.0.1, port 1 ne répond pas ou refuse ce portail. Vérifiez que PostgreSQL est démarré et que DATABASE_URL est juste.',
  );
  expect((await faultOf(openPortalDatabase({ url: 'nulle part' }))).code).toBe('PORTAIL-BASE-INJOIGNABLE');
});

test('what is read as a number is one, and what is beyond is never rounded', async () => {
  const { db } = await (await newBase()).open();
  const value = async (text: string) =>
    (await sql<{ value: unknown }>`SELECT ${sql.raw(text)}::bigint AS value`.execute(db)).rows[0]?.value;
  expect(await value('9007199254740991')).toBe(9_007_199_254_740_991);
  expect(await value('-3')).toBe(-3);
  await expect(value('9007199254740993')).rejects.toThrow('not a safe integer');
});

test('a connection that was cut is made again', async ({ skip }) => {
  const base = await newBase();
  const { superUrl } = base;
  if (superUrl === undefined) return skip('PostgreSQL est absent');
  const { db } = await base.open();
  expect(await readPortalMeta(db, 'epoch')).toBeUndefined();
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await client.end();
  // Whether the pool has heard yet is its affair: the first call may fail, and the next one stands.
  const epoch = await ensureEpoch(db).catch(() => ensureEpoch(db));
  expect(await readPortalMeta(db, 'epoch')).toBe(epoch);
});

test('an epoch is made once for all instances, and another one is another', async () => {
  const base = await newBase();
  const first = await base.open();
  const second = base.kind === 'postgres' ? await base.open() : first;
  const [one, other] = await Promise.all([ensureEpoch(first.db), ensureEpoch(second.db)]);
  expect(one).toBe(other);
  const turned = await rotateEpoch(first.db);
  expect(turned).not.toBe(one);
  expect(await ensureEpoch(second.db)).toBe(turned);
  await writePortalMeta(first.db, 'landlord', 'neolia');
  expect(await readPortalMeta(second.db, 'landlord')).toBe('neolia');
});

test('a folder of PGlite keeps what was written, and is held by one program at a time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-pglite-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const open = () => openPortalDatabase({ folder });
  const first = await open();
  expect(first.notices).toEqual([
    'Mode démonstration\u202f: base intégrée (PGlite), tenue par un seul programme. Elle ne résiste pas à une coupure de courant.',
  ]);
  await writePortalMeta(first.db, 'landlord', 'neolia');
  const fault = await faultOf(open());
  expect([fault.code, fault.sentence]).toEqual([
    'PORTAIL-BASE-TENUE',
    "Un autre portail tient cette base de démonstration. Rien n'a été touché\u202f: fermez l'autre, ou donnez un autre dossier (--data).",
  ]);
  await first.close();
  const again = await open();
  expect(await readPortalMeta(again.db, 'landlord')).toBe('neolia');
  await again.close();
});

test('a folder of PGlite held by a program that was killed is free again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-pglite-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const hold = join(import.meta.dirname, '../../src/portal/store/folder-hold.ts');
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { holdFolder } from ${JSON.stringify(hold)}; globalThis.held = holdFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`,
  ]);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  expect((await faultOf(openPortalDatabase({ folder }))).code).toBe('PORTAIL-BASE-TENUE');
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  await (await openPortalDatabase({ folder })).close();
});
