import { type ReadableDb, sql, type WritableDb } from '../../src/core/database/connection.ts';
import { looseKey } from '../../src/rules/references/references.ts';

export type PersonSpec = {
  readonly lastName: string;
  readonly firstName?: string | null;
  readonly usageName?: string | null;
  readonly civility?: string | null;
  readonly birth?: string | null;
  readonly email?: string | null;
  readonly phone1?: string | null;
  readonly phone2?: string | null;
  readonly masked?: boolean;
  /** Default `signataire_principal`. */
  readonly role?: string;
  readonly absentSince?: string | null;
  /** The same text on two leases is the same person. */
  readonly key?: string;
};

export type EntrySpec = {
  readonly on: string;
  readonly nature: string;
  /** Above zero a debit, below a credit. */
  readonly cents: number;
  readonly dueOn?: string | null;
  readonly period?: string | null;
  readonly label?: string;
  readonly piece?: string | null;
};

export type LeaseSpec = {
  readonly key: string;
  readonly printed?: string;
  readonly exitOn?: string | null;
  readonly absentSince?: string | null;
  readonly annexes?: string | null;
  readonly dwelling?: {
    readonly code?: string;
    readonly type?: string | null;
    readonly address1?: string;
    readonly address2?: string | null;
    readonly building?: string | null;
    readonly stair?: string | null;
    readonly door?: string | null;
    readonly postalCode?: string;
    readonly city?: string;
    readonly residence?: string;
  };
  readonly people?: readonly PersonSpec[];
  readonly entries?: readonly EntrySpec[];
};

function insertId(db: WritableDb, text: string, ...values: readonly unknown[]): number {
  return Number(sql(db, text).run(...values).lastInsertRowid);
}

/** Writes one account straight into the base; the search and the lease's state are not brought up to date. */
export function addLease(db: WritableDb, spec: LeaseSpec): number {
  const home = spec.dwelling ?? {};
  const residence = home.residence ?? 'R1';
  sql(
    db,
    "INSERT INTO residence (code, name, postal_code, city) VALUES (?, ?, '28000', 'Chartres') ON CONFLICT DO NOTHING",
  ).run(residence, `Résidence ${residence}`);
  const code = home.code ?? `LOGT-${spec.key}`;
  sql(
    db,
    `INSERT INTO dwelling (code, residence_code, type, address1, address2, postal_code, city, building, stair, door)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  ).run(
    code,
    residence,
    home.type ?? 'T3',
    home.address1 ?? '14 rue des Bleuets',
    home.address2 ?? null,
    home.postalCode ?? '28000',
    home.city ?? 'Chartres',
    home.building ?? null,
    home.stair ?? null,
    home.door ?? null,
  );
  const lease = insertId(
    db,
    `INSERT INTO lease (key, loose_key, printed, dwelling_code, started_on, exit_on, annexes, absent_since)
     VALUES (?, ?, ?, ?, '2015-03-01', ?, ?, ?)`,
    spec.key,
    looseKey(spec.key),
    spec.printed ?? spec.key,
    code,
    spec.exitOn ?? null,
    spec.annexes ?? null,
    spec.absentSince ?? null,
  );
  for (const person of spec.people ?? []) addParty(db, lease, person);
  for (const entry of spec.entries ?? []) addEntry(db, lease, entry);
  return lease;
}

export function addParty(db: WritableDb, lease: number, spec: PersonSpec): number {
  const key =
    spec.key ?? `${lease}/${spec.role ?? ''}/${spec.lastName}/${spec.firstName ?? ''}/${spec.birth ?? ''}`;
  sql(
    db,
    `INSERT INTO person (key, civility, last_name, usage_name, first_name, birth, email, phone1, phone2, address_masked)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  ).run(
    key,
    spec.civility ?? null,
    spec.lastName,
    spec.usageName ?? null,
    spec.firstName ?? null,
    spec.birth ?? null,
    spec.email ?? null,
    spec.phone1 ?? null,
    spec.phone2 ?? null,
    spec.masked === true ? 1 : 0,
  );
  const person = sql<{ id: number }>(db, 'SELECT id FROM person WHERE key = ?').get(key)?.id;
  return insertId(
    db,
    'INSERT INTO party (lease_id, person_id, role, absent_since) VALUES (?, ?, ?, ?)',
    lease,
    person,
    spec.role ?? 'signataire_principal',
    spec.absentSince ?? null,
  );
}

export function addEntry(db: WritableDb, lease: number, spec: EntrySpec): number {
  return insertId(
    db,
    `INSERT INTO entry (lease_id, piece, entered_on, due_on, period, nature, label, debit_cents, credit_cents)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    lease,
    spec.piece ?? null,
    spec.on,
    spec.dueOn ?? null,
    spec.period ?? null,
    spec.nature,
    spec.label ?? spec.nature,
    Math.max(spec.cents, 0),
    Math.max(-spec.cents, 0),
  );
}

/** The plan of a query, one line per step. */
export function planOf(db: ReadableDb, asked: string): string[] {
  const text = asked.replaceAll(/@\w+/g, '?');
  const parameters = (text.match(/\?/g) ?? []).length;
  return db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(...Array.from({ length: parameters }, () => 'x'))
    .map(({ detail }) => detail);
}
