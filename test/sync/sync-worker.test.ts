import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { readPortalLink } from '../../src/core/sync/store/link-state.ts';
import type { PullProgress, SyncOrder, SyncReport } from '../../src/core/sync/worker-messages.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { ARC, addAccount } from '../support/account-fixture.ts';
import { openTestCore, type TestCore, type TestCoreOptions } from '../support/open-test-core.ts';
import { payment } from '../support/payment-acts.ts';
import { type LivePortal, livePortal } from './live-portal.ts';
import { AGENCY, memoryPortalServer } from './memory-portal-server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function portal(accounts = 0): Promise<LivePortal> {
  const live = await livePortal(accounts);
  closing.push(() => live.close());
  return live;
}
async function post(options: TestCoreOptions = {}): Promise<TestCore> {
  const core = await openTestCore(options);
  closing.push(() => core.close());
  return core;
}

/** A thread that does nothing but stop when told. */
const IDLE = new URL(
  `data:text/javascript,${encodeURIComponent(
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ kind }) => kind === 'stop' && process.exit(0));",
  )}`,
);

/** The real thread, in the hands of the test rather than of the core. */
function startThread(core: TestCore): {
  readonly worker: Worker;
  readonly heard: SyncReport[];
  until(holds: (report: SyncReport) => boolean): Promise<void>;
} {
  const { base, ports } = core.core.services;
  const link = readPortalLink(base.readable());
  if (link === undefined) throw new Error('not joined');
  const order: SyncOrder = {
    file: base.file,
    key: Uint8Array.from(base.key),
    dataFolder: ports.directories.data,
    token: ports.secrets.instanceToken(),
    origin: link.address,
    device: link.device,
  };
  const worker = new Worker(new URL('../../src/core/sync/worker.ts', import.meta.url), { workerData: order });
  closing.push(() => worker.terminate());
  const heard: SyncReport[] = [];
  const waiting = new Set<() => void>();
  worker.on('message', (report: SyncReport) => {
    if (report.kind === 'sign') {
      const signature = ports.secrets.deviceKey().sign(report.text);
      worker.postMessage({ kind: 'signed', ask: report.ask, signature });
    }
    heard.push(report);
    for (const look of waiting) look();
  });
  return {
    worker,
    heard,
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!heard.some(holds)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

const pulls = (heard: readonly SyncReport[]): PullProgress[] =>
  heard.flatMap((report) => (report.kind === 'pulled' && report.progress !== null ? [report.progress] : []));

describe('the first pull', () => {
  test('killed in the middle goes on from its last page, in short pages, while acts go on', async () => {
    const server = await memoryPortalServer();
    closing.push(() => server.close());
    // Of a kind that this version does not know: kept as it came, one row each.
    const kept = Array.from({ length: 3_000 }, (_, nth) => ({
      feed: AGENCY,
      kind: 'avenir',
      key: String(nth).padStart(6, '0'),
      op: 'put' as const,
      absentSince: null,
      content: { nth },
    }));
    await server.portal.write(kept);
    const core = await post({
      ports: (ports) => ({ ...ports, workers: { ...ports.workers, sync: IDLE } }),
    });
    addAccount(core.db, ARC);
    await core.client('administrateur').sync.join({ address: server.address, code: 'AAAA' });
    const { payments } = core.client('agent');

    const first = startThread(core);
    const cut = Promise.withResolvers<void>();
    server.beforePage = (nth) => {
      // The third page never comes: the thread dies waiting for it.
      if (nth === 3) cut.resolve();
      return nth === 3 ? new Promise(() => {}) : undefined;
    };
    await cut.promise;
    await payments.record(payment(1_000));
    await first.worker.terminate();
    const applied = () =>
      core.db.prepare("SELECT count(*) FROM pending_change WHERE kind = 'avenir'").pluck().get() as number;
    const before = pulls(first.heard).at(-1)?.done ?? 0;
    expect(before).toBeGreaterThan(0);
    expect(applied()).toBe(before);

    server.beforePage = () => {};
    const second = startThread(core);
    await payments.record(payment(2_000));
    await second.until((report) => report.kind === 'stands');
    const after = pulls(second.heard);
    expect(after[0]?.done).toBeGreaterThan(before);
    expect(after.at(-1)).toEqual({ done: 3_000, total: 3_000 });
    expect(applied()).toBe(3_000);
    // One page is one transaction: the first is small, and none is more than twice the one before.
    const steps = [...pulls(first.heard), ...after].map(
      ({ done }, place, all) => done - (all[place - 1]?.done ?? 0),
    );
    expect(Math.max(...steps)).toBeLessThanOrEqual(2_000);
    expect(steps[0]).toBeLessThanOrEqual(400);
    for (const [place, limit] of server.pages.slice(0, 3).entries()) {
      expect(limit).toBeLessThanOrEqual(place === 0 ? 400 : 2 * (server.pages[place - 1] ?? 0));
    }
    expect([...first.heard, ...second.heard].filter(({ kind }) => kind === 'fault')).toEqual([]);
    second.worker.postMessage({ kind: 'retry', ask: 1 });
    await second.until((report) => report.kind === 'tried');
    expect(server.portal.commands().size).toBe(2);
  });
});

describe('the core', () => {
  test('starts the thread again when it dies', async () => {
    const live = await portal();
    const core = await post({
      ports: (ports) => ({
        ...ports,
        workers: { ...ports.workers, sync: new URL('./dying-sync-worker.ts', import.meta.url) },
      }),
    });
    const online = stateIs(core, 'online');
    const code = await live.code('G2');
    await core.client('administrateur').sync.join({ address: live.address, code });
    await online;
    expect(core.log.entries.filter(({ event }) => event === 'sync-thread-ended')).toHaveLength(1);
  });

  test('has the thread stand aside while the base is lent, and none of its rounds fails for it', async () => {
    const live = await portal();
    const core = await post();
    const online = stateIs(core, 'online');
    const code = await live.code('G2');
    await core.client('administrateur').sync.join({ address: live.address, code });
    await online;
    let over = false;
    const { base, sync } = core.core.services;
    let tried: Promise<boolean> | undefined;
    await base.lend('occupé', async () => {
      tried = sync.retry().then(() => over);
      // An import holds its write for minutes; a thread that wrote meanwhile would give up after five seconds.
      await new Promise((resolve) => setImmediate(resolve));
      over = true;
    });
    expect(await tried).toBe(true);
    expect(core.log.entries.filter(({ event }) => event === 'sync-fault')).toEqual([]);
  });

  test('goes on under another incarnation when the portal holds more than this base', async () => {
    const live = await portal();
    const core = await post();
    addAccount(core.db, ARC);
    const online = stateIs(core, 'online');
    const code = await live.code('G2');
    await core.client('administrateur').sync.join({ address: live.address, code });
    await online;
    const before = await core.client('agent').payments.record(payment(1_000));
    const incarnation = () =>
      core.db.prepare("SELECT value FROM meta WHERE key = 'incarnation'").pluck().get();
    const first = incarnation();
    await core.client('agent').sync.retry();
    // As if a later state of this base had sent more.
    await asLandlord(live.portal.services.database, (tx) =>
      tx.updateTable('incarnation').set({ max_seq: 99 }).execute(),
    );
    await core.client('agent').sync.retry();
    expect(incarnation()).not.toBe(first);
    const after = await core.client('agent').payments.record(payment(2_000));
    expect(before.number).toMatch(/^G2A-/);
    expect(after.number).toMatch(/^G2[A-Z]{4}-000001$/);
    await core.client('agent').sync.retry();
    await core.client('agent').sync.retry();
    expect(await core.client('agent').sync.status()).toMatchObject({ waiting: 0, link: 'online' });
    expect(await live.held()).toHaveLength(2);
  });
});

function stateIs(core: TestCore, state: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (core.db.prepare('SELECT state FROM portal_link').pluck().get() === state) resolve();
    };
    core.core.services.events.subscribe(look);
  });
}
