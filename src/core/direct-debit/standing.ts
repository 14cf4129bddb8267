import { shownMandateState } from '../../rules/direct-debit/mandate.ts';
import type { ShownMandateState } from '../../rules/direct-debit/states.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import type { ReadableDb } from '../database/connection.ts';
import { mergeMandates } from './merge-mandates.ts';
import { readMandateRows } from './queries.ts';

/** The mandate of an account as a paper names it: the account number masked, dates ISO. */
export type StandingMandate = {
  readonly rum: string;
  readonly maskedIban: string | null;
  readonly day: number | null;
  /** `caduc`: no collection for 36 months. */
  readonly state: ShownMandateState;
  readonly signedOn: string | null;
  readonly lastCollectedOn: string | null;
  readonly debtor: string | null;
};

/**
 * The mandate that lives, awaits its signature or died of itself; null where there is none.
 * @param today day of this post, ISO date
 */
export function standingMandate(
  db: ReadableDb,
  lease: Pick<LeaseSummary, 'id'>,
  today: string,
): StandingMandate | null {
  const { current } = mergeMandates(readMandateRows(db, lease.id));
  if (current === null) return null;
  const { rum, maskedIban, day, signedOn, lastCollectedOn, made } = current;
  return {
    rum,
    maskedIban,
    day,
    state: shownMandateState(current, today),
    signedOn,
    lastCollectedOn,
    debtor: made?.debtor ?? null,
  };
}
