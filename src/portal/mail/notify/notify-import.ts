import { sql, type Transaction } from 'kysely';
import { addDays, type IsoDate } from '../../../rules/dates.ts';
import type { ConsentKind } from '../../../rules/registrations/consents.ts';
import { isClosed } from '../../../rules/requests/states.ts';
import { erpRequestState } from '../../../rules/requests/words.ts';
import { tenantDesk } from '../../spaces/tenant-desk.ts';
import { kindOrder } from '../../store/feed.ts';
import type { PortalTables } from '../../store/tables.ts';
import type { MailFacts } from '../mail-facts.ts';
import { queueMails } from '../queue-mail.ts';
import { NEWS_DAYS, recipientsOf } from './recipients.ts';

type Tx = Transaction<PortalTables>;

/** Something new on an account. */
type News = {
  readonly account: string;
  readonly facts: MailFacts;
  /** The fact, without whom it is told to. */
  readonly about: string;
};

/**
 * Tells of what the ERP's folder changes: an avis that has come, a request that has moved on, a certificate refused. To be
 * called once the changes are known (table `change`) and before they are written: what they are compared with still
 * stands. The first picture of anything is no news.
 * @param today the landlord's day
 * @param met keys of the rows that speak of a certificate or a request held here, which is told by itself
 */
export async function notifyImport(
  tx: Tx,
  { at, today, met }: { readonly at: Date; readonly today: IsoDate; readonly met: ReadonlySet<string> },
): Promise<void> {
  const desk = await tenantDesk(tx);
  const tell = async (news: readonly News[], consents: readonly ConsentKind[]): Promise<void> => {
    const recipients = Map.groupBy(
      await recipientsOf(tx, [...new Set(news.map(({ account }) => account))], consents),
      ({ account }) => account,
    );
    await queueMails(
      tx,
      news.flatMap(({ account, facts, about }) =>
        (recipients.get(account) ?? []).map(({ email, ...recipient }) => ({
          ...recipient,
          ...{ facts, desk, recipient: email, about: `${about} ${recipient.person}`, at },
        })),
      ),
    );
  };
  // Where the landlord says that the avis is announced by mail, agreeing to have it without paper is enough.
  const announced = desk.profile.paperless.mailWhenReady.value === true;
  await tell(await newNotices(tx, today), announced ? ['avis', 'notifications'] : ['notifications']);
  await tell(await movedRequests(tx, met), ['notifications']);
  await tell(await refusedCertificates(tx, met), ['notifications']);
}

/** Of active spaces alone: all the others of a landlord's documents are nobody's mail. */
const TOLD = sql`SELECT s.account FROM tenant_space s WHERE s.state = 'active'`;

async function newNotices(tx: Tx, today: IsoDate): Promise<readonly News[]> {
  const { rows } = await sql<{ account: string; period: string | null; file: string }>`
    SELECT d.account, d.period, min(d.file) AS file FROM (
      SELECT c.content::json -> 'reference' ->> 'key' AS account, c.content::json ->> 'periode' AS period,
        c.content::json ->> 'fichier' AS file, c.content::json ->> 'date_emission' AS issued
      FROM change c WHERE c.kind = 'documents' AND c.op = 'put' AND c.what = 'added'
        AND lower(c.content::json ->> 'type') = 'avis') d
    WHERE d.issued BETWEEN ${addDays(today, -NEWS_DAYS)}::text AND ${today}::text AND d.account IN (${TOLD})
      AND EXISTS (SELECT 1 FROM record r WHERE r.kind_order = ${kindOrder('documents')}::smallint AND r.op = 'put')
    GROUP BY d.account, d.period, CASE WHEN d.period IS NULL THEN d.file END
    ORDER BY d.account, d.period`.execute(tx);
  return rows.map(({ account, period, file }) => ({
    account,
    facts: { kind: 'avis', month: period ?? '' },
    about: `avis ${account} ${period ?? file}`,
  }));
}

async function movedRequests(tx: Tx, met: ReadonlySet<string>): Promise<readonly News[]> {
  const { rows } = await sql<{ account: string; number: string; state: string }>`
    SELECT DISTINCT c.content::json -> 'reference' ->> 'key' AS account, c.content::json ->> 'numero' AS number,
      c.content::json ->> 'etat' AS state
    FROM change c JOIN record r ON r.kind_order = c.kind_order AND r.key = c.key AND r.op = 'put'
    WHERE c.kind = 'demandes' AND c.op = 'put' AND c.what = 'changed'
      AND c.content::json ->> 'etat' <> r.content::json ->> 'etat'
      AND c.content::json -> 'reference' ->> 'key' IN (${TOLD})
    ORDER BY 1, 2`.execute(tx);
  const others = rows.filter(({ number }) => !met.has(number));
  return others.map(({ account, number, state }) => ({
    account,
    facts: { kind: 'request', number, state, closed: isClosed(erpRequestState(state)) },
    about: `demande ${number} ${state}`,
  }));
}

/** Word of a refusal in the ERP's free list: "refusée", "Refusé". */
const REFUSED = sql`'^refus'`;

async function refusedCertificates(tx: Tx, met: ReadonlySet<string>): Promise<readonly News[]> {
  const { rows } = await sql<{ account: string; key: string }>`
    SELECT DISTINCT c.content::json -> 'reference' ->> 'key' AS account, c.key
    FROM change c LEFT JOIN record r ON r.kind_order = c.kind_order AND r.key = c.key AND r.op = 'put'
    WHERE c.kind = 'assurances' AND c.op = 'put' AND c.what IN ('added', 'changed')
      AND c.content::json ->> 'statut' ~* ${REFUSED} AND coalesce(r.content::json ->> 'statut', '') !~* ${REFUSED}
      AND c.content::json -> 'reference' ->> 'key' IN (${TOLD})
      AND EXISTS (SELECT 1 FROM record o WHERE o.kind_order = ${kindOrder('assurances')}::smallint AND o.op = 'put')
    ORDER BY 1, 2`.execute(tx);
  const others = rows.filter(({ key }) => !met.has(key));
  return others.map(({ account, key }) => ({
    account,
    facts: { kind: 'certificate-refused', reason: null },
    about: `attestation ${key}`,
  }));
}
