import { sql } from 'kysely';
import pg from 'pg';
import { totals } from '../../src/portal/store/balance.ts';
import { openPortalDatabase, type PortalDatabase } from '../../src/portal/store/database.ts';
import { putRecords } from '../../src/portal/store/feed.ts';
import { ensureEpoch, rotateEpoch } from '../../src/portal/store/meta.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { outcomeSchema } from '../../src/rules/sync/protocol.ts';
import { putAccounts } from '../support/postgres-rows.ts';
import type { PortalBase, PortalFacts } from './sync-bases.ts';

export type RealPortalOptions = {
  /** Address of a database of the cluster, as a role that may make others. */
  readonly url: string;
  /** Name of this world's database. */
  readonly name: string;
  readonly now: () => number;
  readonly newName: () => string;
};

const ACTS = ['encaissement', 'annulation', 'annonce-ordre'];

/** The portal's database on a real PostgreSQL; a copy is another database made from it. */
export async function realPortal({ url, name, now, newName }: RealPortalOptions): Promise<PortalBase> {
  const named = (database: string) => url.replace(/\/[^/]*$/, `/${database}`);
  let copies = 0;
  await run(`CREATE DATABASE ${name}`);
  let database = await open();
  let store = portalStore(database, { now });

  async function run(...statements: readonly string[]): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  async function open(): Promise<PortalDatabase> {
    const opened = await openPortalDatabase({ url: named(name) });
    await ensureEpoch(opened.db, newName);
    return opened;
  }

  /** With nobody connected; the program finds what it left, or what was put there. */
  async function away(work: () => Promise<void>): Promise<void> {
    await database.close();
    await work();
    database = await open();
    store = portalStore(database, { now });
  }

  return {
    store: () => store,
    write: async (writes, accounts) => {
      const feeds = new Set(writes.map(({ feed }) => feed));
      await asLandlord(database, async (tx) => {
        for (const feed of feeds) {
          const records = writes.filter((write) => write.feed === feed);
          await putRecords(
            tx,
            feed,
            records.map(({ kind, key, op, version }) => ({
              kind,
              key,
              op,
              absentSince: null,
              content: JSON.stringify({ version }),
            })),
          );
        }
      });
      for (const { key, agency } of accounts) await putAccounts(database, agency, [key]);
    },
    kill: () => away(async () => {}),
    async mark() {
      const epoch = await ensureEpoch(database.db, newName);
      return asLandlord(database, async (tx) => {
        const { rows } = await sql<{ received: number }>`
          SELECT coalesce(max(received_no), 0)::bigint AS received FROM command`.execute(tx);
        return { epoch, received: rows[0]?.received ?? 0 };
      });
    },
    async turnEpoch() {
      await rotateEpoch(database.db, newName);
    },
    async highestSeq(incarnation) {
      const row = await database.db
        .selectFrom('incarnation')
        .select('max_seq')
        .where('name', '=', incarnation)
        .executeTakeFirst();
      return row?.max_seq ?? 0;
    },
    async copy() {
      copies += 1;
      const copy = `${name}_${copies}`;
      await away(() => run(`CREATE DATABASE ${copy} TEMPLATE ${name}`));
      return copy;
    },
    restore: (copy) =>
      away(() =>
        run(`DROP DATABASE ${name} WITH (FORCE)`, `CREATE DATABASE ${name} TEMPLATE ${String(copy)}`),
      ),
    facts: (agencies) => factsOf(database, store, agencies),
    async close() {
      await database.close();
      const all = Array.from({ length: copies }, (_, index) => `${name}_${index + 1}`);
      await run(...[name, ...all].map((one) => `DROP DATABASE IF EXISTS ${one} WITH (FORCE)`));
    },
  };
}

async function factsOf(
  database: PortalDatabase,
  store: ReturnType<typeof portalStore>,
  agencies: readonly string[],
): Promise<PortalFacts> {
  const acts = new Map<string, ReadonlySet<string>>();
  for (const agency of agencies) {
    const standing = await store.standing(agency, null, 1_000_000);
    acts.set(agency, new Set(standing.filter(({ kind }) => ACTS.includes(kind)).map(({ key }) => key)));
  }
  return asLandlord(database, async (tx) => {
    const commands = await tx.selectFrom('command').select(['id', 'hash', 'outcome']).execute();
    const { payments, reversals } = await totals(tx);
    const { rows } = await sql<{ number: string; commands: string[] }>`
      SELECT number, array_agg(command::text) AS commands FROM number_used GROUP BY number`.execute(tx);
    return {
      commands: new Map(
        commands.map(({ id, hash, outcome }) => [
          id,
          { hash, accepted: outcomeSchema.parse(JSON.parse(outcome)).kind === 'accepted' },
        ]),
      ),
      cents: payments.cents - reversals.cents,
      numbers: new Map(rows.map(({ number, commands: ids }) => [number, ids])),
      acts,
      landlordData: new Map(agencies.map((agency) => [agency, new Set<string>()])),
    };
  });
}
