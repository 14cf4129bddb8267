import { type ImportFault, ROW_DROPPED, shownValue, VALUE_EMPTIED } from './fault.ts';
import { fileNameOf, type ImportFileId, type ImportRows } from './files.ts';
import { createPieceIndex } from './piece-index.ts';

/** Whether a row, sound in itself, fits the rows read before it. */
export type Admission<Id extends ImportFileId> =
  | { readonly kind: 'admitted'; readonly row: ImportRows[Id]; readonly faults: readonly ImportFault[] }
  /** The same entry twice: passed over in silence. */
  | { readonly kind: 'passed-over' }
  | { readonly kind: 'refused'; readonly fault: ImportFault };

/**
 * Rows against each other: doubles, and rows that name a row that is absent or unusable (precisions 9 and 10).
 * Files are given in the order of IMPORT_FILES.
 */
export type SetCheck = {
  admit<Id extends ImportFileId>(id: Id, row: ImportRows[Id]): Admission<Id>;
  /** A row that could not be used: what names it will be unusable too, and told why. */
  lose<Id extends ImportFileId>(id: Id, partial: Partial<ImportRows[Id]>, line: number): void;
};

type Wrong = { readonly column: string; readonly value: string; readonly reason: string };
type Book = { readonly usable: Map<string, number>; readonly lost: Map<string, number> };

function book(): Book {
  return { usable: new Map(), lost: new Map() };
}

const ANY_RESIDENCE = '*';

