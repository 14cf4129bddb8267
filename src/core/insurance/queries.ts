import type { CertificateState, InsuranceLetter, RefusalReason } from '../../rules/insurance/states.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** The portal's picture of a certificate. Dates ISO, instants ISO UTC. */
export type PortalRow = {
  readonly id: string;
  readonly number: string | null;
  readonly insurer: string | null;
  readonly policy: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string;
  readonly address: string | null;
  /** JSON: [flag]. */
  readonly flags: string;
  readonly state: CertificateState;
  readonly reason: RefusalReason | null;
  readonly comment: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedWhere: 'counter' | 'portal' | 'erp' | null;
  readonly receivedAt: string;
  /** JSON: [Attachment]. */
  readonly files: string;
  readonly heardAt: string;
};

/** A certificate that the ERP's own file tells of. */
export type ErpRow = {
  readonly insurer: string | null;
  readonly policy: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string;
  /** The ERP's own word. */
  readonly status: string | null;
};

/** An act of this post on a certificate, and where it stands on its way. */
export type ActRow = {
  readonly commandId: string;
  readonly certificateId: string;
  readonly act: 'attach' | 'decide';
  readonly body: string;
  readonly doneAt: string;
  readonly agentName: string;
  readonly outbox: 'waiting' | 'sending' | 'sent' | 'refused';
  readonly sentAt: string | null;
  readonly reason: string | null;
  readonly handled: 0 | 1;
};

export type CertificateRows = {
  readonly portal: readonly PortalRow[];
  readonly erp: readonly ErpRow[];
  /** In the order in which they were done. */
  readonly acts: readonly ActRow[];
};

const PORTAL = `SELECT id, number, insurer, policy, starts_on AS startsOn, ends_on AS endsOn, address, flags, state, reason,
    comment, decided_by AS decidedBy, decided_at AS decidedAt, decided_where AS decidedWhere, received_at AS receivedAt,
    files, heard_at AS heardAt
  FROM portal_certificate WHERE lease_id = ? ORDER BY id`;
const ERP = `SELECT insurer, policy, starts_on AS startsOn, ends_on AS endsOn, status FROM insurance
  WHERE lease_id = ? AND absent_since IS NULL ORDER BY ends_on, policy, insurer`;
const ACTS = `SELECT a.command_id AS commandId, a.certificate_id AS certificateId, a.act, a.body, a.done_at AS doneAt,
    coalesce(o.agent_name, a.agent_id) AS agentName, o.state AS outbox, o.sent_at AS sentAt, o.reason,
    EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = a.command_id) AS handled
  FROM certificate_act a CROSS JOIN outbox o ON o.command_id = a.command_id
  WHERE a.lease_id = ? AND a.act <> 'letter' ORDER BY o.place`;

/** Everything this base knows of the certificates of an account. */
export function readCertificateRows(db: ReadableDb, leaseId: number): CertificateRows {
  return {
    portal: sql<PortalRow>(db, PORTAL).all(leaseId),
    erp: sql<ErpRow>(db, ERP).all(leaseId),
    acts: sql<ActRow>(db, ACTS).all(leaseId),
  };
}

/** Letters given for an account at this post, newest first. */
export function givenLetters(
  db: ReadableDb,
  leaseId: number,
): { kind: InsuranceLetter; on: string; number: string }[] {
  return sql<{ kind: InsuranceLetter; on: string; number: string }>(
    db,
    `SELECT json_extract(body, '$.kind') AS kind, done_on AS "on", json_extract(body, '$.number') AS number
     FROM certificate_act WHERE lease_id = ? AND act = 'letter' ORDER BY done_at DESC, command_id DESC`,
  ).all(leaseId);
}

/** The ERP sends certificates at all: without that, no dwelling is known to lack one. */
export function knowsInsurance(db: ReadableDb): boolean {
  return sql<{ known: 0 | 1 }>(db, 'SELECT EXISTS (SELECT 1 FROM insurance) AS known').get()?.known === 1;
}

/** The certificate of this account that one of these files proves already, by an act that was not refused. */
export function certificateWithFile(
  db: ReadableDb,
  leaseId: number,
  hashes: readonly string[],
): { readonly id: string; readonly name: string } | undefined {
  return sql<{ id: string; name: string }>(
    db,
    `SELECT a.owner_id AS id, a.name FROM json_each(?) wanted CROSS JOIN attachment a ON a.sha256 = wanted.value
     WHERE a.owner = 'certificate' AND a.lease_id = ? LIMIT 1`,
  ).get(JSON.stringify(hashes), leaseId);
}
