import type { ReadableDb } from '../database/connection.ts';
import { Refusal } from '../procedures/refusal.ts';
import { type LeaseSummary, summaryByKey } from './lease-summary.ts';

/** @throws Refusal `CPT-404` when no account has this key. */
export function requireAccount(db: ReadableDb, key: string): LeaseSummary {
  const lease = summaryByKey(db, key);
  if (lease !== undefined) return lease;
  throw new Refusal('CPT-404', "Ce compte n'est pas sur ce poste.", {
    next: 'Recherchez le compte de nouveau.',
  });
}
