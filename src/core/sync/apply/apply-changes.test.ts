import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SMALL_ERP } from '../../../../test/support/erp-folder.ts';
import { folderChanges } from '../../../../test/support/folder-changes.ts';
import { balances, importDevice, picture, REFERENCES } from '../../../../test/support/import-device.ts';
import { isoDate } from '../../../rules/dates.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import type { WritableDb } from '../../database/connection.ts';
import { dueMonths } from '../../ledger/due-months.ts';
import { readLedgerEntries } from '../../ledger/queries.ts';
import { applyChanges, retryPending } from './apply-changes.ts';
import { forgetRemoteActs } from './remote-acts.ts';

const CONTEXT = { day: '2026-11-17', at: '2026-11-17T13:05:00.000Z' };
const ONE = '0030020788';
const TWO = '0030020790';
const PAID = '019a0000-0000-7000-8000-0000000000a1';
const BACK = '019a0000-0000-7000-8000-0000000000b1';

const put = (kind: string, key: string, content: unknown): Change => ({
  kind,
  key,
  op: 'put',
  absentSince: null,
  content,
});
const removed = (change: Change): Change => ({ ...change, op: 'remove' });

function apply(db: WritableDb, changes: readonly Change[]) {
  return db.transaction(() => applyChanges(db, changes, CONTEXT)).immediate();
}

/** A base filled by a folder, and the changes that say the same. */
function filled() {
  const device = importDevice();
  device.run(SMALL_ERP);
  return { imported: device.db, changes: folderChanges(device.erp, REFERENCES) };
}

function empty(): WritableDb {
  return importDevice().db;
}

/** One base, as it was again after each try. */
function tried(db: WritableDb, work: () => void): void {
  db.exec('BEGIN');
  try {
    work();
  } finally {
    db.exec('ROLLBACK');
  }
}

/** Everything but what is derived in another order, or belongs to one way alone. */
function standing(db: WritableDb) {
  return Object.fromEntries(
    Object.entries(picture(db)).filter(
      ([name]) => !/^(search_(person|all|word|share)|file_to_fetch|meta|sqlite_)/.test(name),
    ),
  );
}

const payment = (more: Record<string, unknown> = {}) =>
  put('encaissement', PAID, {
    id: PAID,
    number: 'G3A-000001',
    account: TWO,
    mode: 'cheque',
    cents: 20_000,
    payer: null,
    takenAt: '2026-11-16T09:00:00.000Z',
    takenOn: '2026-11-16',
    till: 'G3',
    post: 'Guichet 3',
    agentName: 'Lou Martin',
    months: [{ month: '2026-10', cents: 20_000 }],
    suspense: false,
    ...more,
  });
const reversal = put('annulation', BACK, {
  id: BACK,
  number: 'G3A-A-000001',
  payment: PAID,
  account: TWO,
  kind: 'annulation',
  cents: 20_000,
  at: '2026-11-16T10:00:00.000Z',
  on: '2026-11-16',
  till: 'G3',
});
const entry = (piece: string, more: Record<string, unknown>) =>
  put('ecritures', piece, {
    reference: { printed: '0030020790D', key: TWO },
    piece,
    date: '2026-11-17',
    echeance: null,
    periode: null,
    nature: 'paiement_cheque',
    libelle: 'Chèque',
    debit: null,
    credit: null,
    id_guichet: null,
    ...more,
  });

