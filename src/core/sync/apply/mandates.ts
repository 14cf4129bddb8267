import { z } from 'zod';
import { attachmentSchema } from '../../../contract/attachments.ts';
import { isoDateSchema } from '../../../contract/values.ts';
import { MANDATE_STATES } from '../../../rules/direct-debit/states.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { hearFiles } from '../../attachments/heard-files.ts';
import { sql } from '../../database/connection.ts';
import type { MandateContent } from '../../direct-debit/merge-mandates.ts';
import { APPLIED, PARENTS, type Page, type Taken, UNREADABLE, waitsFor } from './page.ts';

const day = z.number().int().min(1).max(31).nullable();

const contentSchema = z.object({
  rum: z.string().min(1),
  account: z.string().min(1),
  state: z.enum(MANDATE_STATES),
  maskedIban: z.string().nullable(),
  bic: z.string().nullable(),
  debtor: z.string().nullable(),
  day,
  createdOn: isoDateSchema,
  signedOn: isoDateSchema.nullable(),
  lastCollectedOn: isoDateSchema.nullable(),
  revokedOn: isoDateSchema.nullable(),
  fromErp: z.boolean().default(false),
  files: z.array(attachmentSchema),
  seen: z.object({ rum: z.string().nullable(), maskedIban: z.string().nullable(), day }),
  place: z.number().int(),
});

/** A mandate as the portal holds it. Told again unchanged, it still says that the acts sent before are in it. */
export function takeMandate(page: Page, { key, op, content }: Change): Taken {
  if (op === 'remove') {
    removeMandate(page, key);
    return APPLIED;
  }
  const read = contentSchema.safeParse(content);
  if (!read.success) return UNREADABLE;
  const mandate: MandateContent = read.data;
  const { rum, account, state, place, files } = mandate;
  const lease = page.rows.leaseId(account);
  if (lease === undefined) return waitsFor(PARENTS.lease(account));
  sql(
    page.db,
    `INSERT INTO portal_mandate (rum, lease_id, state, place, content, heard_at)
     VALUES (@rum, @lease, @state, @place, @content, @at)
     ON CONFLICT DO UPDATE SET lease_id = excluded.lease_id, state = excluded.state, place = excluded.place,
       content = excluded.content, heard_at = excluded.heard_at`,
  ).run({ rum, lease, state, place, content: JSON.stringify(mandate), at: page.at });
  hearFiles(page.db, { owner: 'mandate', ownerId: rum, lease, files, wanted: false, at: page.at });
  page.tell('direct-debit', 'accounts');
  return APPLIED;
}

/** It left this post's scope with its account; what this post itself brought stays. */
function removeMandate(page: Page, rum: string): void {
  const { changes } = sql(page.db, 'DELETE FROM portal_mandate WHERE rum = ?').run(rum);
  if (changes === 0) return;
  sql(
    page.db,
    `DELETE FROM attachment WHERE owner = 'mandate' AND owner_id = @rum
       AND NOT EXISTS (SELECT 1 FROM mandate_act a WHERE a.rum = @rum AND a.act = 'sign')`,
  ).run({ rum });
  page.tell('direct-debit', 'accounts');
}
