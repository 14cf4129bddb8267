import type { HistoryRow } from '../../contract/accounts.ts';
import { formatEuros } from '../../rules/money.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { mandateActDetail } from '../direct-debit/act-words.ts';
import { dossierActWords } from '../dossier/act-words.ts';
import { certificateActWords } from '../insurance/act-words.ts';
import { requestActWords } from '../requests/act-words.ts';
import { ACT_PAPER } from '../sync/queries.ts';
import type { LeaseSummary } from './lease-summary.ts';

const SHOWN = 500;

type Act = Omit<HistoryRow, 'detail'> & {
  readonly number: string | null;
  readonly cents: number | null;
  /** JSON of what an act on a tenant space shows. */
  readonly space: string | null;
  /** JSON of an act on a certificate. */
  readonly certificate: string | null;
  /** JSON of an act on a request. */
  readonly request: string | null;
  /** JSON of an act on the file. */
  readonly file: string | null;
  /** JSON of an act on a mandate. */
  readonly mandate: string | null;
  /** What was sent by mail, and to whom. */
  readonly sent: string | null;
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
       coalesce(p.number, r.number, n.number, ${ACT_PAPER}) AS number,
       coalesce(p.amount_cents, -b.amount_cents, n.amount_cents) AS cents, s.body AS space, i.body AS certificate,
       q.body AS request, f.body AS file, m.body AS mandate,
       d.title || ' à ' || d.email AS sent
     FROM command c LEFT JOIN agent a ON a.id = c.agent_id LEFT JOIN payment p ON p.id = c.id
       LEFT JOIN payment_reversal r ON r.id = c.id LEFT JOIN payment b ON b.id = r.payment_id
       LEFT JOIN payment_announcement n ON n.id = c.id LEFT JOIN registration_act s ON s.command_id = c.id
       LEFT JOIN certificate_act i ON i.command_id = c.id LEFT JOIN request_act q ON q.command_id = c.id
       LEFT JOIN dossier_act f ON f.command_id = c.id LEFT JOIN mandate_act m ON m.command_id = c.id
       LEFT JOIN document_send d ON d.command_id = c.id
     WHERE c.account_key = ? ORDER BY c.seq DESC LIMIT ${SHOWN}`,
  ).all(lease.key);
  return [
    ...acts.map(({ number, cents, space, certificate, request, file, mandate, sent, ...act }) => ({
      ...act,
      detail: detailOf([
        nameIn(space),
        certificate === null ? null : certificateActWords(certificate),
        request === null ? null : requestActWords(act.what, request),
        file === null ? null : dossierActWords(file),
        mandate === null ? null : mandateActDetail(mandate),
        sent,
        number,
        cents === null ? null : formatEuros(cents),
      ]),
    })),
    ...consultations.map((row) => ({ ...row, detail: null })),
  ]
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, SHOWN);
}

/** Whose space an act was about. */
function nameIn(space: string | null): string | null {
  return space === null ? null : (JSON.parse(space) as { readonly name: string }).name;
}

function detailOf(parts: readonly (string | null)[]): string | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.join(' · ');
}
