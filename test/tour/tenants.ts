import { FIXED_ACCOUNTS, type FixedAccount } from '../../src/core/demonstration/fixed-accounts.ts';
import { systemClock } from '../../src/core/host/system-clock.ts';
import { dueMonths } from '../../src/core/ledger/due-months.ts';
import { readLedgerEntries } from '../../src/core/ledger/queries.ts';
import { localDay } from '../../src/core/local-day.ts';
import { isoDate } from '../../src/rules/dates.ts';
import type { TourLandlord } from '../../src/start/tour-options.ts';
import type { Stored } from './stored.ts';

/** A tenant who comes to the counter today. */
export type TourTenant = {
  readonly account: string;
  /** As on the avis. */
  readonly printed: string;
  readonly holder: string;
  readonly balanceCents: number;
  /** Oldest first. */
  readonly due: readonly { readonly month: string; readonly cents: number }[];
};

/** Everyone who comes, each on an account of their own. */
export type TourTenants = Readonly<
  Record<'cash' | 'cheque' | 'card' | 'part' | 'order' | 'offline', TourTenant>
> & { readonly fixed: TourTenant };

/** A month that is paid with a few notes, and a part of which is still a sum. */
const LEAST_CENTS = 3_000;
const MOST_CENTS = 90_000;

/** The fixed account shown: the one that owes most. Its agency is the post's. */
function fixedAccountOf(landlord: TourLandlord): FixedAccount {
  const [fixed] = FIXED_ACCOUNTS.filter(({ landlordId }) => landlordId === landlord).toSorted(
    (a, b) => b.balanceCents - a.balanceCents,
  );
  if (fixed === undefined) throw new Error(`Pas de compte fixe pour ${landlord}.`);
  return fixed;
}

/**
 * The tenants of this post's agency who owe a month that the counter may take; always the same on the same base. Of
 * another agency, the portal would keep their money "à lettrer".
 */
export function chooseTenants(stored: Stored, landlord: TourLandlord): TourTenants {
  const fixed = fixedAccountOf(landlord);
  const all = debtors(stored, stored.agencyOf(fixed.key)).filter(({ account }) => account !== fixed.key);
  const several = all.filter(({ due, balanceCents }) => due.length === 2 && balanceCents === sum(due));
  const card = several[0];
  const others = all.filter((tenant) => tenant !== card);
  const [cash, cheque, part, order, offline] = others;
  if (!card || !cash || !cheque || !part || !order || !offline) {
    throw new Error('La démonstration a trop peu de locataires en dette.');
  }
  return { fixed: read(stored, fixed.key), cash, cheque, card, part, order, offline };
}

function debtors(stored: Stored, agency: string): TourTenant[] {
  return stored.db
    .prepare<[string], string>(
      `SELECT l.key FROM lease l JOIN dwelling d ON d.code = l.dwelling_code JOIN residence r ON r.code = d.residence_code
       WHERE r.agency_code = ? AND l.absent_since IS NULL AND l.exit_on IS NULL AND l.balance_cents > 0 ORDER BY l.key`,
    )
    .pluck()
    .all(agency)
    .map((key) => read(stored, key))
    .filter(({ due, balanceCents }) => {
      const oldest = due[0]?.cents ?? 0;
      return oldest >= LEAST_CENTS && oldest <= MOST_CENTS && balanceCents === sum(due);
    });
}

function read(stored: Stored, account: string): TourTenant {
  const lease = stored.db
    .prepare<[string], { id: number; printed: string; balance: number; holder: string }>(
      `SELECT l.id, l.printed, l.balance_cents AS balance,
         (SELECT p.last_name || coalesce(' ' || p.first_name, '') FROM party y JOIN person p ON p.id = y.person_id
           WHERE y.lease_id = l.id AND y.role = 'signataire_principal' ORDER BY y.id LIMIT 1) AS holder
       FROM lease l WHERE l.key = ?`,
    )
    .get(account);
  if (lease === undefined) throw new Error(`Compte ${account} absent de la base.`);
  const months = dueMonths(readLedgerEntries(stored.db, lease.id), isoDate(localDay(systemClock)));
  return {
    account,
    printed: lease.printed,
    holder: lease.holder,
    balanceCents: lease.balance,
    due: months.map(({ month, remainingCents }) => ({ month, cents: remainingCents })),
  };
}

function sum(due: TourTenant['due']): number {
  return due.reduce((total, { cents }) => total + cents, 0);
}
