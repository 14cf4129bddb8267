import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { indexSearch } from '../src/core/accounts/search/index-search.ts';
import { openConnection, type WritableDb } from '../src/core/database/connection.ts';
import { writeMeta } from '../src/core/database/meta.ts';
import { migrate } from '../src/core/database/migrate.ts';
import { migrations } from '../src/core/database/migrations/migrations.ts';
import { BASE_FILE } from '../src/core/database/open.ts';
import { readProfileFile } from '../src/core/landlords/resources.ts';
import { refreshLeaseState } from '../src/core/ledger/lease-state.ts';
import { insertAgent } from '../src/core/staff/agents.ts';
import { testAgentRow } from '../test/support/test-agents.ts';
import { RESOURCES, TEST_KEY } from '../test/support/test-ports.ts';
import { fillBase } from './fill-base.ts';

/** Raised when what the bench writes or the search indexes changes; a change of schema is seen by itself. */
const CONTENT_VERSION = 4;
/** Kept bases of another schema or content are made again. */
const VERSION = createHash('sha256')
  .update(`${CONTENT_VERSION}${migrations.map(({ sql }) => sql).join()}`)
  .digest('hex')
  .slice(0, 8);
export const SEED = 20_261_117;
export const BENCH_KEY = TEST_KEY;

export type BenchBase = {
  readonly accounts: number;
  readonly folder: string;
  readonly file: string;
  readonly bytes: number;
  /** Milliseconds each step of its making took, as measured then. */
  readonly made: Readonly<Record<string, number>>;
};

/** The encrypted base of so many accounts: made once, then kept under out/bench/bases. */
export function benchBase(root: string, accounts: number, say: (line: string) => void): BenchBase {
  const folder = join(root, `${accounts}-${VERSION}`);
  const file = join(folder, BASE_FILE);
  const record = join(folder, 'made.json');
  if (!existsSync(record)) {
    rmSync(folder, { recursive: true, force: true });
    const draft = `${folder}.partial`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    const made = makeBase(join(draft, BASE_FILE), accounts, say);
    writeFileSync(join(draft, 'made.json'), JSON.stringify(made));
    renameSync(draft, folder);
  }
  return {
    accounts,
    folder,
    file,
    bytes: statSync(file).size,
    made: JSON.parse(readFileSync(record, 'utf8')) as Record<string, number>,
  };
}

/**
 * Opens a base whose file the system has just read once: what is timed is the program, not how much of this machine's
 * memory was left to its disk. The `start` bench opens its own.
 */
export function openBenchBase(file: string): WritableDb {
  readThrough(file);
  return openConnection(file, BENCH_KEY, { create: false });
}

function readThrough(file: string): void {
  const piece = Buffer.allocUnsafe(2 ** 20);
  const descriptor = openSync(file, 'r');
  try {
    while (readSync(descriptor, piece) > 0);
  } finally {
    closeSync(descriptor);
  }
}

function makeBase(file: string, accounts: number, say: (line: string) => void): Record<string, number> {
  const db = openConnection(file, BENCH_KEY, { create: true });
  const made: Record<string, number> = {};
  const step = (name: string, work: () => void) => {
    const start = performance.now();
    work();
    made[name] = Math.round(performance.now() - start);
    say(`  ${accounts} accounts, ${name}: ${made[name]} ms`);
  };
  try {
    migrate(db, migrations, () => {});
    step('rows', () => db.transaction(() => fillBase(db, accounts, SEED)).immediate());
    step('lease state', () => db.transaction(() => refreshLeaseState(db, 'all')).immediate());
    step('search index', () => db.transaction(() => indexSearch(db, 'all')).immediate());
    db.transaction(() => settle(db)).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  return made;
}

function settle(db: WritableDb): void {
  const profile = readProfileFile(RESOURCES, 'cchartres');
  if (profile.kind === 'unusable') throw new Error(profile.sentence);
  writeMeta(db, 'landlord', 'cchartres');
  writeMeta(db, 'profile', profile.text);
  writeMeta(db, 'post', 'Guichet 2');
  writeMeta(db, 'till', 'G2');
  writeMeta(db, 'as-of', '2026-11-12T13:02:00.000Z');
  insertAgent(db, testAgentRow('agent'));
}
