import type { JournalLine } from '../../contract/till.ts';
import type { JournalFacts } from '../../rules/journal.ts';
import { formatEuros } from '../../rules/money.ts';
import { NBSP } from '../../rules/unicode.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { type ModeTotals, totalsByMode } from './totals.ts';

type Row = { readonly seq: number; readonly entry: string };
const DAY_MS = 24 * 60 * 60_000;

/** One day of a till, by the day of the post when each act was done (ISO date), in the order written. */
export function journalOfDay(
  db: ReadableDb,
  till: string,
  on: string,
): { readonly on: string; readonly rows: JournalLine[]; readonly totals: ModeTotals } {
  const start = Date.parse(`${on}T00:00:00.000Z`);
  const entries = sql<Row>(
    db,
    `SELECT seq, entry FROM till_journal
     WHERE till = ? AND entry ->> '$.at' >= ? AND entry ->> '$.at' < ? ORDER BY seq`,
  )
    // A day more on each side: no offset from UTC is longer.
    .all(till, new Date(start - DAY_MS).toISOString(), new Date(start + 2 * DAY_MS).toISOString())
    .map(({ seq, entry }) => ({ seq, ...(JSON.parse(entry) as JournalFacts) }))
    .filter((entry) => dayOf(entry) === on);
  return { on, rows: entries.map((entry) => lineOf(db, entry)), totals: totalsByMode(entries) };
}

function dayOf({ at, offsetMinutes }: JournalFacts): string {
  return new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString().slice(0, 10);
}

type Words = {
  readonly label: string;
  readonly number: string | null;
  readonly reference: string | null;
  readonly account: string | null;
};

function lineOf(db: ReadableDb, entry: JournalFacts & { readonly seq: number }): JournalLine {
  const words = wordsOf(db, entry);
  return {
    seq: entry.seq,
    at: entry.at,
    kind: entry.kind,
    ...words,
    mode: entry.mode,
    cents: entry.amountCents,
    agent: agentOf(db, entry.commandId),
  };
}

function wordsOf(db: ReadableDb, entry: JournalFacts): Words {
  const none = { number: entry.number ?? null, reference: null, account: null };
  switch (entry.kind) {
    case 'encaissement':
      return read(db, PAYMENT, entry.commandId) ?? { ...none, label: 'Encaissement' };
    case 'papier':
      return read(db, PAPER, entry.number ?? '') ?? { ...none, label: 'Papier' };
    case 'annulation':
    case 'impaye':
      return read(db, REVERSAL, entry.commandId) ?? { ...none, label: 'Annulation' };
    case 'ouverture':
      return { ...none, label: amountLabel(db, OPENED, entry.commandId, 'Ouverture, fond de caisse') };
    case 'comptage':
      return { ...none, label: amountLabel(db, COUNTED, entry.commandId, 'Comptage') };
    case 'cloture':
      return { ...none, label: amountLabel(db, CLOSED, entry.commandId, 'Clôture, écart de') };
    default:
      return { ...none, label: entry.kind };
  }
}

const PAYMENT = `SELECT 'Encaissement' AS label, p.number, l.printed AS reference, l.key AS account
  FROM payment p JOIN lease l ON l.id = p.lease_id WHERE p.id = ?`;
const PAPER = `SELECT p.title AS label, p.number, l.printed AS reference, l.key AS account
  FROM issued_paper p JOIN lease l ON l.id = p.lease_id WHERE p.number = ?`;
const REVERSAL = `SELECT CASE r.kind WHEN 'cheque-impaye' THEN 'Chèque impayé' WHEN 'mauvais-compte' THEN 'Mauvais compte'
    ELSE 'Annulation' END || ', encaissement n°${NBSP}' || p.number AS label,
  r.number, l.printed AS reference, l.key AS account
  FROM payment_reversal r JOIN payment p ON p.id = r.payment_id JOIN lease l ON l.id = r.lease_id WHERE r.id = ?`;
const OPENED = 'SELECT float_cents AS cents FROM till_opening WHERE id = ?';
const COUNTED = 'SELECT counted_cents AS cents FROM till_count WHERE id = ?';
const CLOSED = 'SELECT difference_cents AS cents FROM till_closing WHERE id = ?';

function read(db: ReadableDb, text: string, id: string): Words | undefined {
  return sql<Words>(db, text).get(id);
}

function amountLabel(db: ReadableDb, text: string, id: string, words: string): string {
  const row = sql<{ cents: number }>(db, text).get(id);
  return row === undefined ? words : `${words} ${formatEuros(row.cents)}`;
}

function agentOf(db: ReadableDb, commandId: string): string {
  const row = sql<{ name: string }>(
    db,
    'SELECT coalesce(a.name, c.agent_id) AS name FROM command c LEFT JOIN agent a ON a.id = c.agent_id WHERE c.id = ?',
  ).get(commandId);
  return row?.name ?? '';
}
