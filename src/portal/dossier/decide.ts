import { sql, type Transaction } from 'kysely';
import { sameValue } from '../../rules/dossier/standing.ts';
import type { DossierPart, DossierState, PartValue } from '../../rules/dossier/values.ts';
import { notifyDecidedChange } from '../mail/notify/notify-dossier.ts';
import { plainText } from '../store/plain-text.ts';
import type { DoneWhere, PortalTables } from '../store/tables.ts';
import { tellChange } from './change-record.ts';
import { type FileChange, lockChange } from './changes.ts';
import { standingPart } from './standing.ts';

type Tx = Transaction<PortalTables>;

export type ChangeToDecide = {
  /** Id of its command. */
  readonly id: string;
  readonly decision: 'validee' | 'refusee';
  /** Code of a refusal (`DOSSIER_REFUSALS`). */
  readonly reason: string | null;
  /** What the tenant and the counter will read. */
  readonly answer: string | null;
  /** Name of who decides. */
  readonly author: string;
  readonly where: DoneWhere;
  readonly at: Date;
  /** ISO date. */
  readonly doneOn: string;
};

export type DecidedChange =
  | { readonly kind: 'done' }
  /** `by` is empty where it was in effect at once. */
  | { readonly kind: 'already'; readonly state: DossierState; readonly by: string; readonly at: Date }
  /** It was to be validated, and what it was based on no longer stands: it is refused, `change-entre-temps`. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'unknown' };

/**
 * Validates or refuses a change or a declaration that waits, and tells the posts and the tenant who agreed to be told.
 * The first received wins: whoever comes second is told what became of it (dossier.md).
 */
export async function decideChange(tx: Tx, decided: ChangeToDecide): Promise<DecidedChange> {
  const row = await lockChange(tx, decided.id);
  if (row === undefined) return { kind: 'unknown' };
  if (row.state !== 'a_valider') {
    return {
      kind: 'already',
      state: row.state,
      by: row.decided_by ?? '',
      at: row.decided_at ?? row.received_at,
    };
  }
  const stale = decided.decision === 'validee' && decided.where !== 'erp' && (await baseHasGone(tx, row));
  await settle(
    tx,
    row,
    stale ? { ...decided, decision: 'refusee', reason: 'change-entre-temps', answer: null } : decided,
  );
  return { kind: stale ? 'stale' : 'done' };
}

/** Neither what it was based on nor what it asks stands any more; never of a declaration, which changes no value. */
export async function baseHasGone(
  tx: Tx,
  change: Pick<FileChange, 'account' | 'part' | 'person' | 'base' | 'value'>,
): Promise<boolean> {
  if (change.part === 'situation' || change.base === null) return false;
  const part = change.part as DossierPart;
  const standing = await standingPart(tx, change.account, part, change.person);
  if (standing === undefined) return false;
  const says = (json: string) => sameValue(part, JSON.parse(json) as PartValue, standing);
  return !says(change.base) && !says(change.value);
}

async function settle(tx: Tx, row: FileChange, decided: ChangeToDecide): Promise<void> {
  const { id, decision, author, where, at } = decided;
  const reason = decision === 'refusee' ? decided.reason : null;
  const answer = decided.answer === null || decided.answer === '' ? null : plainText(decided.answer);
  await tx
    .updateTable('dossier_change')
    .set({ state: decision, reason, answer, decided_by: author, decided_at: at, decided_where: where })
    .where('id', '=', id)
    .execute();
  // What counts comes in the order in which it took effect.
  if (decision === 'validee' && row.part !== 'situation') {
    await sql`UPDATE dossier_change SET no = DEFAULT WHERE id = ${id}`.execute(tx);
  }
  await tellChange(tx, id);
  await notifyDecidedChange(tx, { change: { ...row, state: decision, reason, answer }, decidedAt: at, at });
}
