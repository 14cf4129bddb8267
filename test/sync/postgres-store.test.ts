import { afterAll } from 'vitest';
import { totals } from '../../src/portal/store/balance.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { putRecords } from '../../src/portal/store/feed.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { counterCommand } from '../portal/store-commands.ts';
import { POSTGRES_WORD, pgliteDatabase, testDatabase } from '../support/postgres-database.ts';
import { emptyPglite, putAccounts } from '../support/postgres-rows.ts';
import { describePortalStore, type PortalUnderTest } from './conformance/portal-store.ts';

function underTest(database: PortalDatabase, close: () => Promise<void>): PortalUnderTest {
  return {
    store: portalStore(database),
    oneConnection: database.kind === 'pglite',
    accounts: (agency, keys) => putAccounts(database, agency, keys),
    put: (feed, kind, key, op = 'put') =>
      asLandlord(database, (tx) =>
        putRecords(tx, feed, [
          // An import writes what has changed: the same key again is another content.
          {
            kind,
            key,
            op,
            absentSince: null,
            content: JSON.stringify({ key, nth: process.hrtime.bigint().toString() }),
          },
        ]),
      ),
    command: counterCommand,
    ledgerCents: () =>
      asLandlord(database, async (tx) => {
        const { payments, reversals } = await totals(tx);
        return payments.cents - reversals.cents;
      }),
    close,
  };
}

describePortalStore(
  `on ${POSTGRES_WORD}`,
  async () => {
    const one = await testDatabase();
    return underTest(await one.open(), () => one.drop());
  },
  10,
);

const embedded = pgliteDatabase();
let pglite: Promise<PortalDatabase> | undefined;
afterAll(() => embedded.drop());
describePortalStore(
  'on PGlite',
  async () => {
    pglite ??= embedded.open();
    const database = await pglite;
    return underTest(database, () => emptyPglite(database));
  },
  5,
);
