import type { SearchRow } from '../../../contract/accounts.ts';
import { displayName, matchRanges, queryTokens } from '../../../rules/names.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { alertsOf, readKnownFacts } from '../alerts.ts';
import { personAt } from '../file-people.ts';
import { addressLines, isLate, summaryById } from '../lease-summary.ts';
import { listPeople } from '../people.ts';
import { homonymKey } from './name-keys.ts';

/** An account to show, by the party that answered, or by its first holder when the account itself did. */
export type Hit = { readonly leaseId: number; readonly ordinal: number | null };

/**
 * The rows of an answer, homonyms side by side (they follow the first of them), the rest in the order given.
 * @param matched the words typed, to show which part answered; empty when a reference, a telephone or a date did
 */
export function buildRows(db: ReadableDb, hits: readonly Hit[], matched: string, today: string): SearchRow[] {
  const known = readKnownFacts(db);
  const shown = highlighter(matched);
  const rows: { row: SearchRow; key: string | null; personId: number }[] = [];
  for (const { leaseId, ordinal } of hits) {
    const lease = summaryById(db, leaseId);
    const person = ordinal === null ? listPeople(db, leaseId)[0] : personAt(db, leaseId, ordinal);
    if (lease === undefined || person === undefined) continue;
    const lines = addressLines(lease);
    const name = displayName(person);
    rows.push({
      key: homonymKey(person),
      personId: person.personId,
      row: {
        account: lease.key,
        reference: lease.printed,
        name,
        nameMatch: shown(name),
        birth: person.birth,
        civility: person.civility,
        role: person.role,
        addressLines: lines,
        addressMatch: lines.map(shown),
        addressMasked: lease.addressMasked === 1,
        balanceCents: lease.balanceCents,
        late: isLate(lease, today),
        alerts: alertsOf(db, lease, known, today),
        homonymGroup: null,
      },
    });
  }
  return groupHomonyms(rows);
}

/** The town of twenty rows is often one and the same: each text is held against the query once. */
function highlighter(matched: string): (printed: string) => [number, number][] {
  const tokens = queryTokens(matched);
  const known = new Map<string, [number, number][]>();
  return (printed) => {
    const ranges = known.get(printed) ?? (tokens.length === 0 ? [] : matchRanges(printed, tokens));
    known.set(printed, ranges);
    return ranges;
  };
}

/** Two rows are homonyms when their names compare equal and they are two people; one person's two leases are not. */
export function groupHomonyms(
  rows: readonly { readonly row: SearchRow; readonly key: string | null; readonly personId: number }[],
): SearchRow[] {
  const byKey = new Map<string, { people: Set<number>; rows: SearchRow[] }>();
  for (const { row, key, personId } of rows) {
    const own = key ?? `row ${row.account}`;
    const group = byKey.get(own) ?? { people: new Set(), rows: [] };
    group.people.add(personId);
    group.rows.push(row);
    byKey.set(own, group);
  }
  const ordered: SearchRow[] = [];
  const placed = new Set<string>();
  let number = 0;
  for (const { row, key } of rows) {
    const group = key === null ? undefined : byKey.get(key);
    if (key === null || group === undefined || group.people.size < 2) {
      ordered.push(row);
      continue;
    }
    if (placed.has(key)) continue;
    placed.add(key);
    number += 1;
    for (const homonym of group.rows) ordered.push({ ...homonym, homonymGroup: number });
  }
  return ordered;
}