describe('rows of the ERP', () => {
  test('stand as the folder of the same rows leaves them', () => {
    const { imported, changes } = filled();
    const db = empty();
    apply(db, changes);
    expect(standing(db)).toEqual(standing(imported));
  });

  test('stand so whatever the pages, and whichever of them come again', () => {
    const { imported, changes } = filled();
    const expected = standing(imported);
    const db = empty();
    fc.assert(
      fc.property(
        fc.array(fc.record({ size: fc.integer({ min: 1, max: 12 }), again: fc.nat(40) }), { maxLength: 40 }),
        (pages) =>
          tried(db, () => {
            let done = 0;
            for (const { size, again } of pages) {
              apply(db, changes.slice(Math.max(0, done - again), done));
              apply(db, changes.slice(done, done + size));
              done += size;
            }
            apply(db, changes.slice(done));
            expect(standing(db)).toEqual(expected);
          }),
      ),
      { numRuns: 15 },
    );
  });

  test('wait for what they name, in any order', () => {
    const { imported, changes } = filled();
    const expected = picture(imported);
    const db = empty();
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...changes.keys()], { minLength: changes.length }),
        fc.integer({ min: 1, max: 9 }),
        (order, size) =>
          tried(db, () => {
            const mixed = order.flatMap((index) => changes[index] ?? []);
            for (let from = 0; from < mixed.length; from += size) apply(db, mixed.slice(from, from + size));
            const stands = picture(db);
            expect(balances(db)).toEqual(balances(imported));
            expect(stands.pending_change).toEqual([]);
            for (const table of [
              'residence',
              'dwelling',
              'lease',
              'party',
              'entry',
              'request',
              'tenant_space',
            ])
              expect(stands[table]?.length).toBe(expected[table]?.length);
          }),
      ),
      { numRuns: 25 },
    );
  });

  test('leave this post, or the picture, and come back', () => {
    const { changes } = filled();
    const db = empty();
    apply(db, changes);
    const lease = changes.find(({ kind }) => kind === 'baux');
    if (lease === undefined) throw new Error('no lease');
    const since = () => db.prepare('SELECT absent_since FROM lease WHERE key = ?').pluck().get(ONE);
    apply(db, [{ ...lease, absentSince: '2026-11-02' }]);
    expect(since()).toBe('2026-11-02');
    apply(db, [removed(lease)]);
    expect(since()).toBe('2026-11-02');
    apply(db, [lease]);
    expect(since()).toBeNull();
    apply(db, [removed(lease)]);
    expect(since()).toBe('2026-11-17');
    expect(apply(empty(), [removed(lease)]).topics).toEqual([]);
  });

  test('of a kind or a content of a later version wait for it', () => {
    const { changes } = filled();
    const db = empty();
    const lease = changes.find(({ kind }) => kind === 'baux');
    if (lease === undefined) throw new Error('no lease');
    apply(db, [put('plus-tard', '1', { x: 1 }), { ...lease, content: { autre: 1 } }]);
    expect(picture(db).pending_change?.map((row) => (row as unknown[])[4])).toEqual(['version', 'version']);
    apply(db, changes);
    expect(picture(db).pending_change?.length).toBe(1);
    expect(retryPending(db, CONTEXT)).toEqual({ topics: [], refused: 0 });
    expect(picture(db).pending_change?.length).toBe(1);
  });

  test('hide an address while one row of the person hides it', () => {
    const { changes } = filled();
    const db = empty();
    apply(db, changes);
    const rows = changes.filter(({ kind }) => kind === 'personnes');
    const hides = (row: Change | undefined, hidden: boolean): Change => {
      if (row === undefined) throw new Error('no such row');
      return { ...row, content: { ...(row.content as object), adresse_masquee: hidden } };
    };
    const hidden = () => db.prepare("SELECT address_masked FROM person WHERE key = 'code:P1'").pluck().get();
    expect(hidden()).toBe(0);
    apply(db, [hides(rows[0], true)]);
    apply(db, [hides(rows[3], false)]);
    expect(hidden()).toBe(1);
    apply(db, [hides(rows[0], false)]);
    expect(hidden()).toBe(0);
  });
});

