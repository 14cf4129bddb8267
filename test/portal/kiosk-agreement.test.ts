import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeDemonstration } from '../../src/core/demonstration/write.ts';
import { readKioskDirectory, readKioskPictures } from '../../src/core/kiosk/picture-of-base.ts';
import { localDay } from '../../src/core/local-day.ts';
import { importErp } from '../../src/portal/erp/import-erp.ts';
import { isoDate } from '../../src/rules/dates.ts';
import type { KioskAccount, KioskDirectory, KioskDocument } from '../../src/rules/kiosk/account.ts';
import { openTestCore } from '../support/open-test-core.ts';
import { POSTGRES_WORD } from '../support/postgres-database.ts';
import { erpPortal, query } from './erp-support.ts';
import { joinKiosk, profileOf, pulled, refreshed, servicesOn } from './kiosk-support.ts';

const ACCOUNTS = 60;

/** Without what is each side's own: salts and what is made of them, and when it was read. */
function plain({ people, asOf: _asOf, ...account }: KioskAccount) {
  return {
    ...account,
    people: people.map(({ identity, registration, mayRegister, space, reachable }) => ({
      ...{ identity: identity.length, registration: registration.length },
      ...{ mayRegister, space, reachable },
    })),
  };
}

function plainDocument({ account, month, issuedOn, sha256, size }: KioskDocument) {
  return { account, month, issuedOn, sha256, size };
}

/** Where time is short, one landlord; `npm test` compares the five. */
const COMPARED =
  process.env.GUICHET_TEST_LENGTH === 'short'
    ? ['habitat-du-gard']
    : ['cite-jardins', 'neolia', 'cchartres', 'habitat-du-gard', 'auvergne-habitat'];

describe(`the portal and a counter's base (${POSTGRES_WORD})`, () => {
  it.each(COMPARED)('%s: see the same at a kiosk, of the same folder', async (landlord) => {
    const profile = profileOf(landlord);
    const counter = await openTestCore({ landlordId: landlord, accounts: ACCOUNTS });
    const portal = await erpPortal(landlord);
    const root = mkdtempSync(join(tmpdir(), 'guichet-kiosk-'));
    try {
      const today = localDay(counter.clock);
      const now = counter.clock.now();
      const folder = join(root, 'erp');
      writeDemonstration(folder, { profile, accounts: ACCOUNTS, seed: 1, today: isoDate(today) });
      await importErp(portal.database, { folder, landlord, dryRun: false, now });
      const services = servicesOn(portal.database, landlord, [], () => now);
      const agencies = await query<{ feed: string }>(
        portal.database,
        "SELECT DISTINCT feed FROM account WHERE feed <> '*' ORDER BY feed",
      );
      const accounts = new Map<string, unknown>();
      const documents: KioskDocument[] = [];
      for (const { feed } of agencies) {
        const kiosk = await joinKiosk(services, feed);
        await refreshed(services);
        for (const { kind, key, content } of await pulled(services, kiosk)) {
          if (kind === 'borne-compte') accounts.set(key, plain(content as KioskAccount));
          if (kind === 'borne-document') documents.push(content as KioskDocument);
          if (kind === 'borne-annuaire') {
            const { rows } = content as KioskDirectory;
            const all = readKioskDirectory(counter.db).rows;
            expect(rows.length).toBeGreaterThan(0);
            for (const row of rows) expect(all).toContainEqual(row);
          }
        }
      }
      const pictures = [...readKioskPictures(counter.db, profile, today, counter.core.services.ports.ids)];
      expect(accounts.size).toBe(pictures.length);
      for (const { account } of pictures) expect(accounts.get(account.key)).toEqual(plain(account));
      const here = pictures.flatMap((picture) => picture.documents.map(plainDocument));
      const order = (all: readonly ReturnType<typeof plainDocument>[]) =>
        all.map((one) => JSON.stringify(one)).toSorted();
      expect(order(documents.map(plainDocument))).toEqual(order(here));
    } finally {
      rmSync(root, { recursive: true });
      await portal.close();
      await counter.close();
    }
  });
});
