import { readDemands } from '../src/core/accounts/search/demands.ts';
import { findEntries } from '../src/core/accounts/search/find-entries.ts';
import type { WritableDb } from '../src/core/database/connection.ts';
import type { IsoDate } from '../src/rules/dates.ts';
import {
  compareHits,
  type OracleHit,
  oracleAnswer,
  oracleEntries,
  oracleHit,
} from '../test/support/search-oracle.ts';

const SHOWN = 20;
const KEPT = 4096;

export type OracleCheck = {
  readonly queries: number;
  /** Queries that have at least one answer. */
  readonly answered: number;
  /** Texts whose first twenty differ from those of reading everything. */
  readonly differ: readonly string[];
};

/** Reads the whole base once, ranks every entry for every text, and compares the first twenty with the index's. */
export function checkAgainstOracle(db: WritableDb, texts: readonly string[], today: IsoDate): OracleCheck {
  const asked = texts.map((text) => ({ text, demands: readDemands(text, today), hits: [] as OracleHit[] }));
  for (const entry of oracleEntries(db)) {
    for (const query of asked) {
      const hit = oracleHit(entry, query.demands);
      if (hit === null) continue;
      query.hits.push(hit);
      if (query.hits.length >= KEPT) query.hits = best(query.hits);
    }
  }
  const differ: string[] = [];
  let answered = 0;
  for (const { text, demands, hits } of asked) {
    const expected = oracleAnswer(hits, SHOWN);
    const found = findEntries(db, demands, SHOWN).map(({ id }) => id);
    answered += Number(expected.length > 0);
    if (expected.length !== found.length || expected.some((id, index) => id !== found[index]))
      differ.push(text);
  }
  return { queries: texts.length, answered, differ };
}

/** Twenty better leases can only be joined by better ones: the rest is forgotten without changing the answer. */
function best(hits: readonly OracleHit[]): OracleHit[] {
  const leases = new Set<number>();
  return hits.toSorted(compareHits).filter(({ leaseId }) => {
    if (leases.has(leaseId) || leases.size >= SHOWN) return false;
    leases.add(leaseId);
    return true;
  });
}
