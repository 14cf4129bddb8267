import { sql, type Transaction } from 'kysely';
import type { ImportRows } from '../../rules/import/files.ts';
import { natureLabel } from '../../rules/natures.ts';
import { kindOrder } from '../store/feed.ts';
import type { PortalTables } from '../store/tables.ts';
import { idOf } from './acts.ts';
import type { RecordFileId } from './erp-records.ts';

export type Tx = Transaction<PortalTables>;

/** Rows sent in one statement. */
const BLOCK = 5_000;

/**
 * Tables of this transaction alone, where the folder is laid out before it is compared with what stands: positions are
 * taken at the very end, so that posts are kept waiting for the writing only, not for the reading.
 */
export async function createStaging(tx: Tx): Promise<void> {
  for (const text of [
    `CREATE TEMP TABLE staged (
      seq bigint GENERATED ALWAYS AS IDENTITY, feed text NOT NULL, kind_order smallint NOT NULL, kind text NOT NULL,
      key text NOT NULL, account text, person text, name text, line integer NOT NULL, absent_since text,
      content text NOT NULL, PRIMARY KEY (kind_order, key)) ON COMMIT DROP`,
    // Named by a row that cannot be used: neither corrected nor absent. Where its lease now stands, if that is known.
    `CREATE TEMP TABLE kept (kind_order smallint NOT NULL, key text NOT NULL, feed text,
      PRIMARY KEY (kind_order, key)) ON COMMIT DROP`,
    `CREATE TEMP TABLE staged_entry (
      seq bigint GENERATED ALWAYS AS IDENTITY, feed text NOT NULL, piece text PRIMARY KEY, account text NOT NULL,
      entered_on text NOT NULL, due_on text, period text, nature text NOT NULL, label text NOT NULL,
      debit_cents bigint NOT NULL, credit_cents bigint NOT NULL, id_guichet text, line integer NOT NULL,
      state text NOT NULL DEFAULT 'counted', confirms uuid) ON COMMIT DROP`,
  ])
    await sql.raw(text).execute(tx);
}

/** A row of a file as it will stand in a feed. */
export type StagedRow = {
  readonly file: RecordFileId;
  readonly feed: string;
  readonly key: string;
  readonly account: string | null;
  /** Under which several rows describe one person. */
  readonly person: string | null;
  /** Printed reference of a lease; name of its holder. */
  readonly name: string | null;
  readonly line: number;
  readonly content: string;
};

/** Sends rows in blocks; the last block leaves with `flush`. */
export function rowStager(tx: Tx) {
  let waiting: StagedRow[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const given = JSON.stringify(
      waiting.map(({ file, ...row }) => ({ ...row, kind: file, kind_order: kindOrder(file) })),
    );
    waiting = [];
    await sql`
      INSERT INTO staged (feed, kind_order, kind, key, account, person, name, line, content)
      SELECT feed, kind_order, kind, key, account, person, name, line, content
      FROM ROWS FROM (json_to_recordset(${given}::json) AS (feed text, kind_order smallint, kind text, key text,
        account text, person text, name text, line integer, content text)) WITH ORDINALITY
        AS g (feed, kind_order, kind, key, account, person, name, line, content, place)
      ORDER BY place
      ON CONFLICT DO NOTHING`.execute(tx);
  };
  return {
    async add(row: StagedRow): Promise<void> {
      waiting.push(row);
      if (waiting.length >= BLOCK) await flush();
    },
    flush,
  };
}

export function keptStager(tx: Tx) {
  let waiting: { kind_order: number; key: string; feed: string | null }[] = [];
  return {
    /** Called while a row is read, which waits for nothing. */
    add(file: RecordFileId, key: string, feed: string | undefined): void {
      waiting.push({ kind_order: kindOrder(file), key, feed: feed ?? null });
    },
    async flush(): Promise<void> {
      if (waiting.length === 0) return;
      const given = JSON.stringify(waiting);
      waiting = [];
      await sql`
        INSERT INTO kept SELECT * FROM json_to_recordset(${given}::json) AS g (kind_order smallint, key text, feed text)
        ON CONFLICT DO NOTHING`.execute(tx);
    },
  };
}

/** A piece that stands already and is not what the folder says, or now says what it confirms. */
export type KnownPiece = {
  readonly piece: string;
  readonly line: number;
  readonly same: boolean;
  readonly state: 'counted' | 'confirming' | 'proposed';
  readonly id_guichet: string | null;
};

export type EntryBlock = {
  readonly unchanged: number;
  /** Those that stand already and ask for more than nothing. */
  readonly known: readonly KnownPiece[];
};

/** Sends entries in blocks: new ones are laid out, known ones are compared, for the ledger only grows (precision 9). */
export function entryStager(tx: Tx, onBlock: (block: EntryBlock) => void) {
  let waiting: Record<string, unknown>[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const given = JSON.stringify(waiting);
    waiting = [];
    const { rows } = await sql<KnownPiece & { known: number }>`
      WITH given AS MATERIALIZED (
        SELECT * FROM ROWS FROM (json_to_recordset(${given}::json) AS (feed text, piece text, account text,
          entered_on text, due_on text, period text, nature text, label text, debit_cents bigint, credit_cents bigint,
          id_guichet text, line integer)) WITH ORDINALITY AS g (feed, piece, account, entered_on, due_on, period,
          nature, label, debit_cents, credit_cents, id_guichet, line, place)
      ), known AS MATERIALIZED (
        SELECT g.piece, g.line, g.id_guichet, e.state, e.id_guichet AS held,
          (e.account, e.entered_on, e.nature, e.label, e.debit_cents, e.credit_cents)
            = (g.account, g.entered_on, g.nature, g.label, g.debit_cents, g.credit_cents)
            AND e.due_on IS NOT DISTINCT FROM g.due_on AND e.period IS NOT DISTINCT FROM g.period AS same
        FROM given g JOIN entry e ON e.piece = g.piece
      ), written AS (
        INSERT INTO staged_entry (feed, piece, account, entered_on, due_on, period, nature, label, debit_cents,
          credit_cents, id_guichet, line)
        SELECT feed, piece, account, entered_on, due_on, period, nature, label, debit_cents, credit_cents, id_guichet,
          line
        FROM given g WHERE NOT EXISTS (SELECT 1 FROM known k WHERE k.piece = g.piece) ORDER BY place
      )
      SELECT piece, line, same, state, id_guichet, NULL::bigint AS known FROM known
      WHERE NOT same OR (state <> 'confirming' AND id_guichet IS NOT NULL AND id_guichet IS DISTINCT FROM held)
      UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, count(*) FROM known`.execute(tx);
    const met = rows.find((row) => row.known !== null)?.known ?? 0;
    const known = rows.filter((row) => row.known === null);
    onBlock({ unchanged: met - known.filter(({ same }) => !same).length, known });
  };
  return {
    async add(row: ImportRows['ecritures'], feed: string): Promise<void> {
      waiting.push({
        feed,
        piece: row.piece,
        account: row.reference.key,
        entered_on: row.date,
        due_on: row.echeance,
        period: row.periode,
        nature: row.nature,
        label: row.libelle ?? natureLabel(row.nature),
        debit_cents: row.debit ?? 0,
        credit_cents: row.credit ?? 0,
        id_guichet: row.id_guichet === null ? null : idOf(row.id_guichet),
        line: row.line,
      });
      if (waiting.length >= BLOCK) await flush();
    },
    flush,
  };
}
