import type { z } from 'zod';
import type { requestsContract } from '../../contract/requests.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { refuseWords } from './checks.ts';
import { requestDesk } from './desk.ts';
import { knownAct, writeAct } from './write-act.ts';

type Input = z.infer<NonNullable<(typeof requestsContract.visit)['~orpc']['inputSchema']>>;

/** "Note de visite", on the account and of no request. @throws Refusal `DEM-MOTS` */
export function noteVisit(scope: CommandScope, input: Input): Readonly<Record<string, never>> {
  const { db, core } = scope;
  const { commandId, account, motive, outcome, comment, wordsKept } = input;
  const payload = { motive, outcome, comment };
  if (knownAct(db, commandId, account, payload) !== undefined) return {};
  const { lease, view } = requestDesk(core, db, account);
  refuseWords(view, comment, wordsKept, 'comment');
  writeAct(scope, { commandId, act: 'visit', lease, requestId: null, body: payload, payload, result: {} });
  return {};
}
