import type { ReadableDb } from '../../database/connection.ts';
import type { EffectScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { nextCopy, paperBytes } from '../copies.ts';
import { readStoredFile } from '../file-store.ts';
import { findImported, findIssued } from '../queries.ts';
import { filesOf } from '../read-paper.ts';
import { importedTitle, paperFileName } from '../titles.ts';

export const IMPORTED = 'imported:';
export const ISSUED = 'issued:';

/** A document of an account, as it would be sent. */
export type SentDocument = {
  readonly id: string;
  /** `avis`, `quittance`, …: what the agreement is about. */
  readonly type: string;
  readonly title: string;
  readonly fileName: string;
  /** Of a paper given here; null for a file of the ERP. */
  readonly number: string | null;
  /** Of a file of the ERP; null where it was not received. */
  readonly sha256: string | null;
};

/** @throws Refusal `DOC-404` for what is not on this account, whoever's it is; `DOC-MANDAT` for a mandate */
export function requireDocument(db: ReadableDb, account: string, id: string): SentDocument {
  if (id.startsWith(ISSUED)) {
    const paper = findIssued(db, account, id.slice(ISSUED.length));
    if (paper !== undefined) {
      const { number, kind, title } = paper;
      if (kind === 'mandat') refuseWholeIban();
      return { id, type: kind, title, fileName: paperFileName(title, number), number, sha256: null };
    }
  } else if (id.startsWith(IMPORTED)) {
    const file = findImported(db, account, id.slice(IMPORTED.length));
    if (file !== undefined) {
      const { type, fileName, sha256 } = file;
      return { id, type, title: importedTitle(file), fileName, number: null, sha256 };
    }
  }
  throw new Refusal('DOC-404', "Ce document n'est pas sur ce compte.", {
    next: 'Revenez à la liste des documents du compte.',
  });
}

/** A mandate shows the account number whole: it is handed over, and never travels by mail (direct-debit.md). */
function refuseWholeIban(): never {
  throw new Refusal(
    'DOC-MANDAT',
    "Un mandat porte l'IBAN entier\u202f: il se remet imprimé, jamais par e-mail.",
    {
      kept: "Rien n'a été envoyé.",
      next: 'Imprimez-le et faites-le signer.',
    },
  );
}

/**
 * The bytes that would be sent, and of a paper the copy that they are: the original where nobody was handed it yet.
 * @throws Refusal `DOC-MISSING` for a file that was not received, `DOC-RENDER`
 */
export async function documentBytes(
  scope: EffectScope,
  account: string,
  { number, sha256 }: SentDocument,
): Promise<{ readonly bytes: Uint8Array; readonly copy: number | null }> {
  if (number !== null) {
    const copy = scope.read((db) => nextCopy(db, number));
    return { bytes: await paperBytes(scope, account, number, { format: 'a4', copy }), copy };
  }
  if (sha256 !== null) return { bytes: readStoredFile(filesOf(scope.core), sha256), copy: null };
  throw new Refusal('DOC-MISSING', "Le fichier de ce document n'a pas été reçu de la gestion locative.", {
    kept: "Rien n'a été envoyé.",
    next: "Demandez de nouveau l'export, puis importez-le.",
  });
}
