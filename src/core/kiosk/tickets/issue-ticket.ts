import { sql } from '../../database/connection.ts';
import { requireMeta } from '../../database/meta.ts';
import { localDay } from '../../local-day.ts';
import type { CommandScope } from '../../procedures/procedures.ts';
import type { KioskVisit } from '../../procedures/session.ts';
import { factsOfKioskTicket } from '../../till/facts.ts';
import { appendJournal } from '../../till/journal.ts';
import { currentLetter, takeNumber } from '../../till/numbers.ts';
import { type TicketLine, ticketFacts } from './ticket-facts.ts';

export type TicketKind = 'recu' | 'ticket';

export type NewTicket = {
  /** The one that `reserveTicket` gave in the same transaction. */
  readonly number: string;
  readonly kind: TicketKind;
  /** Whose ticket it is: no other visit prints it. An empty reference: no account was given. */
  readonly visit: Pick<KioskVisit, 'id' | 'printed'>;
  /** The act it tells of, already recorded; null where there is none. */
  readonly commandId: string | null;
  readonly title: string;
  readonly lines: readonly TicketLine[];
  readonly sentences: readonly string[];
  /** Shown large: an activation code. */
  readonly code?: string | null;
};

/** The number of a ticket about to be issued; given back if the transaction is. */
export function reserveTicket({ db }: CommandScope, kind: TicketKind): string {
  return takeNumber(db, requireMeta(db, 'till'), kind);
}

/**
 * Writes a ticket and its entry of the till's chain, in the transaction of its act. It is kept whatever the printer does.
 */
export function issueTicket({ db, core }: CommandScope, ticket: NewTicket): void {
  const { clock } = core.ports;
  const facts = ticketFacts(db, clock, {
    number: ticket.number,
    kind: ticket.kind,
    printed: ticket.visit.printed,
    title: ticket.title,
    lines: ticket.lines,
    sentences: ticket.sentences,
    code: ticket.code ?? null,
  });
  const { at, offsetMinutes } = facts.issued;
  sql(
    db,
    `INSERT INTO kiosk_ticket (number, kind, act_id, visit, title, facts, issued_at, issued_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ticket.number,
    ticket.kind,
    ticket.commandId,
    ticket.visit.id,
    ticket.title,
    JSON.stringify(facts),
    at,
    localDay(clock, Date.parse(at)),
  );
  appendJournal(db, {
    tillCode: requireMeta(db, 'till'),
    series: currentLetter(db),
    kind: 'papier',
    at,
    offsetMinutes,
    mode: null,
    amountCents: 0,
    commandId: ticket.commandId ?? '',
    number: ticket.number,
    facts: factsOfKioskTicket(db, ticket.number),
  });
}
