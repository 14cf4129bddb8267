import { assertNever } from '../../../rules/brand.ts';
import { type LeaseSummary, summaryById } from '../../accounts/lease-summary.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import type { StoredEntry } from '../../ledger/queries.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { recordCommand } from '../../sync/commands.ts';
import { issueMonthQuittance, issueNotice, reserveOrderedPaper } from '../month-papers.ts';
import { judgeAccount, judgeOf } from './judge.ts';
import { addPaper } from './part-rows.ts';
import { findRun, moveRun, type RunRow, type Skipped } from './run-rows.ts';
import { nextInScope } from './scope-queries.ts';

/** Accounts of one transaction, and papers of one command at most. */
export const BATCH_ACCOUNTS = 50;

/** How far a run has come. `over`: nothing more is to be looked at, or it no longer goes on. */
export type Step = { readonly run: RunRow; readonly over: boolean };

type Item = {
  readonly lease: LeaseSummary;
  readonly number: string;
  readonly cents: number;
  readonly entries: readonly StoredEntry[];
};

/**
 * Looks at the next accounts of a run and gives them their papers, in the caller's one transaction and under one
 * command: a stop before its end leaves nothing of it, no number taken, and the run where it stood.
 * @param count accounts, 50 at most
 */
export function takeBatch(scope: CommandScope, id: string, count: number): Step | undefined {
  const { db } = scope;
  const run = findRun(db, id);
  if (run === undefined) return undefined;
  if (run.state !== 'en-cours') return { run, over: true };
  const { residence, lastLease, kind, month } = run;
  const leases = nextInScope(db, { residence, after: lastLease, count: Math.min(count, BATCH_ACCOUNTS) });
  const last = leases.at(-1);
  if (last === undefined) return { run, over: true };

  const skipped: Skipped = { ...(JSON.parse(run.skipped) as Skipped) };
  const judge = judgeOf(currentProfile(db), scope.core.ports.clock, {
    kind,
    month,
    paperOnly: run.paperOnly === 1,
  });
  const items: Item[] = [];
  const numbers: string[] = [];
  for (const leaseId of leases) {
    const lease = summaryById(db, leaseId);
    if (lease === undefined) continue;
    const judged = judgeAccount(db, lease, judge);
    switch (judged.kind) {
      case 'skipped':
        skipped[judged.why] += 1;
        break;
      case 'held':
        numbers.push(judged.number);
        break;
      case 'made': {
        const number = reserveOrderedPaper(scope, kind);
        items.push({ lease, number, cents: judged.cents, entries: judged.entries });
        numbers.push(number);
        break;
      }
      default:
        assertNever(judged);
    }
  }
  if (items.length > 0) issueAll(scope, run, items);
  for (const [index, number] of numbers.entries()) addPaper(db, id, run.papers + index, number);
  moveRun(db, id, {
    done: run.done + leases.length,
    papers: run.papers + numbers.length,
    skipped,
    lastLease: last,
  });
  const moved = findRun(db, id);
  return moved && { run: moved, over: false };
}

function issueAll(scope: CommandScope, { id: run, kind, month }: RunRow, items: readonly Item[]): void {
  const commandId = scope.core.ports.ids.next();
  const payload = {
    run,
    kind,
    month,
    items: items.map(({ lease, number, cents }) => ({ account: lease.key, number, month, cents })),
  };
  const result = { numbers: items.map(({ number }) => number) };
  recordCommand(
    scope,
    { id: commandId, type: 'documents.batch', version: 1, account: null, payload },
    result,
  );
  const issue = kind === 'avis' ? issueNotice : issueMonthQuittance;
  for (const { lease, number, entries } of items) issue(scope, { lease, commandId, number, month, entries });
}
