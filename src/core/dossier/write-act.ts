import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { nameFiles } from '../attachments/name-files.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { localDay } from '../local-day.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { recordCommand } from '../sync/commands.ts';
import { requireRefused, writeHandling } from '../sync/handle.ts';
import type { DossierActBody } from './act-body.ts';
import { refreshFileAndSearch } from './refresh.ts';
import { refuse } from './refusals.ts';
import type { ActPart } from './rows.ts';

/** What an act gave: sent with it, and answered again if it comes twice. */
export type ActPaper = { readonly number: string; readonly title: string };

type NewAct = {
  readonly commandId: string;
  readonly act: 'change' | 'declare';
  readonly lease: LeaseSummary;
  readonly part: ActPart;
  readonly person: string | null;
  readonly body: DossierActBody;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly result: ActPaper;
  readonly supersedes: string | null;
};

/** Writes an act on a file, with its files, and puts it in the queue; its paper is issued after it, in the same transaction. */
export function writeAct(scope: CommandScope, written: NewAct): void {
  const { db, session, core } = scope;
  const { commandId, act, lease, part, person, body, payload, result, supersedes } = written;
  recordCommand(
    scope,
    {
      id: commandId,
      type: `dossier.${act}`,
      version: 1,
      account: lease.key,
      payload,
      dependsOn: act === 'change' ? lastUnsent(db, lease.id, part, person) : [],
    },
    result,
  );
  if (supersedes !== null) {
    writeHandling(scope, { refused: supersedes, action: 'resent', by: commandId, note: '' });
  }
  const now = core.ports.clock.now();
  sql(
    db,
    `INSERT INTO dossier_act (command_id, lease_id, part, person_key, body, done_at, done_on, agent_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    commandId,
    lease.id,
    part,
    person,
    JSON.stringify(body),
    new Date(now).toISOString(),
    localDay(core.ports.clock, now),
    session.agent().id,
  );
  nameFiles(scope, { owner: 'dossier', ownerId: commandId, lease: lease.id, commandId, files: body.files });
  refreshFileAndSearch(db, lease.id);
  scope.changed('dossier', 'accounts');
}

/** The last change of this part that has not left yet: what follows is made on it, and is not taken before it. */
function lastUnsent(db: ReadableDb, leaseId: number, part: ActPart, person: string | null): string[] {
  return sql<{ id: string }>(db, LAST_UNSENT)
    .all(leaseId, part, person)
    .map(({ id }) => id);
}

const LAST_UNSENT = `SELECT a.command_id AS id FROM dossier_act a CROSS JOIN outbox o ON o.command_id = a.command_id
  WHERE a.lease_id = ? AND a.part = ? AND a.person_key IS ? AND o.state IN ('waiting', 'sending')
  ORDER BY o.place DESC LIMIT 1`;

/**
 * The refused change that this one takes up again: of the same part and person, on the same account.
 * @throws Refusal when it was not refused, was decided about already, or is another one
 */
export function requireCorrected(
  scope: CommandScope,
  supersedes: string | null,
  {
    account,
    part,
    person,
  }: { readonly account: string; readonly part: string; readonly person: string | null },
): void {
  if (supersedes === null) return;
  const refused = requireRefused(scope, supersedes);
  const act = sql<{ part: string; person: string | null }>(
    scope.db,
    'SELECT part, person_key AS person FROM dossier_act WHERE command_id = ?',
  ).get(supersedes);
  if (refused.account === account && act?.part === part && act.person === person) return;
  refuse('SYN-AUTRE', "L'opération à corriger n'est pas de cette sorte, ou pas sur ce compte.", {
    field: 'supersedes',
    next: "Rouvrez la file d'envoi et reprenez l'opération refusée.",
  });
}
