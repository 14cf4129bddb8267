import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { ImportReport } from '../../src/contract/import.ts';
import { importErp } from '../../src/portal/erp/import-erp.ts';
import { balanceOf } from '../../src/portal/store/balance.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { writePortalMeta } from '../../src/portal/store/meta.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { receivePush } from '../../src/rules/sync/portal-engine.ts';
import { PROTOCOL, type WireCommand } from '../../src/rules/sync/protocol.ts';
import { type ErpFiles, writeErpFolder } from '../support/erp-folder.ts';
import { type TestDatabase, testDatabase } from '../support/postgres-database.ts';

export const NOW = Date.parse('2026-11-20T09:00:00.000Z');

/** A landlord's portal on a database of its own, and folders that go with it. */
export type ErpPortal = {
  readonly database: PortalDatabase;
  readonly landlord: string;
  folder(name: string): string;
  /** The ERP's folder as these files say it, brought to the portal. */
  bring(
    files: ErpFiles,
    options?: { readonly dryRun?: boolean; readonly now?: number },
  ): Promise<ImportReport>;
  /** Pushes commands from a post of an agency. @throws Error when one is not accepted */
  push(agency: string, ...commands: readonly WireCommand[]): Promise<void>;
  balance(account: string): Promise<number>;
  close(): Promise<void>;
};

export async function erpPortal(
  landlord = 'cchartres',
  make: () => Promise<TestDatabase> = testDatabase,
): Promise<ErpPortal> {
  const test = await make();
  const database = await test.open();
  await writePortalMeta(database.db, 'landlord', landlord);
  const root = mkdtempSync(join(tmpdir(), 'guichet-erp-'));
  const store = portalStore(database, { now: () => NOW });
  let times = 0;
  return {
    database,
    landlord,
    folder: (name) => join(root, name),
    async bring(files, { dryRun = false, now = NOW } = {}) {
      times += 1;
      const folder = writeErpFolder(join(root, `erp-${times}`), files);
      const report = await importErp(database, { folder, landlord, dryRun, now });
      rmSync(folder, { recursive: true });
      return report;
    },
    async push(agency, ...commands) {
      const ports = { store, now: () => NOW, hashHolds: () => true };
      const epoch = await store.epoch();
      const from = { device: `device-${agency}`, agency };
      const reply = await receivePush(ports, from, { protocol: PROTOCOL, epoch, commands: [...commands] });
      if (reply.kind !== 'answer') throw new Error(JSON.stringify(reply));
      const wrong = reply.value.answers.filter(({ outcome }) => outcome.kind !== 'accepted');
      if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
    },
    balance: (account) => asLandlord(database, (tx) => balanceOf(tx, account)),
    async close() {
      await test.drop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Everything that a device could see move: heads of the feeds, and each thing with its position. */
export function positions(database: PortalDatabase): Promise<unknown> {
  return asLandlord(database, async (tx) => {
    const rows = async (text: string) => (await sql.raw<Record<string, unknown>>(text).execute(tx)).rows;
    return {
      feeds: await rows('SELECT name, head FROM feed ORDER BY name'),
      records: await rows('SELECT * FROM record ORDER BY feed, position'),
      entries: await rows('SELECT * FROM entry ORDER BY piece'),
      accounts: await rows('SELECT * FROM account ORDER BY key'),
    };
  });
}

export async function query<Row>(database: PortalDatabase, text: string): Promise<readonly Row[]> {
  return asLandlord(database, async (tx) => (await sql.raw<Row>(text).execute(tx)).rows);
}
