import { isHolder } from '../../src/core/accounts/roles.ts';
import type { Demands } from '../../src/core/accounts/search/demands.ts';
import { entryId } from '../../src/core/accounts/search/entry-id.ts';
import {
  isWholeOnly,
  nameWords,
  phoneKeys,
  placeWords,
  wholeOnlyWords,
} from '../../src/core/accounts/search/entry-words.ts';
import { personKeys } from '../../src/core/accounts/search/name-keys.ts';
import type { ReadableDb } from '../../src/core/database/connection.ts';
import type { QueryToken } from '../../src/rules/names.ts';

/** An entry as the oracle sees it: words in hand, no index. */
export type OracleEntry = {
  readonly id: number;
  readonly leaseId: number;
  readonly others: boolean;
  readonly keys: readonly string[];
  readonly phones: readonly string[];
  readonly name: readonly string[];
  readonly all: readonly string[];
};

type Row = {
  leaseId: number;
  role: string;
  partyAbsent: string | null;
  leaseAbsent: string | null;
  masked: 0 | 1;
  lastName: string;
  firstName: string | null;
  usageName: string | null;
  phone1: string | null;
  phone2: string | null;
  birth: string | null;
  address1: string;
  address2: string | null;
  building: string | null;
  stair: string | null;
  door: string | null;
  postalCode: string;
  city: string;
  residence: string;
};

/** Reads every party of the base, one at a time. */
export function* oracleEntries(db: ReadableDb): Generator<OracleEntry> {
  const hidden = new Set(
    db
      .prepare<[], { leaseId: number }>(
        `SELECT y.lease_id AS leaseId FROM party y JOIN person p ON p.id = y.person_id JOIN lease l ON l.id = y.lease_id
         WHERE p.address_masked = 1 AND (y.absent_since IS NULL OR l.absent_since IS NOT NULL)`,
      )
      .all()
      .map(({ leaseId }) => leaseId),
  );
  const rows = db
    .prepare<[], Row>(
      `SELECT y.lease_id AS leaseId, y.role, y.absent_since AS partyAbsent, l.absent_since AS leaseAbsent,
         p.last_name AS lastName, p.first_name AS firstName, p.usage_name AS usageName, p.phone1, p.phone2, p.birth,
         d.address1, d.address2, d.building, d.stair, d.door, d.postal_code AS postalCode, d.city, r.name AS residence
       FROM party y JOIN lease l ON l.id = y.lease_id JOIN person p ON p.id = y.person_id
         JOIN dwelling d ON d.code = l.dwelling_code JOIN residence r ON r.code = d.residence_code
       ORDER BY y.lease_id, y.id`,
    )
    .iterate();
  let lease = -1;
  let ordinal = 0;
  for (const row of rows) {
    ordinal = row.leaseId === lease ? ordinal + 1 : 0;
    lease = row.leaseId;
    const holder = isHolder(row.role) && (row.partyAbsent === null || row.leaseAbsent !== null);
    const name = nameWords(row);
    const place = hidden.has(row.leaseId) ? [] : placeWords(row);
    yield {
      id: entryId(row.leaseId, ordinal, holder),
      leaseId: row.leaseId,
      others: !holder,
      keys: personKeys(row),
      phones: phoneKeys(row),
      name,
      all: [...name, ...place, ...wholeOnlyWords(row)],
    };
  }
}

export type OracleHit = {
  readonly others: boolean;
  readonly stage: number;
  readonly key: string;
  readonly id: number;
  readonly leaseId: number;
};

/**
 * Where an entry stands among the answers, or null when it is none. Precision 18 word for word: whole name, whole
 * words, beginnings; what the pages leave open (ties) as search/find-entries.ts says.
 */
export function oracleHit(entry: OracleEntry, demands: Demands): OracleHit | null {
  const place = stageOf(entry, demands);
  return place && { others: entry.others, id: entry.id, leaseId: entry.leaseId, ...place };
}

function stageOf(
  entry: OracleEntry,
  { name, phoneBegun, tokens }: Demands,
): { stage: number; key: string } | null {
  if (name !== null) {
    const whole = name.whole.findIndex((key) => entry.keys.includes(key));
    if (whole !== -1) return { stage: whole, key: '' };
    const last = firstKey(entry.keys, name.lastName);
    if (last !== null) return { stage: 100, key: last };
  }
  // Words are all asked for as beginnings at least: most entries end here.
  const words = meets(entry.all, tokens, begins);
  if (words && meets(entry.name, tokens, equals)) return { stage: 200, key: '' };
  if (words && meets(entry.all, tokens, equals)) return { stage: 300, key: '' };
  for (const [index, beginning] of (name?.begun ?? []).entries()) {
    const key = firstKey(entry.keys, beginning);
    if (key !== null) return { stage: 400 + index, key };
  }
  if (phoneBegun !== null) {
    const key = firstKey(entry.phones, phoneBegun);
    if (key !== null) return { stage: 500, key };
  }
  if (words && meets(entry.name, tokens, begins)) return { stage: 600, key: '' };
  return words ? { stage: 700, key: '' } : null;
}

function firstKey(keys: readonly string[], beginning: string): string | null {
  return keys.filter((key) => key.startsWith(beginning)).toSorted()[0] ?? null;
}

type Meets = (words: readonly string[], asked: string) => boolean;
const equals: Meets = (words, asked) => words.includes(asked);
const begins: Meets = (words, asked) =>
  isWholeOnly(asked) ? words.includes(asked) : words.some((word) => word.startsWith(asked));

function meets(words: readonly string[], tokens: readonly QueryToken[], how: Meets): boolean {
  return (
    tokens.length > 0 &&
    tokens.every(({ anyOf }) => anyOf.some((writing) => writing.every((asked) => how(words, asked))))
  );
}

export function compareHits(a: OracleHit, b: OracleHit): number {
  return (
    Number(a.others) - Number(b.others) ||
    a.stage - b.stage ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) ||
    a.id - b.id
  );
}

/** The first `wanted` entries, one per lease, by sorting everything. */
export function oracleAnswer(hits: readonly OracleHit[], wanted: number): number[] {
  const leases = new Set<number>();
  const ids: number[] = [];
  for (const hit of hits.toSorted(compareHits)) {
    if (ids.length >= wanted) break;
    if (leases.has(hit.leaseId)) continue;
    leases.add(hit.leaseId);
    ids.push(hit.id);
  }
  return ids;
}
