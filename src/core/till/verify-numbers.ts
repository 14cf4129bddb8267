import { NBSP } from '../../rules/unicode.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { numberText } from './numbers.ts';

type Series = {
  readonly till: string;
  readonly kind: string;
  readonly letter: string;
  readonly counter: number;
};

/**
 * Holds the counters against the numbers seen, in the journals and in the tables: one missing, the last one included,
 * or one that no counter gave, in one French sentence; or null.
 */
export function faultOfNumbers(db: ReadableDb): string | null {
  const strangers = new Set(
    sql<{ number: string }>(
      db,
      `SELECT number FROM payment UNION SELECT number FROM issued_paper UNION SELECT number FROM payment_reversal
       UNION SELECT number FROM payment_announcement
       UNION SELECT number FROM kiosk_payment UNION SELECT number FROM kiosk_ticket
       UNION SELECT entry ->> '$.number' FROM till_journal WHERE entry ->> '$.number' IS NOT NULL`,
    )
      .all()
      .map(({ number }) => number),
  );
  for (const series of sql<Series>(db, 'SELECT till, kind, letter, counter FROM number_series').all()) {
    for (let counter = 1; counter <= series.counter; counter++) {
      const number = numberText(series, counter);
      if (!strangers.delete(number))
        return `Le n°${NBSP}${number} a été donné et ne se trouve plus\u202f: une écriture manque.`;
    }
  }
  const [stranger] = strangers;
  return stranger === undefined ? null : `Le n°${NBSP}${stranger} n'a jamais été donné par cette caisse.`;
}
