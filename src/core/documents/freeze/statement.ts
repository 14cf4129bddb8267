import { balanceOf, natureLabel } from '../../../rules/ledger.ts';
import type { LandlordProfile } from '../../../rules/profile.ts';
import type { LeaseSummary } from '../../accounts/lease-summary.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { readLedgerEntries, type StoredEntry } from '../../ledger/queries.ts';
import { announcementsOf } from '../../payments/announced.ts';
import { type StatementFacts, statementFactsSchema } from '../paper-facts.ts';
import { verificationCode } from '../verification-code.ts';
import { commonFacts } from './common.ts';

export type AskedStatement = {
  readonly profile: LandlordProfile;
  readonly lease: LeaseSummary;
  readonly number: string;
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly offsetMinutes: number;
  readonly agent: StatementFacts['agent'];
};

/** The facts of a relevé de compte: every line dated in the period, and the balance before, after and beside it. */
export function statementFacts(db: ReadableDb, asked: AskedStatement): StatementFacts {
  const { profile, lease, number, from, to, at, offsetMinutes, agent } = asked;
  const entries = readLedgerEntries(db, lease.id);
  const within = entries.filter(({ date }) => date >= from && date <= to);
  const facts = {
    ...commonFacts(db, profile, lease),
    kind: 'releve' as const,
    number,
    from,
    to,
    openingCents: balanceOf(entries.filter(({ date }) => date < from)),
    lines: within.map((entry) => ({
      on: entry.date,
      label: entry.label.trim() === '' ? natureLabel(entry.nature) : entry.label.trim(),
      debitCents: entry.debitCents,
      creditCents: entry.creditCents,
    })),
    closingCents: balanceOf(entries.filter(({ date }) => date <= to)),
    announced: openOn(db, lease, entries, to),
    agent,
    issued: { at, offsetMinutes },
  };
  return statementFactsSchema.parse({ ...facts, code: verificationCode(facts) });
}

/** Orders shown by the last day that no line of the account had settled by then. */
function openOn(
  db: ReadableDb,
  lease: LeaseSummary,
  entries: readonly StoredEntry[],
  to: string,
): StatementFacts['announced'] {
  const dates = new Map(entries.map(({ id, date }) => [id, date]));
  return announcementsOf(db, lease, entries)
    .filter(({ on, settledBy }) => on <= to && (settledBy === null || (dates.get(settledBy) ?? '') > to))
    .map(({ number, on, mode, amountCents }) => ({ number, on, mode, amountCents }));
}
