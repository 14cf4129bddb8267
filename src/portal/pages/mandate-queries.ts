import { sql, type Transaction } from 'kysely';
import type { MandateState } from '../../rules/direct-debit/states.ts';
import type { PortalTables } from '../store/tables.ts';
import type { ListFilter } from './state-list.ts';

/** Mandates of one page. */
export const PAGE_ROWS = 50;

/** What a list shows of a mandate: never its account number whole. */
export type MandateLine = {
  readonly rum: string;
  readonly printed: string;
  readonly holder: string | null;
  readonly debtor: string | null;
  readonly maskedIban: string | null;
  readonly day: number | null;
  readonly createdOn: string;
  readonly signedOn: string | null;
  readonly lastCollectedOn: string | null;
  readonly revokedOn: string | null;
  readonly reason: string | null;
  readonly state: MandateState;
  /** JSON. */
  readonly files: string;
  /** JSON: hashes of those whose bytes have come. */
  readonly here: string;
};

/** Those that await their signature oldest first, the others newest first; and how many there are. */
export async function listMandates(
  tx: Transaction<PortalTables>,
  { state, account, skip }: ListFilter<MandateState>,
): Promise<{ readonly lines: readonly MandateLine[]; readonly total: number }> {
  const { rows } = await sql<MandateLine & { readonly total: number }>`
    SELECT m.rum, coalesce(a.printed, m.account) AS printed, a.holder, m.debtor, m.masked_iban AS "maskedIban", m.day,
      m.created_on AS "createdOn", m.signed_on AS "signedOn", m.last_collected_on AS "lastCollectedOn",
      m.revoked_on AS "revokedOn", m.reason, m.state, m.files,
      (SELECT coalesce(json_agg(f.sha256), '[]')::text FROM attached_file f
        WHERE f.owner = 'mandate' AND f.owner_id = m.rum AND f.arrived_at IS NOT NULL) AS here,
      count(*) OVER () AS total
    FROM mandate m LEFT JOIN account a ON a.key = m.account
    WHERE (${state}::text IS NULL OR m.state = ${state}) AND (${account}::text IS NULL OR m.account = ${account})
    ORDER BY CASE WHEN ${state}::text = 'a_signer' THEN m.no END, m.no DESC
    LIMIT ${PAGE_ROWS} OFFSET ${skip}`.execute(tx);
  return { lines: rows, total: rows[0]?.total ?? 0 };
}
