import type { Transaction } from 'kysely';
import type { CertificateDecision, CertificateState } from '../../rules/insurance/states.ts';
import { notifyRefusedCertificate } from '../mail/notify/notify-certificate.ts';
import { plainText } from '../store/plain-text.ts';
import type { PortalTables } from '../store/tables.ts';
import { tellCertificate } from './certificate-record.ts';
import { type FoundCertificate, keepTold, lockCertificate } from './certificates.ts';
import { refusalInWords } from './refusal-words.ts';

type Tx = Transaction<PortalTables>;

export type CertificateToDecide = {
  /** A command's id, or `erp:` and the key of the ERP's record. */
  readonly id: string;
  /** State that was seen; null where nothing is claimed of it. */
  readonly from: CertificateState | null;
  readonly decision: CertificateDecision;
  /** Code of a refusal (`REFUSAL_REASONS`). */
  readonly reason: string | null;
  readonly comment: string | null;
  /** Name of who decides. */
  readonly author: string;
  readonly where: 'counter' | 'portal';
  /** Id of the command, of a post. */
  readonly command: string | null;
  /** When it was decided. */
  readonly at: Date;
  /** ISO date. */
  readonly doneOn: string;
  /** When it reached the portal, where that is later. */
  readonly received?: Date;
};

export type DecidedMeanwhile = {
  readonly kind: 'already';
  readonly state: CertificateState;
  readonly reason: string | null;
  readonly by: string;
  readonly where: 'counter' | 'portal' | 'erp';
  readonly at: Date;
};

/**
 * Validates or refuses a certificate, tells the posts and the tenant who agreed to be told. The first received wins
 * (insurance.md): whoever saw another state is told what became of it.
 */
export async function decideCertificate(
  tx: Tx,
  decided: CertificateToDecide,
): Promise<{ readonly kind: 'done' } | DecidedMeanwhile | { readonly kind: 'unknown' }> {
  const { id, from, decision, author, where, command, at, doneOn } = decided;
  const found = await lockCertificate(tx, id, at);
  if (found === undefined) return { kind: 'unknown' };
  const meanwhile = decidedMeanwhile(found, from);
  if (meanwhile !== null) return meanwhile;
  const { feed, account } = await keepTold(tx, found);
  const reason = decision === 'refusee' ? decided.reason : null;
  const comment = decided.comment === null || decided.comment === '' ? null : plainText(decided.comment);
  await tx
    .updateTable('certificate')
    .set({
      state: decision,
      reason,
      comment,
      decided_by: author,
      decided_at: at,
      decided_where: where,
    })
    .where('id', '=', id)
    .execute();
  const event = await tx
    .insertInto('certificate_event')
    .values({
      certificate: id,
      feed,
      kind: 'decide',
      state: decision,
      reason,
      comment,
      author,
      done_where: where,
      at,
      done_on: doneOn,
      command,
    })
    .returning('no')
    .executeTakeFirstOrThrow();
  await tellCertificate(tx, id);
  if (decision === 'refusee') {
    const fact = command ?? String(event.no);
    const told = refusalInWords(reason, comment);
    await notifyRefusedCertificate(tx, {
      account,
      fact,
      reason: told,
      decidedAt: at,
      at: decided.received ?? at,
    });
  }
  return { kind: 'done' };
}

/** What another decided since the state that was seen; null where nothing did. */
export function decidedMeanwhile(
  found: FoundCertificate,
  from: CertificateState | null,
): DecidedMeanwhile | null {
  const { row } = found;
  // Of one that only the ERP tells, in a word nobody knows, nothing has been decided.
  if (from === null || row.state === from || (found.told && found.said === null)) return null;
  return {
    kind: 'already',
    state: row.state,
    reason: row.reason,
    by: row.decided_by ?? '',
    where: row.decided_where ?? 'erp',
    at: row.decided_at ?? row.received_at,
  };
}
