import type { Attachment } from '../../rules/attachments/files.ts';
import type {
  RequestChannel,
  RequestClosing,
  RequestNature,
  RequestState,
  RequestUrgency,
  VisitMotive,
  VisitOutcome,
} from '../../rules/requests/states.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import type { RequestContent } from './portal-content.ts';

/** The portal's picture of a request. */
export type PortalRow = {
  readonly id: string;
  readonly number: string;
  readonly leaseId: number | null;
  readonly residence: string | null;
  /** Code of its place, and the words of both. */
  readonly place: string;
  readonly label: string;
  readonly nature: RequestNature | null;
  readonly urgency: RequestUrgency;
  readonly common: 0 | 1;
  readonly state: RequestState;
  /** Instant, ISO UTC. */
  readonly openedAt: string | null;
  readonly dueOn: string | null;
  readonly version: number;
  readonly unseen: number;
  /** JSON of KeptContent. */
  readonly content: string;
};

/** A request that the ERP's own file tells of. */
export type ErpRow = {
  readonly number: string;
  readonly leaseId: number | null;
  readonly residence: string | null;
  /** The ERP's own words. */
  readonly place: string | null;
  readonly motive: string | null;
  readonly state: string;
  readonly openedOn: string | null;
  readonly dueOn: string | null;
  readonly absent: 0 | 1;
};

export type Contact = NonNullable<RequestContent['contact']>;
export type Slots = RequestContent['availability'];

/** What an act shows of a request until the portal answers; kept as JSON. */
export type OpenBody = {
  readonly number: string;
  readonly place: string;
  readonly motive: string;
  readonly nature: RequestNature;
  readonly label: string;
  readonly urgency: RequestUrgency;
  readonly common: boolean;
  readonly residence: string;
  readonly description: string;
  readonly contact: Contact;
  readonly availability: Slots;
  readonly channel: RequestChannel;
  readonly dueOn: string;
  readonly files: readonly Attachment[];
};
export type ComplementBody = {
  readonly number: string;
  readonly text: string;
  readonly files: readonly Attachment[];
};
export type ModifyBody = {
  readonly number: string;
  readonly changes: {
    readonly description: string;
    readonly urgency: RequestUrgency;
    readonly contact: Contact;
    readonly availability: Slots;
  };
};
export type CloseBody = {
  readonly number: string;
  readonly reason: RequestClosing;
  readonly comment: string;
};
/** "Note de visite": of the account, of no request. */
export type VisitBody = {
  readonly motive: VisitMotive;
  readonly outcome: VisitOutcome;
  readonly comment: string;
};
export type RequestAct =
  | { readonly act: 'open'; readonly body: OpenBody }
  | { readonly act: 'complement'; readonly body: ComplementBody }
  | { readonly act: 'modify'; readonly body: ModifyBody }
  | { readonly act: 'close'; readonly body: CloseBody }
  | { readonly act: 'visit'; readonly body: VisitBody };

/** An act of this post, and where it stands on its way. */
export type ActRow = {
  readonly commandId: string;
  readonly requestId: string;
  readonly leaseId: number;
  readonly act: Exclude<RequestAct['act'], 'visit'>;
  readonly body: string;
  readonly at: string;
  readonly author: string;
  readonly outbox: 'waiting' | 'sending' | 'sent' | 'refused';
  readonly reason: string | null;
  readonly handled: 0 | 1;
  readonly place: number;
};

const PORTAL = `SELECT id, number, lease_id AS leaseId, residence_code AS residence, place, label, nature, urgency, common,
    state, opened_at AS openedAt, due_on AS dueOn, version, unseen, content
  FROM portal_request`;
const PORTAL_BY_ID = `${PORTAL} WHERE id = ?`;
const PORTAL_BY_NUMBER = `${PORTAL} WHERE number = ? ORDER BY id LIMIT 1`;

export function portalById(db: ReadableDb, id: string): PortalRow | undefined {
  return sql<PortalRow>(db, PORTAL_BY_ID).get(id);
}

export function portalByNumber(db: ReadableDb, number: string): PortalRow | undefined {
  return sql<PortalRow>(db, PORTAL_BY_NUMBER).get(number);
}

const ERP_BY_NUMBER = `SELECT number, lease_id AS leaseId, residence_code AS residence, place, motive, state,
    opened_on AS openedOn, due_on AS dueOn, absent_since IS NOT NULL AS absent
  FROM request WHERE number = ?`;

export function erpByNumber(db: ReadableDb, number: string): ErpRow | undefined {
  return sql<ErpRow>(db, ERP_BY_NUMBER).get(number);
}

const HANDLED = 'EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = a.command_id)';
const ACTS = `SELECT a.command_id AS commandId, a.request_id AS requestId, a.lease_id AS leaseId, a.act, a.body,
    a.done_at AS at, coalesce(o.agent_name, a.agent_id) AS author, o.state AS outbox, o.reason,
    ${HANDLED} AS handled, o.place
  FROM request_act a CROSS JOIN outbox o ON o.command_id = a.command_id
  WHERE a.request_id = ? ORDER BY o.place`;

/** The acts of this post on a request, in the order in which they were done. */
export function actsOn(db: ReadableDb, requestId: string): ActRow[] {
  return sql<ActRow>(db, ACTS).all(requestId);
}

/** The request that this post opened under a number; one whose opening was given up is none. */
export function openedHere(db: ReadableDb, number: string): string | undefined {
  return sql<{ id: string }>(
    db,
    `SELECT a.command_id AS id FROM request_act a CROSS JOIN outbox o ON o.command_id = a.command_id
     WHERE a.act = 'open' AND json_extract(a.body, '$.number') = ? AND NOT (o.state = 'refused' AND ${HANDLED})`,
  ).get(number)?.id;
}

/** Ids of every request that anybody tells of for an account; one request may come under two of them. */
export function requestIdsOfLease(db: ReadableDb, leaseId: number): string[] {
  return sql<{ id: string }>(
    db,
    `SELECT id FROM portal_request WHERE lease_id = @leaseId
     UNION SELECT request_id FROM request_act WHERE lease_id = @leaseId AND act <> 'visit'
     UNION SELECT 'erp:' || number FROM request WHERE lease_id = @leaseId AND absent_since IS NULL`,
  )
    .all({ leaseId })
    .map(({ id }) => id);
}

/** Ids of the requests still open that name a residence, as the portal and the ERP tell of them. */
export function requestIdsOfResidence(db: ReadableDb, residence: string): string[] {
  return sql<{ id: string }>(
    db,
    `SELECT id FROM portal_request INDEXED BY portal_request_residence
       WHERE residence_code = @residence AND state NOT IN ('close', 'annulee') AND common = 1
     UNION SELECT 'erp:' || number FROM request INDEXED BY request_residence
       WHERE residence_code = @residence AND absent_since IS NULL`,
  )
    .all({ residence })
    .map(({ id }) => id);
}

/** Requests of a residence's common parts that this post opened and whose opening still waits to leave. */
export function unsentOfResidence(db: ReadableDb, residence: string): string[] {
  return sql<{ id: string }>(
    db,
    `SELECT a.request_id AS id FROM outbox o INDEXED BY outbox_unsent CROSS JOIN request_act a ON a.command_id = o.command_id
     WHERE o.state IN ('waiting', 'sending') AND a.act = 'open'
       AND json_extract(a.body, '$.residence') = ? AND json_extract(a.body, '$.common')`,
  )
    .all(residence)
    .map(({ id }) => id);
}
