import type { Topic } from '../../../contract/events.ts';
import { IMPORT_FILES, type ImportFileId, type ImportRows } from '../../../rules/import/files.ts';
import { isSettlement } from '../../../rules/natures.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { sql, type WritableDb } from '../../database/connection.ts';
import type { RowScope } from '../../import/import-scope.ts';
import { type Applied, importTable, type TableRows } from '../../import/table-import.ts';
import { documentRows } from '../../import/tables/documents.ts';
import { insurances, leases, plans, requests } from '../../import/tables/leases.ts';
import { people } from '../../import/tables/people.ts';
import { agencies, announcements, contacts, dwellings, residences } from '../../import/tables/places.ts';
import { tenantSpaces } from '../../import/tables/spaces.ts';
import { standingEntries } from '../../import/tables/standing-entries.ts';
import { APPLIED, PARENTS, type Page, type Taken, UNREADABLE, waitsFor } from './page.ts';
import { documentFileSchema, ROW_SCHEMAS } from './row-schemas.ts';

const FILES: ReadonlySet<string> = new Set(IMPORT_FILES);

export function isErpKind(kind: string): kind is ImportFileId {
  return FILES.has(kind);
}

/** The rows of the ERP that a page holds. */
export type ErpRows = { take(kind: ImportFileId, change: Change): Taken };

type Tables = { readonly [Id in Exclude<ImportFileId, 'documents'>]: (scope: RowScope) => TableRows<Id> };

const TABLES: Tables = {
  agences: (scope) => importTable(scope, agencies),
  residences: (scope) => importTable(scope, residences(scope)),
  logements: (scope) => importTable(scope, dwellings(scope)),
  baux: (scope) => importTable(scope, leases(scope)),
  personnes: people,
  ecritures: standingEntries,
  interlocuteurs: (scope) => importTable(scope, contacts),
  annonces: (scope) => importTable(scope, announcements),
  assurances: (scope) => importTable(scope, insurances(scope)),
  plans: (scope) => importTable(scope, plans(scope)),
  espaces: tenantSpaces,
  demandes: (scope) => importTable(scope, requests(scope)),
};

/** Applies the rows of the ERP with the code of the folder's import; a table is prepared when its first row comes. */
export function erpRows(page: Page): ErpRows {
  const open = new Map<ImportFileId, (change: Change) => Taken>();
  return {
    take(kind, change) {
      let table = open.get(kind);
      if (table === undefined) {
        table = kind === 'documents' ? documentTable(page) : rowTable(page, kind);
        open.set(kind, table);
      }
      return table(change);
    },
  };
}

function rowTable<Id extends Exclude<ImportFileId, 'documents'>>(
  page: Page,
  kind: Id,
): (change: Change) => Taken {
  const schema = ROW_SCHEMAS[kind];
  // TypeScript loses the tie between the key and the type it gives.
  const table = TABLES[kind](page.rows) as TableRows<Id>;
  const missing = PARENT_OF[kind](page.db, page.rows);
  const arrives = ARRIVES[kind];
  const moves = MOVES[kind];
  const namesUnknown = NAMES[kind]?.(page.db);
  return ({ content, op, absentSince }) => {
    const read = schema.safeParse(content);
    // An entry that left with its account is said by its name alone; the account is what leaves.
    if (!read.success) return op === 'remove' && kind === 'ecritures' ? APPLIED : UNREADABLE;
    const row = read.data;
    const parent = op === 'remove' ? null : missing(row);
    if (parent !== null) return waitsFor(parent);
    const changed = op === 'remove' ? table.leave(row, page.day) : isNews(table.apply(row, absentSince));
    if (changed) {
      page.tell('accounts', 'payments', ...(TOLD[kind] ?? []));
      const account = moves?.(row);
      const lease = account === undefined ? undefined : page.rows.leaseId(account);
      if (lease !== undefined) page.moved(lease);
    }
    if (op === 'remove') return APPLIED;
    const unknown = namesUnknown?.(row);
    if (unknown !== undefined) return waitsFor(unknown);
    const brought = arrives?.(row);
    if (brought !== undefined) page.arrived(brought);
    return APPLIED;
  };
}

function isNews(applied: Applied): boolean {
  return applied === 'added' || applied === 'changed';
}

/** Features besides the account that a row changes. */
const TOLD: { readonly [Id in ImportFileId]?: readonly Topic[] } = {
  assurances: ['insurance'],
  demandes: ['requests'],
};

/** The account on which a row moves money. */
const MOVES: { readonly [Id in ImportFileId]?: (row: ImportRows[Id]) => string } = {
  ecritures: (row) => row.reference.key,
};

