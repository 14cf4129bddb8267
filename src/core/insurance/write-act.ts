import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { recordCommand } from '../sync/commands.ts';
import { requireRefused, writeHandling } from '../sync/handle.ts';
import type { CertificateActBody } from './act-body.ts';
import { refuse } from './refusals.ts';

type NewAct = {
  readonly commandId: string;
  readonly lease: LeaseSummary;
  /** Certificate it is about; null for a letter where there is none. */
  readonly certificate: string | null;
  readonly body: CertificateActBody;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly result: unknown;
  readonly supersedes: string | null;
};

/** Writes an act on a certificate and puts it in the queue; its paper is issued after it, in the same transaction. */
export function writeAct(scope: CommandScope, written: NewAct): void {
  const { db, session, core } = scope;
  const { commandId, lease, certificate, body, payload, result, supersedes } = written;
  recordCommand(
    scope,
    {
      id: commandId,
      type: `insurance.${body.act}`,
      version: 1,
      account: lease.key,
      payload,
      dependsOn: body.act === 'decide' && certificate !== null ? lastUnsent(db, certificate) : [],
    },
    result,
  );
  if (supersedes !== null) {
    writeHandling(scope, { refused: supersedes, action: 'resent', by: commandId, note: '' });
  }
  const now = core.ports.clock.now();
  sql(
    db,
    `INSERT INTO certificate_act (command_id, certificate_id, lease_id, act, body, done_at, done_on, agent_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    commandId,
    certificate,
    lease.id,
    body.act,
    JSON.stringify(body),
    new Date(now).toISOString(),
    localDay(core.ports.clock, now),
    session.agent().id,
  );
  scope.changed('insurance', 'accounts');
}

/** The last act on this certificate that has not left yet: what follows is not taken before it. */
function lastUnsent(db: ReadableDb, certificate: string): string[] {
  return sql<{ id: string }>(
    db,
    `SELECT a.command_id AS id FROM certificate_act a CROSS JOIN outbox o ON o.command_id = a.command_id
     WHERE a.certificate_id = ? AND a.act <> 'letter' AND o.state IN ('waiting', 'sending') ORDER BY o.place DESC LIMIT 1`,
  )
    .all(certificate)
    .map(({ id }) => id);
}

/**
 * The refused act that this one corrects: of the same kind, on the same account.
 * @throws Refusal when it was not refused, was decided about already, or is another one
 */
export function requireCorrected(
  scope: CommandScope,
  supersedes: string | null,
  act: 'attach' | 'decide',
  account: string,
): void {
  if (supersedes === null) return;
  const refused = requireRefused(scope, supersedes);
  if (refused.type === `insurance.${act}` && refused.account === account) return;
  refuse('SYN-AUTRE', "L'opération à corriger n'est pas de cette sorte, ou pas sur ce compte.", {
    field: 'supersedes',
    next: "Rouvrez la file d'envoi et reprenez l'opération refusée.",
  });
}
