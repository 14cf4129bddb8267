import { sql } from 'kysely';
import { isoDate } from '../../rules/dates.ts';
import {
  alreadyCounted,
  type CounterAct,
  confirmationFault,
  decideLettrage,
  partialConfirmation,
} from '../../rules/lettrage.ts';
import { isSettlement, NATURES } from '../../rules/natures.ts';
import { loadActs } from './acts.ts';
import type { ImportTally, Place } from './import-report.ts';
import { proposeForPayment } from './propose.ts';
import type { KnownPiece, Tx } from './staging.ts';
import { closeOthers, holdBack, propose, showEntry } from './standing.ts';
import { placePayment } from './suspense.ts';

type Laid = {
  readonly piece: string;
  readonly account: string;
  readonly entered_on: string;
  readonly nature: string;
  readonly debit_cents: number;
  readonly credit_cents: number;
  readonly id_guichet: string | null;
  readonly line: number;
};

/** What is left to do once the new entries are written. */
export type Settled = {
  readonly proposals: readonly { readonly piece: string; readonly act: string }[];
  /** Acts that this import confirms, with the piece that does. */
  readonly confirmations: readonly { readonly piece: string; readonly act: string }[];
};

const SETTLEMENTS = NATURES.filter(isSettlement);

/**
 * Decides what each new entry is to the counters' acts, before any of them is written. To be called once the feeds are
 * locked: no post can send an act meanwhile.
 */
export async function settleNewEntries(tx: Tx, tally: ImportTally): Promise<Settled> {
  const laid = await entriesToSettle(tx);
  const acts = new Map<string, CounterAct>();
  const accounts = [...new Set(laid.map(({ account }) => account))];
  const ids = [...new Set(laid.flatMap(({ id_guichet }) => id_guichet ?? []))];
  for (const act of await loadActs(tx, ids, accounts)) acts.set(act.id, act);
  const book = bookOf(acts.values());

  const confirmations: { piece: string; act: string }[] = [];
  const proposals: { piece: string; act: string }[] = [];
  const refused: string[] = [];
  const touched = new Map<string, Place>();
  const decide = async (entry: Laid): Promise<void> => {
    const decision = decideLettrage(erpEntry(entry), book.concerning(entry));
    switch (decision.kind) {
      case 'count':
        return;
      case 'refuse':
        refused.push(entry.piece);
        return tally.refuse(placeOf(entry), decision.reason);
      case 'confirm': {
        const { act } = decision;
        if (act.account === null) await placePayment(tx, act.payment ?? act.id, entry.account);
        book.confirm(act.id, entry);
        confirmations.push({ piece: entry.piece, act: act.id });
        touched.set(act.id, placeOf(entry));
        return;
      }
      case 'propose':
        for (const { id } of decision.acts) proposals.push({ piece: entry.piece, act: id });
    }
  };
  // Those that say what they are first: what they confirm is nobody else's question.
  for (const entry of laid) if (entry.id_guichet !== null) await decide(entry);
  for (const entry of laid) if (entry.id_guichet === null) await decide(entry);
  await writeDecisions(tx, { confirmations, proposals, refused });
  for (const [id, place] of touched) {
    const act = book.act(id);
    const sentence = act === undefined ? null : partialConfirmation(act);
    if (sentence !== null) tally.report(place, sentence);
  }
  return { proposals, confirmations };
}

/** Once the new entries stand: the questions they raise are opened, those they answer are closed. */
export async function openAndClose(tx: Tx, { proposals, confirmations }: Settled, at: Date): Promise<void> {
  for (const { piece, act } of proposals) await propose(tx, piece, act);
  for (const { piece, act } of confirmations) await closeOthers(tx, act, piece, { by: null, at });
}

/**
 * Pieces known already that now say which act they confirm. One held back is answered by it; one that counts is put
 * before a person, for the act counts too.
 */
export async function settleNowNaming(
  tx: Tx,
  pieces: readonly KnownPiece[],
  tally: ImportTally,
  at: Date,
): Promise<void> {
  const ids = [...new Set(pieces.flatMap(({ id_guichet }) => id_guichet ?? []))];
  const acts = new Map((await loadActs(tx, ids, [])).map((act) => [act.id, act]));
  for (const { piece, id_guichet, line } of pieces) {
    const act = acts.get(id_guichet ?? '');
    if (act === undefined) continue;
    const { rows } = await sql<Laid & { state: string; asked: boolean }>`
      SELECT e.*, 0 AS line, EXISTS (SELECT 1 FROM match_proposal m WHERE m.piece = e.piece AND m.payment = ${act.id}::uuid
        AND m.state <> 'open') AS asked
      FROM entry e WHERE e.piece = ${piece}`.execute(tx);
    const [entry] = rows;
    if (entry === undefined || entry.asked || confirmationFault(erpEntry(entry), act) !== null) continue;
    if (entry.state === 'proposed') {
      await propose(tx, piece, act.id);
      await sql`UPDATE match_proposal SET state = 'accepted', decided_at = ${at}
        WHERE piece = ${piece} AND payment = ${act.id}::uuid`.execute(tx);
      await closeOthers(tx, act.id, piece, { by: null, at });
      await showEntry(tx, piece, { state: 'confirming', act: act.id });
      acts.set(act.id, confirmedBy(act, entry));
      continue;
    }
    tally.refuse(
      { file: 'ecritures', line, column: 'id_guichet', value: id_guichet ?? '' },
      alreadyCounted(act),
    );
    await holdBack(tx, piece);
    await propose(tx, piece, act.id);
  }
}

