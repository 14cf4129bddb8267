import type { CertificateView } from '../../contract/insurance.ts';
import { addDays, isoDate } from '../../rules/dates.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** Days that the views are counted on, ISO dates. */
export type ListedOn = { readonly today: string; readonly in30: string; readonly in60: string };

/** Bound of ends of cover, both included. */
export type Ends = { readonly from: string; readonly to: string };

const LAST = '9999-12-31';

/** The ends of cover that a view holds; undefined where it is not by them that it is counted. */
export function endsOfView(view: CertificateView, { today, in30, in60 }: ListedOn): Ends | undefined {
  switch (view) {
    case 'expired':
      return { from: '', to: addDays(isoDate(today), -1) };
    case 'in-30-days':
      return { from: today, to: in30 };
    case 'in-60-days':
      return { from: today, to: in60 };
    case 'all':
      return { from: '', to: LAST };
    case 'to-check':
    case 'refused':
    case 'missing':
      return undefined;
  }
}

const AMONG = (lease: string) => `${lease} IN (SELECT value FROM json_each(@leases))`;

/** Open leases, and those that end later: each read in the order of the index. */
const OPEN = ['exit_on IS NULL', 'exit_on >= @today'] as const;
const COVER = 'FROM lease_cover INDEXED BY lease_cover_ends WHERE';

function ofOpen<Row>(
  db: ReadableDb,
  text: (open: string) => string,
  values: Readonly<Record<string, unknown>>,
) {
  return OPEN.flatMap((open) => {
    const { today, ...rest } = values;
    return sql<Row>(db, text(open)).all(open === OPEN[0] ? rest : { ...rest, today });
  });
}

/** Dwellings let now whose last cover ends within bounds. */
export function countEnds(
  db: ReadableDb,
  { from, to }: Ends,
  today: string,
  leases?: readonly number[],
): number {
  const bounds = { from, to, today };
  const rows =
    leases === undefined
      ? ofOpen<{ count: number }>(
          db,
          (open) => `SELECT count(*) AS count ${COVER} ${open} AND ends_on >= @from AND ends_on <= @to`,
          bounds,
        )
      : ofOpen<{ count: number }>(
          db,
          (open) => `SELECT count(*) AS count FROM lease_cover
            WHERE ${AMONG('lease_id')} AND ${open} AND ends_on >= @from AND ends_on <= @to`,
          { ...bounds, leases: JSON.stringify(leases) },
        );
  return sum(rows);
}

export function leasesByEnd(
  db: ReadableDb,
  { from, to }: Ends,
  today: string,
  order: 'ASC' | 'DESC',
  limit: number,
): number[] {
  const rows = ofOpen<{ leaseId: number; endsOn: string }>(
    db,
    (
      open,
    ) => `SELECT lease_id AS leaseId, ends_on AS endsOn ${COVER} ${open} AND ends_on >= @from AND ends_on <= @to
      ORDER BY ends_on ${order} LIMIT @limit`,
    { from, to, today, limit },
  );
  const sign = order === 'ASC' ? 1 : -1;
  return rows
    .toSorted((a, b) => sign * (a.endsOn < b.endsOn ? -1 : Number(a.endsOn > b.endsOn)))
    .slice(0, limit)
    .map(({ leaseId }) => leaseId);
}

/** `missing`: nothing was ever told; `refused`: nothing but what was refused. */
export type Uncovered = 'missing' | 'refused';
const UNCOVERED: Readonly<Record<Uncovered, (open: string) => string>> = {
  missing: (open) => `FROM lease_cover INDEXED BY lease_cover_missing WHERE known = 0 AND ${open}`,
  refused: (open) => `${COVER} ${open} AND ends_on IS NULL AND known = 1`,
};

/** Dwellings let now without cover. */
export function countUncovered(
  db: ReadableDb,
  which: Uncovered,
  today: string,
  leases?: readonly number[],
): number {
  return sum(
    leases === undefined
      ? ofOpen<{ count: number }>(db, (open) => `SELECT count(*) AS count ${UNCOVERED[which](open)}`, {
          today,
        })
      : ofOpen<{ count: number }>(
          db,
          (open) => `SELECT count(*) AS count FROM lease_cover
            WHERE ${AMONG('lease_id')} AND ${open} AND ends_on IS NULL AND known = ${which === 'missing' ? 0 : 1}`,
          { today, leases: JSON.stringify(leases) },
        ),
  );
}

export function leasesUncovered(db: ReadableDb, which: Uncovered, today: string, limit: number): number[] {
  return ofOpen<{ leaseId: number }>(
    db,
    (open) => `SELECT lease_id AS leaseId ${UNCOVERED[which](open)} LIMIT @limit`,
    { today, limit },
  ).map(({ leaseId }) => leaseId);
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}

/** The dwelling is let on a day, and must be insured. */
export function isCovered(db: ReadableDb, leaseId: number, today: string): boolean {
  return (
    sql(db, 'SELECT 1 FROM lease_cover WHERE lease_id = ? AND (exit_on IS NULL OR exit_on >= ?)').get(
      leaseId,
      today,
    ) !== undefined
  );
}
