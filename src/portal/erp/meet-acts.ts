import { sql } from 'kysely';
import type { IsoDate } from '../../rules/dates.ts';
import { sameCertificate } from '../../rules/insurance/checks.ts';
import { type CertificateState, erpCertificateState } from '../../rules/insurance/states.ts';
import type { RequestState } from '../../rules/requests/states.ts';
import { knownErpRequestState } from '../../rules/requests/words.ts';
import { mandatesMet, settleMandatesMet } from '../direct-debit/erp-says.ts';
import { changesMet, settleChangesMet, type WaitingChange } from '../dossier/erp-says.ts';
import { sayOfCertificate } from '../insurance/erp-decides.ts';
import { sayOfRequest } from '../requests/erp-moves.ts';
import { kindOrder } from '../store/feed.ts';
import type { Tx } from './staging.ts';

/** What the folder says now, and said until now, of a certificate or a request that this portal holds. */
type Said<State> = {
  readonly id: string;
  readonly before: State | null;
  readonly said: State | null;
};

export type Met = {
  readonly certificates: readonly Said<CertificateState>[];
  readonly requests: readonly Said<RequestState>[];
  /** Changes of tenants' files that wait, which the folder may answer. */
  readonly dossiers: readonly WaitingChange[];
  /** Accounts with mandates of ours, of which it says something else of its own. */
  readonly mandates: readonly string[];
  /** Keys of the rows that speak of them: whoever is to be told is told of the act, not of the row. */
  readonly keys: ReadonlySet<string>;
};

/**
 * Rows of the folder that speak of what was born, decided or asked here. To be called once the changes are known and before they
 * are written: what the ERP said until now still stands.
 */
export async function meetActs(tx: Tx): Promise<Met> {
  const certificates = await certificatesMet(tx);
  const requests = await requestsMet(tx);
  return {
    certificates: certificates.map(({ id, before, said }) => ({
      id,
      before: erpCertificateState(before),
      said: erpCertificateState(said),
    })),
    requests: requests.map(({ id, before, said }) => ({
      id,
      before: before === null ? null : knownErpRequestState(before),
      said: said === null ? null : knownErpRequestState(said),
    })),
    dossiers: await changesMet(tx),
    mandates: await mandatesMet(tx),
    keys: new Set([...certificates, ...requests].map(({ key }) => key)),
  };
}

/** Once the changes are written: what the ERP says that is new counts, and is told once. */
export async function settleMet(
  tx: Tx,
  { certificates, requests, dossiers, mandates }: Met,
  { at, today }: { readonly at: Date; readonly today: IsoDate },
): Promise<void> {
  for (const one of certificates) await sayOfCertificate(tx, { ...one, at, doneOn: today });
  for (const one of requests) await sayOfRequest(tx, { ...one, at, doneOn: today });
  await settleChangesMet(tx, dossiers, { at, today });
  await settleMandatesMet(tx, mandates, today);
}

type Row = {
  readonly id: string;
  readonly key: string;
  readonly before: string | null;
  readonly said: string | null;
};

async function requestsMet(tx: Tx): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    SELECT q.id, c.key, r.content::json ->> 'etat' AS before, c.content::json ->> 'etat' AS said
    FROM change c JOIN request q ON q.number = c.key
    LEFT JOIN record r ON r.kind_order = c.kind_order AND r.key = c.key AND r.op = 'put'
    WHERE c.kind = 'demandes' AND c.op = 'put' AND c.what IN ('added', 'changed')
      AND coalesce(c.content::json -> 'reference' ->> 'key', q.account, '') = coalesce(q.account, '')
    ORDER BY q.id`.execute(tx);
  return rows;
}

/** Of several with one policy and one end, the row speaks of the last that was taken. */
async function certificatesMet(tx: Tx): Promise<readonly Row[]> {
  const order = kindOrder('assurances');
  const { rows } = await sql<Row & { policy: string | null; own: string | null; ends: string }>`
    WITH told AS (
      SELECT c.key, c.content::json AS row, r.content::json ->> 'statut' AS before
      FROM change c LEFT JOIN record r ON r.kind_order = c.kind_order AND r.key = c.key AND r.op = 'put'
      WHERE c.kind_order = ${order}::smallint AND c.op = 'put' AND c.what IN ('added', 'changed')
    ), pair AS (
      SELECT t.*, f.id, f.policy, f.received_at FROM told t JOIN certificate f ON f.id = 'erp:' || t.key
      UNION ALL
      SELECT t.*, f.id, f.policy, f.received_at FROM told t JOIN certificate f
        ON f.account = t.row -> 'reference' ->> 'key' AND f.ends_on = t.row ->> 'fin' AND left(f.id, 4) <> 'erp:'
    )
    SELECT id, key, before, row ->> 'statut' AS said, policy, row ->> 'police' AS own, row ->> 'fin' AS ends
    FROM pair ORDER BY key, received_at DESC, id DESC`.execute(tx);
  const taken = new Set<string>();
  return rows.filter(({ id, key, policy, own, ends: endsOn }) => {
    if (id.startsWith('erp:')) return true;
    if (taken.has(key) || !sameCertificate({ policy, endsOn }, { policy: own, endsOn })) return false;
    taken.add(key);
    return true;
  });
}