/**
 * Payments that have just been given their account, and those that an entry names while they have none, meet what the
 * ERP already held of them.
 */
export async function meetPlaced(tx: Tx, placed: readonly string[], at: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    SELECT p.id FROM payment p WHERE p.suspense
      AND EXISTS (SELECT 1 FROM entry e WHERE e.id_guichet = p.id::text AND e.state <> 'confirming')`.execute(
    tx,
  );
  for (const id of [...placed, ...rows.map((row) => row.id)]) {
    await proposeForPayment(tx, id, at);
    const { rows: slips } = await sql<{
      id: string;
    }>`SELECT id FROM reversal WHERE payment = ${id}::uuid`.execute(tx);
    for (const slip of slips) await proposeForPayment(tx, slip.id, at);
  }
}

async function entriesToSettle(tx: Tx): Promise<readonly Laid[]> {
  const natures = JSON.stringify(SETTLEMENTS);
  const { rows } = await sql<Laid>`
    SELECT s.piece, s.account, s.entered_on, s.nature, s.debit_cents, s.credit_cents, s.id_guichet, s.line
    FROM staged_entry s
    WHERE s.id_guichet IS NOT NULL OR (s.nature IN (SELECT value FROM json_array_elements_text(${natures}::json)) AND (
      EXISTS (SELECT 1 FROM payment p WHERE p.account = s.account AND p.cents = s.credit_cents)
      OR EXISTS (SELECT 1 FROM reversal r WHERE r.account = s.account AND r.cents = s.debit_cents)))
    ORDER BY s.seq`.execute(tx);
  return rows;
}

async function writeDecisions(
  tx: Tx,
  { confirmations, proposals, refused }: Settled & { readonly refused: readonly string[] },
): Promise<void> {
  const held = [...new Set(proposals.map(({ piece }) => piece))];
  await sql`UPDATE staged_entry s SET state = 'proposed' FROM json_array_elements_text(${JSON.stringify(held)}::json) g
    WHERE s.piece = g.value`.execute(tx);
  await sql`
    UPDATE staged_entry s SET state = 'confirming', confirms = g.act
    FROM json_to_recordset(${JSON.stringify(confirmations)}::json) AS g (piece text, act uuid)
    WHERE s.piece = g.piece`.execute(tx);
  await sql`DELETE FROM staged_entry s USING json_array_elements_text(${JSON.stringify(refused)}::json) g
    WHERE s.piece = g.value`.execute(tx);
}

/** The acts at hand, as decisions change them. */
function bookOf(loaded: Iterable<CounterAct>) {
  const acts = new Map<string, CounterAct>();
  const byAccount = new Map<string, Set<string>>();
  const byPayment = new Map<string, string>();
  for (const act of loaded) {
    acts.set(act.id, act);
    if (act.payment !== null) byPayment.set(act.payment, act.id);
    if (act.account === null) continue;
    const known = byAccount.get(act.account) ?? new Set();
    byAccount.set(act.account, known.add(act.id));
  }
  return {
    act: (id: string) => acts.get(id),
    /** Those of the entry's account, what its id names, and what takes that back. */
    concerning({ account, id_guichet }: Laid): readonly CounterAct[] {
      const ids = new Set(byAccount.get(account) ?? []);
      if (id_guichet !== null) ids.add(id_guichet).add(byPayment.get(id_guichet) ?? '');
      return [...ids].flatMap((id) => acts.get(id) ?? []);
    },
    confirm(id: string, entry: Laid): void {
      const act = acts.get(id);
      if (act !== undefined)
        acts.set(id, { ...confirmedBy(act, entry), account: act.account ?? entry.account });
    },
  };
}

function confirmedBy(act: CounterAct, { debit_cents, credit_cents }: Laid): CounterAct {
  return { ...act, confirmedCents: act.confirmedCents + debit_cents + credit_cents };
}

function erpEntry(entry: Laid) {
  return {
    account: entry.account,
    date: isoDate(entry.entered_on),
    nature: entry.nature,
    debitCents: entry.debit_cents,
    creditCents: entry.credit_cents,
    idGuichet: entry.id_guichet,
  };
}

function placeOf({ line, id_guichet }: Laid): Place {
  return { file: 'ecritures', line, column: 'id_guichet', value: id_guichet ?? '' };
}
