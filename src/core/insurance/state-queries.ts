import type { CertificateState } from '../../rules/insurance/states.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { stateToldByErp } from './merge-certificates.ts';
import { policyKeySql } from './policy-key.ts';

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
const NAMED = (insurer: string) => `${insurer} IN (SELECT value FROM json_each(@insurers))`;

/** The whole of a state is read from an index that holds nothing else; that of some accounts, account by account. */
const ALL = {
  a_verifier: `portal_certificate p INDEXED BY portal_certificate_to_check`,
  refusee: `portal_certificate p INDEXED BY portal_certificate_refused`,
} as const;
const OF_LEASES = (table: string, row: 'i' | 'p') =>
  `json_each(@leases) account CROSS JOIN ${table} ${row} ON ${row}.lease_id = account.value`;
type ListedState = keyof typeof ALL;

/** Which certificates of a state: of some accounts alone, or of some insurers; all without either. */
type Which = { readonly leases?: readonly number[]; readonly insurers?: readonly string[] };

function fromErp(state: ListedState, { leases, insurers }: Which): string {
  const table = leases === undefined ? ERP : OF_LEASES('insurance', 'i');
  const named = insurers === undefined ? '' : ` AND ${NAMED('i.insurer')}`;
  return state === 'a_verifier'
    ? `FROM ${table} WHERE ${ERP_WORD}${named}`
    : `FROM ${table} CROSS JOIN lease_cover c ON c.lease_id = i.lease_id
       WHERE ${ERP_WORD} AND ${UNFOLLOWED('i.ends_on')}${named}`;
}

function fromPortal(state: ListedState, { leases, insurers }: Which): string {
  const table = leases === undefined ? ALL[state] : OF_LEASES('portal_certificate', 'p');
  const named = insurers === undefined ? '' : ` AND ${NAMED('p.insurer')}`;
  return state === 'a_verifier'
    ? `FROM ${table} WHERE p.state = 'a_verifier'${named}`
    : `FROM ${table} CROSS JOIN lease_cover c ON c.lease_id = p.lease_id
       WHERE p.state = 'refusee' AND ${UNFOLLOWED('p.ends_on')}${named}`;
}

const ORDER = { a_verifier: 'p.received_at', refusee: 'p.ends_on DESC' } as const;

function parameters({ leases, insurers }: Which, more: Readonly<Record<string, string | number>>) {
  return {
    ...more,
    ...(leases === undefined ? {} : { leases: JSON.stringify(leases) }),
    ...(insurers === undefined ? {} : { insurers: JSON.stringify(insurers) }),
  };
}

/** How many certificates stand in a state by what the portal and the ERP told. */
export function countInState(db: ReadableDb, state: ListedState, today: string, which: Which = {}): number {
  const day = state === 'refusee' ? { today } : {};
  const count = (text: string, values: Readonly<Record<string, string | number>>) =>
    sql<{ count: number }>(db, `SELECT count(*) AS count ${text}`).get(parameters(which, values))?.count ?? 0;
  return wordsFor(db, state).reduce(
    (sum, word) => sum + count(fromErp(state, which), { ...day, word }),
    count(fromPortal(state, which), day),
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
  const day = state === 'refusee' ? { today, limit } : { limit };
  const read = (text: string, values: Readonly<Record<string, string | number>>) =>
    sql<{ leaseId: number }>(db, text)
      .all(parameters(which, values))
      .map(({ leaseId }) => leaseId);
  const told = read(
    `SELECT p.lease_id AS leaseId ${fromPortal(state, which)} ORDER BY ${ORDER[state]} LIMIT @limit`,
    day,
  );
  const words = wordsFor(db, state);
  const erps = words.flatMap((word) =>
    read(`SELECT i.lease_id AS leaseId ${fromErp(state, which)} LIMIT @limit`, { ...day, word }),
  );
  return [...told, ...erps];
}
