import type { ReadableDb } from '../database/connection.ts';
import { Refusal } from '../procedures/refusal.ts';
import { findLease, type Holder, type Lease } from './queries.ts';

/** @throws Refusal `CPT-404` when no account has this key. */
export function requireLease(db: ReadableDb, account: string): Lease {
  const lease = findLease(db, account);
  if (lease !== undefined) return lease;
  throw new Refusal('CPT-404', "Ce compte n'est pas sur ce poste.", {
    next: 'Recherchez le compte de nouveau.',
  });
}

/** The name exactly as held: `D'ARC Jean-Baptiste`. */
export function heldName(holder: Holder): string {
  return [holder.lastName, holder.firstName].filter((part) => part !== null && part !== '').join(' ');
}

/** The name with its civility, for paper; a company has none (precision 11). */
export function formalName(holder: Holder): string {
  const civility = holder.civility === 'STE' ? null : holder.civility;
  return [civility, heldName(holder)].filter((part) => part !== null && part !== '').join(' ');
}
