import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ARC, addAccount } from '../../test/support/account-fixture.ts';
import { pictureOf, temporaryFolder } from '../../test/support/data-folder.ts';
import { openKioskBase } from '../../test/support/kiosk-base.ts';
import { openTestCore, type TestCore } from '../../test/support/open-test-core.ts';
import { openTill, payment } from '../../test/support/payment-acts.ts';
import { scriptedTerminal } from '../../test/support/scripted-terminal.ts';
import { openConnection } from '../core/database/connection.ts';
import { givenSecrets } from '../core/host/given-secrets.ts';
import { instanceToken } from '../core/host/instance-token.ts';
import { readOrCreateKey } from '../loopback/key-folder.ts';

/** SHA-256 of an empty file. */
const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function journal(...args: string[]) {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'journal.ts'), ...args], {
    encoding: 'utf8',
  });
  return { code: run.status, said: run.stdout, refused: run.stderr };
}

function openOn(folder: string): Promise<TestCore> {
  return openTestCore({
    folder,
    ports: (ports) => ({
      ...ports,
      secrets: givenSecrets(readOrCreateKey(folder), instanceToken(folder), folder),
    }),
  });
}

function keyOf(folder: string): Buffer {
  const key = readOrCreateKey(folder);
  if (key.kind !== 'key') throw new Error('no key');
  return Buffer.from(key.bytes);
}

/** A base of the loopback door, with an opening and three payments. */
async function soldAt(folder: string): Promise<TestCore> {
  const core = await openOn(folder);
  addAccount(core.db, ARC);
  await openTill(core);
  for (const cents of [100, 200, 300]) await core.client('agent').payments.record(payment(cents, 'especes'));
  return core;
}

describe('npm run journal -- verify', () => {
  let folder: string;
  beforeAll(async () => {
    folder = temporaryFolder();
    await (await soldAt(folder)).close();
  });

  test('says that a good base is whole, and does not touch it', () => {
    const before = pictureOf(folder);
    expect(journal('verify', '--folder', folder)).toEqual({
      code: 0,
      said: 'Caisse G2\u202f: 7 écritures, chaîne intacte\n',
      refused: '',
    });
    // SQLite leaves its two side files behind a reader; the base itself is the same to the byte.
    const { 'guichet.db-shm': _index, 'guichet.db-wal': journaled, ...after } = pictureOf(folder);
    expect(after).toEqual(before);
    expect(journaled ?? NOTHING).toBe(NOTHING);
  });

  test('says the same of a kiosk’s base', async () => {
    const lobby = temporaryFolder();
    const terminal = scriptedTerminal();
    const base = await openKioskBase({
      folder: lobby,
      ports: (ports) => ({
        ...ports,
        terminal,
        secrets: givenSecrets(readOrCreateKey(lobby), instanceToken(lobby), lobby),
      }),
    });
    await base.letIn('pay').client.money.pay({ commandId: base.ids.next(), amountCents: 15_000, months: [] });
    terminal.pending?.accept();
    await new Promise((resolve) => setImmediate(resolve));
    await base.close();
    expect(journal('verify', '--folder', lobby)).toEqual({
      code: 0,
      said: 'Caisse B1\u202f: 2 écritures, chaîne intacte\n',
      refused: '',
    });
  });

  test('reads beside a Guichet that is open', async () => {
    const busy = temporaryFolder();
    const core = await soldAt(busy);
    onTestFinished(() => core.close());
    expect(journal('verify', '--folder', busy)).toMatchObject({ code: 0, refused: '' });
    await core.client('agent').payments.record(payment(400, 'carte'));
    expect(journal('verify', '--folder', busy).said).toContain('9 écritures, chaîne intacte');
  });

  test('names the first bad entry of a base changed by hand, with code 1', () => {
    const db = openConnection(join(folder, 'guichet.db'), keyOf(folder), { create: false });
    db.exec(
      "DROP TRIGGER payment_no_update; UPDATE payment SET amount_cents = 201 WHERE number = 'G2A-000002'",
    );
    db.close();
    expect(journal('verify', '--folder', folder)).toEqual({
      code: 1,
      said: "Caisse G2\u202f: écriture n°\u00a04. L'encaissement de cette écriture n'est plus ce qui a été enregistré.\n",
      refused: '',
    });
  });

  test('makes nothing where there is no base', () => {
    const empty = temporaryFolder();
    const { code, refused } = journal('verify', '--folder', empty);
    expect(code).toBe(1);
    expect(refused).toMatch(/^Il n'y a pas de base/);
    expect(existsSync(join(empty, 'cle'))).toBe(false);
  });

  test.each([[[]], [['prove']], [['verify', '--all']], [['verify', 'G2']]])('explains itself: %j', (args) => {
    expect(journal(...args)).toMatchObject({ code: 1, said: '', refused: expect.stringMatching(/^Usage/) });
  });
});
