import { join } from 'node:path';
import type { ReadableDb } from '../../src/core/database/connection.ts';
import { BASE_FILE } from '../../src/core/database/open.ts';
import { openToRead } from '../../src/core/database/open-to-read.ts';
import { tillsOf, verifyTill } from '../../src/core/till/verify.ts';
import { readOrCreateKey } from '../../src/loopback/key-folder.ts';

export type StoredPayment = {
  readonly id: string;
  readonly number: string;
  readonly account: string;
  readonly cents: number;
  readonly receivedCents: number | null;
  readonly mode: string;
  readonly reversed: boolean;
};
export type StoredPaper = {
  readonly number: string;
  readonly kind: string;
  readonly month: string | null;
  readonly cents: number;
  readonly title: string;
  readonly void: boolean;
  readonly copies: number;
  /** SHA-256 of the A4 original, once it was drawn. */
  readonly sha256: string | null;
};
export type StoredReversal = {
  readonly number: string;
  readonly payment: string;
  readonly kind: string;
  readonly entryDebitCents: number;
};
export type StoredTill = {
  readonly floatCents: number;
  readonly countedCents: number | null;
  readonly expectedCents: number | null;
  readonly differenceCents: number | null;
};

/** What the core wrote, read from the encrypted base itself while the program goes on. */
export class Stored {
  readonly db: ReadableDb;

  constructor(data: string) {
    const key = readOrCreateKey(data);
    if (key.kind !== 'key') throw new Error('La clé de la base ne se lit pas.');
    this.db = openToRead(join(data, BASE_FILE), Buffer.from(key.bytes));
  }

  close(): void {
    this.db.close();
  }

  /** One number: a sum or a count. */
  number(text: string, ...given: readonly (string | number)[]): number {
    return Number(
      this.db
        .prepare<unknown[], number>(text)
        .pluck()
        .get(...given) ?? 0,
    );
  }

  /** Payments taken here, oldest first; of one account when it is given. */
  payments(account?: string): StoredPayment[] {
    return this.db
      .prepare<unknown[], Omit<StoredPayment, 'reversed'> & { reversed: 0 | 1 }>(
        `SELECT p.id, p.number, l.key AS account, p.amount_cents AS cents, p.received_cents AS receivedCents, p.mode,
           EXISTS (SELECT 1 FROM payment_reversal r WHERE r.payment_id = p.id) AS reversed
         FROM payment p JOIN lease l ON l.id = p.lease_id WHERE l.key = coalesce(?, l.key) ORDER BY p.taken_at, p.number`,
      )
      .all(account ?? null)
      .map((row) => ({ ...row, reversed: row.reversed === 1 }));
  }

  /** The last payment of an account. */
  lastPayment(account: string): StoredPayment {
    const found = this.payments(account).at(-1);
    if (found === undefined) throw new Error(`Aucun encaissement sur ${account} dans la base.`);
    return found;
  }

  /** The account's balance as kept beside it; above zero the tenant owes. */
  balance(account: string): number {
    return this.number('SELECT balance_cents FROM lease WHERE key = ?', account);
  }

  /** The same summed from the lines of the account. */
  ledger(account: string): number {
    return this.number(
      'SELECT sum(e.debit_cents - e.credit_cents) FROM entry e JOIN lease l ON l.id = e.lease_id WHERE l.key = ?',
      account,
    );
  }

  /** Papers of an account given here, oldest first. */
  papers(account: string): StoredPaper[] {
    return this.db
      .prepare<unknown[], Omit<StoredPaper, 'void'> & { void: 0 | 1 }>(
        `SELECT p.number, p.kind, p.month, p.cents, p.title,
           EXISTS (SELECT 1 FROM paper_void v WHERE v.number = p.number) AS void,
           (SELECT count(*) FROM paper_copy c WHERE c.number = p.number) AS copies,
           (SELECT sha256 FROM paper_rendering f WHERE f.number = p.number AND f.format = 'a4' AND f.copy = 0) AS sha256
         FROM issued_paper p JOIN lease l ON l.id = p.lease_id WHERE l.key = ? ORDER BY p.rowid`,
      )
      .all(account)
      .map((row) => ({ ...row, void: row.void === 1 }));
  }

  reversals(account: string): StoredReversal[] {
    return this.db
      .prepare<unknown[], StoredReversal>(
        `SELECT r.number, r.payment_id AS payment, r.kind, e.debit_cents AS entryDebitCents
         FROM payment_reversal r JOIN lease l ON l.id = r.lease_id JOIN entry e ON e.payment_id = r.id
         WHERE l.key = ? ORDER BY r.reversed_at`,
      )
      .all(account);
  }

  /** The last opening of the till, with its last count and its closing. */
  till(): StoredTill | undefined {
    return this.db
      .prepare<[], StoredTill>(
        `SELECT o.float_cents AS floatCents, c.counted_cents AS countedCents, c.expected_cents AS expectedCents,
           z.difference_cents AS differenceCents
         FROM till_opening o LEFT JOIN till_count c ON c.opening_id = o.id LEFT JOIN till_closing z ON z.opening_id = o.id
         ORDER BY o.seq DESC, c.seq DESC LIMIT 1`,
      )
      .get();
  }

  /** Code of the agency that an account belongs to. */
  agencyOf(account: string): string {
    const code = this.db
      .prepare<[string], string>(
        `SELECT r.agency_code FROM lease l JOIN dwelling d ON d.code = l.dwelling_code
           JOIN residence r ON r.code = d.residence_code WHERE l.key = ?`,
      )
      .pluck()
      .get(account);
    if (code === undefined) throw new Error(`Le compte ${account} n'a pas d'agence.`);
    return code;
  }

  /** Acts not yet at the portal. */
  waiting(): number {
    return this.number("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')");
  }

  /** Acts of this post so far. */
  acts(): number {
    return this.number('SELECT count(*) FROM command');
  }

  /** How many entries of its chain every till proves; a broken chain throws its sentence. */
  provedEntries(): number {
    return tillsOf(this.db).reduce((sum, till) => {
      const verdict = verifyTill(this.db, till);
      if (verdict.kind === 'broken') throw new Error(verdict.sentence);
      return sum + verdict.count;
    }, 0);
  }
}
