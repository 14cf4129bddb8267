import type { ErpMandate } from '../../rules/direct-debit/counting.ts';
import type { MandateAct } from '../../rules/direct-debit/states.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** The portal's picture of a mandate; `content`: JSON (`MandateContent`). */
export type PortalRow = { readonly rum: string; readonly content: string; readonly heardAt: string };

/** An act of this post on a mandate, and where it stands on its way. */
export type ActRow = {
  readonly commandId: string;
  readonly rum: string;
  readonly act: MandateAct;
  /** JSON: `MandateActBody`. */
  readonly body: string;
  readonly doneAt: string;
  readonly doneOn: string;
  readonly agentName: string;
  readonly outbox: 'waiting' | 'sending' | 'sent' | 'refused';
  readonly sentAt: string | null;
  readonly reason: string | null;
  readonly handled: 0 | 1;
};

export type MandateRows = {
  /** Null where the ERP names none. */
  readonly erp: ErpMandate | null;
  /** In the order in which they were made. */
  readonly portal: readonly PortalRow[];
  /** In the order in which they were done. */
  readonly acts: readonly ActRow[];
};

const ERP = `SELECT rum, masked_iban AS maskedIban, debit_day AS day, mandate_on AS signedOn, mandate_last_on AS lastCollectedOn
  FROM lease WHERE id = ? AND rum IS NOT NULL AND rum <> ''`;
const PORTAL =
  'SELECT rum, content, heard_at AS heardAt FROM portal_mandate WHERE lease_id = ? ORDER BY place, rum';
const ACTS = `SELECT a.command_id AS commandId, a.rum, a.act, a.body, a.done_at AS doneAt, a.done_on AS doneOn,
    coalesce(o.agent_name, a.agent_id) AS agentName, o.state AS outbox, o.sent_at AS sentAt, o.reason,
    EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = a.command_id) AS handled
  FROM mandate_act a CROSS JOIN outbox o ON o.command_id = a.command_id WHERE a.lease_id = ? ORDER BY o.place`;

/** Everything this base knows of the mandates of an account. */
export function readMandateRows(db: ReadableDb, leaseId: number): MandateRows {
  return {
    erp: sql<ErpMandate>(db, ERP).get(leaseId) ?? null,
    portal: sql<PortalRow>(db, PORTAL).all(leaseId),
    acts: sql<ActRow>(db, ACTS).all(leaseId),
  };
}