/** Files come later, by themselves: the row says which. */
function documentTable(page: Page): (change: Change) => Taken {
  const table = documentRows(page.rows);
  const missing = sql(
    page.db,
    'INSERT INTO file_to_fetch (sha256, named_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  return ({ content, op, absentSince }) => {
    const read = ROW_SCHEMAS.documents.safeParse(content);
    const file = documentFileSchema.safeParse(content);
    if (!read.success || !file.success) return UNREADABLE;
    const row = read.data;
    if (op === 'remove') {
      if (table.leave(row, page.day)) page.tell('documents');
      return APPLIED;
    }
    if (page.rows.leaseId(row.reference.key) === undefined) return waitsFor(PARENTS.lease(row.reference.key));
    const applied = table.put(row, file.data, absentSince);
    if (isNews(applied)) {
      missing.run(file.data.sha256, page.at);
      page.tell('documents');
    }
    return APPLIED;
  };
}

/** What a row brings that others may wait for. */
const ARRIVES: { readonly [Id in ImportFileId]?: (row: ImportRows[Id]) => string } = {
  residences: (row) => PARENTS.residence(row.code_residence),
  logements: (row) => PARENTS.dwelling(row.code_logement),
  baux: (row) => PARENTS.lease(row.reference.key),
  personnes: (row) => PARENTS.party(row.reference.key),
};

/** Which act a row that was applied names and that is not here; undefined for most. */
const NAMES: {
  readonly [Id in ImportFileId]?: (db: WritableDb) => (row: ImportRows[Id]) => string | undefined;
} = {
  ecritures: unknownAct,
};

type Missing<Id extends ImportFileId> = (
  db: WritableDb,
  scope: RowScope,
) => (row: ImportRows[Id]) => string | null;

const nothing = () => () => null;

function ofLease(_db: WritableDb, scope: RowScope) {
  return ({ reference: { key } }: { readonly reference: { readonly key: string } }) =>
    scope.leaseId(key) === undefined ? PARENTS.lease(key) : null;
}

/** What a row names and that is not here, or null. */
const PARENT_OF: { readonly [Id in Exclude<ImportFileId, 'documents'>]: Missing<Id> } = {
  agences: nothing,
  residences: nothing,
  interlocuteurs: nothing,
  annonces: nothing,
  logements(db) {
    const known = sql(db, 'SELECT 1 FROM residence WHERE code = ?');
    return ({ code_residence: code }) => (known.get(code) === undefined ? PARENTS.residence(code) : null);
  },
  baux(db) {
    const known = sql(db, 'SELECT 1 FROM dwelling WHERE code = ?');
    return ({ code_logement: code }) => (known.get(code) === undefined ? PARENTS.dwelling(code) : null);
  },
  personnes: ofLease,
  ecritures: ofLease,
  assurances: ofLease,
  plans: ofLease,
  espaces: parentOfSpace,
  demandes:
    (_db, scope) =>
    ({ reference }) =>
      reference !== null && scope.leaseId(reference.key) === undefined ? PARENTS.lease(reference.key) : null,
};

/**
 * An entry that names an act not here counts, as at the portal when it knows no such act; it is kept besides, to be seen
 * as the return of that act should it come.
 */
function unknownAct(db: WritableDb): (row: ImportRows['ecritures']) => string | undefined {
  const known = sql(
    db,
    `SELECT 1 FROM payment WHERE id = @id UNION ALL SELECT 1 FROM payment_reversal WHERE id = @id
     UNION ALL SELECT 1 FROM remote_payment WHERE id = @id UNION ALL SELECT 1 FROM remote_reversal WHERE id = @id`,
  );
  return ({ id_guichet: id, credit, nature }) => {
    // A fee charged because of an act names it too, and is no part of it.
    if (id === null || ((credit ?? 0) === 0 && !isSettlement(nature))) return undefined;
    return known.get({ id }) === undefined ? PARENTS.act(id) : undefined;
  };
}

function parentOfSpace(db: WritableDb, scope: RowScope): (row: ImportRows['espaces']) => string | null {
  const lease = ofLease(db, scope);
  const named = sql(
    db,
    `SELECT 1 FROM party y JOIN person p ON p.id = y.person_id
     WHERE y.lease_id = ? AND y.absent_since IS NULL AND p.last_name = ? AND p.first_name IS ?`,
  );
  return (row) => {
    const waits = lease(row);
    if (waits !== null || row.code_personne !== null) return waits;
    const { key } = row.reference;
    const found = row.nom !== null && named.get(scope.leaseId(key), row.nom, row.prenom) !== undefined;
    return found ? null : PARENTS.party(key);
  };
}
