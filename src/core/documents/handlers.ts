import type { DocumentRow } from '../../contract/documents.ts';
import { formatDate, isoDate } from '../../rules/dates.ts';
import { NBSP } from '../../rules/unicode.ts';
import {
  type CoreServices,
  command,
  type EffectScope,
  effect,
  type Procedures,
  query,
} from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { isToFetch } from '../sync/apply/fetched-files.ts';
import { bulkHandlers } from './bulk/handlers.ts';
import { readStoredFile } from './file-store.ts';
import { ORIGINAL } from './marks.ts';
import { orderHandlers } from './orders/handlers.ts';
import {
  findImported,
  findIssued,
  type ImportedDocument,
  type ListedPaper,
  listImported,
  listIssued,
} from './queries.ts';
import { filesOf, frozenBytes } from './read-paper.ts';
import { IMPORTED, ISSUED } from './sending/document.ts';
import { sendingHandlers } from './sending/handlers.ts';
import { issueStatement } from './statement.ts';
import { tenantWindow } from './tenant-window.ts';
import { importedTitle, mediaType, paperFileName } from './titles.ts';

/** What stands on an account: the ERP's files and the papers given here. */
export function documentsHandlers(core: CoreServices, os: Procedures) {
  return {
    ...orderHandlers(core, os),
    ...sendingHandlers(core, os),
    ...bulkHandlers(core, os),
    list: os.documents.list.handler(
      query(core, ({ db }, { account }) => {
        const online = tenantWindow(core, db, account);
        return [...listIssued(db, account).map(issuedRow), ...listImported(db, account).map(importedRow)]
          .map((row) => ({ ...row, online: online(row) }))
          .toSorted((a, b) => (a.issuedOn === b.issuedOn ? 0 : a.issuedOn < b.issuedOn ? 1 : -1));
      }),
    ),
    statement: os.documents.statement.handler(command(core, (scope, input) => issueStatement(scope, input))),
    read: os.documents.read.handler(
      effect(core, (scope, { account, id }) =>
        id.startsWith(ISSUED)
          ? readIssued(scope, account, id.slice(ISSUED.length))
          : readImported(scope, account, id.slice(IMPORTED.length)),
      ),
    ),
  };
}

type Listed = Omit<DocumentRow, 'online'>;

function issuedRow(paper: ListedPaper): Listed {
  return {
    id: ISSUED + paper.number,
    origin: 'issued',
    type: paper.kind,
    title: paper.title,
    month: paper.month,
    issuedOn: paper.issuedOn,
    number: paper.number,
    void: voidWords(paper),
    copies: paper.copies,
    size: paper.size,
  };
}

/** "Annulation du 12/11/2026, bordereau n° G2A-A-000001". */
function voidWords({ voidKind, voidNumber, voidOn }: ListedPaper): string | null {
  if (voidNumber === null || voidOn === null) return null;
  const what = voidKind === 'cheque-impaye' ? 'Chèque impayé' : 'Annulation';
  return `${what} du ${formatDate(isoDate(voidOn))}, bordereau n°${NBSP}${voidNumber}`;
}

function importedRow(document: ImportedDocument): Listed {
  return {
    id: IMPORTED + document.id,
    origin: 'imported',
    type: document.type,
    title: importedTitle(document),
    month: document.period,
    issuedOn: document.issuedOn,
    number: null,
    void: null,
    copies: null,
    size: document.sha256 === null ? null : document.size,
  };
}

type ReadFile = { name: string; bytes: Blob };

async function readIssued(scope: EffectScope, account: string, number: string): Promise<ReadFile> {
  const row = scope.read((db) => findIssued(db, account, number));
  if (row === undefined) throw unknownDocument();
  const bytes = await frozenBytes(scope, row, 'a4', ORIGINAL);
  return fileOf(paperFileName(row.title, row.number), bytes);
}

async function readImported(scope: EffectScope, account: string, id: string): Promise<ReadFile> {
  const row = scope.read((db) => findImported(db, account, id));
  if (row === undefined) throw unknownDocument();
  if (row.sha256 === null) {
    throw new Refusal('DOC-MISSING', "Le fichier de ce document n'a pas été reçu de la gestion locative.", {
      kept: 'Le document reste inscrit au compte.',
      next: "Demandez de nouveau l'export, puis importez-le.",
    });
  }
  const { sha256 } = row;
  try {
    return fileOf(row.fileName, readStoredFile(filesOf(scope.core), sha256));
  } catch (error) {
    const onItsWay = error instanceof Refusal && scope.read((db) => isToFetch(db, sha256));
    throw onItsWay ? notArrived() : error;
  }
}

function fileOf(name: string, bytes: Uint8Array): ReadFile {
  return { name, bytes: new Blob([new Uint8Array(bytes)], { type: mediaType(name) }) };
}

function notArrived(): Refusal {
  return new Refusal('DOC-EN-ROUTE', "Ce document n'est pas encore arrivé sur ce poste.", {
    kept: 'Il est inscrit au compte.',
    next: 'Il arrive de lui-même dès que le poste est en ligne.',
  });
}

/** Also said of another account's document: a port may not learn that it exists. */
function unknownDocument(): Refusal {
  return new Refusal('DOC-404', "Ce document n'est pas sur ce compte.", {
    next: 'Revenez à la liste des documents du compte.',
  });
}