describe('what other posts did', () => {
  /** What an account owes and by which months, however its lines came. */
  function account(db: WritableDb, key = TWO) {
    const lease = db
      .prepare<[string], { id: number; balance: number; due: number }>(
        'SELECT id, balance_cents AS balance, oldest_due_cents AS due FROM lease WHERE key = ?',
      )
      .get(key);
    if (lease === undefined) throw new Error('no account');
    const entries = readLedgerEntries(db, lease.id);
    return {
      balance: lease.balance,
      due: lease.due,
      months: dueMonths(entries, isoDate('2026-11-17')).map(({ month, remainingCents }) => [
        month,
        remainingCents,
      ]),
      lines: entries
        .map(({ label, debitCents, creditCents, local }) => [label, debitCents, creditCents, local])
        .toSorted(),
    };
  }

  function withAccounts(): WritableDb {
    const db = empty();
    apply(db, filled().changes);
    return db;
  }

  test('counts like a payment taken here, once', () => {
    const db = withAccounts();
    const before = account(db);
    apply(db, [payment(), payment()]);
    apply(db, [payment()]);
    expect(account(db)).toMatchObject({
      balance: before.balance - 20_000,
      months: [['2026-10', 39_000 - 9_000 - 20_000]],
    });
    expect(account(db).lines).toContainEqual(['Chèque au guichet, n°\u00a0G3A-000001', 0, 20_000, true]);
    apply(db, [reversal]);
    apply(db, [reversal]);
    expect(account(db)).toMatchObject({ balance: before.balance, months: before.months });
  });

  test('that has no account yet stands in none', () => {
    const db = withAccounts();
    const before = account(db);
    apply(db, [payment({ suspense: true })]);
    apply(db, [reversal]);
    expect(account(db)).toEqual(before);
    apply(db, [payment({ account: ONE })]);
    expect(account(db)).toEqual(before);
    expect(picture(db).pending_change).toEqual([]);
    expect(picture(db).remote_reversal?.length).toBe(1);
  });

  test('found to be of another account moves there', () => {
    const db = withAccounts();
    const [one, two] = [account(db, ONE).balance, account(db).balance];
    apply(db, [payment()]);
    apply(db, [payment({ account: ONE })]);
    expect([account(db, ONE).balance, account(db).balance]).toEqual([one - 20_000, two]);
  });

  const stories: readonly (readonly [string, readonly Change[], number])[] = [
    ['confirmed', [entry('X1', { credit: 20_000, id_guichet: PAID }), payment()], -20_000],
    [
      'confirmed in two parts',
      [
        entry('X1', { credit: 5_000, id_guichet: PAID }),
        entry('X2', { credit: 15_000, id_guichet: PAID }),
        payment(),
      ],
      -20_000,
    ],
    [
      'taken back by the ERP',
      [
        entry('X1', { credit: 20_000, id_guichet: PAID }),
        entry('X2', { debit: 20_000, nature: 'rejet', id_guichet: PAID }),
        payment(),
      ],
      0,
    ],
    [
      'taken back at a post, both returned under the id of the payment',
      [
        entry('X1', { credit: 20_000, id_guichet: PAID }),
        entry('X2', { debit: 20_000, id_guichet: PAID }),
        payment(),
        reversal,
      ],
      0,
    ],
    [
      'taken back at a post, returned under its own id',
      [entry('X2', { debit: 20_000, id_guichet: BACK }), payment(), reversal],
      0,
    ],
    [
      'charged for',
      [entry('X3', { debit: 500, nature: 'frais', id_guichet: PAID }), payment()],
      500 - 20_000,
    ],
    ['never told by the portal', [entry('X1', { credit: 20_000, id_guichet: PAID })], -20_000],
  ];
  test.each(stories)('%s: counted once, in whatever order and pages it comes', (_name, story, moved) => {
    const db = withAccounts();
    const before = account(db).balance;
    let expected: unknown;
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 }),
        fc.integer({ min: 1, max: 4 }),
        (told, size) =>
          tried(db, () => {
            for (let from = 0; from < told.length; from += size) apply(db, told.slice(from, from + size));
            const stands = account(db);
            expect(stands.balance).toBe(before + moved);
            expected ??= stands;
            expect(stands).toEqual(expected);
          }),
      ),
      { numRuns: 60 },
    );
  });

  test('an entry held back is in no balance until it is put again, as itself or as a return', () => {
    const db = withAccounts();
    const before = account(db);
    const own = entry('X1', { credit: 20_000 });
    apply(db, [own]);
    expect(account(db).balance).toBe(before.balance - 20_000);
    const counted = account(db);
    apply(db, [payment()]);
    apply(db, [removed(own)]);
    expect(account(db).balance).toBe(before.balance - 20_000);
    apply(db, [removed(own)]);
    apply(db, [own]);
    expect(account(db).balance).toBe(before.balance - 40_000);
    apply(db, [removed(own)]);
    apply(db, [entry('X1', { credit: 20_000, id_guichet: PAID })]);
    expect(account(db).balance).toBe(before.balance - 20_000);
    expect(picture(db).held_entry).toEqual([]);
    db.transaction(() => forgetRemoteActs(db)).immediate();
    expect(account(db)).toEqual(before);
    apply(db, [own]);
    expect(account(db)).toEqual(counted);
  });

  test('is forgotten when the portal begins again, and told again the same', () => {
    const db = withAccounts();
    const before = account(db);
    const story = [payment(), entry('X1', { credit: 20_000, id_guichet: PAID }), reversal];
    apply(db, story);
    const after = account(db);
    db.transaction(() => forgetRemoteActs(db)).immediate();
    expect(account(db)).toEqual(before);
    apply(db, [...story].toReversed());
    expect(account(db)).toEqual(after);
  });

  test('control: no line of the ERP and no own act can be taken out of the ledger otherwise', () => {
    const db = withAccounts();
    expect(() => db.exec("DELETE FROM entry WHERE piece = 'E1'")).toThrow('append-only');
  });
});

