import type { z } from 'zod';
import type { directDebitContract } from '../../contract/direct-debit.ts';
import { mandateActWords } from '../../rules/direct-debit/words.ts';
import { requireAccount } from '../accounts/require-account.ts';
import type { ReadableDb } from '../database/connection.ts';
import { mandateActDetail } from './act-words.ts';
import { readMandateRows } from './queries.ts';

type Acts = z.infer<NonNullable<(typeof directDebitContract.acts)['~orpc']['outputSchema']>>;

/** Acts of this post on the mandates of an account, newest first. @throws Refusal `CPT-404` */
export function mandateActs(db: ReadableDb, account: string): Acts {
  const { acts } = readMandateRows(db, requireAccount(db, account).id);
  return acts
    .map(({ doneAt, agentName, act, body, outbox }) => ({
      at: doneAt,
      agentName,
      what: mandateActWords[act],
      detail: mandateActDetail(body),
      unsent: outbox === 'waiting' || outbox === 'sending',
    }))
    .toReversed();
}
