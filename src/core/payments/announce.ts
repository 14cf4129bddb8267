import type { z } from 'zod';
import type { Announcement, paymentsContract } from '../../contract/payments.ts';
import { monthsOf } from '../../rules/ledger.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { sql, type WritableDb } from '../database/connection.ts';
import { depotFacts } from '../documents/freeze/depot.ts';
import { insertPaper } from '../documents/issue.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { readLedgerEntries } from '../ledger/queries.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { knownResult, recordCommand } from '../sync/commands.ts';
import { requireRefused, writeHandling } from '../sync/handle.ts';
import { journalPaper } from '../till/journal-paper.ts';
import { takeNumber } from '../till/numbers.ts';
import { refuseBlocked, refuseCardNumbers } from './checks.ts';
import { announcedModesOf } from './modes.ts';
import { amountBlocks, type Block, settledBlocks } from './plan-blocks.ts';
import { type Moment, momentOf } from './take-part.ts';

type AnnounceInput = z.infer<NonNullable<(typeof paymentsContract.announce)['~orpc']['inputSchema']>>;
type Announced = { announcement: Announcement; paper: { number: string; title: string } };

const TITLE = "Reçu de dépôt d'ordre de paiement";

/**
 * Notes an order of payment that the tenant shows, and gives the paper for it. It settles nothing: no entry, nothing in
 * the till, no month paid, until the ERP's own entry comes (ui.md "Encaisser").
 */
export function announcePayment(scope: CommandScope, input: AnnounceInput): Announced {
  const { db } = scope;
  const { commandId, supersedes, ...act } = input;
  // Left out when there is none, so that an act begun by an older version of the program is still the same act.
  const payload = supersedes === null ? act : { ...act, supersedes };
  refuseCardNumbers({ payer: input.payer });
  const known = knownResult(db, commandId, payload);
  if (known !== undefined) return known as Announced;
  if (supersedes !== null) refuseOtherThanAnnouncement(requireRefused(scope, supersedes).type);

  const lease = requireAccount(db, input.account);
  const profile = currentProfile(db);
  const moment = momentOf(scope);
  const ledger = monthsOf(readLedgerEntries(db, lease.id));
  refuseBlocked([
    ...amountBlocks(input.amountCents),
    ...modeBlocks(announcedModesOf(profile, moment.on), input.mode),
    ...settledBlocks(ledger, input.chosenMonths),
  ]);

  const { amountCents, mode } = input;
  const months = input.chosenMonths.toSorted();
  const payer = input.payer === '' ? null : input.payer;
  const number = takeNumber(db, moment.till, 'depot-ordre');
  const { at, on, offsetMinutes, agent } = moment;
  const facts = depotFacts(db, {
    profile,
    lease,
    number,
    announcement: { mode, amountCents, months, payer, at, on, offsetMinutes },
    agent: { name: agent.name, jobTitle: agent.jobTitle },
  });
  const result: Announced = {
    announcement: { number, account: lease.key, mode, amountCents, months, on, state: 'annonce' },
    paper: { number, title: TITLE },
  };
  recordCommand(
    scope,
    { id: commandId, type: 'payment.announce', version: 1, account: lease.key, payload },
    result,
  );
  if (supersedes !== null) {
    writeHandling(scope, { refused: supersedes, action: 'resent', by: commandId, note: '' });
  }
  insertAnnouncement(db, commandId, lease.id, { ...result.announcement, payer }, moment);
  insertPaper(db, {
    number,
    kind: 'depot-ordre',
    actId: commandId,
    paymentId: null,
    leaseId: lease.id,
    month: null,
    cents: amountCents,
    title: TITLE,
    facts,
    at,
    on,
  });
  journalPaper(db, { till: moment.till, at, offsetMinutes, commandId, number });
  scope.changed('payments', 'accounts', 'documents', 'till');
  return result;
}

function refuseOtherThanAnnouncement(type: string): void {
  if (type === 'payment.announce') return;
  throw new Refusal('SYN-AUTRE', "L'opération à corriger n'est pas un ordre de paiement présenté.", {
    field: 'supersedes',
    kept: "Rien n'a été enregistré.",
  });
}

function modeBlocks(answers: ReturnType<typeof announcedModesOf>, mode: AnnounceInput['mode']): Block[] {
  const answer = answers.find((one) => one.mode === mode);
  if (answer === undefined || answer.allowed) return [];
  const sentence = answer.why ?? 'Ce mode de paiement n’est pas pris au guichet.';
  return [{ code: 'ENC-MODE', field: 'mode', sentence, source: 'Profil du bailleur' }];
}

function insertAnnouncement(
  db: WritableDb,
  id: string,
  leaseId: number,
  shown: Announcement & { readonly payer: string | null },
  { at, on, agent, till }: Moment,
): void {
  sql(
    db,
    `INSERT INTO payment_announcement (id, number, lease_id, mode, amount_cents, months, payer, announced_at,
       announced_on, agent_id, till) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    shown.number,
    leaseId,
    shown.mode,
    shown.amountCents,
    JSON.stringify(shown.months),
    shown.payer,
    at,
    on,
    agent.id,
    till,
  );
}
