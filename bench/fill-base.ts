import { sql, type WritableDb } from '../src/core/database/connection.ts';
import { shiftMonth } from '../src/rules/dates.ts';
import { looseKey, storedKey } from '../src/rules/references/references.ts';
import { firstName, lastName, site } from './names.ts';
import { type Random, random } from './random.ts';

const RULE = { form: 'digits-letter', digits: 10, digitsWithoutFirstZero: 9 } as const;
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const LAST_MONTH = '2026-10';

/** The reference printed for the n-th account, n from 0. */
export function printedReference(n: number): string {
  return `${String(30_000_000 + n * 7).padStart(10, '0')}${LETTERS[n % LETTERS.length]}`;
}

/**
 * Writes so many accounts of one landlord, each with one month of entries and one in a hundred with twenty-four.
 * One household in two has a second person; one person in forty bears a second name.
 */
export function fillBase(db: WritableDb, accounts: number, seed: number): void {
  const from = random(seed);
  // The trigger writes each lease once per entry; here the balance is known when the lease is written.
  const trigger = sql<{ sql: string }>(
    db,
    "SELECT sql FROM sqlite_master WHERE name = 'entry_balance'",
  ).get();
  if (trigger === undefined) throw new Error('the balance trigger is missing');
  db.exec('DROP TRIGGER entry_balance');
  const writer = new Writer(db);
  for (let n = 0; n < accounts; n++) writer.account(n, from);
  db.exec(trigger.sql);
}

type Line = {
  readonly nature: string;
  readonly cents: number;
  readonly on: string;
  readonly due: string | null;
};

class Writer {
  readonly #db: WritableDb;
  #place = { residence: '', street: '', postalCode: '', city: '' };
  #people = 0;
  #pieces = 0;

  constructor(db: WritableDb) {
    this.#db = db;
  }

  account(n: number, from: Random): void {
    if (n % 40 === 0) this.#residence(n / 40, from);
    const dwelling = `D${String(n).padStart(8, '0')}`;
    sql(
      this.#db,
      `INSERT INTO dwelling (code, residence_code, type, surface, address1, postal_code, city, building, stair, floor, door)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      dwelling,
      this.#place.residence,
      `T${1 + from.below(5)}`,
      String(20 + from.below(90)),
      `${1 + from.below(120)} ${this.#place.street}`,
      this.#place.postalCode,
      this.#place.city,
      from.below(3) === 0 ? null : LETTERS[from.below(5)],
      from.below(2) === 0 ? null : String(1 + from.below(4)),
      String(from.below(9)),
      String(1 + from.below(400)).padStart(3, '0'),
    );
    this.#lease(n, dwelling, from);
  }

  #residence(n: number, from: Random): void {
    const { residence, ...place } = site(from);
    this.#place = { residence: `R${String(n).padStart(6, '0')}`, ...place };
    sql(this.#db, 'INSERT INTO residence (code, name, postal_code, city) VALUES (?, ?, ?, ?)').run(
      this.#place.residence,
      residence,
      place.postalCode,
      place.city,
    );
  }

  #lease(n: number, dwelling: string, from: Random): void {
    const printed = printedReference(n);
    const key = storedKey(RULE, printed);
    if (key.kind === 'invalid') throw new Error(key.reason);
    const lines = linesOf(n % 100 === 0 ? 24 : 1, from);
    const balance = lines.reduce((sum, { cents }) => sum + cents, 0);
    const lease = n + 1;
    sql(
      this.#db,
      `INSERT INTO lease (id, key, loose_key, printed, dwelling_code, started_on, exit_on, type, balance_cents)
       VALUES (?, ?, ?, ?, ?, '2015-03-01', ?, 'bail', ?)`,
    ).run(
      lease,
      key.key,
      looseKey(key.key),
      printed,
      dwelling,
      from.below(12) === 0 ? '2026-03-31' : null,
      balance,
    );
    this.#person(lease, 'signataire_principal', lastName(from), from);
    const second = from.below(10);
    if (second < 3) this.#person(lease, 'cosignataire', lastName(from), from);
    else if (second < 5) this.#person(lease, 'occupant', lastName(from), from);
    this.#entries(lease, lines);
  }

  #person(lease: number, role: string, name: string, from: Random): void {
    this.#people += 1;
    const id = this.#people;
    const year = 1930 + from.below(78);
    const birth = `${year}-${pad(1 + from.below(12))}-${pad(1 + from.below(28))}`;
    sql(
      this.#db,
      `INSERT INTO person (id, key, civility, last_name, usage_name, first_name, birth, email, phone1, address_masked)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      id,
      `P${id}`,
      from.below(2) === 0 ? 'MME' : 'M',
      name,
      from.below(40) === 0 ? lastName(from) : null,
      firstName(from),
      birth,
      from.below(2) === 0 ? `locataire${id}@courriel.example` : null,
      from.below(5) === 0 ? null : `063998${String(from.below(10_000)).padStart(4, '0')}`,
      from.below(2000) === 0 ? 1 : 0,
    );
    sql(this.#db, 'INSERT INTO party (lease_id, person_id, role) VALUES (?, ?, ?)').run(lease, id, role);
  }

  #entries(lease: number, lines: readonly Line[]): void {
    const insert = sql(
      this.#db,
      `INSERT INTO entry (lease_id, piece, entered_on, due_on, period, nature, label, debit_cents, credit_cents)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const { nature, cents, on, due } of lines) {
      this.#pieces += 1;
      const period = due === null ? null : on.slice(0, 7);
      insert.run(
        lease,
        `Q${this.#pieces}`,
        on,
        due,
        period,
        nature,
        nature,
        Math.max(cents, 0),
        Math.max(-cents, 0),
      );
    }
  }
}

function linesOf(months: number, from: Random): Line[] {
  const rent = 22_000 + from.below(40_000);
  const charges = 6_000 + from.below(9_000);
  const apl = from.below(2) === 0 ? 0 : Math.min(rent, from.below(25_000));
  const lines: Line[] = [];
  for (let back = months - 1; back >= 0; back--) {
    const month = shiftMonth(LAST_MONTH, -back);
    const on = `${month}-28`;
    const due = `${shiftMonth(month, 1)}-10`;
    lines.push({ nature: 'loyer', cents: rent, on, due }, { nature: 'charges', cents: charges, on, due });
    if (apl > 0) lines.push({ nature: 'apl', cents: -apl, on, due });
    const behind = from.below(back === 0 ? 4 : 20);
    const paid = behind === 0 ? 0 : behind === 1 ? 15_000 : rent + charges - apl;
    if (paid > 0)
      lines.push({
        nature: 'paiement_prelevement',
        cents: -paid,
        on: `${shiftMonth(month, 1)}-09`,
        due: null,
      });
  }
  return lines;
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
