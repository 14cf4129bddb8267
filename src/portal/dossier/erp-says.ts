import { sql } from 'kysely';
import type { IsoDate } from '../../rules/dates.ts';
import { fileValue } from '../../rules/dossier/erp-values.ts';
import { sameValue } from '../../rules/dossier/standing.ts';
import type { DossierPart, PartValue } from '../../rules/dossier/values.ts';
import type { Tx } from '../erp/staging.ts';
import { ERP_AUTHOR } from '../requests/event-words.ts';
import { kindOrder } from '../store/feed.ts';
import { decideChange } from './decide.ts';
import { filePeople } from './file-people.ts';

/** A change that waits, on an account whose people the folder says otherwise than before. */
export type WaitingChange = {
  readonly id: string;
  readonly account: string;
  readonly part: DossierPart;
  readonly person: string | null;
  readonly value: string;
  /** The ERP said what is asked before this folder: what it says again is no answer. */
  readonly saidBefore: boolean;
};

/**
 * Changes that the folder may answer. To be called once the changes of the folder are known and before they are written:
 * what the ERP said until now still stands.
 */
export async function changesMet(tx: Tx): Promise<readonly WaitingChange[]> {
  const { rows } = await sql<Omit<WaitingChange, 'saidBefore'>>`
    SELECT d.id, d.account, d.part, d.person, d.value FROM dossier_change d
    WHERE d.state = 'a_valider' AND d.part IN ('coordonnees', 'foyer', 'roles', 'protection')
      AND d.account IN (SELECT c.content::json -> 'reference' ->> 'key' FROM change c
        WHERE c.kind_order = ${kindOrder('personnes')}::smallint AND c.what <> 'left')
    ORDER BY d.no`.execute(tx);
  const met: WaitingChange[] = [];
  for (const row of rows) met.push({ ...row, saidBefore: await erpSays(tx, row) });
  return met;
}

/** Once the changes of the folder are written: what the ERP now says as it was asked is validated by it (dossier.md). */
export async function settleChangesMet(
  tx: Tx,
  met: readonly WaitingChange[],
  { at, today }: { readonly at: Date; readonly today: IsoDate },
): Promise<void> {
  for (const { saidBefore, ...change } of met) {
    if (saidBefore || !(await erpSays(tx, change))) continue;
    await decideChange(tx, {
      ...{ id: change.id, decision: 'validee', reason: null, answer: null },
      ...{ author: ERP_AUTHOR, where: 'erp', at, doneOn: today },
    });
  }
}

async function erpSays(
  tx: Tx,
  { account, part, person, value }: Omit<WaitingChange, 'saidBefore'>,
): Promise<boolean> {
  const found = await tx.selectFrom('account').select('feed').where('key', '=', account).executeTakeFirst();
  if (found === undefined) return false;
  const said = fileValue(part, await filePeople(tx, account, found.feed), person);
  return sameValue(part, said, asFileSays(part, JSON.parse(value) as PartValue));
}

/** What the ERP's file has no column for cannot be looked for in it: what a representative is. */
function asFileSays(part: DossierPart, value: PartValue): PartValue {
  if (part !== 'roles' || !('people' in value)) return value;
  return { people: value.people.map((one) => ({ ...one, kind: null })) };
}
