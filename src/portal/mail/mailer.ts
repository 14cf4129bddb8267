import { setTimeout as delay } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { landlordProfile } from '../erp/landlord-rule.ts';
import type { PortalServices } from '../server/services.ts';
import {
  attachedBytes,
  type ClaimedMail,
  claimMail,
  emptyOldFailures,
  type MailEnd,
  settleMail,
} from './claim-mail.ts';
import { replyAddress } from './letters/letter.ts';
import { waitAfter } from './retry.ts';
import { readSmtpUrl } from './smtp-address.ts';
import { verdictOf } from './smtp-verdict.ts';

export type MailerOptions = {
  readonly smtpUrl: string;
  /** Address the mail comes from. */
  readonly from: string;
  /** `rebond@bailleur.example`: what comes back goes to `rebond+TOKEN@…`. Null: to the sender, who reads it himself. */
  readonly returnAddress: string | null;
  /** Between two looks at what waits, milliseconds. */
  readonly pollMs?: number;
};

export type Mailer = { close(): Promise<void> };

const POLL_MS = 2_000;
const SWEEP_MS = 60 * 60_000;
/** Sendings at one moment: a landlord's mail server is no mass mailer. */
const AT_ONCE = 4;
/** After a fault of the server itself: the mails behind it would each meet it. */
const REST_MS = 30_000;
/** A whole sending, whatever the server does; shorter than the lease of a claimed mail. */
const SENDING_MS = 5 * 60_000;
/** A deadlock with an import, a database that starts again. */
const SETTLE_TRIES = 5;
const SETTLE_MS = 500;
/** A stop waits so long for what is being sent; it is then sent again under the same Message-ID. */
const STOP_MS = 5_000;

/**
 * Sends what waits, until closed: at least once, each under one Message-ID. Several instances may send from one
 * database.
 * @throws PortalStop when the address of the server cannot be read
 */
export function startMailer(services: PortalServices, options: MailerOptions): Mailer {
  const { database, log, now } = services;
  const { from, returnAddress, pollMs = POLL_MS } = options;
  const transport = nodemailer.createTransport(readSmtpUrl(options.smtpUrl));
  const profile = landlordProfile(services.landlord);
  const keepText = services.mode === 'demonstration';
  const working = new Set<Promise<void>>();
  const stop = new AbortController();
  let closing = false;
  let restUntil = 0;
  let sweptAt = Number.NEGATIVE_INFINITY;

  /** Undefined where the file of a mail is no longer here. */
  async function attachmentsOf({ attachment_sha256: sha256, attachment_name: name }: ClaimedMail) {
    if (sha256 === null) return [];
    const bytes = await attachedBytes(database, sha256);
    return bytes && [{ filename: name ?? 'document.pdf', content: Buffer.from(bytes) }];
  }

  async function send(mail: ClaimedMail): Promise<MailEnd> {
    const attachments = await attachmentsOf(mail);
    if (attachments === undefined)
      return { kind: 'failed', fault: "Le document joint n'est plus au portail" };
    try {
      await transport.sendMail({
        envelope: {
          from: returnPath(returnAddress ?? from, returnAddress && mail.bounce_token),
          to: mail.recipient,
        },
        from: { name: profile.name, address: from },
        to: { name: '', address: mail.recipient },
        replyTo: { name: profile.name, address: replyAddress(profile) },
        subject: mail.subject,
        text: mail.body,
        html: mail.html,
        attachments,
        messageId: `<${mail.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(SENDING_MS)]),
      });
      log.info('mail-sent', { kind: mail.kind, tries: mail.tries });
      return { kind: 'sent' };
    } catch (error) {
      const verdict = verdictOf(error);
      log.warn('mail-not-sent', { kind: mail.kind, tries: mail.tries, end: verdict.kind, ...codesOf(error) });
      if (verdict.kind !== 'again') return verdict;
      if (stop.signal.aborted)
        return { kind: 'again', fault: "Le portail s'est arrêté", nextAt: new Date(now()) };
      if (verdict.server) restUntil = now() + REST_MS;
      const wait = waitAfter(mail.tries, Math.random());
      return wait === null
        ? { kind: 'failed', fault: `${verdict.fault}, pendant trois jours` }
        : { kind: 'again', fault: verdict.fault, nextAt: new Date(now() + wait) };
    }
  }

  /** Tried again at once: of a mail that has left and is not written down, the tenant gets a second one. */
  async function settle(mail: ClaimedMail, end: MailEnd): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await settleMail(database, mail, end, { now: now(), keepText });
      } catch (error) {
        if (tries >= SETTLE_TRIES || closing) throw error;
        await delay(SETTLE_MS * tries);
      }
    }
  }

  /** One after the other, until nothing waits. */
  async function work(): Promise<void> {
    while (!closing && now() >= restUntil) {
      const mail = await claimMail(database, now());
      if (mail === undefined) return;
      // Another hand only where there is work for one.
      if (working.size < AT_ONCE) track(work());
      await settle(mail, await send(mail));
    }
  }

  function look(): void {
    if (now() < restUntil) return;
    if (now() - sweptAt > SWEEP_MS && !keepText) {
      sweptAt = now();
      track(emptyOldFailures(database, now()));
    }
    if (working.size < AT_ONCE) track(work());
  }

  function track(done: Promise<void>): void {
    // A database that is away: what was claimed is taken up again once its lease has ended.
    const settled = done
      .catch((error) => {
        restUntil = now() + REST_MS;
        log.error('mailer-failed', error);
      })
      .finally(() => working.delete(settled));
    working.add(settled);
  }

  const timer = setInterval(look, pollMs);
  timer.unref();
  look();

  return {
    async close() {
      clearInterval(timer);
      closing = true;
      const limit = setTimeout(() => stop.abort(), STOP_MS);
      await Promise.all(working);
      clearTimeout(limit);
      transport.close();
    },
  };
}

/** `rebond+TOKEN@domain`: the token names the mail that comes back. */
function returnPath(address: string, token: string | null): string {
  const at = address.lastIndexOf('@');
  return token === null ? address : `${address.slice(0, at)}+${token}${address.slice(at)}`;
}

/** What may be said of a fault in the log: the server's words quote the address. */
function codesOf(error: unknown): Readonly<Record<string, string | number>> {
  if (!(error instanceof Error)) return {};
  const code = 'code' in error ? String(error.code) : error.name;
  const status = 'responseCode' in error ? Number(error.responseCode) : 0;
  return { code, ...(status > 0 ? { status } : {}) };
}
