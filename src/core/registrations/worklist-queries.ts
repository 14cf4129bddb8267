import { erpSpaceState } from '../../rules/registrations/states.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** A space of the work list, to be merged. */
export type SpaceKey = { readonly leaseId: number; readonly person: string };

/** What the portal's own pictures are held against. */
export type ListedOn = {
  /** Instant, ISO UTC. */
  readonly now: string;
  /** Last exit after which the spaces of a lease are off today, ISO date; empty where no rule switches them off. */
  readonly offExit: string;
};

const KEY = 'a.lease_id AS leaseId, a.person_key AS person';
const REFUSED = `FROM outbox o INDEXED BY outbox_state CROSS JOIN registration_act a ON a.command_id = o.command_id
  WHERE o.state = 'refused' AND NOT EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = o.command_id)`;

/**
 * Spaces with an act of this post that the portal's picture does not hold: on its way, refused and not decided about, or
 * taken since an instant and not answered.
 */
export function spacesWithActs(db: ReadableDb, sentSince: string): SpaceKey[] {
  return sql<SpaceKey>(
    db,
    `SELECT ${KEY} FROM outbox o INDEXED BY outbox_unsent CROSS JOIN registration_act a ON a.command_id = o.command_id
       WHERE o.state IN ('waiting', 'sending')
     UNION SELECT ${KEY} ${REFUSED}
     UNION SELECT ${KEY} FROM outbox o INDEXED BY outbox_sent CROSS JOIN registration_act a ON a.command_id = o.command_id
       WHERE o.sent_at IS NOT NULL AND o.sent_at >= ? AND o.state = 'sent' AND NOT EXISTS (SELECT 1 FROM portal_space p
         WHERE p.lease_id = a.lease_id AND p.person_key = a.person_key AND p.received_at >= o.sent_at)`,
  ).all(sentSince);
}

/** Spaces with a refused act that nobody has decided about. */
export function spacesRefused(db: ReadableDb): SpaceKey[] {
  return sql<SpaceKey>(db, `SELECT DISTINCT ${KEY} ${REFUSED}`).all();
}

const OFF = '(l.exit_on IS NOT NULL AND l.exit_on <= @offExit)';
const EXPIRED =
  '(p.invitation_channel IS NOT NULL AND p.invitation_expires_at IS NOT NULL AND p.invitation_expires_at <= @now)';
const PENDING = `p.state = 'pending' AND NOT ${OFF}`;
const BOUNCED = `p.bounced_at IS NOT NULL AND p.state IN ('pending', 'active', 'suspended') AND NOT ${OFF}`;
const from = (index: string) =>
  `FROM portal_space p INDEXED BY ${index} CROSS JOIN lease l ON l.id = p.lease_id WHERE`;

/** The views that the portal's pictures answer by themselves: where each is read, newest first. */
const VIEWS = {
  pending: { from: `${from('portal_space_state')} ${PENDING} AND NOT ${EXPIRED}`, order: 'p.since' },
  expired: { from: `${from('portal_space_state')} ${PENDING} AND ${EXPIRED}`, order: 'p.since' },
  bounced: { from: `${from('portal_space_bounced')} ${BOUNCED}`, order: 'p.bounced_at' },
} as const;
export type PortalView = keyof typeof VIEWS;

export function portalSpaces(db: ReadableDb, view: PortalView, on: ListedOn, limit: number): SpaceKey[] {
  const { from, order } = VIEWS[view];
  return sql<SpaceKey>(
    db,
    `SELECT p.lease_id AS leaseId, p.person_key AS person ${from} ORDER BY ${order} DESC LIMIT @limit`,
  ).all({ ...parameters(view, on), limit });
}

export function countPortalSpaces(db: ReadableDb, view: PortalView, on: ListedOn): number {
  return (
    sql<{ count: number }>(db, `SELECT count(*) AS count ${VIEWS[view].from}`).get(parameters(view, on))
      ?.count ?? 0
  );
}

function parameters(view: PortalView, { now, offExit }: ListedOn) {
  return view === 'bounced' ? { offExit } : { now, offExit };
}

const STATES = ['pending', 'active', 'suspended', 'closed', 'exited'];

