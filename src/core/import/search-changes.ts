import { indexSearch } from '../accounts/search/index-search.ts';
import type { WritableDb } from '../database/connection.ts';

/** Beyond this many leases nothing more is remembered: the whole index is made again. */
const REMEMBERED = 50_000;
/** Making the index again is dearer than correcting it only while few leases changed. */
const WHOLE_FROM_SHARE = 10;

/** What an import changed of what the search finds accounts by. */
export type SearchChanges = {
  lease(id: number): void;
  person(id: number): void;
  /** A dwelling already known was corrected, by rowid. */
  dwelling(row: number): void;
  residence(row: number): void;
  /**
   * Brings the search up to date with them, in the transaction of the import.
   * @param whole makes it again where that is the shorter way; never between two acts of the counter
   */
  index(whole?: boolean): void;
};

export function createSearchChanges(db: WritableDb): SearchChanges {
  const leases = new Set<number>();
  let many = false;
  const ofPerson = ids(db, 'SELECT lease_id FROM party WHERE person_id = ?');
  const ofDwelling = ids(
    db,
    'SELECT l.id FROM dwelling d JOIN lease l ON l.dwelling_code = d.code WHERE d.rowid = ?',
  );
  const ofResidence = ids(
    db,
    `SELECT l.id FROM residence r JOIN dwelling d ON d.residence_code = r.code
       JOIN lease l ON l.dwelling_code = d.code WHERE r.rowid = ?`,
  );

  function add(list: readonly number[]): void {
    for (const id of list) leases.add(id);
    if (leases.size <= REMEMBERED) return;
    many = true;
    leases.clear();
  }
  const through = (find: (row: number) => readonly number[]) => (row: number) => {
    if (!many) add(find(row));
  };

  return {
    lease: through((id) => [id]),
    person: through(ofPerson),
    dwelling: through(ofDwelling),
    residence: through(ofResidence),
    index(whole = true) {
      const all = whole ? (db.prepare<[], number>('SELECT count(*) FROM lease').pluck().get() ?? 0) : 0;
      if (many || (whole && leases.size * WHOLE_FROM_SHARE > all)) indexSearch(db, 'all');
      else if (leases.size > 0) indexSearch(db, { leaseIds: [...leases] });
    },
  };
}

function ids(db: WritableDb, text: string): (row: number) => readonly number[] {
  const statement = db.prepare<[number], number>(text).pluck();
  return (row) => statement.all(row);
}
