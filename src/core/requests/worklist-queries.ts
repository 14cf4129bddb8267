import type { RequestView as View } from '../../contract/requests.ts';
import { isClosed } from '../../rules/requests/states.ts';
import { erpRequestState } from '../../rules/requests/words.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** Views that the portal and the ERP answer by themselves; `due`: of today or late, for the day in figures. */
export type ToldView = Exclude<View, 'unsent'> | 'due';

const REFUSED = `FROM outbox o INDEXED BY outbox_state CROSS JOIN request_act a ON a.command_id = o.command_id
  WHERE o.state = 'refused' AND a.request_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = o.command_id)`;

/**
 * Ids of requests with an act of this post that the portal's picture does not hold: on its way, refused and not decided
 * about, or taken since an instant and not told of yet.
 */
export function idsWithActs(db: ReadableDb, sentSince: string): string[] {
  return sql<{ id: string }>(
    db,
    `SELECT a.request_id AS id FROM outbox o INDEXED BY outbox_unsent CROSS JOIN request_act a ON a.command_id = o.command_id
       WHERE o.state IN ('waiting', 'sending') AND a.request_id IS NOT NULL
     UNION SELECT a.request_id ${REFUSED}
     UNION SELECT a.request_id FROM outbox o INDEXED BY outbox_sent CROSS JOIN request_act a ON a.command_id = o.command_id
       WHERE o.sent_at IS NOT NULL AND o.sent_at >= ? AND o.state = 'sent' AND a.request_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM portal_request p CROSS JOIN json_each(p.content, '$.events') e
           WHERE p.id = a.request_id AND json_extract(e.value, '$.command') = a.command_id)`,
  )
    .all(sentSince)
    .map(({ id }) => id);
}

const PORTAL_OPEN = "p.state NOT IN ('close', 'annulee')";
const OPEN_FROM = `portal_request p INDEXED BY portal_request_due WHERE ${PORTAL_OPEN}`;

/** Where each view is read among the portal's pictures; `@today` where the day decides. */
const PORTAL_VIEWS: Readonly<Record<ToldView, string>> = {
  open: OPEN_FROM,
  overdue: `${OPEN_FROM} AND p.due_on < @today`,
  due: `${OPEN_FROM} AND p.due_on <= @today`,
  news: 'portal_request p INDEXED BY portal_request_news WHERE p.unseen > 0',
  urgent: `portal_request p INDEXED BY portal_request_urgent WHERE ${PORTAL_OPEN} AND p.urgency <> 'normale'`,
  closed: "portal_request p INDEXED BY portal_request_closed WHERE p.state IN ('close', 'annulee')",
};

/** The same among the ERP's rows, one of its words at a time; it says neither urgency nor answer. */
const ERP_FROM = `request r INDEXED BY request_state WHERE r.state = @word AND r.absent_since IS NULL
  AND NOT EXISTS (SELECT 1 FROM portal_request p WHERE p.number = r.number)`;
const ERP_VIEWS: Readonly<Partial<Record<ToldView, string>>> = {
  open: ERP_FROM,
  overdue: `${ERP_FROM} AND r.due_on < @today`,
  due: `${ERP_FROM} AND r.due_on <= @today`,
  closed: ERP_FROM,
};

function onDay(view: ToldView, today: string): { readonly today?: string } {
  return view === 'overdue' || view === 'due' ? { today } : {};
}

/** Whether only what is due on a day is in the view. */
function isDated(view: ToldView): boolean {
  return view === 'overdue' || view === 'due';
}

/** At most `limit` ids of each teller: what is due first, what is over by what was due last; without a day, at the end. */
export function idsToldOf(db: ReadableDb, view: ToldView, today: string, limit: number): string[] {
  const portal = inOrder(db, view, limit, {
    select: `SELECT p.id AS id FROM ${PORTAL_VIEWS[view]}`,
    column: 'p.due_on',
    given: onDay(view, today),
  });
  const from = ERP_VIEWS[view];
  const erp =
    from === undefined
      ? []
      : erpWords(db, view).flatMap((word) =>
          inOrder(db, view, limit, {
            select: `SELECT 'erp:' || r.number AS id FROM ${from}`,
            column: 'r.due_on',
            given: { word, ...onDay(view, today) },
          }),
        );
  return [...portal, ...erp];
}

function inOrder(
  db: ReadableDb,
  view: ToldView,
  limit: number,
  asked: {
    readonly select: string;
    readonly column: string;
    readonly given: Readonly<Record<string, string>>;
  },
): string[] {
  const { select, column, given } = asked;
  const order = view === 'closed' ? 'DESC' : 'ASC';
  const ids = sql<{ id: string }>(
    db,
    `${select} AND ${column} IS NOT NULL ORDER BY ${column} ${order} LIMIT @limit`,
  ).all({ ...given, limit });
  const left = limit - ids.length;
  const undated =
    left <= 0 || isDated(view)
      ? []
      : sql<{ id: string }>(db, `${select} AND ${column} IS NULL LIMIT @limit`).all({
          ...given,
          limit: left,
        });
  return [...ids, ...undated].map(({ id }) => id);
}

export function countTold(db: ReadableDb, view: ToldView, today: string): number {
  const portal = sql<{ count: number }>(db, `SELECT count(*) AS count FROM ${PORTAL_VIEWS[view]}`);
  const from = ERP_VIEWS[view];
  const counted = portal.get(...named(onDay(view, today)))?.count ?? 0;
  if (from === undefined) return counted;
  const erp = sql<{ count: number }>(db, `SELECT count(*) AS count FROM ${from}`);
  return erpWords(db, view).reduce(
    (sum, word) => sum + (erp.get({ word, ...onDay(view, today) })?.count ?? 0),
    counted,
  );
}

/** A statement without a name takes no parameter at all. */
function named(given: { readonly today?: string }): object[] {
  return given.today === undefined ? [] : [given];
}

/** The ERP's own words for a request that is open, or over, of those that its file holds. */
function erpWords(db: ReadableDb, view: ToldView): string[] {
  const next = sql<{ state: string | null }>(
    db,
    'SELECT min(state) AS state FROM request INDEXED BY request_state WHERE state > ? AND absent_since IS NULL',
  );
  const words: string[] = [];
  for (let word = next.get('')?.state ?? null; word !== null; word = next.get(word)?.state ?? null) {
    if (isClosed(erpRequestState(word)) === (view === 'closed')) words.push(word);
  }
  return words;
}

/** Ids of requests whose number begins with a text, as typed or in capitals; at most `limit` of each teller. */
export function idsByNumber(db: ReadableDb, text: string, limit: number): string[] {
  const ways = new Set([text, text.toUpperCase()]);
  return [...ways].flatMap((way) => idsFrom(db, way, limit));
}

function idsFrom(db: ReadableDb, from: string, limit: number): string[] {
  const range = { from, to: `${from}\u{10ffff}`, limit };
  return sql<{ id: string }>(
    db,
    `SELECT * FROM (SELECT id FROM portal_request INDEXED BY portal_request_number
         WHERE number >= @from AND number < @to LIMIT @limit)
     UNION SELECT * FROM (SELECT request_id FROM request_act INDEXED BY request_act_number
         WHERE act = 'open' AND json_extract(body, '$.number') >= @from AND json_extract(body, '$.number') < @to LIMIT @limit)
     UNION SELECT * FROM (SELECT 'erp:' || number FROM request
         WHERE number >= @from AND number < @to AND absent_since IS NULL LIMIT @limit)`,
  )
    .all(range)
    .map(({ id }) => id);
}
