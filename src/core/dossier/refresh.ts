import type { ContactDetails } from '../../rules/dossier/values.ts';
import { nameKey } from '../../rules/names.ts';
import { phoneKey } from '../../rules/phones.ts';
import { emailKey } from '../../rules/registrations/email.ts';
import { indexSearch } from '../accounts/search/index-search.ts';
import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';
import { actRows, portalRows } from './rows.ts';
import { changesInEffect } from './standing.ts';

/** Under what a telephone is looked for: its digits alone; undefined for what is none. */
export function phoneDigits(text: string): string | undefined {
  const key = phoneKey(text);
  return key === undefined ? undefined : nameKey(key);
}

type Kept = { readonly person: string; readonly kind: 'phone' | 'email'; readonly key: string };

/**
 * Writes down what the changes in effect of one account make findable and hide; to be called in the transaction that
 * took a change, or learned what became of it. Neither depends on what the ERP says, which may come later or move on:
 * a telephone is looked at again when it is found, and of a protection the last change counts.
 * @returns leases that the search must index again: those of whoever is hidden or shown by it
 */
export function refreshFile(db: WritableDb, leaseId: number): readonly number[] {
  const contacts: Kept[] = [];
  const protections = new Map<string, 0 | 1>();
  for (const { person, value } of changesInEffect(portalRows(db, leaseId), actRows(db, leaseId))) {
    if (person === null) continue;
    if ('email' in value) contacts.push(...contactsIn(person, value));
    if ('masked' in value) protections.set(person, value.masked ? 1 : 0);
  }
  writeContacts(db, leaseId, contacts);
  const moved = writeProtections(db, leaseId, protections);
  return moved.length === 0 ? [] : [leaseId, ...moved.flatMap((person) => leasesOf(db, person))];
}

function contactsIn(person: string, { phone1, phone2, email }: ContactDetails): Kept[] {
  const phones = [phone1, phone2].flatMap((phone) => phoneDigits(phone ?? '') ?? []);
  return [
    ...phones.map((key): Kept => ({ person, kind: 'phone', key })),
    ...(email === null ? [] : [{ person, kind: 'email', key: emailKey(email) } as const]),
  ];
}

/** The same, and the search brought up to date: for an act of the counter. */
export function refreshFileAndSearch(db: WritableDb, leaseId: number): void {
  const leaseIds = refreshFile(db, leaseId);
  if (leaseIds.length > 0) indexSearch(db, { leaseIds });
}

function writeContacts(db: WritableDb, leaseId: number, now: readonly Kept[]): void {
  const before = sql<Kept>(
    db,
    'SELECT person_key AS person, kind, key FROM dossier_contact WHERE lease_id = ?',
  ).all(leaseId);
  if (before.length + now.length === 0) return;
  sql(db, 'DELETE FROM dossier_contact WHERE lease_id = ?').run(leaseId);
  const insert = sql(
    db,
    'INSERT INTO dossier_contact (lease_id, person_key, kind, key) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const { person, kind, key } of now) insert.run(leaseId, person, kind, key);
}

/** Answers whose protection moved. */
function writeProtections(
  db: WritableDb,
  leaseId: number,
  now: ReadonlyMap<string, number>,
): readonly string[] {
  const rows = sql<{ person: string; masked: number }>(
    db,
    'SELECT person_key AS person, masked FROM dossier_protection WHERE lease_id = ?',
  ).all(leaseId);
  const before = new Map(rows.map(({ person, masked }) => [person, masked]));
  const moved = [...new Set([...before.keys(), ...now.keys()])].filter(
    (person) => before.get(person) !== now.get(person),
  );
  for (const person of moved) {
    const masked = now.get(person);
    if (masked === undefined) {
      sql(db, 'DELETE FROM dossier_protection WHERE lease_id = ? AND person_key = ?').run(leaseId, person);
      continue;
    }
    sql(
      db,
      `INSERT INTO dossier_protection (lease_id, person_key, masked) VALUES (?, ?, ?)
       ON CONFLICT (lease_id, person_key) DO UPDATE SET masked = excluded.masked`,
    ).run(leaseId, person, masked);
  }
  return moved;
}

function leasesOf(db: ReadableDb, person: string): readonly number[] {
  return sql<{ id: number }>(
    db,
    'SELECT DISTINCT y.lease_id AS id FROM person p CROSS JOIN party y ON y.person_id = p.id WHERE p.key = ?',
  )
    .all(person)
    .map(({ id }) => id);
}

/** After the portal took or refused an act: what it refused counts no more. Does nothing for any other act. */
export function refreshSettledChange(db: WritableDb, commandId: string): void {
  const lease = sql<{ lease: number }>(
    db,
    'SELECT lease_id AS lease FROM dossier_act WHERE command_id = ?',
  ).get(commandId)?.lease;
  if (lease !== undefined) refreshFileAndSearch(db, lease);
}
