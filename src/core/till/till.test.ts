import canonicalize from 'canonicalize';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { openTill, payment } from '../../../test/support/payment-acts.ts';
import { testSecrets } from '../../../test/support/test-ports.ts';
import { JOURNAL_GENESIS, journalMessage } from '../../rules/journal.ts';
import type { WritableDb } from '../database/connection.ts';
import { factsOfPayment } from './facts.ts';
import { appendJournal, readJournal } from './journal.ts';
import { letterAfter, takeNumber } from './numbers.ts';
import { sha256 } from './sha256.ts';
import { verifyTill } from './verify.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => core.close());

async function pay(amountCents: number): Promise<string> {
  return (await core.client('agent').payments.record(payment(amountCents, 'especes'))).number;
}

describe('numbers', () => {
  it('series letters go A … Z, AA, AB … AZ, BA … ZZ, AAA', () => {
    let letter: string | undefined;
    const letters: string[] = [];
    for (let i = 0; i < 26 + 26 * 26 + 1; i++) {
      letter = letterAfter(letter);
      letters.push(letter);
    }
    expect([
      letters[0],
      letters[25],
      letters[26],
      letters[51],
      letters[52],
      letters[701],
      letters[702],
    ]).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    expect(new Set(letters).size).toBe(letters.length);
  });

  it('each kind counts from 1 without a gap, and a number refused is given again', () => {
    const take = (kind: 'payment' | 'quittance' | 'recu') =>
      core.db.transaction(() => takeNumber(core.db, 'G2', kind)).immediate();
    expect([take('payment'), take('payment'), take('quittance'), take('recu')]).toEqual([
      'G2A-000001',
      'G2A-000002',
      'G2A-Q-000001',
      'G2A-R-000001',
    ]);
    expect(() =>
      core.db
        .transaction(() => {
          takeNumber(core.db, 'G2', 'payment');
          throw new Error('the act failed');
        })
        .immediate(),
    ).toThrow('the act failed');
    expect(take('payment')).toBe('G2A-000003');
  });

  it('a base copied to another installation begins a new letter, also for kinds not used before', async () => {
    addAccount(core.db, ARC);
    await openTill(core);
    expect(await pay(100)).toBe('G2A-000001');
    await core.core.close();
    const copy = await openTestCore({
      folder: core.folder,
      ports: (ports) => ({
        ...ports,
        secrets: testSecrets(undefined, 'installation-2'),
        ids: { next: () => '00000000-0000-7000-8000-00000000c0de' },
      }),
    });
    expect(takeNumber(copy.db, 'G2', 'quittance')).toMatch(/^G2[A-Z]{4}-Q-000001$/);
    expect(takeNumber(copy.db, 'G2', 'payment')).toMatch(/^G2[A-Z]{4}-000001$/);
    expect(takeNumber(copy.db, 'G3', 'payment')).toMatch(/^G3[A-Z]{4}-000001$/);
    await copy.close();
    // Back on the first installation: its token differs from the copy's, so it never goes on with A.
    await core.reopen();
    expect(await pay(100)).toMatch(/^G2[A-Z]{4}-000001$/);
  });
});

/** The opening, then each payment followed by its reçu. */
const ENTRIES = 9;

