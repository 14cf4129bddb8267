import { join } from 'node:path';
import leveldb from 'pouchdb-adapter-leveldb';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';

const Pouch = PouchDB.plugin(leveldb).plugin(replication);

/**
 * Milliseconds in which PouchDB brings the same documents from one base of this disk to another: no network between
 * them, no index for a search, no encryption, and no wait for the disk at each batch.
 */
export async function measurePeer(
  folder: string,
  documents: Iterable<object>,
): Promise<{ readonly documents: number; readonly ms: number }> {
  const from = new Pouch(join(folder, 'pouch-from'), { adapter: 'leveldb' });
  const to = new Pouch(join(folder, 'pouch-to'), { adapter: 'leveldb' });
  let batch: object[] = [];
  for (const document of documents) {
    batch.push(document);
    if (batch.length < 2_000) continue;
    await from.bulkDocs(batch);
    batch = [];
  }
  if (batch.length > 0) await from.bulkDocs(batch);
  const start = performance.now();
  const result = await Pouch.replicate(from, to, { batch_size: 1_000 });
  const ms = performance.now() - start;
  await from.close();
  await to.close();
  if (!result.ok) throw new Error('the peer did not replicate');
  return { documents: result.docs_written, ms };
}
