import type { Transaction } from 'kysely';
import { putRecordAt, takePositions } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

/**
 * Tells the posts of the account's agency how a certificate stands (insurance.md, "What comes down"), changed or not: a
 * post that sent an act hears, after it, how things stand with it.
 */
export async function tellCertificate(tx: Transaction<PortalTables>, id: string): Promise<void> {
  const row = await tx.selectFrom('certificate').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const content = {
    id,
    account: row.account,
    number: row.number,
    insurer: row.insurer,
    policy: row.policy,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    address: row.address,
    flags: JSON.parse(row.flags) as unknown,
    state: row.state,
    reason: row.reason,
    comment: row.comment,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedWhere: row.decided_where,
    receivedAt: row.received_at.toISOString(),
    files: JSON.parse(row.files) as unknown,
  };
  await putRecordAt(tx, row.feed, await takePositions(tx, row.feed, 1), {
    kind: 'attestation',
    key: id,
    op: 'put',
    absentSince: null,
    content: JSON.stringify(content),
  });
}