describe('the journal of the till', () => {
  beforeEach(async () => {
    addAccount(core.db, ARC);
    await openTill(core);
    for (const cents of [100, 200, 300, 400]) await pay(cents);
  });

  const tables = ['till_journal', 'payment'] as const;
  function tamper(statement: string): void {
    for (const table of tables) {
      core.db.exec(`DROP TRIGGER ${table}_no_update; DROP TRIGGER ${table}_no_delete;`);
    }
    core.db.pragma('foreign_keys=OFF');
    core.db.exec(statement);
  }

  it('is whole from its first row', () => {
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: ENTRIES });
    expect(readJournal(core.db, 'G2').map(({ kind }) => kind)).toEqual([
      'ouverture',
      ...[
        'encaissement',
        'papier',
        'encaissement',
        'papier',
        'encaissement',
        'papier',
        'encaissement',
        'papier',
      ],
    ]);
  });

  it('cannot be edited or shortened', () => {
    for (const statement of [
      "UPDATE till_journal SET entry = '{}'",
      'DELETE FROM till_journal WHERE seq = 4',
      'UPDATE payment SET amount_cents = 1',
      'DELETE FROM payment',
    ])
      expect(() => core.db.exec(statement)).toThrow(/append-only|immutable/);
  });

  it.each([
    ['amountCents', "'$.amountCents', 99"],
    ['mode', "'$.mode', 'carte'"],
    ['at', "'$.at', '2026-11-17T13:05:00.001Z'"],
    ['commandId', "'$.commandId', 'other'"],
    ['offsetMinutes', "'$.offsetMinutes', 120"],
    ['number', "'$.number', 'G2A-000009'"],
    ['factsHash', "'$.factsHash', ''"],
    ['a key that no formula hashes', "'$.holder', 'Personne'"],
  ])('finds each row whose %s was changed', (_name, change) => {
    for (const table of tables) core.db.exec(`DROP TRIGGER ${table}_no_update`);
    for (let seq = 1; seq <= ENTRIES; seq++) {
      core.db.exec('SAVEPOINT tampering');
      core.db.exec(`UPDATE till_journal SET entry = json_set(entry, ${change}) WHERE seq = ${seq}`);
      expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'broken', at: seq });
      core.db.exec('ROLLBACK TO tampering; RELEASE tampering');
    }
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: ENTRIES });
  });

  it.each([
    ['a row taken out', 'DELETE FROM till_journal WHERE seq = 2', 2],
    ['the first row taken out', 'DELETE FROM till_journal WHERE seq = 1', 1],
    ['the last row taken out', 'DELETE FROM till_journal WHERE seq = 9', 9],
    ['a space put into a row', "UPDATE till_journal SET entry = entry || ' ' WHERE seq = 5", 5],
    [
      'an amount said twice in a row, the last being true',
      `UPDATE till_journal SET entry = '{"amountCents":1,' || substr(entry, 2) WHERE seq = 4`,
      4,
    ],
    [
      'a row that is no longer JSON',
      "DROP INDEX till_journal_at; UPDATE till_journal SET entry = 'x' WHERE seq = 3",
      3,
    ],
    ['two rows exchanged', 'UPDATE till_journal SET seq = CASE seq WHEN 2 THEN 30 ELSE seq END', 2],
    ['the last row moved away', 'UPDATE till_journal SET seq = 30 WHERE seq = 9', 9],
    // Found by the campaign: the entry stands in another journal, whole but for its place.
    ['the last row given to another till', "UPDATE till_journal SET till = 'G3' WHERE seq = 9", 9],
    ['the last two given to another', "UPDATE till_journal SET till = 'G3', seq = seq - 7 WHERE seq > 7", 8],
    ['a row said to be of formula 1', 'UPDATE till_journal SET formula = 1 WHERE seq = 3', 3],
    ['a payment changed', "UPDATE payment SET amount_cents = 301 WHERE number = 'G2A-000003'", 6],
    ['a payment whose mode was changed', "UPDATE payment SET mode = 'carte' WHERE number = 'G2A-000002'", 4],
    ['a payment whose payer was changed', "UPDATE payment SET payer = 'X' WHERE number = 'G2A-000002'", 4],
    ['a payment taken out', "DELETE FROM payment WHERE number = 'G2A-000004'", 8],
    [
      'the last payment taken out with its rows and entries: its number was given',
      `DELETE FROM payment WHERE number = 'G2A-000004'; DROP TRIGGER issued_paper_no_delete;
       DELETE FROM issued_paper WHERE number = 'G2A-R-000004'; DELETE FROM till_journal WHERE seq > 7`,
      8,
    ],
  ])('finds %s', (_name, statement, at) => {
    tamper(statement);
    expect(verifyTill(core.db, 'G2')).toMatchObject({
      kind: 'broken',
      at,
      sentence: expect.stringMatching(/\.$/),
    });
  });

  it('finds a row whose own hash was made again over a false amount', () => {
    for (const table of tables) core.db.exec(`DROP TRIGGER ${table}_no_update`);
    core.db.exec("UPDATE till_journal SET entry = json_set(entry, '$.amountCents', 999) WHERE seq = 2");
    core.db.prepare('UPDATE till_journal SET hash = ? WHERE seq = 2').run(sha256('forged'));
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'broken', at: 2 });
  });

  it('finds the same payment written twice at the end of a chain made anew', () => {
    const last = readJournal(core.db, 'G2').findLast(({ kind }) => kind === 'encaissement');
    if (last === undefined) throw new Error('no payment');
    const {
      version,
      prevHash,
      hash,
      sequence,
      perpetualTotalCents,
      number,
      factsHash: _facts,
      ...act
    } = last;
    appendJournal(core.db, {
      ...act,
      number: number ?? null,
      facts: factsOfPayment(core.db, act.commandId),
    });
    expect(verifyTill(core.db, 'G2')).toEqual({
      kind: 'broken',
      at: ENTRIES + 1,
      sentence: 'Cette écriture répète une écriture déjà faite.',
    });
  });

  it('is not broken by a name or a telephone corrected later', () => {
    core.db.exec("UPDATE person SET last_name = 'DARC', phone1 = '0639981234'");
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: ENTRIES });
  });
});

describe('a journal begun under formula 1', () => {
  it('stays verifiable as it was, and goes on under formula 2', async () => {
    addAccount(core.db, ARC);
    await core.client('agent').payments.record(payment(500, 'carte'));
    asFirstFormula(core.db);
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 1 });
    await openTill(core);
    await pay(100);
    expect(readJournal(core.db, 'G2').map(({ version }) => version)).toEqual([1, 2, 2, 2]);
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 4 });
    core.db.exec("DROP TRIGGER payment_no_update; UPDATE payment SET mode = 'cheque' WHERE mode = 'carte'");
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'broken', at: 1 });
  });
});

/** The chain as it was before papers had entries and facts were hashed. */
function asFirstFormula(db: WritableDb): void {
  const [first] = readJournal(db, 'G2');
  if (first === undefined) throw new Error('no entry');
  const { version, prevHash, hash, number, factsHash: _facts, ...facts } = first;
  db.exec('DROP TRIGGER till_journal_no_delete; DELETE FROM till_journal');
  db.prepare(
    'INSERT INTO till_journal (till, seq, formula, entry, previous_hash, hash) VALUES (?, 1, 1, ?, ?, ?)',
  ).run(
    'G2',
    JSON.stringify(facts),
    JOURNAL_GENESIS,
    sha256(journalMessage(1, JOURNAL_GENESIS, facts, canonicalize)),
  );
}
