import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bases } from './sync-bases.ts';
import { realDevice } from './sync-real-device.ts';
import { realPortal } from './sync-real-portal.ts';

let worlds = 0;

/**
 * Encrypted SQLite files and a PostgreSQL. One event runs to its end before the next: what the same seed gives is the
 * same, and slow transactions that interleave are left to the worlds of memory and to the suite of the stores.
 */
export function realBases(
  cluster: { readonly url: string },
  accountsOf: (agency: string) => readonly string[],
  newName: () => string,
): Bases {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-sync-'));
  worlds += 1;
  const name = `monde_${process.pid}_${worlds}`;
  let devices = 0;
  return {
    real: true,
    async device({ token, till, identity, now }) {
      devices += 1;
      const own = join(folder, `poste-${devices}`);
      const accounts = accountsOf(identity.agency);
      return realDevice({ folder: own, token, till, identity, now, newName, accounts });
    },
    portal: () =>
      realPortal({ url: cluster.url, name, now: () => Date.parse('2026-11-17T07:00:00.000Z'), newName }),
    async close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
