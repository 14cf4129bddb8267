import {
  closeSync,
  cpSync,
  fdatasyncSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import type { WritableDb } from '../src/core/database/connection.ts';
import { writeMeta } from '../src/core/database/meta.ts';
import { BASE_FILE } from '../src/core/database/open.ts';
import { systemClock, systemIds } from '../src/core/host/system-clock.ts';
import { openCore } from '../src/core/open-core.ts';
import type { Log } from '../src/core/ports.ts';
import type { CoreServices } from '../src/core/procedures/procedures.ts';
import { PortSession } from '../src/core/procedures/session.ts';
import { makeRouter, type Router } from '../src/core/router.ts';
import { agentView, findAgent } from '../src/core/staff/agents.ts';
import { TEST_AGENTS } from '../test/support/test-agents.ts';
import { testPorts } from '../test/support/test-ports.ts';
import { BENCH_KEY, type BenchBase } from './make-base.ts';
import { type Times, timed, timesOf } from './stats.ts';

const WARM = 100;
const PAGE = 4096;
/** Of a frame of SQLite's write-ahead log. */
const FRAME_HEADER = 24;

/** A fault of a measured payment must be seen, not measured. */
const LOUD: Log = {
  info: () => {},
  error: (event, error) => process.stderr.write(`${event}: ${String(error)}\n`),
};

export type PaymentTimes = {
  /** A payment with its papers, command, ledger and chain, durable when it answers. */
  readonly payment: Times;
  /** The same transaction on the same base without encryption. */
  readonly plain: Times;
  /** Appending to a file what a payment appends, page after page behind its frame's header, and waiting for the disk. */
  readonly fdatasync: Times;
  readonly bytesPerPayment: number;
};

/**
 * Takes payments one after another on a copy of the base, each in turn with its two peers, so that a slow moment of
 * the disk falls on all three.
 */
export async function measurePayments(base: BenchBase, count: number): Promise<PaymentTimes> {
  const folder = mkdtempSync(join(dirname(base.folder), 'payments-'));
  try {
    const [ours, theirs] = [join(folder, 'encrypted'), join(folder, 'plain')];
    cpSync(base.folder, ours, { recursive: true });
    await settle(ours);
    cpSync(ours, theirs, { recursive: true });
    decrypt(join(theirs, BASE_FILE));
    return await measureIn(folder, ours, theirs, count);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opened once as a post opens its base, so that both copies have all that a payment needs. */
async function settle(folder: string): Promise<void> {
  const core = openCore(testPorts(folder, systemClock, systemIds, LOUD));
  const db = core.services.base.writable();
  db.transaction(() => writeMeta(db, 'agency', 'Agence Centre')).immediate();
  await core.close();
}

async function measureIn(folder: string, ours: string, theirs: string, count: number): Promise<PaymentTimes> {
  const core = openCore(testPorts(ours, systemClock, systemIds, LOUD));
  const plain = openPlain(join(theirs, BASE_FILE));
  const beside = openSync(join(folder, 'fdatasync'), 'w');
  try {
    const context = { session: signedIn(core.services) };
    const encrypted = createRouterClient(core.router, { context });
    const unencrypted = createRouterClient(makeRouter(over(core.services, plain)), { context });
    const accounts = plain.prepare<[], string>('SELECT key FROM lease ORDER BY key LIMIT 1000').pluck().all();
    const take = (client: RouterClient<Router>, n: number) => {
      const account = accounts[n % accounts.length];
      if (account === undefined) throw new Error('the base has no account');
      return client.payments.record(cheque(core.services.ports.ids.next(), account, n));
    };
    // Statements prepared, code compiled and pages read, as after the first payments of a morning.
    for (let n = 0; n < WARM; n++) {
      await take(encrypted, n);
      await take(unencrypted, n);
    }
    core.services.base.writable().pragma('wal_checkpoint(TRUNCATE)');
    await take(encrypted, WARM);
    const bytes = statSync(join(ours, `${BASE_FILE}-wal`)).size;
    await take(unencrypted, WARM);
    const header = Buffer.alloc(FRAME_HEADER, 7);
    const page = Buffer.alloc(PAGE, 7);
    const samples: { payment: number; plain: number; fdatasync: number }[] = [];
    for (let n = WARM + 1; n <= WARM + count; n++)
      samples.push({
        payment: await timedAsync(() => take(encrypted, n)),
        plain: await timedAsync(() => take(unencrypted, n)),
        fdatasync: timed(() => {
          for (let written = 0; written < bytes; written += FRAME_HEADER + PAGE) {
            writeSync(beside, header);
            writeSync(beside, page);
          }
          fdatasyncSync(beside);
        }),
      });
    const of = (name: 'payment' | 'plain' | 'fdatasync') => timesOf(samples.map((sample) => sample[name]));
    return {
      payment: of('payment'),
      plain: of('plain'),
      fdatasync: of('fdatasync'),
      bytesPerPayment: bytes,
    };
  } finally {
    closeSync(beside);
    plain.close();
    await core.close();
  }
}

type Payment = Parameters<RouterClient<Router>['payments']['record']>[0];

function cheque(commandId: string, account: string, n: number): Payment {
  return {
    commandId,
    account,
    amountCents: 10_000 + n,
    chosenMonths: [],
    mode: 'cheque',
    means: { mode: 'cheque', number: String(1_000_000 + n), bank: 'Banque Exemple', drawer: '' },
    payer: null,
    duplicateConfirmed: true,
  };
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The core's services on another connection. */
function over(services: CoreServices, db: WritableDb): CoreServices {
  const base = new Proxy(services.base, {
    get(own, name) {
      if (name === 'writable' || name === 'readable') return () => db;
      const value: unknown = Reflect.get(own, name, own);
      return typeof value === 'function' ? value.bind(own) : value;
    },
  });
  return { ...services, base };
}

function signedIn(services: CoreServices): PortSession {
  const session = new PortSession();
  const row = findAgent(services.base.readable(), TEST_AGENTS.agent.login);
  if (row === undefined) throw new Error('the base has no agent');
  session.signIn(agentView(row), services.ports.clock.monotonic());
  return session;
}

function decrypt(file: string): void {
  const db = new Database(file);
  db.pragma("cipher='chacha20'");
  db.key(BENCH_KEY);
  // The key of a base can only be taken off outside the write-ahead mode.
  db.pragma('journal_mode=DELETE');
  db.rekey(Buffer.alloc(0));
  db.close();
}

/** The settings of `openConnection`, without the key. */
function openPlain(file: string): WritableDb {
  const db = new Database(file, { fileMustExist: true });
  for (const setting of [
    'journal_mode=WAL',
    'synchronous=FULL',
    'foreign_keys=ON',
    'temp_store=MEMORY',
    'secure_delete=ON',
    'trusted_schema=OFF',
    'cell_size_check=ON',
    'mmap_size=0',
    'cache_size=-131072',
    'journal_size_limit=67108864',
    'wal_autocheckpoint=8000',
  ])
    db.pragma(setting);
  return db as WritableDb;
}
