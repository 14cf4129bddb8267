import { allocate } from '../../../rules/allocation.ts';
import { holdsCardNumber } from '../../../rules/card-number.ts';
import { formatMonthCapitalised, isIsoMonth } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import { NBSP } from '../../../rules/unicode.ts';
import { sql } from '../../database/connection.ts';
import { requireMeta } from '../../database/meta.ts';
import { localDay } from '../../local-day.ts';
import type { TerminalAnswer } from '../../ports.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import { recordCommand } from '../../sync/commands.ts';
import { factsOfKioskPayment } from '../../till/facts.ts';
import { appendJournal } from '../../till/journal.ts';
import { currentLetter, takeNumber } from '../../till/numbers.ts';
import { kioskAccount } from '../kiosk-base.ts';
import { issueTicket, reserveTicket } from '../tickets/issue-ticket.ts';
import type { TicketLine } from '../tickets/ticket-facts.ts';
import { standingOf } from './counted.ts';
import { findOperation, markAccepted, type Operation } from './operations.ts';

type Accepted = Extract<TerminalAnswer, { kind: 'accepted' }>;
type Line = { readonly month: string; readonly cents: number };

/** The longest authorisation number that a payment carries. */
const LONGEST = 20;
const NO_AUTHORISATION = 'sans numéro';

/**
 * Writes what the terminal accepted, in one transaction: command, payment, ticket and their entries of the till's chain.
 * Said twice, it is written once.
 */
export function recordAccepted(scope: CommandScope, operationId: string, answer: Accepted): void {
  const { db, core } = scope;
  const operation = findOperation(db, operationId);
  if (operation === undefined || operation.state === 'accepted') return;
  const { clock } = core.ports;
  const now = clock.now();
  const at = new Date(now).toISOString();
  const till = requireMeta(db, 'till');
  const authorisation = readableAuthorisation(answer.authorisation);
  const amountCents = amountTaken(operation, answer);
  const allocations = allocationsOf(scope, operation, amountCents);
  const number = takeNumber(db, till, 'payment');
  const ticket = reserveTicket(scope, 'recu');
  const on = localDay(clock, now);
  recordCommand(
    scope,
    {
      id: operation.id,
      type: 'payment.record',
      version: 1,
      account: operation.account,
      payload: {
        account: operation.account,
        amountCents,
        chosenMonths: operation.months,
        mode: 'carte',
        means: { mode: 'carte', authorisation },
        payer: null,
        channel: 'borne',
      },
    },
    { number, takenAt: at, on, plan: { allocations }, papers: [{ number: ticket }] },
  );
  sql(
    db,
    `INSERT INTO kiosk_payment (id, number, account_key, printed, known, amount_cents, authorisation, allocations,
       taken_at, taken_on, till) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    operation.id,
    number,
    operation.account,
    operation.printed,
    operation.known ? 1 : 0,
    amountCents,
    authorisation,
    JSON.stringify(allocations),
    at,
    on,
    till,
  );
  appendJournal(db, {
    tillCode: till,
    series: currentLetter(db),
    kind: 'encaissement',
    at,
    offsetMinutes: clock.offsetMinutes(now),
    mode: 'carte',
    amountCents,
    commandId: operation.id,
    number,
    facts: factsOfKioskPayment(db, operation.id),
  });
  issueTicket(scope, {
    number: ticket,
    kind: 'recu',
    visit: { id: operation.visit, printed: operation.printed },
    commandId: operation.id,
    title: 'Reçu de paiement',
    lines: linesOf(operation, { amountCents, authorisation, number, allocations }),
    sentences: sentencesOf(operation, amountCents),
  });
  markAccepted(db, operation.id, { authorisation, amountCents }, at);
  if (amountCents !== operation.amountCents)
    core.ports.log.error('terminal-took-another-amount', new Error(`operation ${operation.id}`));
  scope.changed('payments', 'accounts', 'till', 'outbox');
}

/** What was taken is what the terminal says; where it says no amount that can be, it is what was asked of it. */
function amountTaken(operation: Operation, { amountCents }: Accepted): number {
  return Number.isSafeInteger(amountCents) && amountCents > 0 ? amountCents : operation.amountCents;
}

/** Never a card number, whatever a terminal puts there; what it does not give is said so. */
function readableAuthorisation(text: string): string {
  const kept = text.replaceAll(/[^\p{L}\p{N}]/gu, '').slice(0, LONGEST);
  return kept === '' || holdsCardNumber(text) || holdsCardNumber(kept) ? NO_AUTHORISATION : kept;
}

/** Months chosen first, then the oldest due; none for an account that is not here. */
function allocationsOf({ db }: CommandScope, operation: Operation, amountCents: number): Line[] {
  const account = operation.known ? kioskAccount(db, operation.account) : undefined;
  if (account === undefined) return [];
  const months = standingOf(db, account).due.flatMap(({ month, cents }) =>
    isIsoMonth(month) ? [{ month, remainingCents: cents }] : [],
  );
  const chosen = operation.months.filter(isIsoMonth);
  return allocate({ months, amountCents, chosen }).lines.map(({ month, cents }) => ({ month, cents }));
}

/** Months are said to those who chose them: a reference alone shows nothing of what an account owes. */
function linesOf(
  operation: Operation,
  paid: {
    readonly amountCents: number;
    readonly authorisation: string;
    readonly number: string;
    readonly allocations: readonly Line[];
  },
): TicketLine[] {
  const shown = operation.months.length > 0 ? paid.allocations : [];
  return [
    { label: 'Montant payé', value: formatEuros(paid.amountCents) },
    { label: 'Moyen', value: 'Carte bancaire' },
    { label: "N° d'autorisation", value: paid.authorisation },
    { label: 'N° de paiement', value: paid.number },
    ...shown.flatMap(({ month, cents }) =>
      isIsoMonth(month) ? [{ label: formatMonthCapitalised(month), value: formatEuros(cents) }] : [],
    ),
  ];
}

function sentencesOf(operation: Operation, amountCents: number): string[] {
  const sentences = [];
  if (amountCents !== operation.amountCents)
    sentences.push(
      `Le terminal a débité ${formatEuros(amountCents)} au lieu de ${formatEuros(operation.amountCents)}. Montrez ce reçu au guichet\u202f: un agent verra avec vous ce qu'il faut faire.`,
    );
  if (!operation.known)
    sentences.push(
      "Cette référence n'est pas connue de la borne\u202f: le bailleur placera votre paiement sur votre compte.",
    );
  sentences.push(`Ce reçu n'est pas une quittance. En cas de question, donnez le n°${NBSP}de ce reçu.`);
  return sentences;
}
