import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CoreReport, DataKey, OpenOrder } from '../../src/contract/core-process.ts';
import { type CoreWorker, startCoreWorker } from '../../src/loopback/core-worker.ts';
import { TEST_KEY } from '../support/open-test-core.ts';
import { RESOURCES } from '../support/test-ports.ts';
import type { Client } from './doors.ts';
import { makeFixtureFolder } from './fixture-folder.ts';

const ENTRY = new URL('../../src/core/process.ts', import.meta.url);
const KEY: DataKey = { kind: 'key', bytes: TEST_KEY };
const EXIT = '482913';

let folder: string;
const running: CoreWorker[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-kiosk-process-'));
  // The thread of the core reads what the process was started with.
  process.env.GUICHET_KIOSK_EXIT = EXIT;
});
afterEach(async () => {
  delete process.env.GUICHET_KIOSK_EXIT;
  await Promise.all(running.splice(0).map((core) => core.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the real process of the core as a kiosk's door does. */
function start(dataFolder: string, more: Partial<OpenOrder>) {
  const reports: CoreReport[] = [];
  const core = startCoreWorker({
    entry: ENTRY,
    open: { dataFolder, resourcesFolder: RESOURCES, key: KEY, station: 'kiosk', ...more },
    onReport: (report) => reports.push(report),
    onLost: (error) => {
      throw error;
    },
  });
  running.push(core);
  const types = () => reports.map(({ type }) => type);
  return { core, reports, types };
}

function page(core: CoreWorker, name: string) {
  const port = core.connect(name);
  const closed = new Promise<void>((resolve) => port.on('close', () => resolve()));
  const client = createORPCClient<Client>(new RPCLink({ port: port as unknown as MessagePort }));
  port.start();
  return { client, closed };
}

test("a kiosk's demonstration serves kiosks, tells its door of a visit's end, and ends by the staff's code", async () => {
  const demonstration = { landlordId: 'cchartres', accounts: 12 };
  const { core, reports, types } = start(folder, { demonstration });
  await expect.poll(types, { timeout: 60_000 }).toContain('demonstration');
  expect(reports).toContainEqual({ type: 'told', sentence: `Code de sortie de la borne\u202f: ${EXIT}` });
  expect(reports).toContainEqual(
    expect.objectContaining({
      type: 'demonstration',
      base: expect.objectContaining({ station: 'kiosk', accounts: 12 }),
    }),
  );

  const first = page(core, 'a');
  const status = await first.client.kiosk.station.status();
  expect(status).toMatchObject({
    service: { state: 'open' },
    demonstration: true,
    kioskName: 'Borne du hall',
    visit: null,
  });
  // Nothing of a counter answers here.
  await expect(first.client.session.status()).rejects.toMatchObject({ code: 'FORBIDDEN' });

  await first.client.kiosk.station.finish();
  await first.closed;
  await expect.poll(types).toContain('visit-ended');

  const second = page(core, 'b');
  await expect(second.client.kiosk.station.leave({ code: '000000' })).rejects.toThrow();
  expect(types()).not.toContain('leave');
  await second.client.kiosk.station.leave({ code: EXIT });
  await expect.poll(types).toContain('leave');
}, 180_000);

test("a counter's base does not open as a kiosk, and a kiosk's not as a counter", async () => {
  delete process.env.GUICHET_KIOSK_EXIT;
  const counter = await makeFixtureFolder();
  try {
    const refused = start(counter, {});
    await expect.poll(refused.types, { timeout: 60_000 }).toEqual(['failed']);
    expect(refused.reports[0]).toMatchObject({ sentence: expect.stringContaining("celui d'un guichet") });
  } finally {
    await Promise.all(running.splice(0).map((core) => core.close()));
    rmSync(counter, { recursive: true, force: true });
  }
  const made = start(folder, {});
  await expect.poll(made.types, { timeout: 60_000 }).toEqual(['ready']);
  const { service } = await page(made.core, 'a').client.kiosk.station.status();
  expect(service.state).toBe('out');
  await Promise.all(running.splice(0).map((core) => core.close()));
  const asCounter = start(folder, { station: 'counter' });
  await expect.poll(asCounter.types, { timeout: 60_000 }).toEqual(['failed']);
  expect(asCounter.reports[0]).toMatchObject({ sentence: expect.stringContaining("celui d'une borne") });
}, 180_000);

test('a setting of a test is refused to a kiosk that is no demonstration', async () => {
  const refused = start(folder, {});
  await expect.poll(refused.types, { timeout: 60_000 }).toEqual(['failed']);
  expect(refused.reports[0]).toMatchObject({ sentence: expect.stringContaining('GUICHET_KIOSK_EXIT') });
}, 90_000);
