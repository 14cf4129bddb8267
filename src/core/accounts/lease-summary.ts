import { formatAddressLine } from '../../rules/addresses.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { HIDDEN } from '../dossier/hidden.ts';

/** What a list, a result and the head of the account page say of an account, read in one go. */
export type LeaseSummary = {
  readonly id: number;
  readonly key: string;
  readonly printed: string;
  readonly exitOn: string | null;
  readonly absentSince: string | null;
  readonly balanceCents: number;
  readonly oldestDueMonth: string | null;
  readonly oldestDueOn: string | null;
  readonly oldestDueCents: number;
  readonly annexes: string | null;
  readonly dwellingType: string | null;
  readonly residenceCode: string;
  readonly address1: string;
  readonly address2: string | null;
  readonly building: string | null;
  readonly stair: string | null;
  readonly door: string | null;
  readonly postalCode: string;
  readonly city: string;
  /** Someone's address is to be hidden: it is hidden for the whole account. */
  readonly addressMasked: 0 | 1;
  readonly planSince: string | null;
  readonly planMonthlyCents: number | null;
};

/** States of a plan d'apurement that is over, in the words of the ERP's file. */
const PLAN_OVER = `('respecte', 'solde', 'termine', 'clos', 'annule', 'rompu')`;

const PLAN = `FROM payment_plan WHERE lease_id = l.id AND absent_since IS NULL
  AND lower(state) NOT IN ${PLAN_OVER} ORDER BY starts_on DESC LIMIT 1`;

const SUMMARY = `
  SELECT l.id, l.key, l.printed, l.exit_on AS exitOn, l.absent_since AS absentSince, l.balance_cents AS balanceCents,
    l.oldest_due_month AS oldestDueMonth, l.oldest_due_on AS oldestDueOn, l.oldest_due_cents AS oldestDueCents, l.annexes,
    d.type AS dwellingType, d.residence_code AS residenceCode, d.address1, d.address2, d.building, d.stair, d.door,
    d.postal_code AS postalCode, d.city,
    EXISTS (SELECT 1 FROM party y JOIN person p ON p.id = y.person_id WHERE y.lease_id = l.id AND ${HIDDEN}
      AND (y.absent_since IS NULL OR l.absent_since IS NOT NULL)) AS addressMasked,
    (SELECT starts_on ${PLAN}) AS planSince, (SELECT monthly_cents ${PLAN}) AS planMonthlyCents
  FROM lease l CROSS JOIN dwelling d ON d.code = l.dwelling_code`;

// Whole texts, not joined at each call: finding a prepared statement by a text already hashed costs next to nothing.
const SUMMARY_BY_ID = `${SUMMARY} WHERE l.id = ?`;
export const SUMMARY_BY_KEY = `${SUMMARY} WHERE l.key = ?`;

export function summaryById(db: ReadableDb, leaseId: number): LeaseSummary | undefined {
  return sql<LeaseSummary>(db, SUMMARY_BY_ID).get(leaseId);
}

export function summaryByKey(db: ReadableDb, key: string): LeaseSummary | undefined {
  return sql<LeaseSummary>(db, SUMMARY_BY_KEY).get(key);
}

/** True once the day of its oldest unpaid month has passed. `today`: the day of this post. */
export function isLate(lease: LeaseSummary, today: string): boolean {
  return lease.oldestDueOn !== null && lease.oldestDueOn < today;
}

/** "14 rue des Bleuets, bât. B, esc. 2, apt 034, 28000 Chartres", or null when it is protected. */
export function addressLine(lease: LeaseSummary): string | null {
  if (lease.addressMasked === 1) return null;
  return formatAddressLine({
    line1: lease.address1,
    line2: lease.address2,
    building: lease.building,
    staircase: lease.stair,
    door: lease.door,
    postCode: lease.postalCode,
    city: lease.city,
  });
}

/** The street, then the town; nothing when the address is protected. */
export function addressLines(lease: LeaseSummary): string[] {
  const line = addressLine(lease);
  if (line === null) return [];
  const town = `${lease.postalCode} ${lease.city}`.trim();
  return line.endsWith(`, ${town}`) ? [line.slice(0, -town.length - 2), town] : [line];
}
