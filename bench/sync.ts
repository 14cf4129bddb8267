import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { summaryByKey } from '../src/core/accounts/lease-summary.ts';
import { readDemands } from '../src/core/accounts/search/demands.ts';
import { findEntries } from '../src/core/accounts/search/find-entries.ts';
import { systemClock, systemIds } from '../src/core/host/system-clock.ts';
import { referenceRuleOf } from '../src/core/landlords/current-profile.ts';
import { type Core, openCore } from '../src/core/open-core.ts';
import { isoDate } from '../src/rules/dates.ts';
import { capturingLog, testPorts } from '../test/support/test-ports.ts';
import { type Times, timesOf } from './stats.ts';
import { addEntries, benchProfile, documentsOf, writeSyncFolder } from './sync-folder.ts';
import { measurePeer } from './sync-peer.ts';
import { startBenchPortal } from './sync-portal.ts';

export type SyncTimes = {
  readonly accounts: number;
  /** Rows that came down in the first pull, and documents of the peer: the same. */
  readonly rows: number;
  readonly pullMs: number;
  readonly peerDocuments: number;
  readonly peerMs: number;
  /** Looking up an account, and typing in the search field, while the pull goes on. */
  readonly lookups: Times;
  readonly searches: Times;
  readonly delta: { readonly rows: number; readonly ms: number };
};

const LARGEST_DELTA = 5_000;
const TODAY = isoDate('2026-11-17');

/** A first pull with its search index from a portal on PostgreSQL, over HTTP, and what PouchDB makes of the same rows. */
export async function measureSync(accounts: number, say: (line: string) => void): Promise<SyncTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-sync-'));
  const erp = join(folder, 'erp');
  try {
    say(`sync: ${accounts} accounts are written …`);
    const agency = writeSyncFolder(erp, accounts);
    const rule = referenceRuleOf(benchProfile());
    say('sync: PouchDB …');
    const peer = await measurePeer(folder, documentsOf(erp, rule));
    say(`sync: PouchDB ${peer.documents} documents in ${Math.round(peer.ms)} ms; the portal imports …`);
    const portal = await startBenchPortal(erp);
    try {
      const core = openCore(testPorts(join(folder, 'device'), systemClock, systemIds, capturingLog()));
      try {
        return { accounts, ...(await onDevice(core, portal, agency, erp, say)), ...peerOf(peer) };
      } finally {
        await core.close();
      }
    } finally {
      await portal.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const peerOf = (peer: { readonly documents: number; readonly ms: number }) => ({
  peerDocuments: peer.documents,
  peerMs: peer.ms,
});

async function onDevice(
  core: Core,
  portal: Awaited<ReturnType<typeof startBenchPortal>>,
  agency: string,
  erp: string,
  say: (line: string) => void,
) {
  const { context } = core.connect('bench', 'counter');
  const client = createRouterClient(core.router, { context });
  const code = portal.enrol(agency);
  const start = performance.now();
  await client.setup.join({ address: portal.address, code });
  const lookups: number[] = [];
  const searches: number[] = [];
  await meanwhile(core, () => caughtUp(core), { lookups, searches });
  const pullMs = performance.now() - start;
  const rows = countRows(core);
  say(
    `sync: ${rows} rows in ${Math.round(pullMs)} ms (${Math.round((rows / pullMs) * 1000)} a second); delta …`,
  );

  const added = Math.min(LARGEST_DELTA, Math.floor(rows / 20));
  addEntries(erp, added);
  portal.import(erp);
  const before = entriesOf(core);
  const from = performance.now();
  void core.services.sync.retry();
  await meanwhile(core, () => entriesOf(core) - before >= added, { lookups: [], searches: [] });
  const delta = { rows: entriesOf(core) - before, ms: performance.now() - from };
  return { rows, pullMs, lookups: timesOf(lookups), searches: timesOf(searches), delta };
}

/** A clerk works while the pull goes on: an account every few milliseconds, and a text in the search field. */
async function meanwhile(
  core: Core,
  done: () => boolean,
  into: { readonly lookups: number[]; readonly searches: number[] },
): Promise<void> {
  const limit = performance.now() + 600_000;
  for (let n = 0; ; n += 1) {
    await sleep(5);
    const db = core.services.base.readable();
    const keys = keysHere(core);
    const key = keys[(n * 7919) % Math.max(1, keys.length)];
    if (key !== undefined) {
      let from = performance.now();
      summaryByKey(db, key);
      into.lookups.push(performance.now() - from);
      from = performance.now();
      findEntries(db, readDemands(TEXTS[n % TEXTS.length] ?? 'ma', TODAY), 20);
      into.searches.push(performance.now() - from);
    }
    if (n % 10 === 0 && done()) return;
    if (performance.now() > limit) throw new Error('the pull did not end in ten minutes');
  }
}

const TEXTS = ['ma', 'martin', 'le g', 'dur', 'rue de', 'jean', 'ben s', 'lef', 'chartres', 'moreau'];

let known: readonly string[] = [];
let asked = 0;
/** Some of the accounts that have come; asked again now and then. */
function keysHere(core: Core): readonly string[] {
  asked += 1;
  if (known.length < 500 && asked % 20 === 1) {
    known = core.services.base
      .readable()
      .prepare<[], string>('SELECT key FROM lease LIMIT 2000')
      .pluck()
      .all();
  }
  return known;
}

function caughtUp(core: Core): boolean {
  const link = core.services.base
    .readable()
    .prepare<[], { cursor: string | null; pull_total: number | null }>(
      'SELECT cursor, pull_total FROM portal_link',
    )
    .get();
  const snapshot =
    link?.cursor == null ? undefined : (JSON.parse(link.cursor) as { snapshot: unknown }).snapshot;
  return snapshot === null;
}

const TABLES = [
  'agency',
  'residence',
  'dwelling',
  'lease',
  'party',
  'entry',
  'imported_document',
  'contact',
  'announcement',
  'insurance',
  'payment_plan',
  'tenant_space',
  'request',
] as const;

function countRows(core: Core): number {
  return TABLES.reduce((sum, table) => sum + count(core, table), 0);
}
const entriesOf = (core: Core) => count(core, 'entry');

function count(core: Core, table: string): number {
  return (
    core.services.base.readable().prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
  );
}
