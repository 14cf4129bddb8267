import type { Transaction } from 'kysely';
import { isClosed, type RequestState } from '../../../rules/requests/states.ts';
import { requestStateWords } from '../../../rules/requests/words.ts';
import { tenantDesk } from '../../spaces/tenant-desk.ts';
import type { PortalTables } from '../../store/tables.ts';
import { queueMail } from '../queue-mail.ts';
import { NEWS_DAYS, recipientsOf } from './recipients.ts';

/** Tells of a request that was answered or moved on, who agreed to be told; one step is told once. */
export async function notifyRequest(
  tx: Transaction<PortalTables>,
  moved: {
    /** Null: nobody's own, of the building. */
    readonly account: string | null;
    readonly number: string;
    readonly state: RequestState;
    /** Names the step. */
    readonly fact: string;
    /** When it took place, and now. */
    readonly movedAt: Date;
    readonly at: Date;
  },
): Promise<void> {
  const { account, number, state, fact, movedAt, at } = moved;
  if (account === null || at.getTime() - movedAt.getTime() > NEWS_DAYS * 86_400_000) return;
  const recipients = await recipientsOf(tx, [account], ['notifications']);
  if (recipients.length === 0) return;
  const desk = await tenantDesk(tx);
  for (const { email, ...recipient } of recipients) {
    await queueMail(tx, {
      facts: { kind: 'request', number, state: requestStateWords[state], closed: isClosed(state) },
      desk,
      recipient: email,
      ...recipient,
      about: `demande ${number} ${fact} ${recipient.person}`,
      at,
    });
  }
}
