import type Database from 'better-sqlite3';
import { DatabaseFault } from './faults.ts';

export type Migration = {
  /** 1, 2, 3 … without a hole. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
};

/**
 * Brings a base to the newest version in one transaction: all steps or none.
 * @param backUp called before the first step of a base that already holds something.
 * @throws DatabaseFault `BASE-FUTURE` when the base was written by a newer program.
 */
export function migrate(
  db: Database.Database,
  known: readonly Migration[],
  backUp: () => void,
): { readonly from: number; readonly to: number } {
  known.forEach((migration, index) => {
    if (migration.version !== index + 1) throw new Error(`migration ${migration.name} is out of order`);
  });
  const from = db.pragma('user_version', { simple: true });
  if (typeof from !== 'number') throw new Error('user_version is not a number');
  if (from > known.length) {
    throw new DatabaseFault('BASE-FUTURE', {
      title: "La base vient d'une version plus récente de Guichet",
      happened: `Elle porte le numéro ${from} ; ce programme connaît jusqu'au ${known.length}.`,
      kept: "La base n'a pas été touchée : rien n'est perdu.",
      next: 'Installez la version récente de Guichet sur ce poste.',
    });
  }
  const pending = known.slice(from);
  if (pending.length === 0) return { from, to: from };
  if (from > 0) backUp();
  // A table that others refer to can only be made anew with the check off; it is made on the whole before the commit.
  const enforced = db.pragma('foreign_keys', { simple: true });
  db.pragma('foreign_keys=OFF');
  try {
    db.transaction(() => {
      for (const migration of pending) {
        db.exec(migration.sql);
        db.pragma(`user_version = ${migration.version}`);
      }
      const [orphan] = db.pragma('foreign_key_check') as { readonly table: string }[];
      if (orphan !== undefined) throw new Error(`migration leaves orphans in ${orphan.table}`);
    }).immediate();
  } finally {
    db.pragma(`foreign_keys=${enforced === 1 ? 'ON' : 'OFF'}`);
  }
  return { from, to: known.length };
}
