import type { HistoryRow } from '../../contract/accounts.ts';
import { formatEuros } from '../../rules/money.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import type { LeaseSummary } from './lease-summary.ts';

const SHOWN = 500;

type Act = Omit<HistoryRow, 'detail'> & { readonly number: string | null; readonly cents: number | null };

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
       coalesce(p.number, r.number, n.number) AS number, coalesce(p.amount_cents, -b.amount_cents, n.amount_cents) AS cents
     FROM command c LEFT JOIN agent a ON a.id = c.agent_id LEFT JOIN payment p ON p.id = c.id
       LEFT JOIN payment_reversal r ON r.id = c.id LEFT JOIN payment b ON b.id = r.payment_id
       LEFT JOIN payment_announcement n ON n.id = c.id
     WHERE c.account_key = ? ORDER BY c.seq DESC LIMIT ${SHOWN}`,
  ).all(lease.key);
  return [
    ...acts.map(({ number, cents, ...act }) => ({ ...act, detail: detailOf(number, cents) })),
    ...consultations.map((row) => ({ ...row, detail: null })),
  ]
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, SHOWN);
}

function detailOf(number: string | null, cents: number | null): string | null {
  const parts = [number, cents === null ? null : formatEuros(cents)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}
