import type { Transaction } from 'kysely';
import { tenantDesk } from '../../spaces/tenant-desk.ts';
import type { PortalTables } from '../../store/tables.ts';
import { queueMail } from '../queue-mail.ts';
import { NEWS_DAYS, recipientsOf } from './recipients.ts';

/**
 * Tells of a payment that has just been placed on a known account; of one that is "à lettrer", nothing.
 * @param id of its command
 */
export async function notifyPayment(tx: Transaction<PortalTables>, id: string, at: Date): Promise<void> {
  const payment = await tx
    .selectFrom('payment')
    .select(['account', 'cents', 'taken_on', 'taken_at', 'number'])
    .where('id', '=', id)
    .where('suspense', '=', false)
    .executeTakeFirst();
  if (payment === undefined || payment.account === null) return;
  if (at.getTime() - Date.parse(payment.taken_at) > NEWS_DAYS * 86_400_000) return;
  const recipients = await recipientsOf(tx, [payment.account], ['notifications']);
  if (recipients.length === 0) return;
  const desk = await tenantDesk(tx);
  const { cents, taken_on: on, number } = payment;
  for (const { email, ...recipient } of recipients) {
    await queueMail(tx, {
      facts: { kind: 'payment', cents, on, number },
      desk,
      recipient: email,
      ...recipient,
      about: `paiement ${id.toLowerCase()} ${recipient.person}`,
      at,
    });
  }
}
