import type { DossierPart, DossierState } from '../../rules/dossier/values.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

export type ActPart = DossierPart | 'situation';

/** The portal's picture of a change. base, value, content: JSON. */
export type PortalRow = {
  readonly id: string;
  readonly part: ActPart;
  readonly person: string | null;
  readonly base: string | null;
  readonly value: string;
  readonly state: DossierState;
  readonly content: string;
};

/** An act of this post on a file, and where it stands on its way. */
export type ActRow = {
  readonly commandId: string;
  readonly part: ActPart;
  readonly person: string | null;
  /** JSON: DossierActBody. */
  readonly body: string;
  readonly doneAt: string;
  readonly agentName: string;
  readonly outbox: 'waiting' | 'sending' | 'sent' | 'refused';
  readonly code: string | null;
  readonly reason: string | null;
  readonly handled: 0 | 1;
};

const PORTAL = `SELECT id, part, person_key AS person, base, value, state, content
  FROM portal_dossier WHERE lease_id = ? ORDER BY place`;
/** Those that the portal has told of are its own picture's. */
const ACTS = `SELECT a.command_id AS commandId, a.part, a.person_key AS person, a.body, a.done_at AS doneAt,
    coalesce(o.agent_name, a.agent_id) AS agentName, o.state AS outbox, o.code, o.reason,
    EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = a.command_id) AS handled
  FROM dossier_act a CROSS JOIN outbox o ON o.command_id = a.command_id
  WHERE a.lease_id = ? AND NOT EXISTS (SELECT 1 FROM portal_dossier d WHERE d.id = a.command_id)
  ORDER BY o.place`;

/** The portal's changes of an account in their order. */
export function portalRows(db: ReadableDb, leaseId: number): PortalRow[] {
  return sql<PortalRow>(db, PORTAL).all(leaseId);
}

/** The acts of this post that the portal has not told of, in the order in which they were done. */
export function actRows(db: ReadableDb, leaseId: number): ActRow[] {
  return sql<ActRow>(db, ACTS).all(leaseId);
}