export function createSetCheck(): SetCheck {
  const books: Record<'agences' | 'residences' | 'logements' | 'baux', Book> = {
    agences: book(),
    residences: book(),
    logements: book(),
    baux: book(),
  };
  /** Keys already met in files that no other file names. */
  const met = new Map<string, number>();
  /** People by lease, each under its code and under its names, for espaces.csv. */
  const people = new Set<string>();
  const pieces = createPieceIndex();
  let saidNoAgencies = false;

  /** Why the row named cannot be found, or null. */
  function missing(id: keyof typeof books, key: string, column: string, written: string): Wrong | null {
    if (books[id].usable.has(key)) return null;
    const lost = books[id].lost.get(key);
    const reason =
      lost === undefined
        ? `${NOUNS[id]} inconnu dans ${fileNameOf(id)}.`
        : `${NOUNS[id]} décrit par une ligne inutilisable (${fileNameOf(id)}, ligne ${lost}).`;
    return { column, value: written, reason };
  }

  function describe(
    id: keyof typeof books,
    key: string,
    line: number,
    column: string,
    written: string,
  ): Wrong | null {
    const before = books[id].usable.get(key);
    if (before !== undefined) return { column, value: written, reason: `Déjà décrit à la ligne ${before}.` };
    books[id].usable.set(key, line);
    return null;
  }

  function once(
    id: ImportFileId,
    line: number,
    column: string,
    written: string,
    ...key: (string | null)[]
  ): Wrong | null {
    const whole = [id, ...key.map((part) => part ?? '')].join('\0');
    const before = met.get(whole);
    if (before !== undefined) return { column, value: written, reason: `Déjà décrit à la ligne ${before}.` };
    met.set(whole, line);
    return null;
  }

  function lease(row: { reference: { key: string; printed: string } }): Wrong | null {
    return missing('baux', row.reference.key, 'reference', row.reference.printed);
  }

  function residence(code: string): Wrong | null {
    return code === ANY_RESIDENCE ? null : missing('residences', code, 'code_residence', code);
  }

  /** What is wrong with a row against the others, or null; a double piece of the same content is 'same'. */
  const wrongs: { readonly [Id in ImportFileId]: (row: ImportRows[Id]) => Wrong | null | 'same' } = {
    agences: (row) => describe('agences', row.code, row.line, 'code', row.code),
    residences: (row) =>
      describe('residences', row.code_residence, row.line, 'code_residence', row.code_residence),
    logements: (row) =>
      missing('residences', row.code_residence, 'code_residence', row.code_residence) ??
      describe('logements', row.code_logement, row.line, 'code_logement', row.code_logement),
    baux: (row) =>
      missing('logements', row.code_logement, 'code_logement', row.code_logement) ??
      describe('baux', row.reference.key, row.line, 'reference', row.reference.printed),
    personnes: (row) => {
      const { reference, role, code_personne: code, nom, prenom, date_naissance: birth } = row;
      const who = code === null ? ['', nom, prenom, birth] : [code];
      const wrong = lease(row) ?? once('personnes', row.line, 'nom', nom, reference.key, role, ...who);
      if (wrong !== null) return wrong;
      if (code !== null) people.add(`${reference.key}\0code\0${code}`);
      people.add(`${reference.key}\0nom\0${nom}\0${prenom ?? ''}`);
      return null;
    },
    ecritures: (row) => {
      const wrong = lease(row);
      if (wrong !== null) return wrong;
      const { reference, date, echeance, periode, nature, libelle, debit, credit, id_guichet } = row;
      const said = [
        reference.key,
        date,
        echeance,
        periode,
        nature,
        libelle,
        debit || 0,
        credit || 0,
        id_guichet,
      ];
      const meeting = pieces.meet(row.piece, said, row.line);
      if (meeting.kind === 'new') return null;
      if (meeting.kind === 'same') return 'same';
      const reason = `Pièce déjà lue à la ligne ${meeting.line} avec un autre contenu\u202f: la première est gardée.`;
      return { column: 'piece', value: row.piece, reason };
    },
    documents: (row) =>
      lease(row) ?? once('documents', row.line, 'fichier', row.fichier, row.reference.key, row.fichier),
    interlocuteurs: (row) =>
      residence(row.code_residence) ??
      once('interlocuteurs', row.line, 'nom', row.nom, row.code_residence, row.role, row.nom),
    annonces: (row) =>
      residence(row.code_residence) ??
      once('annonces', row.line, 'titre', row.titre, row.code_residence, row.titre, row.du),
    assurances: (row) =>
      lease(row) ??
      once('assurances', row.line, 'fin', row.fin, row.reference.key, row.assureur, row.police, row.fin),
    plans: (row) => lease(row) ?? once('plans', row.line, 'debut', row.debut, row.reference.key, row.debut),
    espaces: (row) => {
      const { reference, code_personne: code, nom, prenom } = row;
      const wrong = lease(row);
      if (wrong !== null) return wrong;
      const names = `nom\0${nom}\0${prenom ?? ''}`;
      const known = people.has(`${reference.key}\0${code === null ? names : `code\0${code}`}`);
      const column = code === null ? 'nom' : 'code_personne';
      if (!known)
        return {
          column,
          value: code ?? nom ?? '',
          reason: 'Personne inconnue sur ce bail dans personnes.csv.',
        };
      return once('espaces', row.line, column, code ?? nom ?? '', reference.key, code, nom, prenom);
    },
    demandes: (row) =>
      (row.reference === null ? null : lease({ reference: row.reference })) ??
      (row.code_residence === null
        ? null
        : missing('residences', row.code_residence, 'code_residence', row.code_residence)) ??
      once('demandes', row.line, 'numero', row.numero, row.numero),
  };

  function admit<Id extends ImportFileId>(id: Id, row: ImportRows[Id]): Admission<Id> {
    const wrong = wrongs[id](row);
    if (wrong === 'same') return { kind: 'passed-over' };
    if (wrong === null) return softened(id, row);
    lose(id, row, row.line);
    return { kind: 'refused', fault: faultOf(id, row.line, wrong, ROW_DROPPED) };
  }

  /** An optional cell that names nobody is emptied and reported; the row stays (precision 8). */
  function softened<Id extends ImportFileId>(id: Id, row: ImportRows[Id]): Admission<Id> {
    const faults: ImportFault[] = [];
    const kept: Record<string, unknown> = {};
    if (id === 'residences') {
      const { agence } = row as ImportRows['residences'];
      const wrong = agence === null ? null : missing('agences', agence, 'agence', agence);
      if (wrong !== null) {
        kept.agence = null;
        // Without agences.csv every residence would say the same: once is enough.
        const noAgencies = books.agences.usable.size + books.agences.lost.size === 0;
        if (!noAgencies || !saidNoAgencies) faults.push(faultOf(id, row.line, wrong, VALUE_EMPTIED));
        saidNoAgencies ||= noAgencies;
      }
    }
    if (id === 'baux') {
      const { annexes } = row as ImportRows['baux'];
      const wrong = annexes.flatMap((code) => missing('logements', code, 'annexes', code) ?? []);
      if (wrong.length > 0)
        kept.annexes = annexes.filter((code) => !wrong.some(({ value }) => value === code));
      for (const one of wrong) faults.push(faultOf(id, row.line, one, VALUE_EMPTIED));
    }
    const changed = Object.keys(kept).length > 0;
    return { kind: 'admitted', row: changed ? { ...row, ...kept } : row, faults };
  }

  function lose<Id extends ImportFileId>(id: Id, partial: Partial<ImportRows[Id]>, line: number): void {
    const key = keyOf(id, partial);
    if (key === null || !(id in books)) return;
    const { usable, lost } = books[id as keyof typeof books];
    if (!usable.has(key) && !lost.has(key)) lost.set(key, line);
  }

  return { admit, lose };
}

const NOUNS = { agences: 'Code', residences: 'Code', logements: 'Code', baux: 'Bail' } as const;

function keyOf<Id extends ImportFileId>(id: Id, partial: Partial<ImportRows[Id]>): string | null {
  switch (id) {
    case 'agences':
      return (partial as Partial<ImportRows['agences']>).code ?? null;
    case 'residences':
      return (partial as Partial<ImportRows['residences']>).code_residence ?? null;
    case 'logements':
      return (partial as Partial<ImportRows['logements']>).code_logement ?? null;
    case 'baux':
      return (partial as Partial<ImportRows['baux']>).reference?.key ?? null;
    default:
      return null;
  }
}

function faultOf(id: ImportFileId, line: number, wrong: Wrong, fate: string): ImportFault {
  return {
    file: fileNameOf(id),
    line,
    column: wrong.column,
    value: shownValue(wrong.value),
    reason: `${wrong.reason} ${fate}`,
  };
}
