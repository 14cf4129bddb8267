import { isIP } from 'node:net';
import type { LandlordProfile } from '../../rules/profile-schema.ts';
import { PortalStop } from '../server/portal-stop.ts';
import type { MailerOptions } from './mailer.ts';
import { readSmtpUrl } from './smtp-address.ts';

/** What the environment says of mail. */
export type MailSettings = {
  readonly smtpUrl: string;
  readonly from?: string | undefined;
  readonly returnAddress?: string | undefined;
  /** Of a test: between two looks at what waits, milliseconds. */
  readonly pollMs?: number | undefined;
};

/** Undefined without SMTP_URL: nothing leaves, and mail waits. */
export function mailSettings(env: NodeJS.ProcessEnv): MailSettings | undefined {
  const smtpUrl = env.SMTP_URL?.trim() ?? '';
  if (smtpUrl === '') return undefined;
  return { smtpUrl, from: given(env.MAIL_FROM), returnAddress: given(env.MAIL_RETURN) };
}

/**
 * Whose mail it is: MAIL_FROM, else the sender that the landlord's guide names, else `noreply@` the portal's own host.
 * @throws PortalStop where none of them can be told, or one is no address
 */
export function mailerOptions(
  { smtpUrl, from, returnAddress, pollMs }: MailSettings,
  profile: LandlordProfile,
  publicAddress: string | undefined,
): MailerOptions {
  readSmtpUrl(smtpUrl);
  const sender = from ?? senderOf(profile, publicAddress);
  if (sender === undefined) {
    throw new PortalStop(
      "MAIL_FROM n'est pas donné\u202f: il dit de quelle adresse partent les courriels, telle que espace@bailleur.fr.",
    );
  }
  if (!isAddress(sender)) throw new PortalStop('MAIL_FROM attend une adresse, telle que espace@bailleur.fr.');
  if (returnAddress !== undefined && !isAddress(returnAddress)) {
    throw new PortalStop('MAIL_RETURN attend une adresse, telle que rebond@bailleur.fr.');
  }
  return {
    smtpUrl,
    from: sender,
    returnAddress: returnAddress ?? null,
    ...(pollMs === undefined ? {} : { pollMs }),
  };
}

function senderOf({ space }: LandlordProfile, publicAddress: string | undefined): string | undefined {
  const named = space.sender.value;
  if (named !== null && isAddress(named)) return named;
  const host = publicAddress === undefined ? '' : new URL(publicAddress).hostname;
  return host.includes('.') && isIP(host) === 0 ? `noreply@${host}` : undefined;
}

/** Plain: it is written in the dialogue with the server. */
function isAddress(text: string): boolean {
  return /^[A-Za-z0-9._%+-]{1,48}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text);
}

function given(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : trimmed;
}
