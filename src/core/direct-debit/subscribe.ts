import type { z } from 'zod';
import type { directDebitContract } from '../../contract/direct-debit.ts';
import { debitOffer } from '../../rules/direct-debit/rules.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { isAlive, refuseHiddenIban, requireDay, requireDebitAccount, requireSeen } from './checks.ts';
import { debitDesk } from './desk.ts';
import { type Given, givenOf } from './given.ts';
import { subscribePayload, writeNewMandate } from './new-mandate.ts';
import { refuse } from './refusals.ts';
import { knownGiven, requireCorrected } from './write-act.ts';

type SubscribeInput = z.infer<NonNullable<(typeof directDebitContract.subscribe)['~orpc']['inputSchema']>>;

/**
 * "Mettre en place le prélèvement": a mandate to be signed, under a reference of its own. It is proposed and never imposed
 * (loi 89-462, art. 4).
 * @throws Refusal `PRL-…` where the landlord's rules are not met, the account number is wrong or a mandate lives already
 */
export function subscribeMandate(scope: CommandScope, input: SubscribeInput): Given {
  const { db, core } = scope;
  const { commandId, account, day, debtor, seen, supersedes } = input;
  const debited = requireDebitAccount(input);
  const mandate = { commandId, ...debited, day, debtor, seen, supersedes };
  const known = knownGiven(db, commandId, account, ({ number }) => subscribePayload(mandate, number));
  if (known !== undefined) return givenOf(scope, account, known.number, [known]);

  const desk = debitDesk(core, db, account);
  requireCorrected(scope, supersedes, ['subscribe', 'account'], account);
  const { subscribe, rule } = debitOffer(desk.profile, desk.today);
  if (!subscribe) {
    refuse('PRL-OFFRE', 'Ce bailleur ne propose pas le prélèvement.', {
      next: `Règle du bailleur\u202f: ${rule.source}.`,
    });
  }
  refuseHiddenIban([debtor.name, ...debtor.lines], 'debtor');
  requireSeen(desk, seen);
  if (isAlive(desk.current, desk.today)) {
    refuse(
      'PRL-DEJA',
      `Un prélèvement est déjà en place sur ce compte, sous la référence ${desk.current.rum}.`,
      {
        field: 'seen',
        next: "Changez-en le RIB ou le jour, ou révoquez-le d'abord.",
      },
    );
  }
  requireDay(desk, day);
  const paper = writeNewMandate(scope, desk, mandate);
  return givenOf(scope, account, paper.number, [paper]);
}
