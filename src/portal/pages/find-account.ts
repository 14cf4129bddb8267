import { checkLetter, storedKey } from '../../rules/references/references.ts';
import { referenceRule } from '../erp/landlord-rule.ts';
import { type AccountLine, accountByKey } from './lettrage-queries.ts';
import type { Visit } from './page-routes.ts';

/** The account of a reference typed, or why none is taken, as a French sentence (precisions 14 and 15). */
export async function findAccount(visit: Visit, typed: string): Promise<AccountLine | string> {
  const rule = referenceRule(visit.services.landlord);
  const read = storedKey(rule, typed.trim());
  if (read.kind !== 'ok') return read.reason;
  const account = await visit.read((tx) => accountByKey(tx, read.key));
  if (account === undefined) return 'Aucun compte ne porte cette référence dans ce que vous pouvez voir.';
  const letter = checkLetter(rule, typed.trim(), account.printed);
  return letter.kind === 'disagrees' ? letter.sentence : account;
}
