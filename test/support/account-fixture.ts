import type { WritableDb } from '../../src/core/database/connection.ts';
import { sql } from '../../src/core/database/connection.ts';

export type FixtureEntry = {
  readonly period: string | null;
  readonly on: string;
  readonly dueOn?: string | null;
  readonly nature: string;
  readonly label?: string;
  /** Above zero a debit, below a credit. */
  readonly cents: number;
};

export type FixturePerson = {
  readonly civility?: string | null;
  readonly lastName: string;
  readonly firstName?: string | null;
  readonly role?: string;
  readonly masked?: boolean;
};

export type FixtureAccount = {
  readonly key: string;
  readonly printed?: string;
  readonly people?: readonly FixturePerson[];
  readonly entries?: readonly FixtureEntry[];
  readonly startedOn?: string;
  readonly exitOn?: string | null;
  readonly term?: string | null;
  readonly address1?: string;
  readonly address2?: string | null;
};

/** Writes an account as an import would leave it, without its state of lateness. Returns the id of its lease. */
export function addAccount(db: WritableDb, account: FixtureAccount): number {
  const { key } = account;
  sql(db, 'INSERT OR IGNORE INTO residence (code, name, postal_code, city) VALUES (?, ?, ?, ?)').run(
    'R1',
    'Les Bleuets',
    '28000',
    'Chartres',
  );
  const dwelling = sql(
    db,
    `INSERT OR IGNORE INTO dwelling (code, residence_code, type, address1, address2, postal_code, city, building, stair, door)
     VALUES (?, 'R1', ?, ?, ?, '28000', 'Chartres', ?, ?, ?)`,
  );
  const address1 = account.address1 ?? '14 rue des Bleuets';
  dwelling.run(`D-${key}`, 'T3', address1, account.address2 ?? null, 'B', '2', '034');
  dwelling.run(`P-${key}`, 'PARKING', address1, null, null, null, '12');
  const lease = sql<{ id: number }>(
    db,
    `INSERT INTO lease (key, loose_key, printed, dwelling_code, started_on, exit_on, annexes, term)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  ).get(
    key,
    key,
    account.printed ?? key,
    `D-${key}`,
    account.startedOn ?? '2019-04-01',
    account.exitOn ?? null,
    `P-${key}`,
    account.term ?? null,
  );
  if (lease === undefined) throw new Error('no lease');
  for (const [index, person] of (account.people ?? [TENANT]).entries())
    addPerson(db, lease.id, key, index, person);
  for (const entry of account.entries ?? []) addEntry(db, lease.id, entry);
  return lease.id;
}

const TENANT: FixturePerson = { civility: 'M.', lastName: "D'ARC", firstName: 'Jean-Baptiste' };

function addPerson(db: WritableDb, leaseId: number, key: string, index: number, person: FixturePerson): void {
  const row = sql<{ id: number }>(
    db,
    'INSERT INTO person (key, civility, last_name, first_name, address_masked) VALUES (?, ?, ?, ?, ?) RETURNING id',
  ).get(
    `${key}-${index}`,
    person.civility ?? null,
    person.lastName,
    person.firstName ?? null,
    person.masked === true ? 1 : 0,
  );
  if (row === undefined) throw new Error('no person');
  sql(db, 'INSERT INTO party (lease_id, person_id, role) VALUES (?, ?, ?)').run(
    leaseId,
    row.id,
    person.role ?? (index === 0 ? 'signataire_principal' : 'cosignataire'),
  );
}

export function addEntry(db: WritableDb, leaseId: number, entry: FixtureEntry): void {
  sql(
    db,
    `INSERT INTO entry (lease_id, entered_on, due_on, period, nature, label, debit_cents, credit_cents)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    leaseId,
    entry.on,
    entry.dueOn ?? null,
    entry.period,
    entry.nature,
    entry.label ?? '',
    Math.max(0, entry.cents),
    Math.max(0, -entry.cents),
  );
}

/** The avis of domain.md §D: 399,75 + 28,40 + 96,30 − 42,11 − 187,00 = 295,34. */
export function ordinaryMonth(period: string, on: string, dueOn: string): FixtureEntry[] {
  const lines: readonly (readonly [string, string, number])[] = [
    ['loyer', 'Loyer principal', 39_975],
    ['parking', 'Parking n°\u00a012', 2_840],
    ['charges', 'Provisions pour charges', 9_630],
    ['rls', 'Réduction de loyer de solidarité (RLS)', -4_211],
    ['apl', 'APL versée au bailleur par la CAF', -18_700],
  ];
  return lines.map(([nature, label, cents]) => ({ period, on, dueOn, nature, label, cents }));
}

/** The fixed account of import-format.md: 150,00 of September and 295,34 of October 2026, 445,34 in all. */
export const ARC: FixtureAccount = {
  key: '0030020790D',
  entries: [
    ...ordinaryMonth('2026-09', '2026-09-30', '2026-10-10'),
    {
      period: '2026-09',
      on: '2026-10-09',
      nature: 'paiement_prelevement',
      label: 'Prélèvement',
      cents: -14_534,
    },
    ...ordinaryMonth('2026-10', '2026-10-31', '2026-11-10'),
  ],
};
