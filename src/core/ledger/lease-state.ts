import { monthsOf } from '../../rules/ledger.ts';
import { sql, type WritableDb } from '../database/connection.ts';
import { entriesById, payableOn } from './due-months.ts';
import { readLedgerEntries } from './queries.ts';

/**
 * Recomputes what a lease carries of its oldest unpaid month (month, the day from which it is late, cents), so that
 * a list says "en retard" without reading ledgers. To be called in the transaction that inserted entries.
 * @param leases ids, or `all` after an import
 */
export function refreshLeaseState(db: WritableDb, leases: readonly number[] | 'all'): void {
  if (leases !== 'all') {
    for (const id of leases) refreshOne(db, id);
    return;
  }
  // Most accounts stop here.
  sql(
    db,
    `UPDATE lease SET oldest_due_month = NULL, oldest_due_on = NULL, oldest_due_cents = 0
     WHERE balance_cents <= 0 AND oldest_due_month IS NOT NULL`,
  ).run();
  const debtors = sql<{ id: number }>(db, 'SELECT id FROM lease WHERE balance_cents > 0 ORDER BY id').all();
  for (const { id } of debtors) refreshOne(db, id);
}

function refreshOne(db: WritableDb, id: number): void {
  // A balance at or below zero leaves no month unpaid: credits go to the oldest debt first.
  const owes =
    sql<{ owes: 0 | 1 }>(db, 'SELECT balance_cents > 0 AS owes FROM lease WHERE id = ?').get(id)?.owes === 1;
  const entries = owes ? readLedgerEntries(db, id) : [];
  const oldest = monthsOf(entries).months.find(({ remainingCents }) => remainingCents > 0);
  sql(db, 'UPDATE lease SET oldest_due_month = ?, oldest_due_on = ?, oldest_due_cents = ? WHERE id = ?').run(
    oldest?.month ?? null,
    oldest === undefined ? null : payableOn(oldest, entriesById(entries)),
    oldest?.remainingCents ?? 0,
    id,
  );
}
