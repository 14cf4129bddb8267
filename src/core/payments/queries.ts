import type { PaymentMode } from '../../contract/payments.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

export type Lease = {
  readonly id: number;
  readonly key: string;
  /** As printed on the avis. */
  readonly printed: string;
  readonly startedOn: string;
  readonly exitOn: string | null;
  /** `terme_echu`, `terme_a_echoir`, or null where the ERP does not say. */
  readonly term: string | null;
  /** Codes of the annexes, separated by spaces. */
  readonly annexes: string | null;
  readonly balanceCents: number;
  readonly dwellingType: string | null;
  readonly address1: string;
  readonly address2: string | null;
  readonly building: string | null;
  readonly stair: string | null;
  readonly door: string | null;
  readonly postalCode: string;
  readonly city: string;
};

export function findLease(db: ReadableDb, key: string): Lease | undefined {
  return sql<Lease>(
    db,
    `SELECT l.id, l.key, l.printed, l.started_on AS startedOn, l.exit_on AS exitOn, l.term, l.annexes,
       l.balance_cents AS balanceCents, d.type AS dwellingType, d.address1, d.address2, d.building, d.stair, d.door,
       d.postal_code AS postalCode, d.city
     FROM lease l JOIN dwelling d ON d.code = l.dwelling_code WHERE l.key = ?`,
  ).get(key);
}

export type Holder = {
  readonly civility: string | null;
  readonly lastName: string;
  readonly usageName: string | null;
  readonly firstName: string | null;
  readonly addressMasked: 0 | 1;
};

/** Those whom the lease binds (B36): the main signatory first, then the co-signatories and the spouse. */
export function listHolders(db: ReadableDb, leaseId: number): Holder[] {
  return sql<Holder>(
    db,
    `SELECT p.civility, p.last_name AS lastName, p.usage_name AS usageName, p.first_name AS firstName,
       p.address_masked AS addressMasked
     FROM party y JOIN person p ON p.id = y.person_id
     WHERE y.lease_id = ? AND y.absent_since IS NULL
       AND y.role IN ('signataire_principal', 'cosignataire', 'conjoint_cotitulaire')
     ORDER BY CASE y.role WHEN 'signataire_principal' THEN 0 WHEN 'cosignataire' THEN 1 ELSE 2 END, y.id`,
  ).all(leaseId);
}

export type Annexe = { readonly code: string; readonly type: string | null; readonly door: string | null };

export function listAnnexes(db: ReadableDb, codes: readonly string[]): Annexe[] {
  const find = sql<Annexe>(db, 'SELECT code, type, door FROM dwelling WHERE code = ?');
  return codes.map((code) => find.get(code) ?? { code, type: null, door: null });
}

/** The number of the quittance given for a month of a lease; there is one for ever. */
export function quittanceNumber(db: ReadableDb, leaseId: number, month: string): string | undefined {
  return sql<{ number: string }>(
    db,
    "SELECT number FROM issued_paper WHERE lease_id = ? AND month = ? AND kind = 'quittance'",
  ).get(leaseId, month)?.number;
}

/** Reçus given for a month of a lease, oldest first. */
export function receiptsOf(
  db: ReadableDb,
  leaseId: number,
  month: string,
): { readonly number: string; readonly on: string }[] {
  return sql<{ number: string; on: string }>(
    db,
    `SELECT number, issued_on AS "on" FROM issued_paper
     WHERE lease_id = ? AND month = ? AND kind = 'recu' ORDER BY issued_at, number`,
  ).all(leaseId, month);
}

/** Cash taken here that no month was given to, in cents. */
export function cashAdvances(db: ReadableDb, leaseId: number): number {
  const row = sql<{ cents: number }>(
    db,
    `SELECT coalesce(sum(amount_cents - (SELECT coalesce(sum(a.cents), 0) FROM payment_allocation a WHERE a.payment_id = p.id)), 0) AS cents
     FROM payment p WHERE p.lease_id = ? AND p.mode = 'especes'`,
  ).get(leaseId);
  return row?.cents ?? 0;
}

/** Payments of one account, amount and mode at one till, between two instants (ISO UTC), newest first. */
export function alikePayments(
  db: ReadableDb,
  like: { leaseId: number; amountCents: number; mode: PaymentMode; till: string; from: string; to: string },
): { readonly number: string; readonly takenAt: string }[] {
  return sql<{ number: string; takenAt: string }>(
    db,
    `SELECT number, taken_at AS takenAt FROM payment
     WHERE lease_id = @leaseId AND amount_cents = @amountCents AND mode = @mode AND till = @till
       AND taken_at BETWEEN @from AND @to ORDER BY taken_at DESC`,
  ).all(like);
}

export type TakenPayment = {
  readonly id: string;
  readonly number: string;
  readonly mode: PaymentMode;
  readonly amountCents: number;
  /** JSON of the contract's means. */
  readonly means: string;
};

export function paymentsOf(db: ReadableDb, leaseId: number): TakenPayment[] {
  return sql<TakenPayment>(
    db,
    'SELECT id, number, mode, amount_cents AS amountCents, means FROM payment WHERE lease_id = ?',
  ).all(leaseId);
}

/** Payments taken at one till on one day (ISO date). */
export function countTill(
  db: ReadableDb,
  till: string,
  day: string,
): { readonly count: number; readonly cents: number } {
  const row = sql<{ count: number; cents: number }>(
    db,
    'SELECT count(*) AS count, coalesce(sum(amount_cents), 0) AS cents FROM payment WHERE taken_on = ? AND till = ?',
  ).get(day, till);
  return row ?? { count: 0, cents: 0 };
}
