import { z } from 'zod';
import { SLIP_DAYS } from '../../rules/registrations/activation-code.ts';
import { CONSENT_KINDS } from '../../rules/registrations/consents.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { tenantDesk } from '../spaces/tenant-desk.ts';
import { dropWaysIn, keepSlipCode, makeLink } from '../spaces/ways-in.ts';
import { textSchema } from './placing.ts';
import type { SpaceActing } from './space-act.ts';

/** A code that a slip bears, as its hash. */
export const slipCodeSchema = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  expiresAt: z.iso.datetime(),
});

export const consentSchema = z.object({
  kind: z.enum(CONSENT_KINDS),
  given: z.boolean(),
  wording: textSchema,
  version: textSchema,
});

/** A post whose clock is wrong makes no code that lasts longer than this. */
const SLIP_MS = (SLIP_DAYS + 1) * 86_400_000;

/** The ways to activate that this act gives, in the place of those before: a mail, the slip's code, or both. */
export async function keepWaysIn(
  acting: SpaceActing,
  given: {
    readonly email: string | null;
    readonly code: z.infer<typeof slipCodeSchema> | null;
    readonly name: string;
  },
): Promise<void> {
  const { tx, account, person, feed, at } = acting;
  const { email, code, name } = given;
  await dropWaysIn(tx, { person, account, purpose: 'activation', at });
  if (email !== null) await mailLink(acting, 'activation', email, name);
  if (code === null) return;
  const latest = at.getTime() + SLIP_MS;
  const expiresAt = new Date(Math.min(Date.parse(code.expiresAt), latest));
  await keepSlipCode(tx, { hash: code.hash, person, account, feed, expiresAt, at });
}

const LINKS = {
  activation: { kind: 'activation', path: '/espace/activer' },
  email: { kind: 'email-confirm', path: '/espace/adresse' },
} as const;

/** Mails a link, once for this act. */
export async function mailLink(
  { tx, command, account, person, feed, at }: SpaceActing,
  purpose: 'activation' | 'email',
  email: string,
  name: string,
): Promise<void> {
  const token = await makeLink(tx, { purpose, channel: 'email', person, account, feed, email, at });
  const desk = await tenantDesk(tx);
  const { kind, path } = LINKS[purpose];
  await queueMail(tx, {
    facts: { kind, link: `${desk.address}${path}?cle=${token}` },
    desk,
    recipient: email,
    name,
    person,
    account,
    feed,
    about: `${kind} ${command}`,
    at,
  });
}
