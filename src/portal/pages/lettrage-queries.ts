import { sql, type Transaction } from 'kysely';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/** Questions shown on one page. */
export const SHOWN = 100;

/** An entry of the ERP beside what it may be the return of. */
export type Proposal = {
  readonly piece: string;
  readonly entered_on: string;
  readonly label: string;
  readonly debit_cents: number;
  readonly credit_cents: number;
  readonly account: string;
  readonly printed: string;
  readonly holder: string | null;
  readonly act: string;
  readonly kind: 'payment' | 'reversal';
  readonly number: string;
  readonly cents: number;
  readonly mode: string;
  readonly on_day: string;
  readonly payer: string | null;
  readonly post: string;
  readonly agent_name: string;
  readonly total: number;
};

/** Open questions, those of one account and of one entry together. */
export async function openProposals(tx: Tx): Promise<readonly Proposal[]> {
  const { rows } = await sql<Proposal>`
    SELECT m.piece, e.entered_on, e.label, e.debit_cents, e.credit_cents, e.account, a.printed, a.holder,
      m.payment AS act, CASE WHEN r.id IS NULL THEN 'payment' ELSE 'reversal' END AS kind,
      coalesce(r.number, p.number) AS number, coalesce(r.cents, p.cents) AS cents, p.mode,
      coalesce(r.reversed_on, p.taken_on) AS on_day, p.payer, p.post, p.agent_name, count(*) OVER () AS total
    FROM match_proposal m JOIN entry e ON e.piece = m.piece JOIN account a ON a.key = e.account
    LEFT JOIN reversal r ON r.id = m.payment LEFT JOIN payment p ON p.id = coalesce(r.payment, m.payment)
    WHERE m.state = 'open' ORDER BY a.printed, e.entered_on, m.piece, on_day, number LIMIT ${SHOWN}`.execute(
    tx,
  );
  return rows;
}

/** Money in no balance, and slips that take back nothing that is held. */
export type Suspended = {
  readonly id: string;
  readonly kind: 'payment' | 'reversal';
  readonly number: string;
  readonly cents: number;
  readonly mode: string;
  readonly on_day: string;
  readonly payer: string | null;
  readonly post: string;
  readonly agent_name: string;
  readonly asked: string;
  readonly taken_back: boolean;
  readonly total: number;
};

export async function suspendedFacts(tx: Tx): Promise<readonly Suspended[]> {
  const { rows } = await sql<Suspended>`
    SELECT s.*, count(*) OVER () AS total FROM (
      SELECT p.id, 'payment' AS kind, p.number, p.cents, p.mode, p.taken_on AS on_day, p.payer, p.post, p.agent_name,
        p.asked_account AS asked, EXISTS (SELECT 1 FROM reversal r WHERE r.payment = p.id) AS taken_back
      FROM payment p WHERE p.suspense
      UNION ALL
      SELECT r.id, 'reversal', r.number, r.cents, '', r.reversed_on, NULL, r.till, '', r.payment_number, false
      FROM reversal r WHERE r.suspense AND r.payment IS NULL) s
    ORDER BY s.on_day, s.number LIMIT ${SHOWN}`.execute(tx);
  return rows;
}

export async function suspendedPayment(tx: Tx, id: string): Promise<Suspended | undefined> {
  return (await suspendedFacts(tx)).find((one) => one.id === id && one.kind === 'payment');
}

export type AccountLine = { readonly key: string; readonly printed: string; readonly holder: string | null };

export function accountByKey(tx: Tx, key: string): Promise<AccountLine | undefined> {
  return tx
    .selectFrom('account')
    .select(['key', 'printed', 'holder'])
    .where('key', '=', key)
    .executeTakeFirst();
}
