import type { CertificateView } from '../../contract/insurance.ts';
import { addDays, isoDate } from '../../rules/dates.ts';
import type { CertificateState } from '../../rules/insurance/states.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { stateToldByErp } from './merge-certificates.ts';
import { policyKeySql } from './policy-key.ts';

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

const LEASES = (index: string) => `a.lease_id AS leaseId FROM outbox o INDEXED BY ${index}
  CROSS JOIN certificate_act a ON a.command_id = o.command_id`;

/**
 * Accounts with an act of this post on a certificate that the portal's picture does not hold: on its way, refused and not
 * decided about, or taken since an instant and not told of.
 */
export function touchedLeases(db: ReadableDb, sentSince: string): number[] {
  return sql<{ leaseId: number }>(
    db,
    `SELECT ${LEASES('outbox_unsent')} WHERE o.state IN ('waiting', 'sending') AND a.act <> 'letter'
     UNION SELECT ${LEASES('outbox_state')} WHERE o.state = 'refused' AND a.act <> 'letter'
       AND NOT EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = o.command_id)
     UNION SELECT ${LEASES('outbox_sent')} WHERE o.sent_at IS NOT NULL AND o.sent_at >= ? AND o.state = 'sent'
       AND a.act <> 'letter' AND NOT EXISTS (
         SELECT 1 FROM portal_certificate p WHERE p.id = a.certificate_id AND p.heard_at >= o.sent_at)`,
  )
    .all(sentSince)
    .map(({ leaseId }) => leaseId);
}

/** The ERP's words for a state, of those its file holds. */
function wordsFor(db: ReadableDb, state: CertificateState): string[] {
  const next = sql<{ word: string | null }>(
    db,
    'SELECT min(status) AS word FROM insurance INDEXED BY insurance_status WHERE status > ? AND absent_since IS NULL',
  );
  const words: string[] = [];
  for (let word = next.get('')?.word ?? null; word !== null; word = next.get(word)?.word ?? null) {
    if (stateToldByErp(word) === state) words.push(word);
  }
  return words;
}

/** The ERP's row is one that the portal tells of. */
const TOLD_BY_PORTAL = `EXISTS (SELECT 1 FROM portal_certificate r WHERE r.lease_id = i.lease_id AND r.ends_on = i.ends_on
  AND (${policyKeySql('r.policy')} = ${policyKeySql('i.policy')}
    OR (substr(r.id, 1, 4) = 'erp:' AND r.policy IS i.policy AND r.insurer IS i.insurer)))`;
const ERP = `insurance i INDEXED BY insurance_status`;
const ERP_WORD = `i.status = @word AND i.absent_since IS NULL AND NOT ${TOLD_BY_PORTAL}`;
const LET = '(c.exit_on IS NULL OR c.exit_on >= @today)';
const UNFOLLOWED = (end: string) => `${LET} AND (c.ends_on IS NULL OR c.ends_on < ${end})`;
const AMONG = (lease: string) => `${lease} IN (SELECT value FROM json_each(@leases))`;
const NAMED = (insurer: string) => `${insurer} IN (SELECT value FROM json_each(@insurers))`;

/** Certificates in a state, one table after the other: where each is read. */
const IN_STATE = {
  a_verifier: {
    erp: `FROM ${ERP} WHERE ${ERP_WORD}`,
    portal: `FROM portal_certificate p INDEXED BY portal_certificate_to_check WHERE p.state = 'a_verifier'`,
    order: 'p.received_at',
  },
  refusee: {
    erp: `FROM ${ERP} CROSS JOIN lease_cover c ON c.lease_id = i.lease_id WHERE ${ERP_WORD} AND ${UNFOLLOWED('i.ends_on')}`,
    portal: `FROM portal_certificate p INDEXED BY portal_certificate_refused CROSS JOIN lease_cover c ON c.lease_id = p.lease_id
      WHERE p.state = 'refusee' AND ${UNFOLLOWED('p.ends_on')}`,
    order: 'p.ends_on DESC',
  },
} as const;
type ListedState = keyof typeof IN_STATE;

