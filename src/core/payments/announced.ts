import { ANNOUNCED_MODES, type AnnouncedMode, type Announcement } from '../../contract/payments.ts';
import { settledBy } from '../../rules/announcements.ts';
import { isoDate } from '../../rules/dates.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import type { StoredEntry } from '../ledger/queries.ts';

type Row = {
  readonly id: string;
  readonly number: string;
  readonly mode: string;
  readonly amountCents: number;
  /** JSON. */
  readonly months: string;
  readonly payer: string | null;
  readonly on: string;
  /** Null for one shown at another post. */
  readonly agentId: string | null;
  /** Refused by the portal, then given up or done again: it announces nothing any more. */
  readonly withdrawn: 0 | 1;
};

/** An announcement with what a list of payments says of it. */
export type KnownAnnouncement = Announcement & {
  readonly id: string;
  readonly payer: string | null;
  /** Null for one shown at another post. */
  readonly agentId: string | null;
  /** The ERP's line that settles it, by its id in the ledger; null while it is open. */
  readonly settledBy: string | null;
};

export function announcementRows(db: ReadableDb, leaseId: number): Row[] {
  return sql<Row>(
    db,
    `SELECT id, number, mode, amount_cents AS amountCents, months, payer, announced_on AS "on", agent_id AS agentId,
       EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = payment_announcement.id
         AND h.action IN ('cancelled', 'resent')) AS withdrawn
     FROM payment_announcement WHERE lease_id = @leaseId
     UNION ALL SELECT id, number, mode, amount_cents, months, NULL, announced_on, NULL, 0
     FROM remote_announcement WHERE lease_id = @leaseId ORDER BY 7, 1`,
  ).all({ leaseId });
}

/**
 * Every order of payment shown at a counter for an account, oldest first, settled or not.
 * @param entries the account's, as the ledger reads them
 */
export function announcementsOf(
  db: ReadableDb,
  lease: Pick<LeaseSummary, 'id' | 'key'>,
  entries: readonly StoredEntry[],
): KnownAnnouncement[] {
  const rows = announcementRows(db, lease.id).filter(({ withdrawn }) => withdrawn === 0);
  if (rows.length === 0) return [];
  const settled = settledBy(
    rows.map(({ id, mode, amountCents, on }) => ({ id, mode, amountCents, on: isoDate(on) })),
    entries.filter(({ paymentId }) => paymentId === null),
  );
  return rows.map((row) => ({
    ...announcementOf(lease, row),
    state: settled.has(row.id) ? 'solde' : 'annonce',
    settledBy: settled.get(row.id) ?? null,
  }));
}

/** Those given up, or done again, after the portal refused them: the paper was given all the same. */
export function withdrawnAnnouncements(
  db: ReadableDb,
  lease: Pick<LeaseSummary, 'id' | 'key'>,
): Omit<KnownAnnouncement, 'state' | 'settledBy'>[] {
  return announcementRows(db, lease.id)
    .filter(({ withdrawn }) => withdrawn === 1)
    .map((row) => announcementOf(lease, row));
}

function announcementOf(
  lease: Pick<LeaseSummary, 'key'>,
  { months, mode, withdrawn: _withdrawn, ...row }: Row,
): Omit<KnownAnnouncement, 'state' | 'settledBy'> {
  return {
    ...row,
    account: lease.key,
    mode: announcedMode(mode),
    months: JSON.parse(months) as string[],
  };
}

/** Those that the ERP's entry has not settled yet, oldest first. */
export function openAnnouncements(
  db: ReadableDb,
  lease: Pick<LeaseSummary, 'id' | 'key'>,
  entries: readonly StoredEntry[],
): Announcement[] {
  return announcementsOf(db, lease, entries)
    .filter(({ state }) => state === 'annonce')
    .map(({ number, account, mode, amountCents, months, on, state }) => ({
      number,
      account,
      mode,
      amountCents,
      months,
      on,
      state,
    }));
}

function announcedMode(text: string): AnnouncedMode {
  const mode = ANNOUNCED_MODES.find((known) => known === text);
  if (mode === undefined) throw new RangeError(`not an announced mode: ${text}`);
  return mode;
}
