import type { Transaction } from 'kysely';
import type { DossierPart } from '../../../rules/dossier/values.ts';
import { partWords } from '../../../rules/dossier/words.ts';
import { decisionInWords } from '../../dossier/decision-words.ts';
import { tenantDesk } from '../../spaces/tenant-desk.ts';
import type { PortalTables } from '../../store/tables.ts';
import { queueMail } from '../queue-mail.ts';
import { NEWS_DAYS, recipientsOf } from './recipients.ts';

/**
 * Tells of a change of the file that was validated or refused, who agreed to be told; one decision is told once. What is
 * one person's own, that person alone: another holder of the lease need not learn of it.
 */
export async function notifyDecidedChange(
  tx: Transaction<PortalTables>,
  decided: {
    readonly change: {
      readonly id: string;
      readonly account: string;
      readonly part: string;
      readonly person: string | null;
      readonly state: string;
      readonly reason: string | null;
      readonly answer: string | null;
    };
    /** When it was decided, and now. */
    readonly decidedAt: Date;
    readonly at: Date;
  },
): Promise<void> {
  const { change, decidedAt, at } = decided;
  if (at.getTime() - decidedAt.getTime() > NEWS_DAYS * 86_400_000) return;
  const everyone = await recipientsOf(tx, [change.account], ['notifications']);
  const recipients = everyone.filter(({ person }) => change.person === null || person === change.person);
  if (recipients.length === 0) return;
  const desk = await tenantDesk(tx);
  const { part, state } = change;
  const what = part === 'situation' ? null : partWords[part as DossierPart];
  for (const { email, ...recipient } of recipients) {
    await queueMail(tx, {
      facts: { kind: 'dossier', what, accepted: state === 'validee', words: decisionInWords(change) },
      desk,
      recipient: email,
      ...recipient,
      about: `dossier ${change.id} ${state} ${recipient.person}`,
      at,
    });
  }
}
