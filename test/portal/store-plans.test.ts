import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erpRowSql } from '../../src/portal/erp/erp-row.ts';
import type { PortalDatabase, PortalTables } from '../../src/portal/store/database.ts';
import { kindOrder } from '../../src/portal/store/feed.ts';
import { changesAfterSql, readByIndex, standingSql } from '../../src/portal/store/feed-pages.ts';
import { asAgency, asLandlord } from '../../src/portal/store/scope.ts';
import { findPostgres, postgresRequired } from '../support/postgres.ts';
import { type TestDatabase, testDatabase } from '../support/postgres-database.ts';

type Tx = Transaction<PortalTables>;

const RECORDS = 60_000;
const COMMANDS = 40_000;
/** Pages of 8 kB that a query may touch: an index, a page of rows and their accounts. A look at a whole table is hundreds, or thousands. */
const FEW = 250;
const PAGE = 50;
const TABLES = ['record', 'entry', 'account', 'command', 'payment', 'number_used', 'feed'];

const here = findPostgres() !== undefined || postgresRequired();

// PGlite has the same planner, and no statistics worth the name.
describe.skipIf(!here).each([
  ['with the statistics that PostgreSQL keeps', true],
  ['as an import has just left them', false],
])('what the protocol asks all the time, on PostgreSQL, of tables %s', (_as, analysed) => {
  let base: TestDatabase;
  let database: PortalDatabase;
  const held = randomUUID();

  beforeAll(async () => {
    base = await testDatabase();
    database = await base.open();
    for (const table of TABLES) {
      await sql`ALTER TABLE ${sql.table(table)} SET (autovacuum_enabled = off)`.execute(database.db);
    }
    await asLandlord(database, async (tx) => {
      await sql`INSERT INTO feed (name, head) VALUES ('*', ${RECORDS}), ('NORD', ${2 * RECORDS})`.execute(tx);
      await sql`INSERT INTO account (key, feed, printed)
        SELECT 'n' || n, 'NORD', 'N' || n FROM generate_series(1, 5000) n`.execute(tx);
      for (const [feed, kind] of [
        ['*', 'agences'],
        ['NORD', 'baux'],
        ['NORD', 'encaissement'],
      ] as const) {
        await sql`INSERT INTO record (feed, kind_order, kind, key, position, content)
          SELECT ${feed}, ${kindOrder(kind)}, ${kind}, 'k' || n, n + ${kind === 'encaissement' ? RECORDS / 2 : 0}, '{"nom":"x"}'
          FROM generate_series(1, ${RECORDS / 2}::int) n`.execute(tx);
      }
      await sql`INSERT INTO entry (feed, piece, account, entered_on, nature, label, debit_cents, credit_cents, state, position)
        SELECT 'NORD', 'p' || n, 'n' || (n % 5000 + 1), '2026-11-01', 'loyer', 'Loyer', 100, 0, 'counted', ${RECORDS} + n
        FROM generate_series(1, ${RECORDS}::int) n`.execute(tx);
      await sql`INSERT INTO command (id, device, agency, incarnation, seq, type, account, hash, envelope, outcome, received_at)
        SELECT CASE WHEN n = 777 THEN ${held}::uuid ELSE gen_random_uuid() END, 'd', CASE n % 2 WHEN 0 THEN 'NORD' ELSE 'SUD' END,
          'i' || n % 20, n, 'payment.record', 'n1', 'h', repeat('x', 300), '{"kind":"accepted","suspense":false}', '2026-11-17'
        FROM generate_series(1, ${COMMANDS}::int) n`.execute(tx);
      await sql`INSERT INTO payment (id, number, agency, feed, account, asked_account, suspense, mode, cents, taken_at, taken_on,
          till, post, agent_name, months, device)
        SELECT id, 'G' || seq, 'NORD', 'NORD', 'n' || (seq % 5000 + 1), '', false, 'especes', 100, '', '2026-11-17', 'G2', '', '',
          '[]', 'd' FROM command`.execute(tx);
      await sql`INSERT INTO number_used (number, command) SELECT mark || seq, id FROM command, (VALUES ('G'), ('G2A-Q-')) m (mark)`.execute(
        tx,
      );
    });
    for (const table of analysed ? TABLES : []) {
      await sql`ANALYZE ${sql.table(table)}`.execute(database.db);
    }
  });
  afterAll(() => base.drop());

  /** Pages touched by a query, on disk or in memory. */
  async function pages(tx: Tx, query: RawBuilder<unknown>): Promise<number> {
    const { rows } = await sql<{
      'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }];
    }>`EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${query}`.execute(tx);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    if (plan === undefined) throw new Error('no plan');
    return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
  }

  /** The same query once warm, so that reading the catalogue and planning a function are not counted. */
  async function warm(tx: Tx, query: RawBuilder<unknown>): Promise<number> {
    await pages(tx, query);
    return await pages(tx, query);
  }

  const isPage = (name: string) => name.startsWith('after') || name.startsWith('standing');
  const middle = { kind: 'baux', key: 'k15000' };
  const QUERIES: readonly [string, () => RawBuilder<unknown>][] = [
    ['held, outcomes', () => sql`SELECT * FROM guichet_held(${[held, randomUUID()]}::uuid[])`],
    ['holderOfSeq', () => sql`SELECT guichet_holder_of_seq('i17', 777)`],
    ['accountKnown', () => sql`SELECT key FROM account WHERE key = 'n4000'`],
    ['the numbers of an act', () => sql`SELECT * FROM guichet_use_numbers(ARRAY['G777'], ${held}::uuid)`],
    ['after, at the beginning', () => changesAfterSql('NORD', 0, PAGE)],
    ['after, in the middle', () => changesAfterSql('NORD', RECORDS / 2, PAGE)],
    ['after, at the end', () => changesAfterSql('NORD', 2 * RECORDS - 3, PAGE)],
    ['after, in the shared feed', () => changesAfterSql('*', RECORDS / 4, PAGE)],
    ['standing, at the beginning', () => standingSql('NORD', null, PAGE)],
    ['standing, in the middle of a kind', () => standingSql('NORD', middle, PAGE)],
    ['standing, among the entries', () => standingSql('NORD', { kind: 'ecritures', key: 'p30000' }, PAGE)],
    ['standing, after the entries', () => standingSql('NORD', { kind: 'encaissement', key: 'k15000' }, PAGE)],
    ["a row of the ERP's files", () => erpRowSql('baux', 'k15000')],
    [
      'a balance',
      () => sql`SELECT (SELECT sum(debit_cents - credit_cents) FROM entry WHERE account = 'n77' AND state = 'counted'),
        (SELECT sum(cents) FROM payment WHERE account = 'n77' AND NOT suspense),
        (SELECT sum(cents) FROM reversal WHERE account = 'n77' AND NOT suspense)`,
    ],
  ];

  test.each(QUERIES)('%s touches a few pages, whatever the size of the tables', async (name, query) => {
    const touched = await asAgency(database, 'NORD', async (tx) => {
      if (isPage(name)) await readByIndex(tx);
      return await warm(tx, query());
    });
    expect(touched).toBeLessThan(FEW);
  });

  test('the control: the same without indexes touches hundreds', async () => {
    const without = (query: RawBuilder<unknown>) =>
      asAgency(database, 'NORD', async (tx) => {
        // What a function has planned on this connection already.
        await sql`DISCARD PLANS`.execute(tx);
        await sql`SET LOCAL enable_indexscan = off`.execute(tx);
        await sql`SET LOCAL enable_indexonlyscan = off`.execute(tx);
        await sql`SET LOCAL enable_bitmapscan = off`.execute(tx);
        return await pages(tx, query);
      });
    for (const [name, query] of QUERIES) {
      // A few thousand accounts are few pages.
      if (name === 'accountKnown') continue;
      expect([name, (await without(query())) > FEW]).toEqual([name, true]);
    }
  });
});
