import { isClosed } from '../../../rules/requests/states.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { hearFiles } from '../../attachments/heard-files.ts';
import { sql } from '../../database/connection.ts';
import { answersOf, type KeptContent, requestContentSchema } from '../../requests/portal-content.ts';
import { APPLIED, PARENTS, type Page, type Taken, UNREADABLE, waitsFor } from './page.ts';

/** A request first heard of with answers older than this is no news: a post that was just joined has not missed them. */
const NEWS_DAYS = 7;

/** A request as the portal holds it. Told again unchanged, it says nothing of the acts sent since. */
export function takeRequest(page: Page, { key, op, content }: Change): Taken {
  const { db, at } = page;
  if (op === 'remove') {
    const { changes } = sql(db, 'DELETE FROM portal_request WHERE id = ?').run(key);
    if (changes > 0) page.tell('requests', 'accounts');
    return APPLIED;
  }
  const read = requestContentSchema.safeParse(content);
  if (!read.success || read.data.id !== key) return UNREADABLE;
  const { account, files, ...request } = read.data;
  const lease = account === null ? null : page.rows.leaseId(account);
  if (lease === undefined) return account === null ? UNREADABLE : waitsFor(PARENTS.lease(account));
  const { motive, description, contact, availability, channel, openedBy, events } = request;
  const kept: KeptContent = { motive, description, contact, availability, channel, openedBy, events };
  const answers = answersOf(events);
  sql(
    db,
    `INSERT INTO portal_request (id, number, lease_id, residence_code, place, label, nature, urgency, common, state,
       opened_at, due_on, version, answers, unseen, content, heard_at)
     VALUES (@id, @number, @lease, @residence, @place, @label, @nature, @urgency, @common, @state, @openedAt, @dueOn,
       @version, @answers, @unseen, @content, @at)
     ON CONFLICT (id) DO UPDATE SET number = excluded.number, lease_id = excluded.lease_id,
       residence_code = excluded.residence_code, place = excluded.place, label = excluded.label, nature = excluded.nature,
       urgency = excluded.urgency, common = excluded.common, state = excluded.state, opened_at = excluded.opened_at,
       due_on = excluded.due_on, version = excluded.version, answers = excluded.answers, unseen = excluded.unseen,
       content = excluded.content,
       heard_at = CASE WHEN version = excluded.version THEN heard_at ELSE excluded.heard_at END`,
  ).run({
    id: key,
    number: request.number,
    lease,
    residence: request.residence,
    place: request.place,
    label: request.label,
    nature: request.nature,
    urgency: request.urgency,
    common: request.common ? 1 : 0,
    state: request.state,
    openedAt: request.openedAt,
    dueOn: request.dueOn,
    version: request.version,
    answers: answers.length,
    unseen: Math.max(0, answers.length - seenOf(page, key, answers)),
    content: JSON.stringify(kept),
    at,
  });
  hearFiles(db, { owner: 'request', ownerId: key, lease, files, wanted: !isClosed(request.state), at });
  page.tell('requests', 'accounts');
  return APPLIED;
}

/** How many of the answers were seen here, or are too old to be new to a post that never heard of the request. */
function seenOf({ db, at }: Page, id: string, answers: readonly { readonly at: string }[]): number {
  const seen = sql<{ answers: number }>(db, 'SELECT answers FROM request_seen WHERE request_id = ?').get(id);
  if (seen !== undefined) return seen.answers;
  const old = new Date(Date.parse(at) - NEWS_DAYS * 86_400_000).toISOString();
  const known = sql(db, 'SELECT 1 FROM portal_request WHERE id = ?').get(id) !== undefined;
  const before = known ? 0 : answers.filter((answer) => answer.at < old).length;
  if (!known) {
    sql(db, 'INSERT INTO request_seen (request_id, answers, seen_at) VALUES (?, ?, ?)').run(id, before, at);
  }
  return before;
}
