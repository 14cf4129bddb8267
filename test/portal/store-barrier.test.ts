import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPortalDatabase, type PortalDatabase } from '../../src/portal/store/database.ts';
import { putRecords } from '../../src/portal/store/feed.ts';
import { asAgency, asLandlord, reachingPast } from '../../src/portal/store/scope.ts';
import { pgliteDatabase, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { putAccounts } from '../support/postgres-rows.ts';
import { declareCommand } from './dossier-support.ts';
import { attachCommand, fileNamed, openRequestCommand } from './insurance-support.ts';
import { belongTo, openCommand, putLease } from './registration-support.ts';
import { announcementCommand, paymentCommand, reversalCommand } from './store-commands.ts';
import { NORTH, push, RECEIVED, SOUTH } from './store-portal.ts';

/** Whoever connects: the owner of the tables, a superuser (which is above row-level security), PGlite. */
const CONNECTIONS: readonly [string, () => Promise<{ base: TestDatabase; database: PortalDatabase }>][] = [
  [
    'the owner of the tables',
    async () => {
      const base = await testDatabase();
      return { base, database: await base.open() };
    },
  ],
  [
    'a superuser',
    async () => {
      const base = await testDatabase();
      if (base.superUrl === undefined) return { base, database: await base.open() };
      const database = await openPortalDatabase({ url: base.superUrl });
      const drop = async () => {
        await database.close();
        await base.drop();
      };
      return { base: { ...base, drop }, database };
    },
  ],
  [
    'PGlite',
    async () => {
      const base = pgliteDatabase();
      return { base, database: await base.open() };
    },
  ],
];

/** Tables that hold an agency's data. */
const HELD = [
  'account',
  'alarm',
  'announcement',
  'attached_file',
  'certificate',
  'certificate_event',
  'command',
  'document_mail',
  'dossier_change',
  'entry',
  'feed',
  'kiosk_call',
  'kiosk_code',
  'mail',
  'mandate',
  'mandate_event',
  'match_proposal',
  'payment',
  'record',
  'request',
  'request_event',
  'reversal',
  'tenant_act',
  'tenant_consent',
  'tenant_link',
  'tenant_space',
  'upload',
];
/** Tables that name an agency and are the portal's own: they are read before anyone's agency is known. */
const OWN = ['device', 'enrolment_code', 'incarnation', 'kiosk_stale', 'staff'];

describe.each(CONNECTIONS)('the barrier between agencies, connected as %s', (_who, open) => {
  let base: TestDatabase;
  let database: PortalDatabase;
  beforeAll(async () => {
    ({ base, database } = await open());
    await belongTo(database, 'neolia');
    for (const [agency, account, from] of [
      ['NORD', 'n1', NORTH],
      ['SUD', 's1', SOUTH],
    ] as const) {
      await putLease(database, { account, agency, people: [{ code: agency }] });
      const [paid, twice] = [randomUUID(), randomUUID()];
      const at = (seq: number) => ({ incarnation: agency, seq });
      const back = { account, payment: paid, cents: 100 };
      await push(
        database,
        from,
        paymentCommand(at(1), { id: paid, account, cents: 100 }),
        reversalCommand(at(2), { id: randomUUID(), ...back }),
        reversalCommand(at(3), { id: twice, ...back }),
        announcementCommand(at(4), { id: randomUUID(), account, cents: 100 }),
        openCommand(at(5), {
          account,
          code: agency,
          email: `${account}@exemple.example`,
          consents: [['avis', true]],
          login: `L0000000${agency.length}`,
        }),
        attachCommand({ ...at(6), series: agency }, { account, files: [fileNamed(agency)] }),
        openRequestCommand({ ...at(7), series: agency }, { account }),
        declareCommand({ ...at(8), series: agency }, { account }),
      );
      await asLandlord(database, async (tx) => {
        const begun = { made_at: new Date(RECEIVED), touched_at: new Date(RECEIVED) };
        await tx
          .insertInto('upload')
          .values({ id: agency, sha256: agency, feed: agency, device: from.device, size: 1, ...begun })
          .execute();
        await tx
          .insertInto('entry')
          .values({
            feed: agency,
            piece: `E-${agency}`,
            account,
            entered_on: '2026-11-17',
            nature: 'paiement_especes',
            label: '',
            debit_cents: 0,
            credit_cents: 100,
            state: 'proposed',
          })
          .execute();
        const whose = { account, feed: agency, rum: agency, state: 'actif', author: 'x' } as const;
        const begins = { created_on: '2026-11-17', files: '[]', base: '{}', received_at: begun.made_at };
        await tx
          .insertInto('mandate')
          .values({ ...whose, ...begins })
          .execute();
        await tx
          .insertInto('mandate_event')
          .values({ ...whose, kind: 'sign', at: begun.made_at, done_on: '2026-11-17' })
          .execute();
        const paper = { title: 'Avis', sha256: agency, file_name: 'avis.pdf', email: 'a@b.example' };
        await tx
          .insertInto('document_mail')
          .values({
            ...paper,
            ...{ command: randomUUID(), account, feed: agency, person: 'p', asked_at: begun.made_at },
          })
          .execute();
        await tx
          .insertInto('kiosk_call')
          .values({ id: randomUUID(), feed: agency, kiosk: 'Borne', at: begun.made_at })
          .execute();
        const given = { issued_by: 'x', issued_at: begun.made_at, expires_at: begun.made_at };
        await tx
          .insertInto('kiosk_code')
          .values({ id: randomUUID(), account, feed: agency, verifier: 'v', ...given })
          .execute();
        await tx
          .insertInto('match_proposal')
          .values({ piece: `E-${agency}`, payment: paid, feed: agency, state: 'open' })
          .execute();
      });
    }
    await asLandlord(database, (tx) =>
      putRecords(tx, '*', [{ kind: 'agent', key: 'a', op: 'put', absentSince: null, content: '{}' }]),
    );
  });
  afterAll(() => base.drop());

  /** Whose rows a table answers to a query that names no agency. */
  const agenciesSeen = (table: string) => sql<{ agency: string }>`
    SELECT DISTINCT coalesce(t.row ->> 'agency', t.row ->> 'feed', t.row ->> 'name') AS agency
    FROM (SELECT to_jsonb(x) AS row FROM ${sql.table(table)} x) t ORDER BY 1`;
  const seen = async (reach: 'NORD' | 'SUD' | 'landlord', table: string) => {
    const look = async (tx: Parameters<Parameters<typeof asLandlord>[1]>[0]) =>
      (await agenciesSeen(table).execute(tx)).rows.map(({ agency }) => agency);
    return reach === 'landlord' ? await asLandlord(database, look) : await asAgency(database, reach, look);
  };

  test('each table that names an agency is behind it, or is known to be the portal’s own', async () => {
    const { rows } = await sql<{ name: string; held: boolean }>`
      SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS held FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND (c.relname = 'feed' OR EXISTS (
        SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('agency', 'feed')))
      ORDER BY 1`.execute(database.db);
    expect(rows.filter(({ held }) => held).map(({ name }) => name)).toEqual(HELD);
    expect(rows.filter(({ held }) => !held).map(({ name }) => name)).toEqual(OWN);
  });

  test.each(HELD)('%s: a query that forgets its agency sees nothing of another', async (table) => {
    const shared = table === 'feed' || table === 'record' ? ['*'] : [];
    expect(await seen('NORD', table)).toEqual([...shared, 'NORD']);
    expect(await seen('SUD', table)).toEqual([...shared, 'SUD']);
    // The control: the same query, with the reach of the landlord.
    expect(await seen('landlord', table)).toEqual([...shared, 'NORD', 'SUD']);
    await expect(agenciesSeen(table).execute(database.db)).rejects.toThrow('no reach');
  });

  test('nothing is written in the name of another agency, nor changed there', async () => {
    await expect(
      asAgency(database, 'NORD', (tx) =>
        tx.insertInto('account').values({ key: 'x', feed: 'SUD', printed: 'X' }).execute(),
      ),
    ).rejects.toThrow('row-level security');
    const changed = await asAgency(database, 'NORD', (tx) =>
      tx.updateTable('payment').set({ cents: 1 }).where('account', '=', 's1').executeTakeFirst(),
    );
    expect(changed.numUpdatedRows).toBe(0n);
  });

  test('a part that reaches past its agency leaves the rest of its transaction within', async () => {
    const count = () => sql<{ n: number }>`SELECT count(*) AS n FROM account`;
    await asAgency(database, 'NORD', async (tx) => {
      const n = async () => (await count().execute(tx)).rows[0]?.n;
      expect(await n()).toBe(1);
      expect(await reachingPast(tx, n)).toBe(2);
      expect(await n()).toBe(1);
    });
  });

  test('the reach ends with its transaction', async () => {
    await asLandlord(database, async () => {});
    await expect(agenciesSeen('account').execute(database.db)).rejects.toThrow('no reach');
  });

  test('a command and a number can never be changed, even by the landlord', async () => {
    const attempts = [
      sql`UPDATE command SET hash = ''`,
      sql`DELETE FROM command`,
      sql`UPDATE number_used SET number = ''`,
      sql`DELETE FROM number_used`,
    ];
    for (const attempt of attempts) {
      await expect(asLandlord(database, (tx) => attempt.execute(tx))).rejects.toThrow('never changed');
    }
  });
});

test('the control: a superuser by itself is above the barrier', async ({ skip }) => {
  const base = await testDatabase();
  try {
    if (base.superUrl === undefined) skip('PostgreSQL est absent');
    await putAccounts(await base.open(), 'SUD', ['s1']);
    const client = new pg.Client({ connectionString: base.superUrl });
    await client.connect();
    expect((await client.query('SELECT key FROM account')).rows).toEqual([{ key: 's1' }]);
    await client.end();
  } finally {
    await base.drop();
  }
});