/** Which certificates of a state: of some accounts alone, or of some insurers; all without either. */
type Which = { readonly leases?: readonly number[]; readonly insurers?: readonly string[] };

function narrowed({ leases, insurers }: Which, row: 'i' | 'p'): string {
  const among = leases === undefined ? '' : ` AND ${AMONG(`${row}.lease_id`)}`;
  return `${among}${insurers === undefined ? '' : ` AND ${NAMED(`${row}.insurer`)}`}`;
}

function parameters({ leases, insurers }: Which, more: Readonly<Record<string, string | number>>) {
  return {
    ...more,
    ...(leases === undefined ? {} : { leases: JSON.stringify(leases) }),
    ...(insurers === undefined ? {} : { insurers: JSON.stringify(insurers) }),
  };
}

/** How many certificates stand in a state by what the portal and the ERP told. */
export function countInState(db: ReadableDb, state: ListedState, today: string, which: Which = {}): number {
  const { erp, portal } = IN_STATE[state];
  const day = state === 'refusee' ? { today } : {};
  const count = (text: string, values: Readonly<Record<string, string | number>>) =>
    sql<{ count: number }>(db, `SELECT count(*) AS count ${text}`).get(parameters(which, values))?.count ?? 0;
  return wordsFor(db, state).reduce(
    (sum, word) => sum + count(`${erp}${narrowed(which, 'i')}`, { ...day, word }),
    count(`${portal}${narrowed(which, 'p')}`, day),
  );
}

/** Accounts of the certificates in a state: those the portal told of first, the longest waiting or latest first. */
export function leasesInState(
  db: ReadableDb,
  state: ListedState,
  today: string,
  limit: number,
  which: Which = {},
): number[] {
  const { erp, portal, order } = IN_STATE[state];
  const day = state === 'refusee' ? { today, limit } : { limit };
  const read = (text: string, values: Readonly<Record<string, string | number>>) =>
    sql<{ leaseId: number }>(db, text)
      .all(parameters(which, values))
      .map(({ leaseId }) => leaseId);
  const told = read(
    `SELECT p.lease_id AS leaseId ${portal}${narrowed(which, 'p')} ORDER BY ${order} LIMIT @limit`,
    day,
  );
  const words = wordsFor(db, state);
  const erps = words.flatMap((word) =>
    read(`SELECT i.lease_id AS leaseId ${erp}${narrowed(which, 'i')} LIMIT @limit`, { ...day, word }),
  );
  return [...told, ...erps];
}

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

const SOURCES = { insurance: 'absent_since IS NULL', portal_certificate: 'true' } as const;

/** Accounts with a certificate of one of these insurers that ends within bounds. */
export function leasesOfInsurers(
  db: ReadableDb,
  insurers: readonly string[],
  { from, to }: Ends,
  limit: number,
): number[] {
  return (['insurance', 'portal_certificate'] as const).flatMap((table) =>
    insurers.flatMap((insurer) =>
      sql<{ leaseId: number }>(
        db,
        `SELECT lease_id AS leaseId FROM ${table} INDEXED BY ${table}_insurer
         WHERE insurer = @insurer AND ends_on >= @from AND ends_on <= @to AND ${SOURCES[table]} LIMIT @limit`,
      )
        .all({ insurer, from, to, limit })
        .map(({ leaseId }) => leaseId),
    ),
  );
}

/** Accounts with a certificate whose policy begins so. @param key as `policyKey` writes it */
export function leasesOfPolicy(db: ReadableDb, key: string, limit: number): number[] {
  return (['insurance', 'portal_certificate'] as const).flatMap((table) =>
    sql<{ leaseId: number }>(
      db,
      `SELECT lease_id AS leaseId FROM ${table} INDEXED BY ${table}_policy
       WHERE ${policyKeySql('policy')} >= @key AND ${policyKeySql('policy')} < @end AND ${SOURCES[table]} LIMIT @limit`,
    )
      .all({ key, end: `${key}\uffff`, limit })
      .map(({ leaseId }) => leaseId),
  );
}
