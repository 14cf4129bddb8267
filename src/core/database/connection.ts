import Database from 'better-sqlite3';
import { AUTOMATIC_PAGES } from './idle-checkpoint.ts';

declare const readable: unique symbol;
declare const writable: unique symbol;
/** A connection that a query may hold: it reads. */
export type ReadableDb = Database.Database & { readonly [readable]: true };
/** A connection inside a command. */
export type WritableDb = ReadableDb & { readonly [writable]: true };

/** Settings every open must end with; the build's own defaults lose acknowledged payments at power loss. */
export const REQUIRED_PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  temp_store: 2,
  secure_delete: 1,
  trusted_schema: 0,
  cell_size_check: 1,
} as const;

/** Opens an encrypted base and proves its settings. Throws a SqliteError when the key or the file is wrong. */
export function openConnection(file: string, key: Buffer, options: { readonly create: boolean }): WritableDb {
  const db = new Database(file, { fileMustExist: !options.create, timeout: 5000 });
  try {
    db.pragma("cipher='chacha20'");
    db.key(key);
    db.pragma('journal_mode=WAL');
    db.pragma('synchronous=FULL');
    db.pragma('foreign_keys=ON');
    db.pragma('temp_store=MEMORY');
    db.pragma('secure_delete=ON');
    db.pragma('trusted_schema=OFF');
    db.pragma('cell_size_check=ON');
    db.pragma('mmap_size=0');
    db.pragma('cache_size=-131072');
    db.pragma('journal_size_limit=67108864');
    db.pragma(`wal_autocheckpoint=${AUTOMATIC_PAGES}`);
    selfTest(db);
    return db as WritableDb;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Holds every open connection against REQUIRED_PRAGMAS; a base that differs is not used. */
export function selfTest(db: Database.Database): void {
  for (const [name, wanted] of Object.entries(REQUIRED_PRAGMAS)) {
    const got: unknown = db.pragma(name, { simple: true });
    if (got !== wanted) throw new Error(`self-test: pragma ${name} is ${String(got)}, not ${String(wanted)}`);
  }
}

type Statement<Row> = Database.Statement<unknown[], Row>;
const prepared = new WeakMap<Database.Database, Map<string, Statement<unknown>>>();

/** Prepares a statement once per connection. `Row` is what the text selects; a test of each query proves it. */
export function sql<Row>(db: ReadableDb, text: string): Statement<Row> {
  let known = prepared.get(db);
  if (known === undefined) {
    known = new Map();
    prepared.set(db, known);
  }
  let statement = known.get(text);
  if (statement === undefined) {
    statement = db.prepare<unknown[], unknown>(text);
    known.set(text, statement);
  }
  return statement as Statement<Row>;
}
