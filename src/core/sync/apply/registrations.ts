import { z } from 'zod';
import { instantSchema } from '../../../contract/values.ts';
import { CONSENT_KINDS } from '../../../rules/registrations/consents.ts';
import { PORTAL_SPACE_STATES } from '../../../rules/registrations/states.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { sql } from '../../database/connection.ts';
import { readMeta, writeMeta } from '../../database/meta.ts';
import { APPLIED, PARENTS, type Page, type Taken, UNREADABLE, waitsFor } from './page.ts';

const contentSchema = z.object({
  account: z.string().min(1),
  person: z.string().min(1),
  state: z.enum(PORTAL_SPACE_STATES),
  since: instantSchema,
  registeredAt: instantSchema,
  email: z.string().nullable(),
  login: z.string().min(1),
  invitation: z.object({ channel: z.enum(['email', 'slip', 'both']), expiresAt: instantSchema }).nullable(),
  bounced: z.object({ at: instantSchema, reason: z.string() }).nullable(),
  consents: z.array(
    z.object({
      kind: z.enum(CONSENT_KINDS),
      given: z.boolean(),
      at: instantSchema,
      by: z.enum(['counter', 'tenant', 'erp']),
      version: z.string().nullable(),
      wording: z.string().nullable(),
    }),
  ),
});

/** A tenant space as the portal holds it. Told again unchanged, it still says that the acts sent before are in it. */
export function takeSpace(page: Page, { key, op, content }: Change): Taken {
  if (op === 'remove') {
    removeSpace(page, key);
    return APPLIED;
  }
  const read = contentSchema.safeParse(content);
  if (!read.success) return UNREADABLE;
  const { account, person, invitation, bounced, consents, ...space } = read.data;
  const lease = page.rows.leaseId(account);
  if (lease === undefined) return waitsFor(PARENTS.lease(account));
  sql(
    page.db,
    `INSERT INTO portal_space (lease_id, person_key, state, since, registered_at, email, login, invitation_channel,
       invitation_expires_at, bounced_at, bounce_reason, consents, received_at)
     VALUES (@lease, @person, @state, @since, @registeredAt, @email, @login, @channel, @expiresAt, @bouncedAt, @reason,
       @consents, @at)
     ON CONFLICT DO UPDATE SET state = excluded.state, since = excluded.since, registered_at = excluded.registered_at,
       email = excluded.email, login = excluded.login, invitation_channel = excluded.invitation_channel,
       invitation_expires_at = excluded.invitation_expires_at, bounced_at = excluded.bounced_at,
       bounce_reason = excluded.bounce_reason, consents = excluded.consents, received_at = excluded.received_at`,
  ).run({
    ...space,
    lease,
    person,
    channel: invitation?.channel ?? null,
    expiresAt: invitation?.expiresAt ?? null,
    bouncedAt: bounced?.at ?? null,
    reason: bounced?.reason ?? null,
    consents: JSON.stringify(consents),
    at: page.at,
  });
  page.tell('registrations', 'accounts');
  return APPLIED;
}

/** The key is the account and the person apart by a space; neither part is known to hold none. */
function removeSpace(page: Page, key: string): void {
  for (let end = key.indexOf(' '); end !== -1; end = key.indexOf(' ', end + 1)) {
    const lease = page.rows.leaseId(key.slice(0, end));
    if (lease === undefined) continue;
    const { changes } = sql(page.db, 'DELETE FROM portal_space WHERE lease_id = ? AND person_key = ?').run(
      lease,
      key.slice(end + 1),
    );
    if (changes > 0) page.tell('registrations', 'accounts');
  }
}

const portalSchema = z.object({ address: z.string().min(1) });

/** What the portal says of itself: where the tenants' pages are. */
export function takePortal(page: Page, { key, op, content }: Change): Taken {
  if (key !== 'adresse') return UNREADABLE;
  if (op === 'remove') {
    const { changes } = sql(page.db, "DELETE FROM meta WHERE key = 'tenant-address'").run();
    if (changes > 0) page.tell('registrations');
    return APPLIED;
  }
  const read = portalSchema.safeParse(content);
  if (!read.success) return UNREADABLE;
  if (readMeta(page.db, 'tenant-address') === read.data.address) return APPLIED;
  writeMeta(page.db, 'tenant-address', read.data.address);
  page.tell('registrations');
  return APPLIED;
}
