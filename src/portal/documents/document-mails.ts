import type { Transaction } from 'kysely';
import { queueMail } from '../mail/queue-mail.ts';
import { peopleOfLease } from '../spaces/lease-people.ts';
import { fullName } from '../spaces/logins.ts';
import { tenantDesk } from '../spaces/tenant-desk.ts';
import { reachingPast } from '../store/scope.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/**
 * Writes the mails that waited for these bytes, whosever agency asked for them; none where the bytes are not here. Each
 * is written once: its command names it.
 */
export function writeArrivedMails(tx: Tx, sha256: string, at: Date): Promise<void> {
  return reachingPast(tx, async () => {
    const waiting = await tx
      .selectFrom('document_mail')
      .selectAll()
      .where('sha256', '=', sha256)
      .where('mail', 'is', null)
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('stored_file').select('sha256').where('sha256', '=', sha256)),
      )
      .orderBy('asked_at')
      .forUpdate()
      .execute();
    for (const one of waiting) {
      const people = await peopleOfLease(tx, one.account, one.feed);
      const about = `document ${one.command}`;
      await queueMail(tx, {
        facts: { kind: 'document', title: one.title },
        desk: await tenantDesk(tx),
        recipient: one.email,
        name: fullName(people.find(({ person }) => person === one.person)),
        person: one.person,
        account: one.account,
        feed: one.feed,
        about,
        attachment: { sha256, name: one.file_name },
        at,
      });
      const mail = await tx
        .selectFrom('mail')
        .select('id')
        .where('about', '=', about)
        .executeTakeFirstOrThrow();
      await tx
        .updateTable('document_mail')
        .set({ mail: mail.id })
        .where('command', '=', one.command)
        .execute();
    }
  });
}