describe('agents', () => {
  const agent = (more: Record<string, unknown> = {}) =>
    put('agent', 'a1', {
      id: 'a1',
      login: 'L.Martin',
      name: 'Lou Martin',
      initials: 'LM',
      jobTitle: 'Chargée de clientèle',
      role: 'agent',
      passwordHash: 'h1',
      active: true,
      ...more,
    });
  const row = (db: WritableDb) => db.prepare("SELECT * FROM agent WHERE login = 'l.martin'").get();

  test('come down; code and theme are theirs on this post', () => {
    const db = empty();
    expect(apply(db, [agent()]).topics).toEqual(['session']);
    db.exec("UPDATE agent SET pin_hash = 'p', theme = 'dark'");
    expect(apply(db, [agent()]).topics).toEqual([]);
    apply(db, [agent({ role: 'responsable', passwordHash: 'h2' })]);
    expect(row(db)).toMatchObject({
      role: 'responsable',
      password_hash: 'h2',
      pin_hash: 'p',
      theme: 'dark',
      active: 1,
    });
    apply(db, [agent({ active: false })]);
    expect(row(db)).toMatchObject({ active: 0 });
    apply(db, [agent()]);
    apply(db, [removed(agent())]);
    expect(row(db)).toMatchObject({ active: 0 });
  });

  test('never touch those of a demonstration, and take over one made on this post', () => {
    const db = empty();
    db.exec(`INSERT INTO agent (id, login, name, initials, job_title, role, password_hash, demonstration_password)
      VALUES ('a1', 'l.martin', 'Demo', 'D', '', 'agent', 'h', 'x')`);
    apply(db, [agent(), removed(agent()), agent({ id: 'a2' })]);
    expect(row(db)).toMatchObject({ name: 'Demo', active: 1 });
    db.exec("UPDATE agent SET demonstration_password = NULL, id = 'here'");
    apply(db, [agent()]);
    expect(row(db)).toMatchObject({ id: 'here', name: 'Lou Martin' });
  });
});
