import type { Transaction } from 'kysely';
import { z } from 'zod';
import { sameMandate, shownMandateState } from '../../rules/direct-debit/mandate.ts';
import { MANDATE_STATES } from '../../rules/direct-debit/states.ts';
import { mandateActWords } from '../../rules/direct-debit/words.ts';
import type { CommandRefusal } from '../../rules/sync/portal-store.ts';
import type { WireCommand } from '../../rules/sync/protocol.ts';
import { dayAt } from '../acts/placing.ts';
import { when } from '../pages/words.ts';
import { plainText } from '../store/plain-text.ts';
import type { PortalTables } from '../store/tables.ts';
import { type AccountMandates, lockMandates, seenNow } from './mandates.ts';

type Tx = Transaction<PortalTables>;

const REFUSABLE: ReadonlySet<string> = new Set([
  'direct-debit.subscribe',
  'direct-debit.account',
  'direct-debit.day',
]);

const maybeText = z.string().transform(plainText).nullable();
const reads = z.object({
  rum: z.string().transform(plainText),
  seen: z.object({
    rum: maybeText,
    maskedIban: maybeText,
    day: z.number().int().nullable(),
    state: z.enum(MANDATE_STATES).nullable(),
  }),
});

/** Why an act on a mandate cannot take place here, or null. The feed of its account stays locked. */
export async function refusalOfMandate(tx: Tx, command: WireCommand): Promise<CommandRefusal | null> {
  if (!REFUSABLE.has(command.type)) return null;
  const read = reads.safeParse(command.payload);
  // Not to be read: told by whoever places it.
  if (!read.success) return null;
  const account = plainText(command.account ?? '');
  const mandates = await lockMandates(tx, account);
  if (mandates === undefined) return null;
  const { rum, seen } = read.data;
  const { held, erp, current } = mandates;
  const isNew = command.type === 'direct-debit.subscribe';
  if (!isNew && erp?.rum !== rum && !held.some((one) => one.rum === rum)) {
    return { code: 'SYN-492', reason: `Le mandat ${rum} n'est pas connu du portail pour ce compte.` };
  }
  const on = dayAt(command.occurredAt, command.offsetMinutes);
  const dead = current !== null && shownMandateState(current, on) === 'caduc';
  const lives = isNew && current !== null && !dead;
  // One that died of itself is told to no kiosk: it saw none.
  const sawNone = isNew && dead && seen.rum === null;
  const same = sawNone || sameMandate(seen, seenNow(mandates));
  const changed = !same || (!isNew && current?.rum !== rum);
  if (!lives && !changed) return null;
  return { code: 'SYN-491', reason: await changedMeanwhile(tx, mandates) };
}

/** What another did, and when; the ERP's word where nobody here did anything. */
async function changedMeanwhile(tx: Tx, { current, held }: AccountMandates): Promise<string> {
  const last = await lastEvent(
    tx,
    held.map(({ rum }) => rum),
  );
  if (last === undefined || (current !== null && current.made === null)) {
    const now = current === null ? "n'a plus de mandat" : `a le mandat ${current.rum}`;
    return `Entre-temps, le logiciel de gestion dit que ce compte ${now}.`;
  }
  const what = mandateActWords[last.kind].toLowerCase();
  return `Le prélèvement de ce compte a changé entre-temps\u202f: ${what} par ${last.author}, le ${when(last.at)} (mandat ${last.rum}).`;
}

function lastEvent(tx: Tx, rums: readonly string[]) {
  if (rums.length === 0) return Promise.resolve(undefined);
  return tx
    .selectFrom('mandate_event')
    .select(['kind', 'author', 'at', 'rum'])
    .where('rum', 'in', rums)
    .orderBy('no', 'desc')
    .executeTakeFirst();
}
