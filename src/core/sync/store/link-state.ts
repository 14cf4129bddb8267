import type { PortalMode } from '../../../contract/portal.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';
import { readMeta, writeMeta } from '../../database/meta.ts';
import type { LinkStanding, PauseCode } from '../loop/sync-loop.ts';
import type { PullProgress } from '../worker-messages.ts';

/** The portal this base is joined to, and where the link to it stood last. */
export type PortalLinkRow = {
  readonly address: string;
  readonly device: string;
  readonly agency: string;
  readonly mode: PortalMode;
  readonly joinedAt: string;
  readonly clockOffsetMs: number | null;
  readonly state: 'online' | 'offline' | 'paused';
  readonly since: string | null;
  readonly lastAnswerAt: string | null;
  readonly pauseCode: PauseCode | null;
  readonly pullDone: number | null;
  readonly pullTotal: number | null;
};

/** Undefined on a post that is joined to no portal. */
export function readPortalLink(db: ReadableDb): PortalLinkRow | undefined {
  return sql<PortalLinkRow>(
    db,
    `SELECT address, device, agency, mode, joined_at AS joinedAt, clock_offset_ms AS clockOffsetMs, state, since,
       last_answer_at AS lastAnswerAt, pause_code AS pauseCode, pull_done AS pullDone, pull_total AS pullTotal
     FROM portal_link WHERE id = 1`,
  ).get();
}

/** After a start nobody knows yet whether the portal answers: the last time it did is what is known. */
export function forgetContact(db: WritableDb): void {
  sql(
    db,
    "UPDATE portal_link SET state = 'offline', since = coalesce(last_answer_at, since) WHERE id = 1 AND state = 'online'",
  ).run();
}

/** Keeps whether the staff closed this kiosk, in one short transaction. @returns whether that changed */
export function noteClosed(db: WritableDb, closed: boolean): boolean {
  const known = readMeta(db, 'kiosk-closed') !== undefined;
  if (known === closed) return false;
  if (closed) writeMeta(db, 'kiosk-closed', 'staff');
  else sql(db, "DELETE FROM meta WHERE key = 'kiosk-closed'").run();
  return true;
}

/** How often the last answer is written while nothing else changes, in milliseconds: each time costs the disk a flush. */
const SELDOM_MS = 300_000;

/**
 * Keeps where the link stands after an attempt (`at`, ISO UTC). Written when it changes; in between, now and then.
 * @returns whether the state changed
 */
export function noteStanding(
  db: WritableDb,
  standing: LinkStanding,
  pull: PullProgress | null,
  at: string,
): boolean {
  const known = readPortalLink(db);
  if (known === undefined) return false;
  const pauseCode = standing.state === 'paused' ? standing.code : null;
  const changed = known.state !== standing.state || known.pauseCode !== pauseCode || known.since === null;
  const answered = standing.state === 'offline' ? known.lastAnswerAt : at;
  const moved = known.pullDone !== (pull?.done ?? null) || known.pullTotal !== (pull?.total ?? null);
  const late = answered !== null && Date.parse(answered) - Date.parse(known.lastAnswerAt ?? '') < SELDOM_MS;
  if (!changed && !moved && (late || answered === known.lastAnswerAt)) return false;
  sql(
    db,
    `UPDATE portal_link SET state = ?, since = ?, pause_code = ?, last_answer_at = ?, pull_done = ?, pull_total = ?
     WHERE id = 1`,
  ).run(
    standing.state,
    changed ? at : known.since,
    pauseCode,
    answered,
    pull?.done ?? null,
    pull?.total ?? null,
  );
  return changed;
}
