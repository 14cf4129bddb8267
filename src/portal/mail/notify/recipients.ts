import { sql, type Transaction } from 'kysely';
import type { ImportRows } from '../../../rules/import/files.ts';
import type { ConsentKind } from '../../../rules/registrations/consents.ts';
import { kindOrder } from '../../store/feed.ts';
import type { PortalTables } from '../../store/tables.ts';

/** Somebody who agreed to be told. */
export type Recipient = {
  readonly account: string;
  readonly person: string;
  readonly feed: string;
  readonly email: string;
  /** First and last name; empty where no lease names him any more. */
  readonly name: string;
};

/** Days after which a fact is no news: a base put back, or a post long away, sends what was told already. */
export const NEWS_DAYS = 10;

type Row = Omit<Recipient, 'name'> & { readonly content: string | null };

/**
 * Who is to be told something about these accounts: an active space, one of these consents given and not withdrawn, and
 * an e-mail that takes mail and is known to be his: he has answered from it, or the landlord's ERP vouches for it.
 */
export async function recipientsOf(
  tx: Transaction<PortalTables>,
  accounts: readonly string[],
  consents: readonly ConsentKind[],
): Promise<readonly Recipient[]> {
  if (accounts.length === 0) return [];
  const { rows } = await sql<Row>`
    SELECT s.account, s.person, s.feed, l.email, n.content
    FROM tenant_space s JOIN tenant_login l ON l.person = s.person
    LEFT JOIN LATERAL (
      SELECT r.content FROM record r
      WHERE r.feed = s.feed AND r.kind_order = ${kindOrder('personnes')}::smallint AND r.op = 'put'
        AND r.key > left(json_build_array(s.account)::text, -1) || ','
        AND r.key < left(json_build_array(s.account)::text, -1) || '-'
        AND r.key::json ->> 2 = s.person
      ORDER BY r.position DESC LIMIT 1) n ON true
    WHERE s.account = ANY (${[...accounts]}::text[]) AND s.state = 'active' AND s.bounced_at IS NULL
      AND l.email IS NOT NULL
      AND EXISTS (
        SELECT 1 FROM unnest(${[...consents]}::text[]) AS asked (kind)
        JOIN LATERAL (
          SELECT k.given, k.given_by FROM tenant_consent k
          WHERE k.account = s.account AND k.person = s.person AND k.kind = asked.kind
          ORDER BY k.no DESC LIMIT 1) k ON true
        WHERE k.given AND (l.email_verified_at IS NOT NULL OR k.given_by = 'erp'))
    ORDER BY s.account, s.person`.execute(tx);
  return rows.map(({ content, ...row }) => ({ ...row, name: nameIn(content) }));
}

function nameIn(content: string | null): string {
  if (content === null) return '';
  const { nom, prenom } = JSON.parse(content) as Pick<ImportRows['personnes'], 'nom' | 'prenom'>;
  return [prenom, nom].filter(Boolean).join(' ');
}
