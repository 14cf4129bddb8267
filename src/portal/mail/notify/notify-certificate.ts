import type { Transaction } from 'kysely';
import { tenantDesk } from '../../spaces/tenant-desk.ts';
import type { PortalTables } from '../../store/tables.ts';
import { queueMail } from '../queue-mail.ts';
import { NEWS_DAYS, recipientsOf } from './recipients.ts';

/** Tells of a certificate that was refused, and why, who agreed to be told; one decision is told once. */
export async function notifyRefusedCertificate(
  tx: Transaction<PortalTables>,
  refused: {
    readonly account: string;
    /** Why, in words; null where nobody says. */
    readonly reason: string | null;
    /** Names the decision. */
    readonly fact: string;
    /** When it was decided, and now. */
    readonly decidedAt: Date;
    readonly at: Date;
  },
): Promise<void> {
  const { account, reason, fact, decidedAt, at } = refused;
  if (at.getTime() - decidedAt.getTime() > NEWS_DAYS * 86_400_000) return;
  const recipients = await recipientsOf(tx, [account], ['notifications']);
  if (recipients.length === 0) return;
  const desk = await tenantDesk(tx);
  for (const { email, ...recipient } of recipients) {
    await queueMail(tx, {
      facts: { kind: 'certificate-refused', reason },
      desk,
      recipient: email,
      ...recipient,
      about: `attestation ${fact} ${recipient.person}`,
      at,
    });
  }
}
