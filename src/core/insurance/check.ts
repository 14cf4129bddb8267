import type { AttachmentRow } from '../../contract/attachments.ts';
import type { TypedCertificate } from '../../contract/insurance.ts';
import { formatDate, isIsoDate, isoDate } from '../../rules/dates.ts';
import { sameCertificate } from '../../rules/insurance/checks.ts';
import type { CertificateFlag } from '../../rules/insurance/states.ts';
import { certificateStateWords } from '../../rules/insurance/words.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { InsuranceDesk } from './desk.ts';
import { flagsOf } from './held.ts';
import type { MergedCertificate } from './merge-certificates.ts';
import { certificateWithFile } from './queries.ts';

type Checked = { flags: { flag: CertificateFlag; sentence: string }[]; duplicate: string | null };

/** What is odd about a certificate before it is recorded, and whether it is one that is recorded already. */
export function checkCertificate(
  db: ReadableDb,
  desk: InsuranceDesk,
  typed: TypedCertificate,
  files: readonly AttachmentRow[],
): Checked {
  return {
    flags: areDays(typed) ? flagsOf(db, desk, typed, files.length) : [],
    duplicate: duplicateOf(db, desk, typed, files),
  };
}

/** Both days are days of the calendar. */
export function areDays({ startsOn, endsOn }: Pick<TypedCertificate, 'startsOn' | 'endsOn'>): boolean {
  return isIsoDate(endsOn) && (startsOn === null || isIsoDate(startsOn));
}

/**
 * Which certificate of this account is the same one, in a sentence; null where none is. The same policy and end as one
 * that was refused is another attempt; its very file is not.
 */
export function duplicateOf(
  db: ReadableDb,
  { lease, certificates }: InsuranceDesk,
  typed: TypedCertificate,
  files: readonly AttachmentRow[],
): string | null {
  const recorded = certificates.filter(({ unplaced }) => !unplaced);
  const hashes = files.map(({ sha256 }) => sha256);
  const withFile = certificateWithFile(db, lease.id, hashes);
  const sameFile = recorded.find(
    ({ id, files: own }) => id === withFile?.id || own.some(({ sha256 }) => hashes.includes(sha256)),
  );
  if (sameFile !== undefined)
    return `Ce fichier est déjà celui d'une attestation de ce compte\u202f: ${words(sameFile)}.`;
  const same = recorded.find((one) => one.state !== 'refusee' && sameCertificate(one, typed));
  return same === undefined ? null : `Cette attestation est déjà enregistrée\u202f: ${words(same)}.`;
}

function words({ insurer, endsOn, state }: MergedCertificate): string {
  const what = insurer === null ? '' : `${insurer}, `;
  return `${what}jusqu'au ${formatDate(isoDate(endsOn))}, ${certificateStateWords[state].toLowerCase()}`;
}
