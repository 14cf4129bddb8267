import { wordOf } from '../../rules/direct-debit/counting.ts';
import { checkRum } from '../../rules/direct-debit/mandate.ts';
import type { MandateSeen } from '../../rules/direct-debit/states.ts';
import { debitPaperTitle, issueMandate, reserveDebitPaper } from '../documents/debit-papers.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import type { DebitAccount } from './checks.ts';
import type { DebitDesk } from './desk.ts';
import { correcting, type Paper, writeAct } from './write-act.ts';

export type Debtor = { readonly name: string; readonly lines: readonly string[] };

export type NewMandate = DebitAccount & {
  readonly commandId: string;
  readonly day: number | null;
  readonly debtor: Debtor;
  readonly seen: MandateSeen;
  readonly supersedes: string | null;
};

/** What is sent of a new mandate; its account number stands whole here and on the paper alone. */
export function subscribePayload(
  { iban, maskedIban, bic, day, debtor, seen, supersedes }: NewMandate,
  rum: string,
): Readonly<Record<string, unknown>> {
  return { rum, iban, maskedIban, bic, day, debtor, seen, ...correcting(supersedes) };
}

/** Writes a new mandate, under the number of its paper (RUM), and gives that paper to be signed. */
export function writeNewMandate(scope: CommandScope, { lease, erp }: DebitDesk, mandate: NewMandate): Paper {
  const { commandId, iban, maskedIban, bic, day, debtor, seen, supersedes } = mandate;
  const number = reserveDebitPaper(scope, 'mandat');
  if (!checkRum(number)) throw new Error('a number that no bank takes as a reference');
  const paper: Paper = { number, title: debitPaperTitle('mandate') };
  writeAct(scope, {
    commandId,
    lease,
    rum: number,
    body: { act: 'subscribe', ...paper, maskedIban, day, debtor: debtor.name, seen, base: wordOf(erp) },
    payload: subscribePayload(mandate, number),
    result: paper,
    supersedes,
  });
  issueMandate(scope, { lease, commandId, number, rum: number, iban, bic, debtor, day, amendment: false });
  return paper;
}
