import type { z } from 'zod';
import type { directDebitContract } from '../../contract/direct-debit.ts';
import { wordOf } from '../../rules/direct-debit/counting.ts';
import { debitDays, debitOffer } from '../../rules/direct-debit/rules.ts';
import { sql } from '../database/connection.ts';
import { debitPaperTitle, issueMandate, reserveDebitPaper } from '../documents/debit-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { isAlive, refuseHiddenIban, requireCurrent, requireDebitAccount, requireSeen } from './checks.ts';
import { type DebitDesk, debitDesk } from './desk.ts';
import { type Given, givenOf } from './given.ts';
import { type NewMandate, subscribePayload, writeNewMandate } from './new-mandate.ts';
import { refuse } from './refusals.ts';
import { correcting, knownGiven, type Paper, requireCorrected, writeAct } from './write-act.ts';

type AccountInput = z.infer<NonNullable<(typeof directDebitContract.changeAccount)['~orpc']['inputSchema']>>;
type Change = Omit<NewMandate, 'day'>;

/**
 * "Changer de RIB": an amendment under the same reference, signed anew; where the mandate died of 36 months without a
 * collection, a new mandate (domain.md B25, B26).
 * @throws Refusal `PRL-…`
 */
export function changeAccount(scope: CommandScope, input: AccountInput): Given {
  const { db, core } = scope;
  const { commandId, account, debtor, seen, supersedes } = input;
  const change = { commandId, ...requireDebitAccount(input), debtor, seen, supersedes };
  const known = knownGiven(db, commandId, account, ({ type, number }) =>
    type === 'direct-debit.subscribe'
      ? subscribePayload({ ...change, day: actOf(scope, commandId).day }, number)
      : accountPayload(change),
  );
  if (known !== undefined) return givenOf(scope, account, actOf(scope, commandId).rum, [known]);

  const desk = debitDesk(core, db, account);
  requireCorrected(scope, supersedes, ['account', 'subscribe'], account);
  const { account: offered, rule } = debitOffer(desk.profile, desk.today);
  if (!offered) {
    refuse('PRL-OFFRE', "Ce bailleur ne propose pas de changer le compte d'un prélèvement.", {
      next: `Règle du bailleur\u202f: ${rule.source}.`,
    });
  }
  refuseHiddenIban([debtor.name, ...debtor.lines], 'debtor');
  requireSeen(desk, seen);
  const current = requireCurrent(desk.current);
  const paper = isAlive(current, desk.today)
    ? amend(scope, desk, current.rum, change)
    : writeNewMandate(scope, desk, { ...change, day: dayKept(desk, seen.day) });
  return givenOf(scope, account, actOf(scope, commandId).rum, [paper]);
}

function amend(scope: CommandScope, { lease, erp, current }: DebitDesk, rum: string, change: Change): Paper {
  const { commandId, iban, maskedIban, bic, debtor, seen, supersedes } = change;
  const number = reserveDebitPaper(scope, 'mandat');
  const paper: Paper = { number, title: debitPaperTitle('amendment') };
  writeAct(scope, {
    commandId,
    lease,
    rum,
    body: { act: 'account', ...paper, maskedIban, debtor: debtor.name, seen, base: wordOf(erp) },
    payload: accountPayload(change),
    result: paper,
    supersedes,
  });
  const day = current?.day ?? null;
  issueMandate(scope, { lease, commandId, number, rum, iban, bic, debtor, day, amendment: true });
  return paper;
}

function accountPayload({
  iban,
  maskedIban,
  bic,
  debtor,
  seen,
  supersedes,
}: Change): Readonly<Record<string, unknown>> {
  return { rum: seen.rum, iban, maskedIban, bic, debtor, seen, ...correcting(supersedes) };
}

/**
 * The day of a dead mandate goes on with the one that follows it; where the landlord offers days and that one is none of
 * them, the tenant has one to choose.
 * @throws Refusal `PRL-JOUR`
 */
function dayKept({ profile, today }: DebitDesk, day: number | null): number | null {
  const { days, sentence } = debitDays(profile, today);
  if (days.length === 0) return null;
  if (day !== null && days.includes(day)) return day;
  return refuse('PRL-JOUR', `Le jour de ce mandat n'est plus proposé. ${sentence}`, {
    field: 'day',
    next: 'Mettez en place un nouveau prélèvement, et choisissez-en le jour.',
  });
}

/** What the act was written as: its mandate, and of a new one its day. */
function actOf(
  { db }: CommandScope,
  commandId: string,
): { readonly rum: string; readonly day: number | null } {
  const row = sql<{ rum: string; day: number | null }>(
    db,
    "SELECT rum, json_extract(body, '$.day') AS day FROM mandate_act WHERE command_id = ?",
  ).get(commandId);
  if (row === undefined) throw new Error('an act that left no mandate');
  return row;
}
