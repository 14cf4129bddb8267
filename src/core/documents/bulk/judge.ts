import type { BulkKind } from '../../../rules/documents/orders.ts';
import type { LandlordProfile } from '../../../rules/profile.ts';
import { paperlessFrom } from '../../../rules/registrations/offers.ts';
import type { LeaseSummary } from '../../accounts/lease-summary.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { readLedgerEntries, type StoredEntry } from '../../ledger/queries.ts';
import type { Clock } from '../../ports.ts';
import { type SpaceView, spacesOf, spaceView } from '../../registrations/spaces.ts';
import { noticeOf, quittanceOf } from '../month-papers.ts';
import type { BulkChoice, Skipped } from './run-rows.ts';
import { heldPaper } from './scope-queries.ts';

/** What a run does with an account. `held`: a paper of the month that nobody was ever handed. */
export type Judged =
  | { readonly kind: 'skipped'; readonly why: keyof Skipped }
  | { readonly kind: 'held'; readonly number: string }
  | { readonly kind: 'made'; readonly cents: number; readonly entries: readonly StoredEntry[] };

export type Judge = Pick<BulkChoice, 'kind' | 'month' | 'paperOnly'> & { readonly view: SpaceView };

export function judgeOf(
  profile: LandlordProfile,
  clock: Clock,
  { kind, month, paperOnly }: Pick<BulkChoice, 'kind' | 'month' | 'paperOnly'>,
): Judge {
  return { kind, month, paperOnly, view: spaceView(profile, clock) };
}

/** Whether an account is to have its paper of the month, and why not. */
export function judgeAccount(db: ReadableDb, lease: LeaseSummary, judge: Judge): Judged {
  const { kind, month } = judge;
  const entries = readLedgerEntries(db, lease.id);
  if (!noticeOf(entries, month).possible) return { kind: 'skipped', why: 'empty' };
  const read = kind === 'avis' ? noticeOf(entries, month) : quittanceOf(entries, month);
  if (!read.possible) return { kind: 'skipped', why: 'unpaid' };
  const held = heldPaper(db, { kind, leaseId: lease.id, month });
  if (held?.handed === 1) return { kind: 'skipped', why: 'given' };
  if (judge.paperOnly && isPaperless(db, lease, judge)) return { kind: 'skipped', why: 'paperless' };
  return held === undefined
    ? { kind: 'made', cents: read.cents, entries }
    : { kind: 'held', number: held.number };
}

/**
 * Whether somebody of the account reads it in his space instead: an active one, and agreed to in time for this month.
 * What the ERP says was agreed bears no date, and counts.
 */
function isPaperless(db: ReadableDb, lease: LeaseSummary, { kind, month, view }: Judge): boolean {
  const wanted: BulkKind = kind;
  return spacesOf(db, lease, view).some(
    ({ state, consents }) =>
      state === 'active' &&
      consents.some(
        (consent) =>
          consent.kind === wanted &&
          consent.given &&
          (consent.on === null || paperlessFrom(consent.on) <= month),
      ),
  );
}
