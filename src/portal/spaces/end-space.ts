import type { Transaction } from 'kysely';
import type { PortalTables } from '../store/tables.ts';
import { putSpaceRecordsOf } from './space-record.ts';
import { dropWaysIn } from './ways-in.ts';

type Tx = Transaction<PortalTables>;

/**
 * Ends a space. Where it was the person's last one he signs in no more, and his sessions end. His login stays until
 * somebody else takes the address, or three months have gone (`sweepWays`): the right password is told why it opens
 * nothing. Feeds are locked by the caller.
 */
export async function endSpace(
  tx: Tx,
  ended: {
    readonly account: string;
    readonly person: string;
    readonly state: 'closed' | 'exited';
    /** What is shown as its day. */
    readonly since: Date;
    readonly at: Date;
  },
): Promise<void> {
  const { account, person, state, since, at } = ended;
  await tx
    .updateTable('tenant_space')
    .set({ state, state_before: null, since })
    .where('account', '=', account)
    .where('person', '=', person)
    .execute();
  await dropWaysIn(tx, { person, account, purpose: 'activation', at });
  if (!(await hasLivingSpace(tx, person))) {
    await dropWaysIn(tx, { person, account: null, at });
    await tx.deleteFrom('tenant_session').where('person', '=', person).execute();
  }
  await putSpaceRecordsOf(tx, person);
}

/** Who registers anew makes a new password: the one before it opens nothing any more. */
export async function forgetPassword(tx: Tx, person: string): Promise<void> {
  await tx
    .updateTable('tenant_login')
    .set({ password_hash: null, password_at: null })
    .where('person', '=', person)
    .execute();
}

export async function hasLivingSpace(tx: Tx, person: string): Promise<boolean> {
  const living = await tx
    .selectFrom('tenant_space')
    .select('account')
    .where('person', '=', person)
    .where('state', 'in', ['pending', 'active', 'suspended'])
    .executeTakeFirst();
  return living !== undefined;
}
