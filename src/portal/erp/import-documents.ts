import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Tx } from './staging.ts';

/** No notice is larger; a file is held whole while it is kept. */
const LARGEST = 50 * 1024 * 1024;

export type KeptFile =
  | { readonly kind: 'kept'; readonly sha256: string; readonly size: number }
  /** A French sentence. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Keeps a PDF of the ERP under what it holds, once. A dry run keeps nothing. */
export async function keepDocument(tx: Tx, folder: string, name: string, dryRun: boolean): Promise<KeptFile> {
  const path = join(folder, 'documents', name);
  let bytes: Buffer;
  try {
    if (statSync(path).size > LARGEST) return { kind: 'refused', reason: 'Ce fichier dépasse 50\u00a0Mo.' };
    bytes = readFileSync(path);
  } catch {
    return { kind: 'refused', reason: 'Ce fichier ne peut pas être lu.' };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const size = bytes.length;
  if (dryRun) return { kind: 'kept', sha256, size };
  const { rows } = await sql`SELECT 1 FROM stored_file WHERE sha256 = ${sha256}`.execute(tx);
  if (rows.length === 0) {
    await sql`INSERT INTO stored_file (sha256, size, bytes) VALUES (${sha256}, ${size}, ${bytes})
      ON CONFLICT DO NOTHING`.execute(tx);
  }
  return { kind: 'kept', sha256, size };
}
