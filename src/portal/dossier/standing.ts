import type { Transaction } from 'kysely';
import { fileValue } from '../../rules/dossier/erp-values.ts';
import { standingValue } from '../../rules/dossier/standing.ts';
import type { DossierPart, PartValue } from '../../rules/dossier/values.ts';
import type { PortalTables } from '../store/tables.ts';
import { filePeople } from './file-people.ts';

type Tx = Transaction<PortalTables>;

/**
 * What stands now of a part of an account's file: what the ERP says, and the changes in effect in the order in which they
 * took it (docs/dossier.md). Undefined for an account that is not known here, or not within reach.
 * @param person key, for a part that belongs to one person
 */
export async function standingPart<Part extends DossierPart>(
  tx: Tx,
  account: string,
  part: Part,
  person: string | null,
): Promise<PartValue<Part> | undefined> {
  const found = await tx
    .selectFrom('account')
    .select(['key', 'feed'])
    .where('key', '=', account)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const erp = fileValue(part, await filePeople(tx, account, found.feed), person);
  return standingValue(part, erp, await changesInEffect(tx, account, part, person));
}

/** Whether the ERP names this person on the account today. @param person key */
export async function isOnAccount(tx: Tx, account: string, person: string): Promise<boolean> {
  const found = await tx.selectFrom('account').select('feed').where('key', '=', account).executeTakeFirst();
  if (found === undefined) return false;
  return (await filePeople(tx, account, found.feed)).some(({ key }) => key === person);
}

async function changesInEffect<Part extends DossierPart>(
  tx: Tx,
  account: string,
  part: Part,
  person: string | null,
): Promise<readonly { readonly base: PartValue<Part>; readonly value: PartValue<Part> }[]> {
  const rows = await tx
    .selectFrom('dossier_change')
    .select(['base', 'value'])
    .where('account', '=', account)
    .where('part', '=', part)
    .where('person', person === null ? 'is' : '=', person)
    .where('state', '=', 'validee')
    .orderBy('no')
    .execute();
  return rows.map(({ base, value }) => ({
    base: JSON.parse(base ?? 'null') as PartValue<Part>,
    value: JSON.parse(value) as PartValue<Part>,
  }));
}
