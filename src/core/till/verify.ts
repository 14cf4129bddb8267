import canonicalize from 'canonicalize';
import { type JournalEntry, verifyChain } from '../../rules/journal.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { readJournal, sha256 } from './journal.ts';

export type TillVerdict =
  | { readonly kind: 'intact'; readonly count: number }
  /** `at`: the row of the journal, from 1; `sentence` in French. */
  | { readonly kind: 'broken'; readonly at: number; readonly sentence: string };

type PaymentRow = {
  readonly id: string;
  readonly number: string;
  readonly mode: string;
  readonly cents: number;
  readonly at: string;
};

/**
 * Proves that a till's journal was not touched, and that the payments still say what it says: the chain alone would
 * not see a payment changed beside it.
 */
export function verifyTill(db: ReadableDb, till: string): TillVerdict {
  const entries = readJournal(db, till);
  const chain = verifyChain(entries, { sha256, canonicalize });
  if (chain.kind === 'broken') return { kind: 'broken', at: chain.index + 1, sentence: chain.sentence };
  const payments = sql<PaymentRow>(
    db,
    'SELECT id, number, mode, amount_cents AS cents, taken_at AS at FROM payment WHERE till = ?',
  ).all(till);
  const byId = new Map(payments.map((payment) => [payment.id, payment]));
  for (const [index, entry] of entries.entries()) {
    if (entry.kind !== 'encaissement') continue;
    const payment = byId.get(entry.commandId);
    byId.delete(entry.commandId);
    if (payment === undefined || !agrees(payment, entry)) {
      return {
        kind: 'broken',
        at: index + 1,
        sentence: "L'encaissement de cette écriture n'est plus celui qui a été enregistré.",
      };
    }
  }
  if (byId.size > 0) {
    return {
      kind: 'broken',
      at: entries.length + 1,
      sentence: 'Un encaissement manque au journal de la caisse.',
    };
  }
  return { kind: 'intact', count: entries.length };
}

function agrees(payment: PaymentRow, entry: JournalEntry): boolean {
  return (
    payment.mode === entry.mode &&
    payment.cents === entry.amountCents &&
    payment.at === entry.at &&
    payment.number.startsWith(`${entry.tillCode}${entry.series}-`)
  );
}
