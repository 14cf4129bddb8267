import { sql, type WritableDb } from '../../src/core/database/connection.ts';
import { addLease, type EntrySpec, type PersonSpec } from './account-rows.ts';

export type FixtureEntry = EntrySpec;

export type FixtureAccount = {
  readonly key: string;
  /** The first holds the lease unless a role is given, the others signed with him. */
  readonly people?: readonly PersonSpec[];
  readonly entries?: readonly EntrySpec[];
  readonly startedOn?: string;
  readonly exitOn?: string | null;
  readonly term?: string | null;
};

const TENANT: PersonSpec = { civility: 'M.', lastName: "D'ARC", firstName: 'Jean-Baptiste' };

/** Writes an account as an import would leave it: a T3 with its parking place. Returns the id of its lease. */
export function addAccount(db: WritableDb, account: FixtureAccount): number {
  const { key, people = [TENANT], entries = [], exitOn = null } = account;
  const lease = addLease(db, {
    key,
    exitOn,
    annexes: `P-${key}`,
    dwelling: { building: 'B', stair: '2', door: '034' },
    people: people.map((person, index) => (index === 0 ? person : { role: 'cosignataire', ...person })),
    entries,
  });
  sql(
    db,
    `INSERT INTO dwelling (code, residence_code, type, address1, postal_code, city, door)
     VALUES (?, 'R1', 'PARKING', '14 rue des Bleuets', '28000', 'Chartres', '12')`,
  ).run(`P-${key}`);
  sql(db, 'UPDATE lease SET started_on = coalesce(?, started_on), term = ? WHERE id = ?').run(
    account.startedOn ?? null,
    account.term ?? null,
    lease,
  );
  return lease;
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
