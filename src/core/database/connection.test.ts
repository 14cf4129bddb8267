import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import { TEST_KEY } from '../../../test/support/test-ports.ts';
import { openConnection, REQUIRED_PRAGMAS, selfTest, sql } from './connection.ts';

const newFile = () => join(temporaryFolder(), 'essai.db');

describe('the settings that keep acknowledged payments', () => {
  test('hold on a new base and again on the next open', () => {
    const file = newFile();
    for (const create of [true, false]) {
      const db = openConnection(file, TEST_KEY, { create });
      db.exec('CREATE TABLE IF NOT EXISTS t (a)');
      for (const [name, wanted] of Object.entries(REQUIRED_PRAGMAS)) {
        expect(db.pragma(name, { simple: true }), name).toBe(wanted);
      }
      db.close();
    }
  });

  test.each([
    ['synchronous', 'synchronous = NORMAL'],
    ['foreign_keys', 'foreign_keys = OFF'],
    ['temp_store', 'temp_store = FILE'],
    ['secure_delete', 'secure_delete = OFF'],
    ['trusted_schema', 'trusted_schema = ON'],
    ['cell_size_check', 'cell_size_check = OFF'],
    ['journal_mode', 'journal_mode = DELETE'],
  ])('the self-test refuses a base where %s differs', (name, pragma) => {
    const db = openConnection(newFile(), TEST_KEY, { create: true });
    db.exec('CREATE TABLE t (a)');
    selfTest(db);
    db.pragma(pragma);
    expect(() => selfTest(db)).toThrow(`pragma ${name} is`);
    db.close();
  });

  test("the build's own settings on re-open would not pass", () => {
    const file = newFile();
    const made = openConnection(file, TEST_KEY, { create: true });
    made.exec('CREATE TABLE t (a)');
    made.close();
    const bare = new Database(file);
    bare.pragma("cipher='chacha20'");
    bare.key(TEST_KEY);
    expect(() => selfTest(bare)).toThrow('self-test');
    bare.close();
  });
});

test('a statement is prepared once per connection', () => {
  const file = newFile();
  const one = openConnection(file, TEST_KEY, { create: true });
  const other = openConnection(file, TEST_KEY, { create: false });
  expect(sql(one, 'SELECT 1 AS a')).toBe(sql(one, 'SELECT 1 AS a'));
  expect(sql(one, 'SELECT 1 AS a')).not.toBe(sql(other, 'SELECT 1 AS a'));
  expect(sql<{ a: number }>(one, 'SELECT 1 AS a').get()).toEqual({ a: 1 });
  one.close();
  other.close();
});
