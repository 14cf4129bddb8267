import type { Transaction } from 'kysely';
import { putRecordAt, takePositions } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

/**
 * Tells the posts of the account's agency how a mandate stands (direct-debit.md, "What comes down"), changed or not: a
 * post that sent an act hears, after it, how things stand with it. The account number is told masked.
 */
export async function tellMandate(tx: Transaction<PortalTables>, rum: string): Promise<void> {
  const row = await tx.selectFrom('mandate').selectAll().where('rum', '=', rum).executeTakeFirstOrThrow();
  const born = await tx
    .selectFrom('mandate_event')
    .select('no')
    .where('rum', '=', rum)
    .where('kind', '=', 'subscribe')
    .executeTakeFirst();
  const content = {
    rum,
    account: row.account,
    state: row.state,
    maskedIban: row.masked_iban,
    bic: row.bic,
    debtor: row.debtor,
    day: row.day,
    createdOn: row.created_on,
    signedOn: row.signed_on,
    lastCollectedOn: row.last_collected_on,
    revokedOn: row.revoked_on,
    fromErp: born === undefined,
    files: JSON.parse(row.files) as unknown,
    seen: JSON.parse(row.base) as unknown,
    place: row.no,
  };
  await putRecordAt(tx, row.feed, await takePositions(tx, row.feed, 1), {
    kind: 'mandat',
    key: rum,
    op: 'put',
    absentSince: null,
    content: JSON.stringify(content),
  });
}
