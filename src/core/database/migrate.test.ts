import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pictureOf, temporaryFolder } from '../../../test/support/data-folder.ts';
import { TEST_KEY } from '../../../test/support/test-ports.ts';
import { backUpTo } from './backup.ts';
import { openConnection } from './connection.ts';
import { type Migration, migrate } from './migrate.ts';
import { migrations } from './migrations/migrations.ts';

const first: Migration = {
  version: 1,
  name: 'first',
  sql: "CREATE TABLE a (v); INSERT INTO a VALUES ('gardé')",
};
const second: Migration = { version: 2, name: 'second', sql: 'CREATE TABLE b (v)' };
const broken: Migration = {
  version: 3,
  name: 'broken',
  sql: 'CREATE TABLE c (v); INSERT INTO nowhere VALUES (1)',
};
const never = () => {
  throw new Error('a backup was asked for');
};

function newBase() {
  const folder = temporaryFolder();
  return { folder, db: openConnection(join(folder, 'essai.db'), TEST_KEY, { create: true }) };
}

const tables = (db: ReturnType<typeof newBase>['db']) =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();

describe('migrations', () => {
  test('one that leaves a row without what it refers to changes nothing, and references are checked again after it', () => {
    const { db } = newBase();
    const parents: Migration = {
      version: 1,
      name: 'parents',
      sql: 'CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INTEGER REFERENCES p(id)); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1)',
    };
    const orphans: Migration = { version: 2, name: 'orphans', sql: 'DELETE FROM p' };
    migrate(db, [parents], never);
    expect(() => migrate(db, [parents, orphans], () => {})).toThrow('orphans in c');
    expect(db.prepare('SELECT count(*) FROM p').pluck().get()).toBe(1);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(() => db.exec('DELETE FROM p')).toThrow(/FOREIGN KEY/);
    db.close();
  });

  test('a new base is brought to the newest version without a backup of nothing', () => {
    const { db } = newBase();
    expect(migrate(db, [first, second], never)).toEqual({ from: 0, to: 2 });
    expect(tables(db)).toEqual(['a', 'b']);
    expect(migrate(db, [first, second], never)).toEqual({ from: 2, to: 2 });
    db.close();
  });

  test('one that fails leaves none of its steps and none of those before it', () => {
    const { db } = newBase();
    migrate(db, [first], never);
    let copies = 0;
    expect(() => migrate(db, [first, second, broken], () => (copies += 1))).toThrow('nowhere');
    expect(copies).toBe(1);
    expect(tables(db)).toEqual(['a']);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    db.close();
  });

  test('the backup made before reads back with the same key, and with no other', () => {
    const { folder, db } = newBase();
    migrate(db, [first], never);
    const target = join(folder, 'backups', 'avant.db');
    migrate(db, [first, second], () => backUpTo(db, TEST_KEY, target));
    db.close();
    expect(readdirSync(join(folder, 'backups'))).toEqual(['avant.db']);
    const copy = openConnection(target, TEST_KEY, { create: false });
    expect(tables(copy)).toEqual(['a']);
    expect(copy.prepare('SELECT v FROM a').pluck().get()).toBe('gardé');
    copy.close();
    expect(() => openConnection(target, Buffer.alloc(32, 1), { create: false })).toThrow();
  });

  test('a backup that fails stops the migration before its first step', () => {
    const { db } = newBase();
    migrate(db, [first], never);
    expect(() => migrate(db, [first, second], never)).toThrow('a backup was asked for');
    expect(tables(db)).toEqual(['a']);
    db.close();
  });

  test('a base of a newer program is refused, its bytes unchanged', () => {
    const { folder, db } = newBase();
    migrate(db, [first, second], never);
    db.pragma('wal_checkpoint(TRUNCATE)');
    const before = pictureOf(folder);
    expect(() => migrate(db, [first], never)).toThrow('BASE-FUTURE');
    expect(pictureOf(folder)).toEqual(before);
    db.close();
  });

  test('a hole in the numbers is refused before anything is touched', () => {
    const { db } = newBase();
    expect(() => migrate(db, [second], never)).toThrow('out of order');
    expect(tables(db)).toEqual([]);
    db.close();
  });

  test("the program's own are in order and every table of theirs is STRICT", () => {
    const { db } = newBase();
    migrate(db, migrations, never);
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    db.close();
  });
});
