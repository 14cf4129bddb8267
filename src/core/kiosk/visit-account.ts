import type { KioskAccount } from '../../rules/kiosk/account.ts';
import type { ReadableDb } from '../database/connection.ts';
import { Refusal } from '../procedures/refusal.ts';
import type { KioskVisit } from '../procedures/session.ts';
import { kioskAccount } from './kiosk-base.ts';

/**
 * What this kiosk holds of whoever stands at it.
 * @throws Refusal `BOR-SESSION` when the account is not here (any more)
 */
export function visitAccount({ db }: { readonly db: ReadableDb }, visit: KioskVisit): KioskAccount {
  const account = visit.known ? kioskAccount(db, visit.account) : undefined;
  if (account === undefined)
    throw new Refusal('BOR-SESSION', 'Votre visite est terminée. Recommencez depuis le début.');
  return account;
}
