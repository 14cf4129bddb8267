import type { z } from 'zod';
import type { directDebitContract } from '../../contract/direct-debit.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { debitDesk } from './desk.ts';
import { shownMandate } from './shown.ts';
import type { Paper } from './write-act.ts';

export type Given = z.infer<NonNullable<(typeof directDebitContract.subscribe)['~orpc']['outputSchema']>>;

/** The answer of an act: the mandate as it stands now, and what is to be handed over. */
export function givenOf(
  { core, db }: CommandScope,
  account: string,
  rum: string,
  papers: readonly Paper[],
): Given {
  const desk = debitDesk(core, db, account);
  const mandate = [desk.current, ...desk.former].find((one) => one?.rum === rum) ?? null;
  return {
    mandate: mandate === null ? null : shownMandate(core, db, desk, mandate),
    papers: papers.map(({ number, title }) => ({ number, title })),
  };
}
