import type { Updateable } from 'kysely';
import { wordOf } from '../../rules/direct-debit/counting.ts';
import type { MandateAct, MandateState } from '../../rules/direct-debit/states.ts';
import type { AccountPlace } from '../acts/account-place.ts';
import { dayAt, doneAt, type Placing } from '../acts/placing.ts';
import type { PortalTables } from '../store/tables.ts';
import { tellMandate } from './mandate-record.ts';
import { type HeldMandate, mandatesOf } from './mandates.ts';

type Change = Omit<Updateable<PortalTables['mandate']>, 'rum' | 'no' | 'base'>;

/** What an act says of itself, for the ERP. */
export type MandateEvent = {
  readonly kind: MandateAct;
  readonly number: string | null;
  /** Whole: kept for the ERP alone. */
  readonly iban: string | null;
  readonly day: number | null;
  readonly signedOn: string | null;
};

/**
 * The mandate that an act is about, written down where only the ERP tells of it; undefined where nobody knows it on this
 * account. Its feed is locked (`placeOfAccount`).
 */
export async function heldFor(
  placing: Placing,
  { account, feed }: AccountPlace,
  rum: string,
): Promise<HeldMandate | undefined> {
  const { held, erp } = await mandatesOf(placing.tx, account);
  const own = held.find((one) => one.rum === rum);
  if (own !== undefined || erp?.rum !== rum) return own;
  await placing.tx
    .insertInto('mandate')
    .values({
      ...{
        rum,
        account,
        feed,
        state: 'actif',
        iban: null,
        masked_iban: erp.maskedIban,
        bic: null,
        debtor: null,
      },
      ...{ day: erp.day, created_on: erp.signedOn ?? doneOn(placing), signed_on: erp.signedOn },
      ...{ last_collected_on: erp.lastCollectedOn, revoked_on: null, reason: null, files: '[]' },
      ...{
        base: JSON.stringify(wordOf(erp)),
        author: placing.command.agentName,
        received_at: doneAt(placing),
      },
    })
    .execute();
  return (await mandatesOf(placing.tx, account)).held.find((one) => one.rum === rum);
}

/** Changes a mandate by an act, keeps the act for the ERP, and tells the posts. */
export async function changeMandate(
  placing: Placing,
  place: AccountPlace,
  rum: string,
  change: Change,
  event: MandateEvent,
): Promise<void> {
  const { tx } = placing;
  const { erp } = await mandatesOf(tx, place.account);
  const { state } = await tx
    .updateTable('mandate')
    .set({ ...change, base: JSON.stringify(wordOf(erp)) })
    .where('rum', '=', rum)
    .returning('state')
    .executeTakeFirstOrThrow();
  await keepEvent(placing, place, rum, state, event);
}

/** Keeps an act on a mandate that stands already as the act leaves it, and tells the posts. */
export async function keepEvent(
  placing: Placing,
  { account, feed }: AccountPlace,
  rum: string,
  state: MandateState,
  { kind, number, iban, day, signedOn }: MandateEvent,
): Promise<void> {
  const { tx, command } = placing;
  await tx
    .insertInto('mandate_event')
    .values({
      ...{ rum, account, feed, kind, number, iban, day, signed_on: signedOn, state },
      ...{ author: command.agentName, at: doneAt(placing), done_on: doneOn(placing), command: command.id },
    })
    .execute();
  await tellMandate(tx, rum);
}

/** Day of the post when the act was done. */
export function doneOn({ command }: Placing): string {
  return dayAt(command.occurredAt, command.offsetMinutes);
}
