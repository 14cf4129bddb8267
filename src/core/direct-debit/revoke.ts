import type { z } from 'zod';
import type { directDebitContract } from '../../contract/direct-debit.ts';
import { wordOf } from '../../rules/direct-debit/counting.ts';
import { debitPaperTitle, issueDebitReceipt, reserveDebitPaper } from '../documents/debit-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { refuseHiddenIban, requireCurrent, requireSeen, requireWords } from './checks.ts';
import { debitDesk } from './desk.ts';
import { type Given, givenOf } from './given.ts';
import { refuse } from './refusals.ts';
import { knownGiven, type Paper, writeAct } from './write-act.ts';

type RevokeInput = z.infer<NonNullable<(typeof directDebitContract.revoke)['~orpc']['inputSchema']>>;

/**
 * "Révoquer le mandat": the tenant's own will, at any time (domain.md B25), and its récépissé.
 * @throws Refusal `PRL-…`
 */
export function revokeMandate(scope: CommandScope, input: RevokeInput): Given {
  const { db, core } = scope;
  const { commandId, account, reason, comment, wordsKept, seen } = input;
  const payload = { rum: seen.rum, reason, comment };
  const known = knownGiven(db, commandId, account, () => payload);
  if (known !== undefined) return givenOf(scope, account, seen.rum ?? '', [known]);

  const desk = debitDesk(core, db, account);
  const { lease, erp } = desk;
  requireSeen(desk, seen);
  const { rum, maskedIban } = requireCurrent(desk.current);
  if (reason === 'autre' && comment === '') {
    refuse('PRL-COMMENTAIRE', 'Cette raison demande une explication.', {
      field: 'comment',
      next: 'Écrivez en une phrase pourquoi le mandat est révoqué.',
    });
  }
  refuseHiddenIban([comment], 'comment');
  requireWords(desk, comment, wordsKept);
  const number = reserveDebitPaper(scope, 'recepisse-prelevement');
  const paper: Paper = { number, title: debitPaperTitle('revoke') };
  const body = { act: 'revoke', ...paper, reason, comment, seen, base: wordOf(erp) } as const;
  writeAct(scope, { commandId, lease, rum, body, payload, result: paper, supersedes: null });
  issueDebitReceipt(scope, { lease, commandId, number, what: 'revoke', rum, maskedIban, day: null, reason });
  return givenOf(scope, account, rum, [paper]);
}
