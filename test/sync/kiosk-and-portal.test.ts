import { afterEach, expect, test, vi } from 'vitest';
import { writeMeta } from '../../src/core/database/meta.ts';
import { joinPortal } from '../../src/core/sync/join.ts';
import { listAgencies } from '../../src/portal/devices/agencies.ts';
import { listDevices, makeEnrolmentCode } from '../../src/portal/devices/manage-devices.ts';
import { setService } from '../../src/portal/kiosk/service.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { kioskAccountSchema } from '../../src/rules/kiosk/account.ts';
import { openTestCore, type TestCore } from '../support/open-test-core.ts';
import { type LivePortal, livePortal } from './live-portal.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const SLOW = { timeout: 90_000, interval: 250 };

async function kioskCode({ portal }: LivePortal): Promise<string> {
  const agency = (await listAgencies(portal.services.database))[0]?.code ?? '';
  const made = await makeEnrolmentCode(portal.services, {
    agency,
    post: 'Borne du hall',
    till: 'B1',
    by: 'test',
    kind: 'kiosk',
  });
  if (made.kind === 'refused') throw new Error(made.sentence);
  return made.shown;
}

async function joined(live: LivePortal): Promise<TestCore> {
  const core = await openTestCore({ landlordId: null });
  closing.push(() => core.close());
  writeMeta(core.db, 'station', 'borne');
  await joinPortal(core.core.services, { address: live.address, code: await kioskCode(live) });
  return core;
}

test('a kiosk joined to its portal lets in whom the landlord knows, says how it stands, and asks', async () => {
  const live = await livePortal(6);
  closing.push(() => live.close());
  const kiosk = await joined(live);
  const { kiosk: client } = kiosk.client('kiosk');
  const status = () => client.station.status();
  // It serves from the page that brings its directory; the round may go on for a while.
  await vi.waitFor(
    async () => expect(await status()).toMatchObject({ service: { state: 'open' }, online: true }),
    SLOW,
  );

  const held = kiosk.db.prepare<[], { content: string }>('SELECT content FROM kiosk_account').all();
  for (const { content } of held)
    expect(kioskAccountSchema.safeParse(JSON.parse(content)).success).toBe(true);
  const tables = ['lease', 'person', 'entry', 'agent', 'contact', 'pending_change'];
  expect(tables.map((table) => kiosk.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toEqual(
    tables.map(() => 0),
  );
  const identified = client.identity.identify({
    reference: '0030020790D',
    birth: '12/03/1984',
    lastName: null,
    firstName: null,
  });
  expect(await identified).toEqual({ level: 'little' });
  expect(await status()).toMatchObject({ online: true, visit: { level: 'little' } });

  const { sync } = kiosk.core.services;
  const unknown = '0198f3a0-0000-7000-8000-000000000001';
  expect(await sync.claimCode(unknown)).toBe('spent');
  const asked = { account: '0030020790', person: 'f'.repeat(64), password: 'x' };
  expect(await sync.checkPassword(asked)).toBe('refused');

  await sync.retry();
  const [device] = await listDevices(live.portal.services);
  const stationOf = () =>
    asLandlord(live.portal.services.database, (tx) =>
      tx
        .selectFrom('device')
        .select('station')
        .where('id', '=', device?.id ?? '')
        .executeTakeFirst(),
    );
  await vi.waitFor(async () => {
    await sync.retry();
    expect(JSON.parse(String((await stationOf())?.station))).toMatchObject({ service: 'open' });
  }, SLOW);

  await setService(live.portal.services, device?.id ?? '', { open: false, by: 'Camille Roche' });
  await sync.retry();
  expect((await status()).service).toMatchObject({ state: 'out', reason: 'closed-by-staff' });
  await setService(live.portal.services, device?.id ?? '', { open: true, by: 'Camille Roche' });
  await sync.retry();
  expect((await status()).service).toEqual({ state: 'open' });

  live.cut();
  await sync.retry();
  expect(sync.online()).toBe(false);
  expect([await sync.claimCode(unknown), await sync.checkPassword(asked)]).toEqual(['offline', 'offline']);
});
