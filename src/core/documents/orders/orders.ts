import type { z } from 'zod';
import type { documentsContract } from '../../../contract/documents.ts';
import { isoDate } from '../../../rules/dates.ts';
import { requireAccount } from '../../accounts/require-account.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { readLedgerEntries } from '../../ledger/queries.ts';
import { localDay } from '../../local-day.ts';
import { termsOf } from '../../payments/queries.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { noticeMonths } from './months.ts';
import { resides, upToDate } from './possible.ts';
import { heldQuittances } from './queries.ts';
import { libraryOf, offeredHere, windowHere } from './rules.ts';

type Orders = z.infer<NonNullable<(typeof documentsContract.orders)['~orpc']['outputSchema']>>;

/**
 * What may be made for an account now, and why not.
 * @throws Refusal `CPT-404` when no account has this key
 */
export function ordersOf(core: CoreServices, db: ReadableDb, account: string): Orders {
  const lease = requireAccount(db, account);
  const profile = currentProfile(db);
  const today = isoDate(localDay(core.ports.clock));
  const entries = readLedgerEntries(db, lease.id);
  const months = noticeMonths(entries);
  const held = heldQuittances(db, lease.id);
  return {
    avis: months.map(({ month, cents }) => ({ month, cents })),
    quittances: months
      .filter(({ paid }) => paid)
      .map(({ month, cents }) => ({ month, cents, number: held.get(month) ?? null })),
    regularisations: months.flatMap(({ month, adjustmentCents }) =>
      adjustmentCents === null ? [] : [{ month, cents: adjustmentCents }],
    ),
    upToDate: upToDate(entries, today),
    residence: resides(lease, termsOf(db, lease.id).startedOn, today),
    library: libraryOf(profile, today),
    offered: offeredHere(profile, today),
    window: windowHere(profile, today),
  };
}
