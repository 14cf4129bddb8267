import type { Transaction } from 'kysely';
import { sameValue } from '../../rules/dossier/standing.ts';
import { partWords } from '../../rules/dossier/words.ts';
import type { CommandRefusal } from '../../rules/sync/portal-store.ts';
import type { WireCommand } from '../../rules/sync/protocol.ts';
import { type ReadChange, readsChange } from '../acts/dossier-change.ts';
import { when } from '../pages/words.ts';
import { plainText } from '../store/plain-text.ts';
import type { PortalTables } from '../store/tables.ts';
import { lastInEffect, lockAccount } from './changes.ts';
import { isOnAccount, standingPart } from './standing.ts';

type Tx = Transaction<PortalTables>;

/** Why a change of a tenant's file cannot take place here, or null. The feed of its account stays locked. */
export async function refusalOfFileChange(tx: Tx, command: WireCommand): Promise<CommandRefusal | null> {
  if (command.type !== 'dossier.change') return null;
  const read = readsChange.safeParse(command.payload);
  // Not to be read: told by whoever places it.
  if (!read.success) return null;
  const account = plainText(command.account ?? '');
  if (!(await lockAccount(tx, account))) return null;
  const { part, person, base, value }: ReadChange = read.data;
  if (person !== null && !(await isOnAccount(tx, account, person))) {
    return { code: 'SYN-482', reason: "Cette personne n'est plus sur ce compte." };
  }
  const standing = await standingPart(tx, account, part, person);
  if (standing === undefined || sameValue(part, base, standing)) return null;
  // Somebody did the very same: nobody is at odds.
  if (sameValue(part, value, standing)) return null;
  return { code: 'SYN-481', reason: await meanwhile(tx, account, read.data, standing) };
}

async function meanwhile(
  tx: Tx,
  account: string,
  { part, person }: ReadChange,
  standing: ReadChange['value'],
): Promise<string> {
  const last = await lastInEffect(tx, account, part, person);
  const what = `${partWords[part]}\u202f: changé entre-temps`;
  const ours = last !== undefined && sameValue(part, JSON.parse(last.value) as typeof standing, standing);
  if (!ours || last.decided_where === 'erp') return `${what} dans le logiciel de gestion.`;
  const { author, received_at, decided_by, decided_at } = last;
  if (decided_by === null || decided_at === null) {
    return `${what} par ${author}, au guichet, le ${when(received_at)}.`;
  }
  return `${what} par ${author}, au guichet, et validé par ${decided_by} le ${when(decided_at)}.`;
}
