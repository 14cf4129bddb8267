import type { Transaction } from 'kysely';
import { v7 } from 'uuid';
import { newToken } from '../devices/tokens.ts';
import { plainText } from '../store/plain-text.ts';
import type { PortalTables } from '../store/tables.ts';
import type { LetterDesk } from './letters/letter.ts';
import { writeLetter } from './letters/write-letter.ts';
import type { MailFacts } from './mail-facts.ts';

export type { MailFacts } from './mail-facts.ts';

export type MailToQueue = {
  readonly facts: MailFacts;
  readonly desk: LetterDesk;
  /** E-mail address, as it was typed. */
  readonly recipient: string;
  /** First and last name, for the greeting; empty for nobody in particular. */
  readonly name: string;
  readonly person: string | null;
  readonly account: string | null;
  readonly feed: string;
  /** The fact it tells, told once for ever: `paiement <id>`. Null: told each time. */
  readonly about: string | null;
  /** A stored file that goes with it, and the name it goes under. */
  readonly attachment?: { readonly sha256: string; readonly name: string };
  readonly at: Date;
};

/** Rows of one statement. */
const ROWS = 500;

/**
 * Writes a mail in the transaction of what it tells: told if it happened, and only then. Leaves with the next round of
 * the mailer, where a mail server is set.
 */
export function queueMail(tx: Transaction<PortalTables>, mail: MailToQueue): Promise<void> {
  return queueMails(tx, [mail]);
}

/** The same, of many: an import tells a whole agency of its avis. */
export async function queueMails(
  tx: Transaction<PortalTables>,
  mails: readonly MailToQueue[],
): Promise<void> {
  for (let from = 0; from < mails.length; from += ROWS) {
    await tx
      .insertInto('mail')
      .values(mails.slice(from, from + ROWS).map(rowOf))
      .onConflict((on) => on.column('about').doNothing())
      .execute();
  }
}

function rowOf(mail: MailToQueue) {
  const { facts, desk, recipient, name, person, account, feed, about, attachment, at } = mail;
  const letter = writeLetter(facts, desk, plainText(name));
  return {
    id: v7(),
    feed,
    kind: facts.kind,
    account,
    person,
    recipient,
    subject: letter.subject,
    body: letter.text,
    html: letter.html,
    next_at: at,
    bounce_token: bounceToken(),
    about,
    attachment_sha256: attachment?.sha256 ?? null,
    attachment_name: attachment?.name ?? null,
    made_at: at,
  };
}

/** In small letters: some mail servers write the address they return to in capitals or in small ones. */
function bounceToken(): string {
  return Buffer.from(newToken(), 'base64url').subarray(0, 15).toString('hex');
}
