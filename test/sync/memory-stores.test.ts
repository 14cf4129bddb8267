import { expect, test } from 'vitest';
import type { Act } from './acts.ts';
import { envelopeOf } from './acts.ts';
import { sealed } from './command-hash.ts';
import { type DeviceUnderTest, describeDeviceStore } from './conformance/device-store.ts';
import {
  describePortalStore,
  missedBySlowTransaction,
  type PortalUnderTest,
} from './conformance/portal-store.ts';
import { memoryDevice } from './memory-device-store.ts';
import { memoryPortal } from './memory-portal-store.ts';

let made = 0;
const newName = () => {
  made += 1;
  return `name-${made}`;
};

async function device(): Promise<DeviceUnderTest> {
  const base = memoryDevice({
    token: 'here',
    till: 'G2',
    post: 'Guichet 2',
    newName,
    drawLetters: newName,
    now: () => 0,
  });
  return {
    store: () => base.store,
    async record(follows = []) {
      made += 1;
      const id = `cccccccc-0000-7000-8000-${String(made).padStart(12, '0')}`;
      const { number } = base.record({ id, kind: 'announcement', account: 'compte-1', cents: 100, follows });
      return { id, number };
    },
    told: (id) => ({ kind: 'encaissement', key: id, op: 'put', absentSince: null, content: { id } }),
    remote: () => new Set(base.changes().map(({ key }) => key)),
    async reopen() {
      base.restore(base.snapshot());
      base.open('here', base.mark());
    },
    async close() {},
  };
}

function portal(positions: 'locked' | 'sequence', pause?: () => Promise<void>): PortalUnderTest {
  const base = memoryPortal({ newName, positions, ...(pause === undefined ? {} : { pause }) });
  return {
    store: base.store,
    accounts: (agency, keys) =>
      base.write(
        [],
        keys.map((key) => ({ key, agency })),
      ),
    put: (feed, kind, key, op = 'put') =>
      base.write([{ feed, kind, key, op, absentSince: null, content: { key } }]),
    command: (act: Act, at) => sealed(envelopeOf(act, `G2A-${at.seq}`, { ...at, now: 0, post: 'Guichet 2' })),
    async ledgerCents() {
      return base
        .ledger()
        .values()
        .reduce((sum, { cents }) => sum + cents, 0);
    },
    async close() {},
  };
}

describeDeviceStore('in memory', device, 200);
describePortalStore('in memory', async () => portal('locked'), 200);
describePortalStore(
  'in memory, each call a turn of the loop',
  async () => portal('locked', () => new Promise((resolve) => setImmediate(resolve))),
  50,
);

test('a plain sequence of positions is caught by the suite', async () => {
  const one = portal('sequence');
  expect(await missedBySlowTransaction(one)).toHaveLength(1);
});
