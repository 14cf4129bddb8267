import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDemonstration } from '../../src/core/demonstration/write.ts';
import { enrolDevice } from '../../src/portal/devices/enrol-device.ts';
import { makeEnrolmentCode } from '../../src/portal/devices/manage-devices.ts';
import { importErp } from '../../src/portal/erp/import-erp.ts';
import { refreshKiosks } from '../../src/portal/kiosk/refresh.ts';
import { portalLog } from '../../src/portal/log/portal-log.ts';
import type { PortalServices } from '../../src/portal/server/services.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { isoDate } from '../../src/rules/dates.ts';
import type { KioskAccount } from '../../src/rules/kiosk/account.ts';
import { type LandlordProfile, parseProfile } from '../../src/rules/profile.ts';
import { answerPull, receivePush } from '../../src/rules/sync/portal-engine.ts';
import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import { type Change, type Outcome, PROTOCOL, type WireCommand } from '../../src/rules/sync/protocol.ts';
import { NOW } from './erp-support.ts';

export function profileOf(landlord: string): LandlordProfile {
  const path = join(import.meta.dirname, `../../resources/landlords/${landlord}.json`);
  const parsed = parseProfile(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.kind === 'invalid') throw new Error(landlord);
  return parsed.profile;
}

/** What the portal's routes work with, on this database. */
export function servicesOn(
  database: PortalDatabase,
  landlord: string,
  lines: string[] = [],
  now: () => number = () => NOW,
): PortalServices {
  return {
    database,
    store: portalStore(database, { now }),
    now,
    log: portalLog({ write: (line) => lines.push(line) }),
    landlord,
    mode: 'demonstration',
  };
}

/** The landlord's demonstration, brought to the portal. */
export async function bringDemonstration(
  database: PortalDatabase,
  landlord: string,
  accounts: number,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'guichet-kiosk-'));
  const folder = join(root, 'erp');
  const today = isoDate('2026-11-20');
  writeDemonstration(folder, { profile: profileOf(landlord), accounts, months: 6, seed: 1, today });
  await importErp(database, { folder, landlord, dryRun: false, now: NOW });
  rmSync(root, { recursive: true });
}

let tills = 0;

/** A kiosk joined to an agency, as its base would. */
export async function joinKiosk(services: PortalServices, agency: string): Promise<DeviceIdentity> {
  tills += 1;
  const till = `B${tills}`;
  const wanted = { agency, post: `Borne ${till}`, till, by: 'test', kind: 'kiosk' as const };
  const code = await makeEnrolmentCode(services, wanted);
  if (code.kind === 'refused') throw new Error(code.sentence);
  const { publicKey } = generateKeyPairSync('ed25519');
  const enrolled = await enrolDevice(services, {
    code: code.shown,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    till: null,
    landlord: services.landlord,
    protocol: PROTOCOL,
    kind: 'kiosk',
  });
  if (enrolled.kind === 'refused') throw new Error(enrolled.reason);
  return { device: enrolled.answer.device, agency, kind: 'kiosk' };
}

/** Everything that is marked, made again. */
export async function refreshed(services: PortalServices): Promise<number> {
  return refreshKiosks(services, { agency: null, budgetMs: 600_000 });
}

/** All that comes down to a device, page after page, as it stands in the end. */
export async function pulled(services: PortalServices, from: DeviceIdentity): Promise<readonly Change[]> {
  const { store, now } = services;
  const standing = new Map<string, Change>();
  let cursor: string | null = null;
  for (;;) {
    const reply = await answerPull({ store, now, hashHolds: () => true }, from, cursor, 500);
    if (reply.kind !== 'answer') throw new Error(JSON.stringify(reply));
    for (const change of reply.value.changes) standing.set(`${change.kind} ${change.key}`, change);
    cursor = reply.value.cursor;
    if (!reply.value.more) return [...standing.values()].filter(({ op }) => op === 'put');
  }
}

export async function accountAt(
  services: PortalServices,
  from: DeviceIdentity,
  key: string,
): Promise<KioskAccount> {
  const found = (await pulled(services, from)).find((one) => one.kind === 'borne-compte' && one.key === key);
  if (found === undefined) throw new Error(`no picture of ${key}`);
  return found.content as KioskAccount;
}

/** What became of the commands of a device. */
export async function sent(
  services: PortalServices,
  from: DeviceIdentity,
  ...commands: readonly WireCommand[]
): Promise<Outcome[]> {
  const { store, now } = services;
  const reply = await receivePush({ store, now, hashHolds: () => true }, from, {
    protocol: PROTOCOL,
    epoch: await store.epoch(),
    commands: [...commands],
  });
  if (reply.kind !== 'answer') throw new Error(JSON.stringify(reply));
  return reply.value.answers.map(({ outcome }) => outcome);
}
