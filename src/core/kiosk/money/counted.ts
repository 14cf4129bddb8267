import type { KioskAccount } from '../../../rules/kiosk/account.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';

type Month = { readonly month: string; readonly cents: number };

/** What an account owes once what was paid here is counted. */
export type Standing = {
  /** Above zero: owed. */
  readonly balanceCents: number;
  readonly due: readonly KioskAccount['due'][number][];
  /** Paid here, and not in the landlord's figures. */
  readonly unsentCents: number;
};

/**
 * The landlord's figures less what was paid here since: payments younger than the figures, and those that have not
 * been handed over yet, whatever their age.
 */
export function standingOf(db: ReadableDb, account: KioskAccount): Standing {
  const payments = sql<{ cents: number; allocations: string }>(
    db,
    `SELECT p.amount_cents AS cents, p.allocations FROM kiosk_payment p JOIN outbox o ON o.command_id = p.id
     WHERE p.account_key = ? AND (p.taken_at > ? OR o.state <> 'sent')`,
  ).all(account.key, account.asOf);
  const unsentCents = payments.reduce((sum, { cents }) => sum + cents, 0);
  const paid = new Map<string, number>();
  for (const { allocations } of payments)
    for (const { month, cents } of JSON.parse(allocations) as Month[])
      paid.set(month, (paid.get(month) ?? 0) + cents);
  return {
    balanceCents: account.balanceCents - unsentCents,
    due: account.due
      .map((one) => ({ ...one, cents: one.cents - (paid.get(one.month) ?? 0) }))
      .filter(({ cents }) => cents > 0),
    unsentCents,
  };
}
