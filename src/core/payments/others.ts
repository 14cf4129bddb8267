import type { OtherAccount } from '../../contract/payments.ts';
import type { IsoDate } from '../../rules/dates.ts';
import { displayName } from '../../rules/names.ts';
import { dwellingLine } from '../accounts/dwelling-words.ts';
import { type LeaseSummary, summaryById } from '../accounts/lease-summary.ts';
import { holdersOf, listPeople, type PersonRow } from '../accounts/people.ts';
import { isHolder } from '../accounts/roles.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { dueMonths } from '../ledger/due-months.ts';
import { readLedgerEntries } from '../ledger/queries.ts';

/** As many as one act may pay beside its first account. */
const MOST = 9;
/** A company may hold a whole building: what is read stays short, the rest is found by its reference. */
const READ = 30;

type Held = { readonly leaseId: number; readonly role: string };

/** Leases on which a person is named today, still in the ERP's files and lived in, or left with something to pay. */
export function leasesOfPerson(db: ReadableDb, personId: number, today: string): Held[] {
  return sql<Held>(
    db,
    `SELECT y.lease_id AS leaseId, y.role FROM party y CROSS JOIN lease l ON l.id = y.lease_id
     WHERE y.person_id = ? AND y.absent_since IS NULL AND l.absent_since IS NULL
       AND (l.exit_on IS NULL OR l.exit_on > ? OR l.balance_cents > 0)
     ORDER BY y.id LIMIT ?`,
  ).all(personId, today, READ);
}

/**
 * Other accounts held by the same people, such as a parking place let apart: what they may settle in the same act.
 * @param people of the account being paid
 */
export function otherAccounts(
  db: ReadableDb,
  lease: LeaseSummary,
  people: readonly PersonRow[],
  today: IsoDate,
): OtherAccount[] {
  const found = new Set<number>();
  for (const { personId, role, absent } of people) {
    if (absent === 1 || !isHolder(role)) continue;
    for (const held of leasesOfPerson(db, personId, today))
      if (held.leaseId !== lease.id && isHolder(held.role)) found.add(held.leaseId);
  }
  return [...found].slice(0, MOST).flatMap((id) => {
    const other = summaryById(db, id);
    return other === undefined ? [] : [otherAccount(db, other, today)];
  });
}

/** One account as it stands beside another in the same act. */
export function otherAccount(db: ReadableDb, lease: LeaseSummary, today: IsoDate): OtherAccount {
  const [holder] = holdersOf(listPeople(db, lease.id));
  return {
    account: lease.key,
    reference: lease.printed,
    holderName: holder === undefined ? lease.printed : displayName(holder),
    label: labelOf(lease),
    balanceCents: lease.balanceCents,
    dueMonths: dueMonths(readLedgerEntries(db, lease.id), today),
  };
}

/** "Parking, 3 rue des Lilas"; without the street where someone's address is protected (precision 21). */
function labelOf(lease: LeaseSummary): string {
  const what = dwellingLine(lease.dwellingType, []) ?? 'Logement';
  const word = what.slice(0, 1).toLocaleUpperCase('fr') + what.slice(1);
  return lease.addressMasked === 1 ? word : `${word}, ${lease.address1}`;
}
