import { sql } from 'kysely';
import { isoDate } from '../../rules/dates.ts';
import type { CounterAct } from '../../rules/lettrage.ts';
import type { Tx } from './staging.ts';

type Row = Omit<CounterAct, 'on' | 'confirmedCents'> & {
  readonly on_day: string;
  readonly confirmed: number;
};

/** Every payment and every reversal as lettrage sees them; a slip that takes nothing back is none. */
const ACTS = sql`(
  SELECT p.id, 'payment' AS kind, p.number, p.account, p.cents, p.mode, p.taken_on AS on_day, NULL::uuid AS payment
  FROM payment p
  UNION ALL
  SELECT r.id, 'reversal', r.number, r.account, r.cents, p.mode, r.reversed_on, r.payment
  FROM reversal r JOIN payment p ON p.id = r.payment)`;

const CONFIRMED = sql`(
  SELECT coalesce(sum(e.debit_cents + e.credit_cents), 0)::bigint FROM entry e
  WHERE e.confirms = a.id AND e.state = 'confirming')`;

/**
 * The acts that lettrage may need: those of these ids, what takes these payments back, and those of these accounts that
 * no entry confirms.
 */
export async function loadActs(
  tx: Tx,
  ids: readonly string[],
  accounts: readonly string[],
): Promise<readonly CounterAct[]> {
  if (ids.length + accounts.length === 0) return [];
  // Arrays, and no branch for what is not asked: each payment that a post sends comes through here.
  const named = sql`${uuids(ids)}::uuid[]`;
  const ofAccounts =
    accounts.length === 0
      ? sql``
      : sql`UNION SELECT a.* FROM ${ACTS} a WHERE a.account = ANY (${[...accounts]}::text[])
          AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.confirms = a.id AND e.state = 'confirming')`;
  const { rows } = await sql<Row>`
    SELECT a.*, ${CONFIRMED} AS confirmed FROM (
      SELECT a.* FROM ${ACTS} a WHERE a.id = ANY (${named})
      UNION SELECT a.* FROM ${ACTS} a WHERE a.payment = ANY (${named})
      ${ofAccounts}
    ) a ORDER BY a.on_day, a.id`.execute(tx);
  return rows.map(({ on_day, confirmed, ...row }) => ({
    ...row,
    // A post whose clock is broken may say a day that is none: such an act matches nothing by its date.
    on: dayOrNever(on_day),
    confirmedCents: confirmed,
  }));
}

export async function loadAct(tx: Tx, id: string): Promise<CounterAct | undefined> {
  return (await loadActs(tx, [id], [])).find((act) => act.id === id);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function uuids(ids: readonly string[]): readonly string[] {
  return ids.map(idOf).filter((id) => UUID.test(id));
}

/** An id as this database writes it: an ERP may have put it in capitals. What is no id stays as it is. */
export function idOf(text: string): string {
  const small = text.toLowerCase();
  return UUID.test(small) ? small : text;
}

function dayOrNever(text: string): CounterAct['on'] {
  try {
    return isoDate(text);
  } catch {
    return isoDate('1000-01-01');
  }
}
