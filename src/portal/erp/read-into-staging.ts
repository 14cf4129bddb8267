import type { FolderReading, LostRow } from '../../exchange/read-folder.ts';
import type { ImportedRow, ImportFileId } from '../../rules/import/files.ts';
import { personKey } from '../../rules/import/person-key.ts';
import { createFeedMap, type FeedMap, type RecordFileId, recordContent, recordKey } from './erp-records.ts';
import { keepDocument } from './import-documents.ts';
import { agreeOnPeople, type LostPeople } from './import-people.ts';
import type { ImportTally } from './import-report.ts';
import { spaceStager } from './import-spaces.ts';
import { entryStager, type KnownPiece, keptStager, rowStager, type Tx } from './staging.ts';

type Lay = {
  readonly folder: string;
  readonly dryRun: boolean;
  readonly tally: ImportTally;
  /** Told which file's rows are now being read. */
  readonly onFile: (file: ImportFileId) => void;
};

/** What the reading of rows that cannot be used leaves to remember. */
export type LostRows = ReturnType<typeof createLostRows>;

/** Rows that are there but cannot be used: what they name is neither corrected nor absent. */
export function createLostRows() {
  const people: LostPeople = { unread: false, persons: new Set() };
  const rows: LostRow[] = [];
  return {
    people,
    push: (row: LostRow): void => {
      rows.push(row);
    },
    take: (): LostRow[] => rows.splice(0),
  };
}

/**
 * Lays a whole folder out, a block at a time.
 * @returns pieces that stand already, and now say what they confirm
 */
export async function readIntoStaging(
  tx: Tx,
  reading: FolderReading,
  lost: LostRows,
  { folder, dryRun, tally, onFile }: Lay,
): Promise<readonly KnownPiece[]> {
  const feeds = createFeedMap();
  const nowNaming: KnownPiece[] = [];
  const rows = rowStager(tx);
  const kept = keptStager(tx);
  const entries = entryStager(tx, (block) => {
    tally.count('ecritures', 'unchanged', block.unchanged);
    for (const known of block.known) {
      if (known.same) nowNaming.push(known);
      else sayOther(tally, known);
    }
  });
  const keep = (key: string, feed: string | undefined) => kept.add('espaces', key, feed);
  const spaces = spaceStager(tx, { flush: rows.flush, add: rows.add, keep }, tally);

  async function lay(read: ImportedRow, feed: string): Promise<void> {
    if (read.file === 'ecritures') return entries.add(read.row, feed);
    if (read.file === 'espaces') return spaces.add(read.row, feed);
    const key = keyOf(read);
    const { file, row } = read;
    let content: string;
    if (file === 'documents') {
      const found = await keepDocument(tx, folder, row.fichier, dryRun);
      if (found.kind === 'refused') {
        kept.add(file, key, feed);
        return tally.refuse({ file, line: row.line, column: 'fichier', value: row.fichier }, found.reason);
      }
      content = recordContent(row, { sha256: found.sha256, size: found.size });
    } else content = recordContent(row);
    const account = 'reference' in row ? (row.reference?.key ?? null) : null;
    const person = file === 'personnes' ? personKey(row) : null;
    await rows.add({ file, feed, key, account, person, name: nameOf(read), line: row.line, content });
  }

  let current: ImportFileId = 'agences';
  for (const read of reading.rows()) {
    if (read.file !== current) {
      await rows.flush();
      current = read.file;
      onFile(current);
    }
    for (const one of lost.take()) lose(one, feeds, kept, lost.people, spaces.lose);
    const feed = feeds.of(read);
    if (feed === undefined) throw new Error('a row names a row that is not there');
    feeds.note(read, feed);
    await lay(read, feed);
  }
  for (const one of lost.take()) lose(one, feeds, kept, lost.people, spaces.lose);
  await spaces.finish();
  await rows.flush();
  await entries.flush();
  await kept.flush();
  await agreeOnPeople(tx, lost.people, tally);
  return nowNaming;
}

/** Narrows file and row together: a pair read from the folder is of one file. */
function keyOf({ file, row }: Exclude<ImportedRow, { file: 'ecritures' }>): string {
  const key = recordKey(file, row as never);
  if (key === null) throw new Error(`a row of ${file} has no key`);
  return key;
}

function nameOf(read: ImportedRow): string | null {
  if (read.file === 'baux') return read.row.reference.printed;
  if (read.file !== 'personnes' || read.row.role !== 'signataire_principal') return null;
  const { nom, prenom } = read.row;
  return prenom === null ? nom : `${nom} ${prenom}`;
}

function lose(
  { file, partial }: LostRow,
  feeds: FeedMap,
  kept: { add(file: RecordFileId, key: string, feed: string | undefined): void },
  people: LostPeople,
  loseSpace: (partial: Extract<LostRow, { file: 'espaces' }>['partial']) => void,
): void {
  if (file === 'ecritures') return;
  const key = recordKey(file, partial as never);
  if (file === 'personnes') {
    const { reference, role, nom, code_personne = null, prenom = null, date_naissance = null } = partial;
    if (reference === undefined || role === undefined || nom === undefined) people.unread = true;
    else people.persons.add(personKey({ reference, role, nom, code_personne, prenom, date_naissance }));
  }
  if (key !== null) kept.add(file, key, feeds.of({ file, row: partial }));
  else if (file === 'espaces') loseSpace(partial);
}

/** A known piece with other amounts is told, not applied (precision 9). */
function sayOther(tally: ImportTally, { piece, line, state }: KnownPiece): void {
  const reason =
    state === 'confirming'
      ? "Cette pièce a déjà confirmé un encaissement avec un autre contenu\u202f: rien n'a changé."
      : "Cette pièce est déjà au compte avec un autre contenu\u202f: l'écriture d'origine est gardée.";
  tally.refuse({ file: 'ecritures', line, column: 'piece', value: piece }, reason);
}
