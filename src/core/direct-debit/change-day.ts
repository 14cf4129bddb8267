import type { z } from 'zod';
import type { directDebitContract } from '../../contract/direct-debit.ts';
import { wordOf } from '../../rules/direct-debit/counting.ts';
import { debitPaperTitle, issueDebitReceipt, reserveDebitPaper } from '../documents/debit-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { requireAlive, requireDay, requireSeen } from './checks.ts';
import { debitDesk } from './desk.ts';
import { type Given, givenOf } from './given.ts';
import { refuse } from './refusals.ts';
import { correcting, knownGiven, type Paper, requireCorrected, writeAct } from './write-act.ts';

type DayInput = z.infer<NonNullable<(typeof directDebitContract.changeDay)['~orpc']['inputSchema']>>;

/**
 * "Changer de jour": another of the days that the landlord offers, and its récépissé.
 * @throws Refusal `PRL-…`
 */
export function changeDay(scope: CommandScope, input: DayInput): Given {
  const { db, core } = scope;
  const { commandId, account, day, seen, supersedes } = input;
  const payload = { rum: seen.rum, day, seen, ...correcting(supersedes) };
  const known = knownGiven(db, commandId, account, () => payload);
  if (known !== undefined) return givenOf(scope, account, seen.rum ?? '', [known]);

  const desk = debitDesk(core, db, account);
  const { lease, erp } = desk;
  requireCorrected(scope, supersedes, ['day'], account);
  requireSeen(desk, seen);
  const { rum, maskedIban, day: before } = requireAlive(desk);
  requireDay(desk, day);
  if (day === before) {
    refuse('PRL-MEME-JOUR', `Le prélèvement a déjà lieu le ${day}.`, {
      field: 'day',
      next: 'Choisissez un autre jour.',
    });
  }
  const number = reserveDebitPaper(scope, 'recepisse-prelevement');
  const paper: Paper = { number, title: debitPaperTitle('day') };
  const body = { act: 'day', ...paper, day, seen, base: wordOf(erp) } as const;
  writeAct(scope, { commandId, lease, rum, body, payload, result: paper, supersedes });
  issueDebitReceipt(scope, { lease, commandId, number, what: 'day', rum, maskedIban, day, reason: null });
  return givenOf(scope, account, rum, [paper]);
}