/** Every space the portal told of, newest first, at most `limit` of each state. */
export function allPortalSpaces(db: ReadableDb, limit: number): SpaceKey[] {
  const rows = STATES.flatMap((state) =>
    sql<SpaceKey & { since: string }>(
      db,
      `SELECT lease_id AS leaseId, person_key AS person, since FROM portal_space
       WHERE state = ? ORDER BY since DESC LIMIT ?`,
    ).all(state, limit),
  );
  return rows.toSorted((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0)).slice(0, limit);
}

export function countAllPortalSpaces(db: ReadableDb): number {
  const count = sql<{ count: number }>(db, 'SELECT count(*) AS count FROM portal_space WHERE state = ?');
  return STATES.reduce((sum, state) => sum + (count.get(state)?.count ?? 0), 0);
}

/** The ERP's words for a space to be activated, of those its file holds. */
function pendingWords(db: ReadableDb): string[] {
  const next = sql<{ state: string | null }>(
    db,
    'SELECT min(state) AS state FROM tenant_space WHERE state > ? AND absent_since IS NULL',
  );
  const words: string[] = [];
  for (let word = next.get('')?.state ?? null; word !== null; word = next.get(word)?.state ?? null) {
    if (erpSpaceState(word) === 'pending') words.push(word);
  }
  return words;
}

const ERP_PENDING = `FROM tenant_space t CROSS JOIN lease l ON l.id = t.lease_id
  WHERE t.state = @word AND t.absent_since IS NULL AND NOT ${OFF} AND NOT EXISTS (
    SELECT 1 FROM portal_space p WHERE p.lease_id = t.lease_id AND p.person_key = t.person_key)`;

/** Spaces to be activated that only the ERP's file tells of. */
export function erpPendingSpaces(db: ReadableDb, { offExit }: ListedOn, limit: number): SpaceKey[] {
  return pendingWords(db)
    .flatMap((word) =>
      sql<SpaceKey>(
        db,
        `SELECT t.lease_id AS leaseId, t.person_key AS person ${ERP_PENDING} LIMIT @limit`,
      ).all({ word, offExit, limit }),
    )
    .slice(0, limit);
}

export function countErpPending(db: ReadableDb, { offExit }: ListedOn): number {
  const count = sql<{ count: number }>(db, `SELECT count(*) AS count ${ERP_PENDING}`);
  return pendingWords(db).reduce((sum, word) => sum + (count.get({ word, offExit })?.count ?? 0), 0);
}

/** In which views a space stands by what others told alone: the portal, else the ERP. */
export function toldViews(
  db: ReadableDb,
  { leaseId, person }: SpaceKey,
  on: ListedOn,
): Readonly<Record<PortalView | 'all', boolean>> {
  const told = sql<Record<PortalView, 0 | 1>>(
    db,
    `SELECT ${PENDING} AND NOT ${EXPIRED} AS pending, ${PENDING} AND ${EXPIRED} AS expired, ${BOUNCED} AS bounced
     FROM portal_space p CROSS JOIN lease l ON l.id = p.lease_id WHERE p.lease_id = @leaseId AND p.person_key = @person`,
  ).get({ leaseId, person, ...on });
  if (told !== undefined) {
    return {
      pending: told.pending === 1,
      expired: told.expired === 1,
      bounced: told.bounced === 1,
      all: true,
    };
  }
  const word = sql<{ state: string }>(
    db,
    `SELECT t.state FROM tenant_space t CROSS JOIN lease l ON l.id = t.lease_id
     WHERE t.lease_id = @leaseId AND t.person_key = @person AND t.absent_since IS NULL AND NOT ${OFF}`,
  ).get({ leaseId, person, offExit: on.offExit })?.state;
  const pending = word !== undefined && erpSpaceState(word) === 'pending';
  return { pending, expired: false, bounced: false, all: pending };
}

/** An account of the work list; undefined when it is not here any more. */
export function listedLease(db: ReadableDb, id: number) {
  return sql<{ id: number; key: string; printed: string; exitOn: string | null }>(
    db,
    'SELECT id, key, printed, exit_on AS exitOn FROM lease WHERE id = ?',
  ).get(id);
}
