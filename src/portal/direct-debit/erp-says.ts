import { sql, type Transaction } from 'kysely';
import {
  countMandates,
  type ErpMandate,
  sameMask,
  sameWord,
  wordOf,
} from '../../rules/direct-debit/counting.ts';
import { maskIban } from '../../rules/direct-debit/mandate.ts';
import type { PortalTables } from '../store/tables.ts';
import { tellMandate } from './mandate-record.ts';
import { type HeldMandate, mandatesOf } from './mandates.ts';

type Tx = Transaction<PortalTables>;

/** Why a mandate of a counter no longer counts: the ERP says another. */
export const REPLACED_BY_ERP = 'erp';

/**
 * Accounts with mandates of ours whose row of `baux.csv` this folder changes. To be called once the changes are known.
 */
export async function mandatesMet(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    SELECT DISTINCT c.key FROM change c
    WHERE c.kind = 'baux' AND c.op = 'put' AND c.what IN ('added', 'changed')
      AND EXISTS (SELECT 1 FROM mandate m WHERE m.account = c.key)
    ORDER BY c.key`.execute(tx);
  return rows.map(({ key }) => key);
}

/**
 * Once the changes are written: what the ERP says of its mandates that is new counts (direct-debit.md). What it only
 * says again of what a counter did, or has not heard of yet, changes nothing but its collections.
 * @param today ISO date
 */
export async function settleMandatesMet(tx: Tx, accounts: readonly string[], today: string): Promise<void> {
  for (const account of accounts) {
    const { erp, held } = await mandatesOf(tx, account);
    const newest = held.at(-1);
    const own = held.findLast(({ rum }) => rum === erp?.rum);
    if (erp !== null && own !== undefined) await meetOwn(tx, own, erp);
    if (newest !== undefined && newest !== own) await meetNewest(tx, newest, { erp, held, today });
  }
}

/** The ERP speaks of this very mandate. */
async function meetOwn(tx: Tx, own: HeldMandate, erp: ErpMandate): Promise<void> {
  const learned = sameWord(wordOf(erp), own.seen) || (await saidBefore(tx, own, erp));
  const said = wordOf(erp);
  // What it has only learned, or not learned yet, is what is to be counted over from now on.
  const counted = countMandates(erp, [{ ...own, seen: learned ? said : own.seen }]);
  const merged = counted.current ?? counted.former[0];
  if (merged === undefined) return;
  const { state, maskedIban, day, signedOn, lastCollectedOn } = merged;
  const next = {
    state,
    masked_iban: maskedIban,
    day,
    signed_on: signedOn,
    last_collected_on: lastCollectedOn,
    // Of another account than ours, the number whole is not known.
    iban: sameMask(maskedIban, own.maskedIban) ? own.row.iban : null,
    base: JSON.stringify(said),
  };
  const before = own.row;
  if (Object.entries(next).every(([name, value]) => before[name as keyof typeof next] === value)) return;
  await tx.updateTable('mandate').set(next).where('rum', '=', own.rum).execute();
  await tellMandate(tx, own.rum);
}

/** The ERP names another mandate, or none, where a counter's was the last one made. */
async function meetNewest(
  tx: Tx,
  newest: HeldMandate,
  {
    erp,
    held,
    today,
  }: { readonly erp: ErpMandate | null; readonly held: readonly HeldMandate[]; readonly today: string },
): Promise<void> {
  if (newest.state === 'revoque') return;
  const { current } = countMandates(erp, held);
  if (current?.made === newest) {
    if (current.lastCollectedOn === newest.lastCollectedOn) return;
    await tx
      .updateTable('mandate')
      .set({ last_collected_on: current.lastCollectedOn })
      .where('rum', '=', newest.rum)
      .execute();
  } else {
    await tx
      .updateTable('mandate')
      .set({ state: 'revoque', revoked_on: today, reason: REPLACED_BY_ERP })
      .where('rum', '=', newest.rum)
      .execute();
  }
  await tellMandate(tx, newest.rum);
}

/**
 * Whether what the ERP says is a state that acts of counters left this mandate in: it learns them one after the other,
 * and days later.
 */
async function saidBefore(tx: Tx, own: HeldMandate, erp: ErpMandate): Promise<boolean> {
  const events = await tx
    .selectFrom('mandate_event')
    .select(['iban', 'day'])
    .where('rum', '=', own.rum)
    .orderBy('no')
    .execute();
  // Of the ERP's own mandate, what it began with is what the ERP said when the first act was taken.
  let masked = own.fromErp ? own.seen.maskedIban : null;
  for (const { iban, day } of events) {
    if (iban !== null) masked = maskIban(iban);
    const sameAccount = erp.maskedIban === null || sameMask(erp.maskedIban, masked);
    if (sameAccount && (erp.day === null || erp.day === day)) return true;
  }
  return false;
}
