import { sql } from 'kysely';
import { assertNever } from '../../rules/brand.ts';
import type { PortalDatabase } from '../store/database.ts';
import { asLandlord } from '../store/scope.ts';
import { markAddress } from './bounces.ts';

/** A mail that this instance alone is sending. */
export type ClaimedMail = {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly html: string;
  /** Which sending this is: what is written afterwards is written of this one only. */
  readonly tries: number;
  readonly bounce_token: string;
  /** Of a stored file that goes with it. */
  readonly attachment_sha256: string | null;
  readonly attachment_name: string | null;
};

/** No sending lasts as long: a mail that is "sending" since then was left by a portal that died. */
const LEASE_MS = 10 * 60_000;

/** The next mail to send, or undefined. Two instances that ask at once get two different ones. */
export function claimMail(database: PortalDatabase, now: number): Promise<ClaimedMail | undefined> {
  return asLandlord(database, async (tx) => {
    const { rows } = await sql<ClaimedMail>`
      UPDATE mail SET state = 'sending', tries = tries + 1, next_at = ${new Date(now + LEASE_MS)}
      WHERE id = (
        SELECT id FROM mail WHERE state IN ('waiting', 'sending') AND next_at <= ${new Date(now)} AND body IS NOT NULL
        ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, kind, recipient, subject, body, coalesce(html, '') AS html, tries, bounce_token,
        attachment_sha256, attachment_name`.execute(tx);
    return rows[0];
  });
}

/** The bytes that go with a mail; undefined where they are gone. */
export function attachedBytes(database: PortalDatabase, sha256: string): Promise<Uint8Array | undefined> {
  return asLandlord(database, async (tx) => {
    const file = await tx
      .selectFrom('stored_file')
      .select('bytes')
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    return file?.bytes;
  });
}

/** How a sending ended. */
export type MailEnd =
  | { readonly kind: 'sent' }
  | { readonly kind: 'bounced'; readonly fault: string }
  | { readonly kind: 'failed'; readonly fault: string }
  | { readonly kind: 'again'; readonly fault: string; readonly nextAt: Date };

/**
 * Writes how it ended, unless another instance has taken the mail up since. What was sent or refused for good keeps no
 * text; what failed keeps it a while, for a person may try again.
 * @param keepText in a demonstration, where the page Courriels shows what a mail said
 */
export function settleMail(
  database: PortalDatabase,
  { id, tries, recipient }: ClaimedMail,
  end: MailEnd,
  { now, keepText }: { readonly now: number; readonly keepText: boolean },
): Promise<void> {
  const at = new Date(now);
  const row = rowOf(end, at, keepText);
  return asLandlord(database, async (tx) => {
    // The feeds before the mail, as everyone who marks an address.
    if (end.kind === 'bounced') await markAddress(tx, recipient, { reason: end.fault, at });
    await tx
      .updateTable('mail')
      .set(row)
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .where('tries', '=', tries)
      .execute();
  });
}

function rowOf(end: MailEnd, at: Date, keepText: boolean) {
  const emptied = keepText ? {} : { body: null, html: null };
  switch (end.kind) {
    case 'sent':
      return { state: 'sent' as const, sent_at: at, fault: null, ...emptied };
    case 'bounced':
      return { state: 'bounced' as const, fault: end.fault, ...emptied };
    case 'failed':
      return { state: 'failed' as const, fault: end.fault };
    case 'again':
      return { state: 'waiting' as const, fault: end.fault, next_at: end.nextAt };
    default:
      return assertNever(end);
  }
}

/** A failed mail that nobody tried again within a month says nothing that still holds: its text goes. */
export function emptyOldFailures(database: PortalDatabase, now: number): Promise<void> {
  return asLandlord(database, async (tx) => {
    await tx
      .updateTable('mail')
      .set({ body: null, html: null })
      .where('state', '=', 'failed')
      .where('body', 'is not', null)
      .where('made_at', '<', new Date(now - 30 * 86_400_000))
      .execute();
  });
}
