import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { requireMeta } from '../database/meta.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { journalPaper } from '../till/journal-paper.ts';
import type { CommonFacts } from './common-facts.ts';
import { commonFacts } from './freeze/common.ts';
import { insertPaper } from './issue.ts';
import { type IssuedFacts, issuedFactsSchema } from './paper-facts.ts';
import { type FactsWithoutCode, verificationCode } from './verification-code.ts';

/** A paper to be given under a number already taken, by a command already recorded. */
export type Ordered = { readonly lease: LeaseSummary; readonly commandId: string; readonly number: string };
export type OrderedPaper = { readonly number: string; readonly title: string };

type CommonPart = Omit<CommonFacts, 'code'>;

/** Frozen, written and chained into the till, as every paper given here. @param about month and cents, where it has them */
export function issueOrdered(
  scope: CommandScope,
  { lease, commandId, number }: Ordered,
  title: string,
  freeze: (common: CommonPart) => FactsWithoutCode,
  about: { readonly month: string | null; readonly cents: number } = { month: null, cents: 0 },
): OrderedPaper {
  const { db, session, core } = scope;
  const now = core.ports.clock.now();
  const at = new Date(now).toISOString();
  const offsetMinutes = core.ports.clock.offsetMinutes(now);
  const agent = session.agent();
  const frozen = freeze({
    ...commonFacts(db, currentProfile(db), lease),
    number,
    agent: { name: agent.name, jobTitle: agent.jobTitle },
    issued: { at, offsetMinutes },
  });
  const facts: IssuedFacts = issuedFactsSchema.parse({ ...frozen, code: verificationCode(frozen) });
  insertPaper(db, {
    number,
    kind: facts.kind,
    actId: commandId,
    paymentId: null,
    leaseId: lease.id,
    month: about.month,
    cents: about.cents,
    title,
    facts,
    at,
    on: localDay(core.ports.clock, now),
  });
  journalPaper(db, { till: requireMeta(db, 'till'), at, offsetMinutes, commandId, number });
  scope.changed('documents', 'till');
  return { number, title };
}
