import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { pictureOf, temporaryFolder } from '../../../test/support/data-folder.ts';
import { TEST_KEY, testSecrets } from '../../../test/support/test-ports.ts';
import { type Secrets, SecretsError } from '../ports.ts';
import { openConnection } from './connection.ts';
import { DatabaseFault } from './faults.ts';
import { migrations } from './migrations/migrations.ts';
import { BASE_FILE, openBase } from './open.ts';

const stamp = () => '2026-11-17';

/** A folder holding a closed base with a few hundred drafts in it. */
function madeBase(): { folder: string; file: string } {
  const folder = temporaryFolder();
  const base = openBase(folder, testSecrets(), stamp);
  const insert = base.db.prepare(
    "INSERT INTO draft (agent_id, form, account_key, body, saved_at) VALUES ('a', 'f', ?, ?, '')",
  );
  base.db.transaction(() => {
    for (let i = 0; i < 400; i += 1) insert.run(String(i), 'MARQUEUR-EN-CLAIR '.repeat(20));
  })();
  base.close();
  return { folder, file: join(folder, BASE_FILE) };
}

function faultOf(folder: string, secrets: Secrets = testSecrets()): DatabaseFault {
  try {
    openBase(folder, secrets, stamp).close();
  } catch (error) {
    if (error instanceof DatabaseFault) return error;
    throw error;
  }
  throw new Error('the base opened');
}

describe('a base that is sound', () => {
  test('opens again with what was written', () => {
    const { folder } = madeBase();
    const base = openBase(folder, testSecrets(), stamp);
    expect(base.db.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(400);
    base.close();
    expect(existsSync(join(folder, 'ouvert.pid'))).toBe(false);
  });

  test('holds no word of what was written in the clear, in none of its files', () => {
    const folder = temporaryFolder();
    const base = openBase(folder, testSecrets(), stamp);
    base.db
      .prepare("INSERT INTO draft (agent_id, form, account_key, body, saved_at) VALUES ('a', 'f', '', ?, '')")
      .run('MARQUEUR-EN-CLAIR');
    const wal = readFileSync(join(folder, `${BASE_FILE}-wal`));
    expect(wal.length).toBeGreaterThan(4096);
    const read = () =>
      Object.keys(pictureOf(folder)).map((name) => readFileSync(join(folder, name)).toString('latin1'));
    const open = read();
    base.close();
    for (const bytes of [...open, ...read()]) {
      expect(bytes).not.toContain('MARQUEUR-EN-CLAIR');
      expect(bytes).not.toContain('CREATE TABLE');
      expect(bytes).not.toContain('SQLite format 3');
    }
  });

  test('negative control: without the key the same words do stand in the file', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'clair.db');
    const db = new Database(file);
    db.exec("CREATE TABLE draft (body TEXT); INSERT INTO draft VALUES ('MARQUEUR-EN-CLAIR')");
    db.close();
    expect(readFileSync(file).toString('latin1')).toContain('MARQUEUR-EN-CLAIR');
  });
});

describe('a base that cannot be used is said why, and left as it is', () => {
  test('written by a newer program', () => {
    const { folder, file } = madeBase();
    const db = openConnection(file, TEST_KEY, { create: false });
    db.pragma('user_version = 99');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    const before = pictureOf(folder);
    const fault = faultOf(folder);
    expect(fault.code).toBe('BASE-FUTURE');
    expect(fault.words.happened).toContain('99');
    expect(fault.words.happened).toContain(String(migrations.length));
    expect(pictureOf(folder)).toEqual(before);
  });

  test('a plain SQLite file of another program', () => {
    const folder = temporaryFolder();
    const db = new Database(join(folder, BASE_FILE));
    db.exec("CREATE TABLE other (a); INSERT INTO other VALUES ('x')");
    db.close();
    const before = pictureOf(folder);
    expect(faultOf(folder).code).toBe('BASE-FOREIGN');
    expect(pictureOf(folder)).toMatchObject(before);
  });

  test('bytes that are no database', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, BASE_FILE), 'Ceci est une lettre. '.repeat(1000));
    const before = pictureOf(folder);
    expect(faultOf(folder).code).toBe('BASE-UNREADABLE');
    expect(pictureOf(folder)).toMatchObject(before);
  });

  test('the wrong key', () => {
    const { folder } = madeBase();
    const before = pictureOf(folder);
    expect(faultOf(folder, testSecrets(Buffer.alloc(32, 1))).code).toBe('BASE-UNREADABLE');
    expect(pictureOf(folder)).toEqual(before);
    openBase(folder, testSecrets(), stamp).close();
  });

  test('no key: none is made over a base that has one', () => {
    const { folder } = madeBase();
    const before = pictureOf(folder);
    const secrets: Secrets = {
      ...testSecrets(),
      readDataKey: () => undefined,
      createDataKey: () => {
        throw new Error('a key was made over a base');
      },
    };
    expect(faultOf(folder, secrets).code).toBe('BASE-KEY-MISSING');
    expect(pictureOf(folder)).toEqual(before);
  });

  test('a key that cannot be read', () => {
    const { folder } = madeBase();
    const secrets: Secrets = {
      ...testSecrets(),
      readDataKey: () => {
        throw new SecretsError('denied');
      },
    };
    expect(faultOf(folder, secrets).code).toBe('BASE-KEY-READ');
  });

  test.each([
    ['first', 0.0],
    ['middle', 0.5],
    ['last', 0.99],
  ])('bytes flipped in the %s page', (_name, place) => {
    const { folder, file } = madeBase();
    flip(file, Math.floor((statSync(file).size * place) / 4096) * 4096 + 900);
    const before = pictureOf(folder);
    expect(faultOf(folder).code).toBe(place === 0 ? 'BASE-UNREADABLE' : 'BASE-DAMAGED');
    expect(pictureOf(folder)).toEqual(before);
  });

  test('cut short', () => {
    const { folder, file } = madeBase();
    truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096);
    const before = pictureOf(folder);
    expect(faultOf(folder).code).toBe('BASE-DAMAGED');
    expect(pictureOf(folder)).toEqual(before);
  });

  test('cut in the middle of a page', () => {
    const { folder, file } = madeBase();
    truncateSync(file, 4096 * 10 + 777);
    const before = pictureOf(folder);
    expect(faultOf(folder).code).toBe('BASE-DAMAGED');
    expect(pictureOf(folder)).toEqual(before);
  });

  test('every fault speaks to the person at the post', () => {
    const { folder } = madeBase();
    const { words } = faultOf(folder, testSecrets(Buffer.alloc(32, 1)));
    for (const sentence of Object.values(words)) expect(sentence).toMatch(/^[A-ZÉ].{10,}/u);
    expect(words.kept).toMatch(/pas été touché/);
  });
});

describe('what a fault leaves behind', () => {
  test('frees the folder, so that a repaired base opens', () => {
    const { folder, file } = madeBase();
    const safe = join(temporaryFolder(), 'copie.db');
    copyFileSync(file, safe);
    flip(file, 4096 * 4 + 100);
    expect(faultOf(folder).code).toBe('BASE-DAMAGED');
    copyFileSync(safe, file);
    openBase(folder, testSecrets(), stamp).close();
  });

  test('an empty file, left by a disk that was full, is a base not yet made', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, BASE_FILE), '');
    openBase(folder, testSecrets(), stamp).close();
    expect(statSync(join(folder, BASE_FILE)).size).toBeGreaterThan(4096);
  });
});

function flip(file: string, at: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(64, 0xa5), 0, 64, at);
  closeSync(handle);
}
