import { join } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Topic } from '../../contract/events.ts';
import { assertNever } from '../../rules/brand.ts';
import type { StationReport } from '../../rules/sync/protocol.ts';
import { openConnection, type WritableDb } from '../database/connection.ts';
import { FILES_FOLDER, openFileStore } from '../documents/file-store.ts';
import { writeInstanceMark } from '../host/instance-mark.ts';
import { systemClock, systemIds } from '../host/system-clock.ts';
import { isKioskBase } from '../kiosk/kiosk-base.ts';
import { localDay } from '../local-day.ts';
import { eraseGoneFiles } from './apply/gone-files.ts';
import { remintIncarnation } from './incarnation.ts';
import { httpLink } from './link/http-link.ts';
import { stationLink } from './link/station-link.ts';
import { DocumentFetch, fetchOne } from './loop/document-fetch.ts';
import { paced } from './loop/paced.ts';
import { SyncLoop } from './loop/sync-loop.ts';
import { FileUpload } from './loop/upload-files.ts';
import { noteClosed, noteStanding } from './store/link-state.ts';
import { sqliteDeviceStore } from './store/sqlite-device-store.ts';
import { Telling } from './telling.ts';
import type {
  FetchOutcome,
  KioskAnswer,
  KioskQuestion,
  PullProgress,
  SyncOrder,
  SyncReport,
  SyncRequest,
} from './worker-messages.ts';

/**
 * Entry of the thread that keeps the base in step with the portal: calls, JSON and pages are its own work, on a second
 * connection, so that the counter's thread never waits for more than one short transaction.
 */
const parent = parentPort;
if (parent === null) throw new Error('the sync runs in a thread started by the core');

/** Pages of this connection kept in memory, in KiB: a first pull writes indexes in no order. */
const CACHE_KIB = 262_144;
/** The same at a kiosk, whose base is a small part of the landlord's and whose memory is a browser's too. */
const KIOSK_PULL_CACHE_KIB = 32_768;
/**
 * Pages of the write-ahead log before this connection brings them into the base: a first pull writes the same pages of the
 * indexes again and again, and each is then moved once.
 */
const CHECKPOINT_PAGES = 32_000;

/** An act of the counter that finds the base taken looks again after a few milliseconds: it must then find it free. */
const REST_MS = 10;
const STILL = new Int32Array(new SharedArrayBuffer(4));

run(parent, workerData as SyncOrder);

function run(port: MessagePort, order: SyncOrder): void {
  const say = (report: SyncReport) => port.postMessage(report);
  const db = openConnection(order.file, Buffer.from(order.key), { create: false });
  db.pragma(`cache_size=-${isKioskBase(db) ? KIOSK_PULL_CACHE_KIB : CACHE_KIB}`);
  db.pragma(`wal_autocheckpoint=${CHECKPOINT_PAGES}`);
  const signatures = new Map<number, (signature: string) => void>();
  const telling = new Telling((topics) => say({ kind: 'changed', topics }), setTimeout);
  const { loop, fetch, askPortal, station } = makeLoop(
    order,
    db,
    say,
    (topics) => telling.add(topics),
    signatures,
  );

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
      case 'fetch':
        void fetch(request.sha256).then((outcome) => say({ kind: 'fetched', ask: request.ask, outcome }));
        return;
      case 'ask-portal':
        void askPortal(request.question).then((answer) => say({ kind: 'told', ask: request.ask, answer }));
        return;
      case 'station':
        station(request.station);
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
): {
  readonly loop: SyncLoop;
  readonly fetch: (sha256: string) => Promise<FetchOutcome>;
  readonly askPortal: (question: KioskQuestion) => Promise<KioskAnswer>;
  readonly station: (station: StationReport) => void;
} {
  const { now, monotonic } = systemClock;
  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  let asks = 0;
  let progress: PullProgress | null = null;
  const portal = httpLink({
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
  });
  const store = sqliteDeviceStore(db, {
    now,
    day: (at) => localDay(systemClock, at),
    remint: (writable) =>
      remintIncarnation(writable, {
        incarnation: systemIds.next(),
        keepMark: (mark) => writeInstanceMark(order.dataFolder, { token: order.token, ...mark }),
      }),
    changed,
    rest: () => Atomics.wait(STILL, 0, 0, REST_MS),
  });
  const fileStore = openFileStore(join(order.dataFolder, FILES_FOLDER), order.key);
  const files = new DocumentFetch(db, fileStore, portal, sleep);
  const fault = (error: unknown) => say(faultReport(error));
  let standsAs: StationReport | undefined;
  const heardClosed = (closed: boolean) => {
    if (noteClosed(db, closed)) changed(['kiosk']);
  };
  const uploads = new FileUpload({ db, store: fileStore, portal, now });
  const loop = new SyncLoop({
    ...paced(
      store,
      stationLink(portal, () => standsAs, heardClosed),
      { monotonic, sleep },
    ),
    now,
    random: Math.random,
    after(ms, wake) {
      const timer = setTimeout(wake, ms);
      return () => clearTimeout(timer);
    },
    async afterwards(stopped, moved) {
      const { kept, more } = await files.fetchSome(stopped, moved);
      if (kept > 0) changed(['documents', 'attachments', 'kiosk']);
      eraseGoneFiles(db, fileStore);
      const sent = await uploads.sendSome(stopped, moved, () => changed(['attachments']));
      return more || sent.more;
    },
    stands(standing) {
      const at = new Date(now()).toISOString();
      const moved = db.transaction(() => noteStanding(db, standing, progress, at)).immediate();
      say({ kind: 'stands', standing, at });
      if (moved) changed(['sync']);
    },
    pulled(next) {
      const turned = (progress === null) !== (next === null);
      progress = next;
      say({ kind: 'pulled', progress });
      if (turned) changed(['sync', 'setup']);
    },
    fault,
  });
  return {
    loop,
    fetch: (sha256) =>
      fetchOne(db, fileStore, portal, sha256).catch((error: unknown) => {
        fault(error);
        return 'unreachable';
      }),
    station(station) {
      standsAs = station;
    },
    askPortal: (question) =>
      portal.askOfKiosk(question).catch((error: unknown) => {
        fault(error);
        return 'offline';
      }),
  };
}

function faultReport(error: unknown): SyncReport {
  const fault = error instanceof Error ? error : new Error(String(error));
  const code = 'code' in fault ? String(fault.code) : '';
  return { kind: 'fault', message: fault.message, code, stack: fault.stack ?? '' };
}
