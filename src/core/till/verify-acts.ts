import type { JournalEntry } from '../../rules/journal.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import {
  type ActFacts,
  factsOfClosing,
  factsOfCount,
  factsOfKioskPayment,
  factsOfKioskTicket,
  factsOfOpening,
  factsOfPaper,
  factsOfPayment,
  factsOfReversal,
} from './facts.ts';
import { factsHash } from './journal.ts';

/** What an act left in the base, read again by the entry that records it. */
const READERS: Readonly<Record<string, (db: ReadableDb, entry: JournalEntry) => ActFacts>> = {
  encaissement: (db, entry) =>
    isOf(db, 'SELECT 1 FROM kiosk_payment WHERE id = ?', entry.commandId)
      ? factsOfKioskPayment(db, entry.commandId)
      : factsOfPayment(db, entry.commandId),
  papier: (db, { number }) =>
    isOf(db, 'SELECT 1 FROM kiosk_ticket WHERE number = ?', number ?? '')
      ? factsOfKioskTicket(db, number ?? '')
      : factsOfPaper(db, number ?? ''),
  annulation: (db, entry) => factsOfReversal(db, entry.commandId),
  impaye: (db, entry) => factsOfReversal(db, entry.commandId),
  ouverture: (db, entry) => factsOfOpening(db, entry.commandId),
  comptage: (db, entry) => factsOfCount(db, entry.commandId),
  cloture: (db, entry) => factsOfClosing(db, entry.commandId),
};

const NAMES: Readonly<Record<string, string>> = {
  encaissement: "L'encaissement",
  papier: 'Le papier',
  annulation: "L'annulation",
  impaye: 'Le chèque impayé',
  ouverture: "L'ouverture",
  comptage: 'Le comptage',
  cloture: 'La clôture',
};

/** What is wrong with the act that an entry records, as the tables tell it now, in one French sentence; or null. */
export function faultOfAct(db: ReadableDb, entry: JournalEntry): string | null {
  if (entry.version === 1) return faultOfFirstFormula(db, entry);
  const read = READERS[entry.kind];
  const name = NAMES[entry.kind];
  if (read === undefined || name === undefined)
    return "Cette écriture est d'une sorte que le programme n'écrit pas.";
  const facts = factsOrMissing(() => read(db, entry));
  if (facts === undefined) return `${name} de cette écriture ne se trouve plus dans la base.`;
  return factsHash(facts) === entry.factsHash
    ? null
    : `${name} de cette écriture n'est plus ce qui a été enregistré.`;
}

/** Whether the act is one of a kiosk, whose rows are tables of their own. */
function isOf(db: ReadableDb, text: string, id: string): boolean {
  return sql(db, text).get(id) !== undefined;
}

function factsOrMissing(read: () => ActFacts): ActFacts | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

type PaymentRow = {
  readonly number: string;
  readonly mode: string;
  readonly cents: number;
  readonly at: string;
};

/** Formula 1 hashed no facts: what it said of the payment is all that can be held. */
function faultOfFirstFormula(db: ReadableDb, entry: JournalEntry): string | null {
  if (entry.kind !== 'encaissement') return null;
  const payment = sql<PaymentRow>(
    db,
    'SELECT number, mode, amount_cents AS cents, taken_at AS at FROM payment WHERE id = ? AND till = ?',
  ).get(entry.commandId, entry.tillCode);
  const agrees =
    payment !== undefined &&
    payment.mode === entry.mode &&
    payment.cents === entry.amountCents &&
    payment.at === entry.at &&
    payment.number.startsWith(`${entry.tillCode}${entry.series}-`);
  return agrees ? null : "L'encaissement de cette écriture n'est plus celui qui a été enregistré.";
}
