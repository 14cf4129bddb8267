import { sql, type Transaction } from 'kysely';
import { isoDate } from '../../rules/dates.ts';
import { type CounterAct, decideArrival, type StandingEntry, sideOf } from '../../rules/lettrage.ts';
import type { PortalTables } from '../store/tables.ts';
import { idOf, loadAct } from './acts.ts';
import { closeOthers, holdBack, propose, showEntry } from './standing.ts';
import { placePayment } from './suspense.ts';

/**
 * A payment or reversal has been placed: entries of the ERP that came before it and are, or may be, its return leave the
 * balance (sync-protocol.md "À lettrer"). To be called in the transaction that places it, once it is written and its
 * feed is locked, so that an import running at the same time has committed or waits.
 * @param id of the payment or reversal
 * @param at when it was received
 */
export async function proposeForPayment(
  tx: Transaction<PortalTables>,
  id: string,
  at: Date = new Date(),
): Promise<void> {
  const act = await loadAct(tx, idOf(id));
  if (act === undefined) return;
  const standing = await candidates(tx, act);
  if (standing.length === 0) return;
  const { confirms, proposes } = decideArrival(act, standing);
  for (const piece of confirms) {
    const account = standing.find((entry) => entry.piece === piece)?.account;
    if (act.account === null && account !== undefined) await placePayment(tx, act.id, account);
    await closeOthers(tx, act.id, piece, { by: null, at });
    await showEntry(tx, piece, { state: 'confirming', act: act.id });
  }
  for (const piece of proposes) {
    const held = standing.some((entry) => entry.piece === piece && entry.held);
    if (!held) await holdBack(tx, piece);
    await propose(tx, piece, act.id);
  }
}

type Candidate = StandingEntry & {
  /** Held back already, for another act. */
  readonly held: boolean;
};

/** Entries that name the act, or the payment it takes back, and those of its account and amount that confirm nothing. */
async function candidates(tx: Transaction<PortalTables>, act: CounterAct): Promise<readonly Candidate[]> {
  const side = sql.ref(sideOf(act) === 'credit' ? 'credit_cents' : 'debit_cents');
  const { rows } = await sql<{
    piece: string;
    account: string;
    entered_on: string;
    nature: string;
    debit_cents: number;
    credit_cents: number;
    id_guichet: string | null;
    held: boolean;
  }>`
    SELECT piece, account, entered_on, nature, debit_cents, credit_cents, id_guichet, state = 'proposed' AS held FROM entry
    WHERE state <> 'confirming' AND piece IN (
      SELECT piece FROM entry WHERE id_guichet IN (${act.id}, ${act.payment ?? act.id})
      UNION SELECT piece FROM entry WHERE account = ${act.account} AND ${side} = ${act.cents}
    ) ORDER BY entered_on, piece FOR UPDATE`.execute(tx);
  return rows.map((row) => ({
    piece: row.piece,
    account: row.account,
    date: isoDate(row.entered_on),
    nature: row.nature,
    debitCents: row.debit_cents,
    creditCents: row.credit_cents,
    idGuichet: row.id_guichet,
    held: row.held,
  }));
}
