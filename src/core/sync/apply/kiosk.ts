import {
  kioskAccountSchema,
  kioskCodeSchema,
  kioskDirectorySchema,
  kioskDocumentSchema,
} from '../../../rules/kiosk/account.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { sql, type WritableDb } from '../../database/connection.ts';
import { putAccount, putCode, putDirectory, putDocument, removeAccount } from '../../kiosk/store.ts';
import { APPLIED, type Page, type Taken, UNREADABLE } from './page.ts';

const KIOSK_KINDS = ['borne-annuaire', 'borne-compte', 'borne-document', 'borne-code'] as const;
type KioskKind = (typeof KIOSK_KINDS)[number];

export function isKioskKind(kind: string): kind is KioskKind {
  return (KIOSK_KINDS as readonly string[]).includes(kind);
}

/**
 * What a kiosk is told. What leaves its scope is erased, bytes too: unlike a counter's, its base keeps nothing of an
 * account that is not its agency's any more.
 */
export function takeKiosk(page: Page, kind: KioskKind, change: Change): Taken {
  const taken = TAKES[kind](page, change);
  if (taken.kind === 'applied') page.tell('kiosk');
  return taken;
}

const TAKES: Readonly<Record<KioskKind, (page: Page, change: Change) => Taken>> = {
  'borne-annuaire'({ db }, { op, content }) {
    if (op === 'remove') {
      sql(db, 'DELETE FROM kiosk_directory').run();
      return APPLIED;
    }
    const read = kioskDirectorySchema.safeParse(content);
    if (!read.success) return UNREADABLE;
    putDirectory(db, read.data);
    return APPLIED;
  },
  'borne-compte'(page, { key, op, content }) {
    const { db, at } = page;
    if (op === 'remove') {
      forgetFiles(page, filesOf(db, key));
      removeAccount(db, key);
      return APPLIED;
    }
    const read = kioskAccountSchema.safeParse(content);
    if (!read.success || read.data.key !== key) return UNREADABLE;
    putAccount(db, read.data, at);
    return APPLIED;
  },
  'borne-document'(page, { key, op, content }) {
    const { db, at } = page;
    if (op === 'remove') {
      removeDocument(page, key);
      return APPLIED;
    }
    const read = kioskDocumentSchema.safeParse(content);
    if (!read.success || `${read.data.account} ${read.data.id}` !== key) return UNREADABLE;
    const { account, id, sha256 } = read.data;
    const before = fileOf(db, account, id);
    putDocument(db, read.data, at);
    if (before !== undefined && before !== sha256) forgetFiles(page, [before]);
    sql(db, 'DELETE FROM kiosk_file_gone WHERE sha256 = ?').run(sha256);
    // What is here already is told apart when it is to be fetched.
    if (before !== sha256) {
      sql(db, 'INSERT INTO file_to_fetch (sha256, named_at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
        sha256,
        at,
      );
    }
    return APPLIED;
  },
  'borne-code'({ db, at }, { key, op, content }) {
    if (op === 'remove') {
      sql(db, 'DELETE FROM kiosk_code WHERE id = ?').run(key);
      return APPLIED;
    }
    const read = kioskCodeSchema.safeParse(content);
    if (!read.success || read.data.id !== key) return UNREADABLE;
    putCode(db, read.data, at);
    return APPLIED;
  },
};

/** Both parts of the key may hold spaces: every way to cut it is tried. */
function removeDocument(page: Page, key: string): void {
  const { db } = page;
  for (let at = key.indexOf(' '); at !== -1; at = key.indexOf(' ', at + 1)) {
    const [account, id] = [key.slice(0, at), key.slice(at + 1)];
    const sha256 = fileOf(db, account, id);
    if (sha256 === undefined) continue;
    sql(db, 'DELETE FROM kiosk_document WHERE account_key = ? AND id = ?').run(account, id);
    forgetFiles(page, [sha256]);
  }
}

function fileOf(db: WritableDb, account: string, id: string): string | undefined {
  return sql<{ sha256: string }>(
    db,
    'SELECT sha256 FROM kiosk_document WHERE account_key = ? AND id = ?',
  ).get(account, id)?.sha256;
}

function filesOf(db: WritableDb, account: string): readonly string[] {
  return sql<{ sha256: string }>(db, 'SELECT sha256 FROM kiosk_document WHERE account_key = ?')
    .all(account)
    .map(({ sha256 }) => sha256);
}

/** Asked for no more; what came is erased once the page is kept (`eraseGoneFiles`). */
function forgetFiles({ db, at }: Page, files: readonly string[]): void {
  for (const sha256 of files) {
    sql(db, 'INSERT INTO kiosk_file_gone (sha256, gone_at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
      sha256,
      at,
    );
  }
}

/** All that the portal told, when it begins again. A code that was used here stays used. */
export function forgetKiosk(db: WritableDb): void {
  sql(
    db,
    'INSERT OR IGNORE INTO kiosk_file_gone (sha256, gone_at) SELECT sha256, heard_at FROM kiosk_document',
  ).run();
  sql(db, 'DELETE FROM kiosk_document').run();
  sql(db, 'DELETE FROM kiosk_account').run();
  sql(db, 'DELETE FROM kiosk_directory').run();
  sql(db, 'DELETE FROM kiosk_code WHERE used_at IS NULL').run();
}
