import { nameKey } from '../../rules/names.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** Insurers offered while one types; an ERP that holds more different names holds mistypings. */
const OFFERED = 200;
const LOOKED_AT = 400;
/** Beyond, more frequent says nothing more. */
const COUNTED = 500;

const SOURCES = ['insurance', 'portal_certificate'] as const;
const HERE = { insurance: ' AND absent_since IS NULL', portal_certificate: '' } as const;

/** Insurers met on this base, most frequent first, each once however it was written. */
export function knownInsurers(db: ReadableDb): string[] {
  const met = new Map<string, { name: string; most: number; times: number }>();
  for (const { name, times } of spelledInsurers(db)) {
    const key = nameKey(name);
    const known = met.get(key);
    met.set(key, {
      name: known === undefined || times > known.most ? name : known.name,
      most: Math.max(times, known?.most ?? 0),
      times: times + (known?.times ?? 0),
    });
  }
  return [...met.values()]
    .toSorted((a, b) => b.times - a.times || a.name.localeCompare(b.name, 'fr'))
    .slice(0, OFFERED)
    .map(({ name }) => name);
}

/** The spellings of insurers that a text is part of. */
export function insurersNamed(db: ReadableDb, text: string): string[] {
  const wanted = nameKey(text);
  if (wanted === '') return [];
  const names = new Set(SOURCES.flatMap((source) => [...spellings(db, source)]));
  return [...names].filter((name) => nameKey(name).includes(wanted));
}

function spelledInsurers(db: ReadableDb): { readonly name: string; readonly times: number }[] {
  return SOURCES.flatMap((source) =>
    [...spellings(db, source)].map((name) => ({
      name,
      times:
        sql<{ times: number }>(
          db,
          `SELECT count(*) AS times FROM (SELECT 1 FROM ${source} WHERE insurer = ?${HERE[source]} LIMIT ${COUNTED})`,
        ).get(name)?.times ?? 0,
    })),
  );
}

/** One after another in the index, so that a table of any size costs what its different names cost. */
function* spellings(db: ReadableDb, source: (typeof SOURCES)[number]): Generator<string> {
  const next = sql<{ name: string | null }>(
    db,
    `SELECT min(insurer) AS name FROM ${source} WHERE insurer > ?${HERE[source]}`,
  );
  let name = next.get('')?.name ?? null;
  for (let looked = 0; name !== null && looked < LOOKED_AT; looked += 1) {
    yield name;
    name = next.get(name)?.name ?? null;
  }
}
