import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection, type WritableDb } from '../src/core/database/connection.ts';
import { oracleEntries } from '../test/support/search-oracle.ts';
import { BENCH_KEY, type BenchBase, openBenchBase } from './make-base.ts';

const FILE = 'peer-bm25.db';

/**
 * The usual way, beside ours: one FTS5 table of the same words, the same prefix indexes, its default detail, encrypted
 * with the same key, asked in the order of bm25. Made once per base.
 */
export function openPeer(base: BenchBase, say: (line: string) => void): WritableDb {
  const file = join(base.folder, FILE);
  if (!existsSync(file)) {
    const start = performance.now();
    const draft = `${file}.partial`;
    rmSync(draft, { force: true });
    makePeer(base, draft);
    renameSync(draft, file);
    say(`  ${base.accounts} accounts, FTS5 with bm25 beside: ${Math.round(performance.now() - start)} ms`);
  }
  return openConnection(file, BENCH_KEY, { create: false });
}

function makePeer(base: BenchBase, file: string): void {
  const source = openBenchBase(base.file);
  const peer = openConnection(file, BENCH_KEY, { create: true });
  try {
    peer.exec(`CREATE VIRTUAL TABLE peer USING fts5(words, content = '', prefix = '1 2 3',
      tokenize = "unicode61 remove_diacritics 2")`);
    peer.exec(`INSERT INTO peer (peer, rank) VALUES ('hashsize', ${64 * 1024 * 1024})`);
    const insert = peer.prepare('INSERT INTO peer (rowid, words) VALUES (?, ?)');
    peer
      .transaction(() => {
        let id = 0;
        for (const entry of oracleEntries(source)) insert.run(++id, entry.all.join(' '));
      })
      .immediate();
    peer.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    peer.close();
    source.close();
  }
}

export const BM25 = 'SELECT rowid FROM peer WHERE peer MATCH ? ORDER BY rank LIMIT 20';

/** The twenty best by bm25 for a beginning of a word. */
export function askPeer(peer: WritableDb): (beginning: string) => number {
  const statement = peer.prepare<[string], { rowid: number }>(BM25);
  return (beginning) => statement.all(`"${beginning}" *`).length;
}
