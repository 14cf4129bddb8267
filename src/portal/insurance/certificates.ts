import type { Selectable, Transaction } from 'kysely';
import type { ImportRows } from '../../rules/import/files.ts';
import { type CertificateState, erpCertificateState } from '../../rules/insurance/states.ts';
import { erpRow } from '../erp/erp-row.ts';
import { takePositions } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;
export type Certificate = Selectable<PortalTables['certificate']>;

/** As it stands here, or as the ERP's file alone tells it. `told`: nothing has happened to it here yet. */
export type FoundCertificate =
  | { readonly told: false; readonly row: Certificate }
  /** `said`: its state, where the ERP's word is a known one. */
  | { readonly told: true; readonly row: Certificate; readonly said: CertificateState | null };

/**
 * The certificate, with its feed locked to the end of the transaction: of two that decide at once, the second sees what
 * the first did. Undefined where nobody knows of it within reach, or the ERP no longer names it.
 */
export async function lockCertificate(tx: Tx, id: string, at: Date): Promise<FoundCertificate | undefined> {
  const before = await find(tx, id, at);
  if (before === undefined) return undefined;
  await takePositions(tx, before.row.feed, 0);
  const found = await find(tx, id, at);
  // An import that has just ended may have given its account to another agency.
  if (found !== undefined && found.row.feed !== before.row.feed) await takePositions(tx, found.row.feed, 0);
  return found;
}

/** Writes down one that only the ERP told, since something is about to happen to it. */
export async function keepTold(tx: Tx, found: FoundCertificate): Promise<Certificate> {
  if (found.told) await tx.insertInto('certificate').values(found.row).execute();
  return found.row;
}

async function find(tx: Tx, id: string, at: Date): Promise<FoundCertificate | undefined> {
  const row = await tx.selectFrom('certificate').selectAll().where('id', '=', id).executeTakeFirst();
  if (row !== undefined) return { told: false, row };
  if (!id.startsWith('erp:')) return undefined;
  const told = await erpRow<ImportRows['assurances']>(tx, 'assurances', id.slice('erp:'.length));
  if (told === undefined) return undefined;
  const { content, feed } = told;
  const said = erpCertificateState(content.statut);
  return {
    told: true,
    said,
    row: {
      id,
      account: content.reference.key,
      feed,
      number: null,
      insurer: content.assureur,
      policy: content.police,
      starts_on: content.debut,
      ends_on: content.fin,
      address: null,
      flags: '[]',
      files: '[]',
      state: said ?? 'a_verifier',
      reason: null,
      comment: null,
      decided_by: null,
      decided_at: null,
      decided_where: null,
      received_at: at,
    },
  };
}
