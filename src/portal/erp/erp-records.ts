import type { ImportedRow, ImportFileId, ImportRows } from '../../rules/import/files.ts';
import { codeKey, personKey } from '../../rules/import/person-key.ts';

/** Rows that travel as records of the feed; entries have a table of their own. */
export type RecordFileId = Exclude<ImportFileId, 'ecritures'>;

/** Everyone's feed. */
export const SHARED_FEED = '*';

type Keys = {
  readonly [Id in RecordFileId]: (row: Partial<ImportRows[Id]>) => string | null;
};

/** The key of each file's rows; null where a row says too little to name anything. */
const KEYS: Keys = {
  agences: ({ code }) => code ?? null,
  residences: ({ code_residence }) => code_residence ?? null,
  logements: ({ code_logement }) => code_logement ?? null,
  baux: ({ reference }) => reference?.key ?? null,
  personnes: ({ reference, role, nom, code_personne = null, prenom = null, date_naissance = null }) =>
    reference === undefined || role === undefined || nom === undefined
      ? null
      : several(
          reference.key,
          role,
          personKey({ reference, role, nom, code_personne, prenom, date_naissance }),
        ),
  documents: ({ reference, fichier }) =>
    reference === undefined || fichier === undefined ? null : `${reference.key}/${fichier}`,
  interlocuteurs: ({ code_residence, role, nom }) =>
    code_residence === undefined || role === undefined || nom === undefined
      ? null
      : several(code_residence, role, nom),
  annonces: ({ code_residence, titre, du }) =>
    code_residence === undefined || titre === undefined || du === undefined
      ? null
      : several(code_residence, titre, du),
  assurances: ({ reference, fin, police = null, assureur = null }) =>
    reference === undefined || fin === undefined ? null : several(reference.key, fin, police, assureur),
  plans: ({ reference, debut }) =>
    reference === undefined || debut === undefined ? null : several(reference.key, debut),
  // By code: a space named by name alone is found once its person is.
  espaces: ({ reference, code_personne }) =>
    reference === undefined || code_personne == null ? null : spaceKey(reference.key, codeKey(code_personne)),
  demandes: ({ numero }) => numero ?? null,
};

export function spaceKey(account: string, person: string): string {
  return several(account, person);
}

/** The key under which a row travels, or null. */
export function recordKey<Id extends RecordFileId>(file: Id, row: Partial<ImportRows[Id]>): string | null {
  return KEYS[file](row);
}

function several(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}

/** The row as JSON, in the order of its columns, without its line. */
export function recordContent(row: ImportedRow['row'], more: Readonly<Record<string, unknown>> = {}): string {
  const { line: _line, ...cells } = row;
  return JSON.stringify({ ...cells, ...more });
}

/**
 * In which feed each row belongs: the agency of its residence, everyone's where it has none. Rows are given in the order
 * of the files, each naming only rows given before.
 */
export function createFeedMap() {
  const ofResidence = new Map<string, string>();
  const ofDwelling = new Map<string, string>();
  const ofAccount = new Map<string, string>();
  const residenceFeed = (code: string | null | undefined): string | undefined =>
    code === null || code === undefined ? undefined : code === '*' ? SHARED_FEED : ofResidence.get(code);

  return {
    /** Undefined where nothing usable says it. */
    of({
      file,
      row,
    }: {
      readonly file: ImportFileId;
      readonly row: Partial<ImportedRow['row']>;
    }): string | undefined {
      if (file === 'agences') return SHARED_FEED;
      if (file === 'residences') return 'agence' in row ? (row.agence ?? SHARED_FEED) : undefined;
      const reference = 'reference' in row ? row.reference : undefined;
      if (file === 'baux') {
        const dwelling = 'code_logement' in row ? row.code_logement : undefined;
        return dwelling === undefined ? undefined : ofDwelling.get(dwelling);
      }
      if (reference !== null && reference !== undefined) return ofAccount.get(reference.key);
      return residenceFeed('code_residence' in row ? row.code_residence : undefined);
    },
    /** A row that stands in that feed: what names it follows it there. */
    note({ file, row }: ImportedRow, feed: string): void {
      if (file === 'residences') ofResidence.set(row.code_residence, feed);
      else if (file === 'logements') ofDwelling.set(row.code_logement, feed);
      else if (file === 'baux') ofAccount.set(row.reference.key, feed);
    },
  };
}

export type FeedMap = ReturnType<typeof createFeedMap>;
