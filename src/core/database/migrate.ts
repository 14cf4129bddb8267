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
  db.transaction(() => {
    for (const migration of pending) {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }
  }).immediate();
  return { from, to: known.length };
}
