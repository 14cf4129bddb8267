import type { SMTPTransportOptions } from 'nodemailer';
import { PortalStop } from '../server/portal-stop.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Waits of one sending, milliseconds: all of them end before another instance may take the mail up again. */
const WAITS = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 60_000 } as const;

/**
 * `smtps://user:password@host:465` speaks TLS from its first byte; `smtp://…` must turn to it (STARTTLS), except towards
 * this machine, or where `?ignoreTLS=true` says that the way is private. Mails hold links that open a space.
 * @throws PortalStop whose sentence never quotes the address, which holds a password
 */
export function readSmtpUrl(given: string): SMTPTransportOptions {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') {
    throw new PortalStop(
      "SMTP_URL attend smtp://utilisateur:motdepasse@serveur:587 ou smtps://…:465. Sa valeur n'est pas montrée ici.",
    );
  }
  const secure = url.protocol === 'smtps:';
  const asks = (name: string): boolean => url.searchParams.get(name) === 'true';
  // This machine's own server has often a certificate of nobody's, and nobody listens on the way.
  const clear = asks('ignoreTLS') || (LOOPBACK.has(url.hostname) && !asks('requireTLS'));
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(secure ? {} : clear ? { ignoreTLS: true } : { requireTLS: true }),
    ...(url.username === '' ? {} : { auth: { user: decoded(url.username), pass: decoded(url.password) } }),
    ...WAITS,
    // Its log names addresses.
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A password typed with a bare `%` is taken as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
