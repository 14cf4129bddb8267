import { maskReference } from '../../../rules/kiosk/masked-reference.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { readMeta, requireMeta } from '../../database/meta.ts';
import type { KioskTicketFacts } from '../../documents/render/kiosk/ticket-facts.ts';
import { currentProfile } from '../../landlords/current-profile.ts';
import type { Clock } from '../../ports.ts';

export type TicketLine = { readonly label: string; readonly value: string };

/** What a ticket says besides its landlord, its kiosk and its moment. */
export type TicketWords = {
  readonly number: string | null;
  readonly kind: 'recu' | 'ticket';
  /** Reference as printed on the avis; empty where no account was given. */
  readonly printed: string;
  readonly title: string;
  readonly lines: readonly TicketLine[];
  readonly sentences: readonly string[];
  readonly code: string | null;
};

/** Everything a ticket says, frozen: drawn again later, it says the same. The reference is masked before it is kept. */
export function ticketFacts(db: ReadableDb, clock: Clock, words: TicketWords): KioskTicketFacts {
  const profile = currentProfile(db);
  const now = clock.now();
  return {
    version: 1,
    number: words.number,
    kind: words.kind,
    landlord: {
      name: profile.name,
      legalName: profile.letterhead.legalName,
      phone: profile.letterhead.phone,
    },
    specimen: profile.letterhead.specimen || readMeta(db, 'demonstration') === 'yes',
    agency: requireMeta(db, 'agency'),
    kiosk: requireMeta(db, 'post'),
    reference:
      words.printed === ''
        ? null
        : { name: profile.printedReference.name, masked: maskReference(words.printed) },
    title: words.title,
    lines: words.lines.map(({ label, value }) => ({ label, value })),
    sentences: [...words.sentences],
    code: words.code,
    issued: { at: new Date(now).toISOString(), offsetMinutes: clock.offsetMinutes(now) },
  };
}
