import { z } from 'zod';
import { attachmentSchema } from '../../../contract/attachments.ts';
import { instantSchema, isoDateSchema } from '../../../contract/values.ts';
import { CERTIFICATE_FLAGS, CERTIFICATE_STATES, REFUSAL_REASONS } from '../../../rules/insurance/states.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { hearFiles } from '../../attachments/heard-files.ts';
import { sql } from '../../database/connection.ts';
import { APPLIED, PARENTS, type Page, type Taken, UNREADABLE, waitsFor } from './page.ts';

const contentSchema = z.object({
  id: z.string().min(1),
  account: z.string().min(1),
  /** Of its récépissé. */
  number: z.string().nullable().default(null),
  insurer: z.string().nullable(),
  policy: z.string().nullable(),
  startsOn: isoDateSchema.nullable(),
  endsOn: isoDateSchema,
  address: z.string().nullable(),
  flags: z.array(z.enum(CERTIFICATE_FLAGS)),
  state: z.enum(CERTIFICATE_STATES),
  reason: z.enum(REFUSAL_REASONS).nullable(),
  comment: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  decidedWhere: z.enum(['counter', 'portal', 'erp']).nullable(),
  receivedAt: instantSchema,
  files: z.array(attachmentSchema),
});

/** A certificate as the portal holds it. Told again unchanged, it still says that the acts sent before are in it. */
export function takeCertificate(page: Page, { key, op, content }: Change): Taken {
  if (op === 'remove') {
    removeCertificate(page, key);
    return APPLIED;
  }
  const read = contentSchema.safeParse(content);
  if (!read.success) return UNREADABLE;
  const { account, files, flags, ...certificate } = read.data;
  const lease = page.rows.leaseId(account);
  if (lease === undefined) return waitsFor(PARENTS.lease(account));
  sql(
    page.db,
    `INSERT INTO portal_certificate (id, lease_id, insurer, policy, starts_on, ends_on, address, flags, state, reason, comment,
       decided_by, decided_at, decided_where, number, received_at, files, heard_at)
     VALUES (@id, @lease, @insurer, @policy, @startsOn, @endsOn, @address, @flags, @state, @reason, @comment,
       @decidedBy, @decidedAt, @decidedWhere, @number, @receivedAt, @files, @at)
     ON CONFLICT DO UPDATE SET lease_id = excluded.lease_id, insurer = excluded.insurer, policy = excluded.policy,
       starts_on = excluded.starts_on, ends_on = excluded.ends_on, address = excluded.address, flags = excluded.flags,
       state = excluded.state, reason = excluded.reason, comment = excluded.comment, decided_by = excluded.decided_by,
       decided_at = excluded.decided_at, decided_where = excluded.decided_where, number = excluded.number,
       received_at = excluded.received_at, files = excluded.files, heard_at = excluded.heard_at`,
  ).run({
    ...certificate,
    lease,
    flags: JSON.stringify(flags),
    files: JSON.stringify(files),
    at: page.at,
  });
  hearFiles(page.db, {
    owner: 'certificate',
    ownerId: certificate.id,
    lease,
    files,
    wanted: certificate.state === 'a_verifier',
    at: page.at,
  });
  page.tell('insurance', 'accounts');
  return APPLIED;
}

/** It left this post's scope with its account; what this post itself took stays. */
function removeCertificate(page: Page, id: string): void {
  const { changes } = sql(page.db, 'DELETE FROM portal_certificate WHERE id = ?').run(id);
  if (changes === 0) return;
  sql(
    page.db,
    `DELETE FROM attachment WHERE owner = 'certificate' AND owner_id = @id
       AND NOT EXISTS (SELECT 1 FROM certificate_act a WHERE a.certificate_id = @id AND a.act = 'attach')`,
  ).run({ id });
  page.tell('insurance', 'accounts');
}
