import type { z } from 'zod';
import type { documentsContract } from '../../../contract/documents.ts';
import { summaryById } from '../../accounts/lease-summary.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import type { EffectScope } from '../../procedures/procedures.ts';
import { breathe } from './breathe.ts';
import { judgeAccount, judgeOf } from './judge.ts';
import { type BulkChoice, NONE_SKIPPED } from './run-rows.ts';
import { nextInScope, residencesHere } from './scope-queries.ts';
import { refuseChoice } from './start.ts';

type Plan = z.infer<NonNullable<(typeof documentsContract.bulkPlan)['~orpc']['outputSchema']>>;

/** Accounts looked at before the core has its turn. */
const SLICE = 20;

/** What the printing of a month would be, nothing being made. Stops when nobody waits for it any more. */
export async function planRun({ core, read, signal }: EffectScope, choice: BulkChoice): Promise<Plan> {
  const judge = read((db) => {
    refuseChoice(db, choice);
    return judgeOf(currentProfile(db), core.ports.clock, choice);
  });
  const skipped = { ...NONE_SKIPPED };
  let papers = 0;
  for (let after = 0; ; ) {
    const leases = read((db) => nextInScope(db, { residence: choice.residence, after, count: SLICE }));
    const last = leases.at(-1);
    if (last === undefined) break;
    read((db) => {
      for (const id of leases) {
        const lease = summaryById(db, id);
        if (lease === undefined) continue;
        const judged = judgeAccount(db, lease, judge);
        if (judged.kind === 'skipped') skipped[judged.why] += 1;
        else papers += 1;
      }
    });
    after = last;
    signal?.throwIfAborted();
    await breathe();
  }
  return { papers, skipped, residences: read((db) => residencesHere(db)) };
}
