import type { z } from 'zod';
import type { documentsContract } from '../../../contract/documents.ts';
import { isIsoMonth } from '../../../rules/dates.ts';
import { libraryItems } from '../../../rules/documents/library.ts';
import { windowSentence } from '../../../rules/documents/window.ts';
import type { OnlineFunction } from '../../../rules/online/functions.ts';
import { offer } from '../../../rules/online/offers.ts';
import { requireAccount } from '../../accounts/require-account.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import { readLedgerEntries } from '../../ledger/queries.ts';
import { localDay } from '../../local-day.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { noticeOf, quittanceOf, regularisationOf, residenceOf, upToDateOf } from '../month-papers.ts';
import { bookOf } from '../month-readings.ts';
import { heldQuittances } from './queries.ts';

type Orders = z.infer<NonNullable<(typeof documentsContract.orders)['~orpc']['outputSchema']>>;

/** Months that can be offered: three years, as far back as a rent can be claimed (loi 89-462, art. 7-1). */
const OFFERED_MONTHS = 36;

/**
 * What may be made for an account now, and why not.
 * @throws Refusal `CPT-404` when no account has this key
 */
export function ordersOf(core: CoreServices, db: ReadableDb, account: string): Orders {
  const lease = requireAccount(db, account);
  const profile = currentProfile(db);
  const today = localDay(core.ports.clock);
  const entries = readLedgerEntries(db, lease.id);
  const months = bookOf(entries)
    .ledger.months.map(({ month }) => month)
    .filter((month) => isIsoMonth(month) && noticeOf(entries, month).possible)
    .toReversed()
    .slice(0, OFFERED_MONTHS);
  const held = heldQuittances(db, lease.id);
  const { possible, sentence } = upToDateOf(entries, today);
  const offered = (fn: OnlineFunction) => offer(profile, fn, today).offered;
  return {
    avis: months.map((month) => ({ month, cents: noticeOf(entries, month).cents })),
    quittances: months.flatMap((month) => {
      const read = quittanceOf(entries, month);
      return read.possible ? [{ month, cents: read.cents, number: held.get(month) ?? null }] : [];
    }),
    regularisations: months.flatMap((month) => {
      const read = regularisationOf(entries, month);
      return read.possible ? [{ month, cents: read.cents }] : [];
    }),
    upToDate: { possible, sentence },
    residence: residenceOf(lease, today),
    library: libraryItems(profile, today).map(({ item, title, summary, rule }) => ({
      item,
      title,
      summary,
      rule,
    })),
    offered: {
      notices: offered('notices'),
      // Given on request, by law.
      quittances: true,
      regularisations: offered('regularisations'),
      library: offered('library'),
    },
    window: windowSentence(profile, today),
  };
}
