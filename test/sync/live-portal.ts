import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDemonstration } from '../../src/core/demonstration/write.ts';
import { readProfileFile } from '../../src/core/landlords/resources.ts';
import { listAgencies } from '../../src/portal/devices/agencies.ts';
import { listDevices, makeEnrolmentCode, revokeDevice } from '../../src/portal/devices/manage-devices.ts';
import { importErp } from '../../src/portal/erp/import-erp.ts';
import { portalLog } from '../../src/portal/log/portal-log.ts';
import { createPortal, type Portal } from '../../src/portal/server/create-portal.ts';
import { addStaff } from '../../src/portal/staff/accounts.ts';
import { openPortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { isoDate } from '../../src/rules/dates.ts';
import { countedWire } from '../support/counted-wire.ts';
import { RESOURCES } from '../support/test-ports.ts';

/** A real portal on PostgreSQL in memory, behind a wire that can be cut. */
export type LivePortal = {
  readonly portal: Portal;
  /** Where posts find it. */
  readonly address: string;
  /** A one-time code for a post of the first agency. */
  code(till: string): Promise<string>;
  /** Revokes every post. */
  revokeAll(): Promise<void>;
  /** Nothing passes any more, or again. */
  cut(): void;
  mend(): void;
  /** Ids of the commands held, in the order they came. */
  held(): Promise<readonly string[]>;
  close(): Promise<void>;
};

export const STAFF = { login: 'camille.roche', name: 'Camille Roche', password: 'agent-du-guichet' };

export async function livePortal(accounts = 0, landlord = 'cchartres'): Promise<LivePortal> {
  const database = await openPortalDatabase({ memory: true });
  const portal = await createPortal({ database, landlord, log: portalLog({ write: () => {} }) });
  if (accounts > 0) await bring(portal, landlord, accounts);
  await addStaff(database, { ...STAFF, role: 'agent', agency: null });
  const wire = await countedWire(Number(new URL(portal.address).port));
  let last = 0;
  return {
    portal,
    address: wire.address,
    async code(till) {
      const agency = (await listAgencies(database))[0]?.code ?? 'A1';
      last += 1;
      const made = await makeEnrolmentCode(portal.services, {
        agency,
        post: `Guichet ${last}`,
        till,
        by: 'test',
      });
      if (made.kind === 'refused') throw new Error(made.sentence);
      return made.shown;
    },
    async revokeAll() {
      for (const { id } of await listDevices(portal.services)) await revokeDevice(portal.services, id);
    },
    cut: wire.hold,
    mend: wire.letThrough,
    async held() {
      const rows = await asLandlord(database, (tx) =>
        tx.selectFrom('command').select('id').orderBy('received_no').execute(),
      );
      return rows.map(({ id }) => id);
    },
    async close() {
      await wire.close();
      await portal.close();
    },
  };
}

async function bring(portal: Portal, landlord: string, accounts: number): Promise<void> {
  const file = readProfileFile(RESOURCES, landlord);
  if (file.kind !== 'ok') throw new Error(file.sentence);
  const folder = mkdtempSync(join(tmpdir(), 'guichet-live-portal-'));
  try {
    const today = isoDate('2026-11-17');
    writeDemonstration(join(folder, 'erp'), { profile: file.profile, accounts, seed: 1, today });
    const { database, now } = portal.services;
    const report = await importErp(database, {
      folder: join(folder, 'erp'),
      landlord,
      dryRun: false,
      now: now(),
    });
    if (!report.applied) throw new Error(JSON.stringify(report.faults));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
