import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Topic } from '../../contract/events.ts';
import { assertNever } from '../../rules/brand.ts';
import { openConnection, type WritableDb } from '../database/connection.ts';
import { systemClock } from '../host/system-clock.ts';
import { localDay } from '../local-day.ts';
import { httpLink } from './link/http-link.ts';
import { paced } from './loop/paced.ts';
import { SyncLoop } from './loop/sync-loop.ts';
import { noteStanding } from './store/link-state.ts';
import { sqliteDeviceStore } from './store/sqlite-device-store.ts';
import { Telling } from './telling.ts';
import type { PullProgress, SyncOrder, SyncReport, SyncRequest } from './worker-messages.ts';

/**
 * Entry of the thread that keeps the base in step with the portal: calls, JSON and pages are its own work, on a second
 * connection, so that the counter's thread never waits for more than one short transaction.
 */
const parent = parentPort;
if (parent === null) throw new Error('the sync runs in a thread started by the core');

/** Pages of this connection kept in memory, in KiB: a first pull writes indexes in no order. */
const CACHE_KIB = 65_536;

run(parent, workerData as SyncOrder);

function run(port: MessagePort, order: SyncOrder): void {
  const say = (report: SyncReport) => port.postMessage(report);
  const db = openConnection(order.file, Buffer.from(order.key), { create: false });
  db.pragma(`cache_size=-${CACHE_KIB}`);
  const signatures = new Map<number, (signature: string) => void>();
  const telling = new Telling((topics) => say({ kind: 'changed', topics }), setTimeout);
  const loop = makeLoop(order, db, say, (topics) => telling.add(topics), signatures);

  port.on('message', (request: SyncRequest) => {
    switch (request.kind) {
      case 'poke':
        loop.poke();
        return;
      case 'retry':
        void loop.retry().then((standing) => say({ kind: 'tried', ask: request.ask, standing }));
        return;
      case 'hold':
        void loop.hold().then(() => say({ kind: 'held', ask: request.ask }));
        return;
      case 'release':
        loop.release();
        return;
      case 'signed':
        signatures.get(request.ask)?.(request.signature);
        signatures.delete(request.ask);
        return;
      case 'stop':
        void loop.stop().then(() => {
          telling.flush();
          db.close();
          // A call that still waits for the network must not keep the thread.
          process.exit(0);
        });
        return;
      default:
        assertNever(request);
    }
  });
  loop.start();
}

function makeLoop(
  order: SyncOrder,
  db: WritableDb,
  say: (report: SyncReport) => void,
  changed: (topics: readonly Topic[]) => void,
  signatures: Map<number, (signature: string) => void>,
): SyncLoop {
  const { now, monotonic } = systemClock;
  let asks = 0;
  let progress: PullProgress | null = null;
  const ports = paced(
    sqliteDeviceStore(db, {
      now,
      day: (at) => localDay(systemClock, at),
      remint: () => {
        throw new Error('not yet');
      },
      changed,
    }),
    httpLink({
      origin: order.origin,
      device: order.device,
      monotonic,
      sign: (text) =>
        new Promise((resolve) => {
          asks += 1;
          signatures.set(asks, resolve);
          say({ kind: 'sign', ask: asks, text });
        }),
      note: (path, detail) => say({ kind: 'note', event: 'portal-call', facts: { path, detail } }),
    }),
    { monotonic, sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
  );
  return new SyncLoop({
    ...ports,
    now,
    random: Math.random,
    after(ms, wake) {
      const timer = setTimeout(wake, ms);
      return () => clearTimeout(timer);
    },
    stands(standing) {
      const at = new Date(now()).toISOString();
      const moved = db.transaction(() => noteStanding(db, standing, progress, at)).immediate();
      say({ kind: 'stands', standing, at });
      if (moved) changed(['sync']);
    },
    pulled(next) {
      progress = next;
      say({ kind: 'pulled', progress });
    },
    fault(error) {
      const fault = error instanceof Error ? error : new Error(String(error));
      const code = 'code' in fault ? String(fault.code) : '';
      say({ kind: 'fault', message: fault.message, code, stack: fault.stack ?? '' });
    },
  });
}
