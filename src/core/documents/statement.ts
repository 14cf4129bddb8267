import type { z } from 'zod';
import type { documentsContract } from '../../contract/documents.ts';
import { formatDate, isIsoDate, isoDate } from '../../rules/dates.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { requireMeta } from '../database/meta.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { knownResult, recordCommand } from '../sync/commands.ts';
import { journalPaper } from '../till/journal-paper.ts';
import { takeNumber } from '../till/numbers.ts';
import { statementFacts } from './freeze/statement.ts';
import { insertPaper } from './issue.ts';

type StatementInput = z.infer<NonNullable<(typeof documentsContract.statement)['~orpc']['inputSchema']>>;
type Issued = { id: string; number: string; title: string };

/**
 * Gives a relevé de compte: numbered, frozen and chained in the one transaction of its command, like every paper.
 * @throws Refusal `DOC-PERIODE` when the period is no period, or runs past the day of this post
 */
export function issueStatement(scope: CommandScope, input: StatementInput): Issued {
  const { db, session, core } = scope;
  const { commandId, ...payload } = input;
  const known = knownResult(db, commandId, payload);
  if (known !== undefined) return known as Issued;

  const now = core.ports.clock.now();
  const on = localDay(core.ports.clock, now);
  refusePeriod(input, on);
  const lease = requireAccount(db, input.account);
  const till = requireMeta(db, 'till');
  const agent = session.agent();
  const number = takeNumber(db, till, 'releve');
  const at = new Date(now).toISOString();
  const offsetMinutes = core.ports.clock.offsetMinutes(now);
  const { from, to } = input;
  const facts = statementFacts(db, {
    profile: currentProfile(db),
    lease,
    number,
    from,
    to,
    at,
    offsetMinutes,
    agent: { name: agent.name, jobTitle: agent.jobTitle },
  });
  const title = `Relevé de compte du ${formatDate(isoDate(from))} au ${formatDate(isoDate(to))}`;
  const result: Issued = { id: `issued:${number}`, number, title };
  recordCommand(
    scope,
    { id: commandId, type: 'documents.statement', version: 1, account: lease.key, payload },
    result,
  );
  insertPaper(db, {
    number,
    kind: 'releve',
    actId: commandId,
    paymentId: null,
    leaseId: lease.id,
    month: null,
    cents: facts.closingCents,
    title,
    facts,
    at,
    on,
  });
  journalPaper(db, { till, at, offsetMinutes, commandId, number });
  scope.changed('documents', 'till');
  return result;
}

function refusePeriod({ from, to }: StatementInput, today: string): void {
  const next = "Choisissez une période qui finit au plus tard aujourd'hui.";
  if (!isIsoDate(from) || !isIsoDate(to) || from > to) {
    throw new Refusal(
      'DOC-PERIODE',
      "La période du relevé finit avant de commencer, ou un jour n'existe pas.",
      {
        field: 'from',
        next,
      },
    );
  }
  if (to > today) {
    throw new Refusal(
      'DOC-PERIODE',
      `Le relevé ne peut pas aller au-delà du ${formatDate(isoDate(today))}.`,
      {
        field: 'to',
        next,
      },
    );
  }
}
