import type { HistoryRow } from '../../contract/accounts.ts';
import { formatEuros } from '../../rules/money.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import type { LeaseSummary } from './lease-summary.ts';

const SHOWN = 500;

type Act = Omit<HistoryRow, 'detail'> & {
  readonly id: string;
  readonly number: string | null;
  readonly cents: number | null;
  /** JSON of what an act on a tenant space shows. */
  readonly space: string | null;
};

/** Who consulted an account and what was done on it, newest first. */
export function historyOf(db: ReadableDb, lease: LeaseSummary): HistoryRow[] {
  const consultations = sql<Omit<HistoryRow, 'detail'>>(
    db,
    `SELECT c.at, coalesce(a.name, c.agent_id) AS agentName, c.post, 'consultation' AS what
     FROM consultation c LEFT JOIN agent a ON a.id = c.agent_id
     WHERE c.lease_id = ? ORDER BY c.at DESC, c.id DESC LIMIT ${SHOWN}`,
  ).all(lease.id);
  const acts = sql<Act>(
    db,
    `SELECT c.occurred_at AS at, coalesce(a.name, c.agent_id) AS agentName, c.post,
       CASE r.kind WHEN 'cheque-impaye' THEN 'payment.unpaid' ELSE c.type END AS what,
       coalesce(p.number, r.number, n.number) AS number, coalesce(p.amount_cents, -b.amount_cents, n.amount_cents) AS cents,
       c.id, s.body AS space
     FROM command c LEFT JOIN agent a ON a.id = c.agent_id LEFT JOIN payment p ON p.id = c.id
       LEFT JOIN payment_reversal r ON r.id = c.id LEFT JOIN payment b ON b.id = r.payment_id
       LEFT JOIN payment_announcement n ON n.id = c.id LEFT JOIN registration_act s ON s.command_id = c.id
     WHERE c.account_key = ? ORDER BY c.seq DESC LIMIT ${SHOWN}`,
  ).all(lease.key);
  const papers = acts.some(({ what }) => what.startsWith('registration.'))
    ? papersByAct(db, lease.id)
    : NO_PAPERS;
  return [
    ...acts.map(({ id, number, cents, space, ...act }) => ({
      ...act,
      detail: detailOf([
        nameIn(space),
        number ?? papers.get(id) ?? null,
        cents === null ? null : formatEuros(cents),
      ]),
    })),
    ...consultations.map((row) => ({ ...row, detail: null })),
  ]
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, SHOWN);
}

const NO_PAPERS: ReadonlyMap<string, string> = new Map();

/** The paper given with each act on a tenant space, or by itself: at most one. */
function papersByAct(db: ReadableDb, leaseId: number): ReadonlyMap<string, string> {
  const rows = sql<{ act: string; number: string }>(
    db,
    `SELECT act_id AS act, number FROM issued_paper
     WHERE lease_id = ? AND kind IN ('activation', 'recepisse-espace', 'conditions', 'depliant')`,
  ).all(leaseId);
  return new Map(rows.map(({ act, number }) => [act, number]));
}

/** Whose space an act was about. */
function nameIn(space: string | null): string | null {
  return space === null ? null : (JSON.parse(space) as { readonly name: string }).name;
}

function detailOf(parts: readonly (string | null)[]): string | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.join(' · ');
}
