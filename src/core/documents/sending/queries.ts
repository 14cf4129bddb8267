import { type ReadableDb, sql, type WritableDb } from '../../database/connection.ts';

/**
 * The days on which a person agreed, at this post, to words of a kind of paper sent to him: by kind, the last one. An
 * agreement whose sending was refused stands all the same: he gave it.
 */
export function agreedHere(db: ReadableDb, leaseId: number, person: string): ReadonlyMap<string, string> {
  const rows = sql<{ kind: string; on: string }>(
    db,
    `SELECT c.payload ->> '$.kind' AS kind, max(date(c.occurred_at, c.offset_minutes || ' minutes')) AS "on"
     FROM document_send s JOIN command c ON c.id = s.command_id
     WHERE s.lease_id = ? AND s.person_key = ? AND c.payload ->> '$.agreed' IS NOT NULL GROUP BY 1`,
  ).all(leaseId, person);
  return new Map(rows.map(({ kind, on }) => [kind, on]));
}

export type SentBefore = {
  readonly account: string | null;
  readonly type: string;
  readonly document: string | null;
  readonly person: string | null;
  readonly agreed: string | null;
  /** JSON. */
  readonly result: string;
};

/** What was sent under a command's id, or whatever else bears it. */
export function sentUnder(db: ReadableDb, commandId: string): SentBefore | undefined {
  return sql<SentBefore>(
    db,
    `SELECT account_key AS account, type, payload ->> '$.document' AS document, payload ->> '$.person' AS person,
       payload ->> '$.agreed' AS agreed, result FROM command WHERE id = ?`,
  ).get(commandId);
}

export function insertSend(
  db: WritableDb,
  sent: {
    readonly commandId: string;
    readonly leaseId: number;
    readonly document: string;
    readonly title: string;
    readonly person: string;
    readonly email: string;
    /** Instant, ISO UTC. */
    readonly at: string;
    readonly agentId: string;
  },
): void {
  sql(
    db,
    `INSERT INTO document_send (command_id, lease_id, document_id, title, person_key, email, sent_at, agent_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    sent.commandId,
    sent.leaseId,
    sent.document,
    sent.title,
    sent.person,
    sent.email,
    sent.at,
    sent.agentId,
  );
}
