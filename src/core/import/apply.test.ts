import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import {
  changedErp,
  type ErpFiles,
  SMALL_ERP,
  withoutFile,
  writeErpDocument,
  writeErpFolder,
} from '../../../test/support/erp-folder.ts';
import { TEST_KEY } from '../../../test/support/test-ports.ts';
import { openConnection, type WritableDb } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { migrations } from '../database/migrations/migrations.ts';
import { openFileStore, readStoredFile } from '../documents/file-store.ts';
import { type ApplyOptions, applyFolder } from './apply.ts';

const REFERENCES = { form: 'digits-letter', digits: 10, digitsWithoutFirstZero: 9 } as const;

function newDevice() {
  const folder = temporaryFolder();
  const db = openConnection(join(folder, 'essai.db'), TEST_KEY, { create: true });
  migrate(db, migrations, () => {});
  const files = openFileStore(join(folder, 'fichiers'), TEST_KEY);
  const erp = join(folder, 'erp');
  const steps: string[] = [];
  const run = (set: ErpFiles, more: Partial<ApplyOptions> = {}, alongside?: () => void) => {
    rmSync(erp, { recursive: true, force: true });
    writeErpFolder(erp, set);
    return again(more, alongside);
  };
  const again = (more: Partial<ApplyOptions> = {}, alongside?: () => void) => {
    const options = {
      folder: erp,
      referenceRule: REFERENCES,
      dryRun: false,
      day: '2026-11-17',
      at: '2026-11-17T13:05:00.000Z',
      files,
      onProgress: (step: string) => steps.push(step),
      ...more,
    };
    return applyFolder(db, options, alongside);
  };
  return { db, erp, files, run, again, steps };
}

/** Every row of every table of the base, to compare two moments of it. */
function picture(db: WritableDb): Record<string, unknown[]> {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).raw().all()]),
  );
}

const balances = (db: WritableDb) =>
  Object.fromEntries(
    db.prepare('SELECT key, balance_cents FROM lease ORDER BY key').raw().all() as [string, number][],
  );

const fileOf = (report: ReturnType<typeof applyFolder>, name: string) =>
  report.files.find(({ file }) => file === `${name}.csv`);

describe('a first import', () => {
  test('brings in every file, and the balance of each account is the sum of its entries', () => {
    const { db, run } = newDevice();
    const report = run(SMALL_ERP);
    expect(report).toMatchObject({ applied: true, refused: null, moreFaults: 0, faults: [] });
    expect(report.files).toHaveLength(12);
    for (const { file, rows, added, changed, unchanged, absent } of report.files) {
      expect([file, added, changed, unchanged, absent]).toEqual([file, rows, 0, 0, 0]);
    }
    expect(balances(db)).toEqual({ '0030020788': -9550, '0030020790': 30000, '0030020792': 100000 });
    const due = db
      .prepare("SELECT oldest_due_month, oldest_due_on, oldest_due_cents FROM lease WHERE key = '0030020790'")
      .get();
    expect(due).toEqual({
      oldest_due_month: '2026-10',
      oldest_due_on: '2026-11-10',
      oldest_due_cents: 30000,
    });
    db.close();
  });

  test('keeps text as text and dates as ISO, and a label where the file gives none', () => {
    const { db, run } = newDevice();
    run(SMALL_ERP);
    expect(db.prepare("SELECT postal_code, surface, door FROM dwelling WHERE code = 'L1'").get()).toEqual({
      postal_code: '28000',
      surface: '65,5',
      door: '034',
    });
    expect(
      db.prepare("SELECT printed, loose_key, started_on, annexes FROM lease WHERE key = '0030020788'").get(),
    ).toEqual({
      printed: '0030020788B',
      loose_key: '30020788',
      started_on: '2019-03-01',
      annexes: 'P12',
    });
    expect(db.prepare("SELECT label FROM entry WHERE piece = 'E2'").pluck().get()).toBe('Prélèvement');
    db.close();
  });

  test('knows one person on several leases by code, and another by identity alone', () => {
    const { db, run } = newDevice();
    run(SMALL_ERP);
    expect(db.prepare('SELECT count(*) FROM person').pluck().get()).toBe(3);
    expect(
      db
        .prepare("SELECT count(*) FROM party y JOIN person p ON p.id = y.person_id WHERE p.key = 'code:P1'")
        .pluck()
        .get(),
    ).toBe(2);
    expect(db.prepare("SELECT address_masked FROM person WHERE last_name = 'MARTIN'").pluck().get()).toBe(1);
    db.close();
  });

  test('stores documents before the rows that name them, and reads their bytes back', () => {
    const { db, erp, files, again } = newDevice();
    writeErpFolder(erp, {
      ...SMALL_ERP,
      documents: [
        'reference;type;periode;date_emission;fichier',
        '0030020788B;avis;2026-10;25/10/2026;avis 1.pdf',
      ],
    });
    writeErpDocument(erp, 'avis 1.pdf', '%PDF-1.7 avis');
    expect(fileOf(again(), 'documents')).toMatchObject({ added: 1, faults: 0 });
    const row = db.prepare('SELECT sha256, size FROM imported_document').get() as {
      sha256: string;
      size: number;
    };
    expect(row.size).toBe(13);
    expect(Buffer.from(readStoredFile(files, row.sha256)).toString()).toBe('%PDF-1.7 avis');
    writeErpDocument(erp, 'avis 1.pdf', '%PDF-1.7 avis corrigé');
    expect(fileOf(again(), 'documents')).toMatchObject({ changed: 1 });
    expect(fileOf(again(), 'documents')).toMatchObject({ unchanged: 1 });
    db.close();
  });

  test('says what it is doing', () => {
    const { db, run, steps } = newDevice();
    run(SMALL_ERP);
    expect(new Set(steps)).toContain('Lecture des écritures');
    expect(steps.at(-1)).toMatch(/^(Calcul|Préparation)/);
    db.close();
  });
});

describe('a second import', () => {
  test('of the same folder changes nothing at all', () => {
    const { db, run, again } = newDevice();
    run(SMALL_ERP);
    const before = picture(db);
    const writes = db.prepare<[], number>('SELECT total_changes()').pluck();
    const first = writes.get() ?? 0;
    const report = again();
    // One write: the instant of the figures, the same as before.
    expect((writes.get() ?? 0) - first).toBe(1);
    expect(picture(db)).toEqual(before);
    for (const { file, rows, unchanged } of report.files) expect([file, unchanged]).toEqual([file, rows]);
    db.close();
  });

  test('marks what is gone as absent, deletes nothing, and takes it back when it returns', () => {
    const { db, run } = newDevice();
    run(SMALL_ERP);
    const fewer = {
      ...SMALL_ERP,
      baux: SMALL_ERP.baux?.slice(0, 3) ?? [],
      personnes: SMALL_ERP.personnes?.slice(0, 3) ?? [],
      ecritures: SMALL_ERP.ecritures?.slice(0, 6) ?? [],
      annonces: SMALL_ERP.annonces?.slice(0, 1) ?? [],
    };
    const report = run(fewer, { day: '2026-12-01' });
    expect(fileOf(report, 'baux')).toMatchObject({ absent: 1, unchanged: 2 });
    expect(fileOf(report, 'personnes')).toMatchObject({ absent: 2 });
    expect(fileOf(report, 'annonces')).toMatchObject({ absent: 1, rows: 0 });
    expect(fileOf(report, 'ecritures')).toMatchObject({ absent: 0 });
    const absent = db.prepare("SELECT absent_since FROM lease WHERE key = '0030020792'").pluck();
    expect(absent.get()).toBe('2026-12-01');
    expect(db.prepare('SELECT count(*) FROM entry').pluck().get()).toBe(6);
    expect(fileOf(run(fewer, { day: '2026-12-02' }), 'baux')).toMatchObject({ absent: 0 });
    expect(absent.get()).toBe('2026-12-01');
    expect(fileOf(run(SMALL_ERP), 'baux')).toMatchObject({ changed: 1, absent: 0 });
    expect(absent.get()).toBeNull();
    db.close();
  });

  test('a file that is not in the folder says nothing about what it brought before', () => {
    const { db, run } = newDevice();
    run(SMALL_ERP);
    run(withoutFile('plans'));
    expect(db.prepare('SELECT absent_since FROM payment_plan').pluck().all()).toEqual([null]);
    db.close();
  });

  test('a row that is there but unusable does not make what it names absent', () => {
    const { db, run } = newDevice();
    run(SMALL_ERP);
    const report = run(
      changedErp('baux', (lines) => lines.map((line) => line.replace('15/06/2021', '31/02/2021'))),
    );
    expect(fileOf(report, 'baux')).toMatchObject({ absent: 0, unchanged: 2, faults: 1 });
    expect(db.prepare('SELECT count(*) FROM lease WHERE absent_since IS NOT NULL').pluck().get()).toBe(0);
    expect(db.prepare('SELECT count(*) FROM party WHERE absent_since IS NOT NULL').pluck().get()).toBe(0);
    expect(balances(db)).toMatchObject({ '0030020790': 30000 });
    db.close();
  });

  test('corrects what changed and adds what is new', () => {
    const { db, run } = newDevice();
    run(SMALL_ERP);
    const report = run({
      ...changedErp('personnes', (lines) => lines.map((line) => line.replace('0639981234', '0639985678'))),
      ecritures: [...(SMALL_ERP.ecritures ?? []), '0030020790D;E7;17/11/2026;;;paiement_virement;;;300;'],
    });
    expect(fileOf(report, 'personnes')).toMatchObject({ changed: 1, unchanged: 3 });
    expect(fileOf(report, 'ecritures')).toMatchObject({ added: 1, unchanged: 6 });
    expect(db.prepare("SELECT phone1 FROM person WHERE key = 'code:P1'").pluck().get()).toBe('0639985678');
    expect(balances(db)).toMatchObject({ '0030020790': 0 });
    expect(db.prepare("SELECT oldest_due_cents FROM lease WHERE key = '0030020790'").pluck().get()).toBe(0);
    db.close();
  });
});

describe('the ledger only grows', () => {
  test.each([
    ['another amount', 'loyer;;310;', 'loyer;;311;'],
    ['another nature', 'charges;;80,00;0', 'frais;;80,00;0'],
    ['another side', 'Chèque;;90;', 'Chèque;90;;'],
    ['another account', '0030020790D;E3', '0030020788B;E3'],
  ])('a known piece with %s is reported, not applied', (_name, from, to) => {
    const { db, run } = newDevice();
    run(SMALL_ERP);
    const before = picture(db);
    const report = run(changedErp('ecritures', (lines) => lines.map((line) => line.replace(from, to))));
    expect(fileOf(report, 'ecritures')).toMatchObject({ added: 0, unchanged: 5, faults: 1 });
    expect(report.faults[0]).toMatchObject({ file: 'ecritures.csv', column: 'piece' });
    expect(report.faults[0]?.reason).toContain("l'écriture d'origine est gardée");
    expect(report.faults[0]?.reason).toMatch(/Ligne écartée\.$/);
    expect(picture(db)).toEqual(before);
    db.close();
  });

  test('the same amount written another way is the same entry', () => {
    const { db, run } = newDevice();
    run(SMALL_ERP);
    const report = run(
      changedErp('ecritures', (lines) =>
        lines.map((line) =>
          line.replace(
            '31/10/2026;10/11/2026;2026-10;charges;;80,00;0;',
            '2026-10-31;2026-11-10;2026-10;charges;;80.0;;',
          ),
        ),
      ),
    );
    expect(fileOf(report, 'ecritures')).toMatchObject({ added: 0, unchanged: 6, faults: 0 });
    db.close();
  });
});

describe('people', () => {
  test('described twice: the first description stays, and the second import still changes nothing', () => {
    const { db, run, again } = newDevice();
    const report = run(
      changedErp('personnes', (lines) => [
        ...lines.slice(0, 4),
        `${lines[4]}`.replace('0639981234', '0639989999'),
      ]),
    );
    expect(report.faults).toMatchObject([{ line: 5, column: 'telephone1', value: '0639989999' }]);
    const before = picture(db);
    again();
    expect(picture(db)).toEqual(before);
    expect(db.prepare("SELECT phone1 FROM person WHERE key = 'code:P1'").pluck().get()).toBe('0639981234');
    db.close();
  });

  test('one row that masks an address masks it, whatever the others say; it is shown again when none does', () => {
    const { db, run, again } = newDevice();
    const masked = db.prepare("SELECT address_masked FROM person WHERE key = 'code:P1'").pluck();
    const hidden = changedErp('personnes', (lines) => [...lines.slice(0, 4), `${lines[4]}oui`]);
    run(hidden);
    expect(masked.get()).toBe(1);
    const before = picture(db);
    again();
    expect(picture(db)).toEqual(before);
    expect(fileOf(run(SMALL_ERP), 'personnes')).toMatchObject({ changed: 1, unchanged: 3 });
    expect(masked.get()).toBe(0);
    db.close();
  });

  test.each([
    ['whose person can still be read', (line: string) => line.replace('elodie@exemple.example', 'e\0')],
    ['of which nothing can be read', (line: string) => `${line};trop;large`],
  ])('an address stays masked when the row that masks it is a lost one %s', (_name, spoil) => {
    const { db, run } = newDevice();
    const withMask = changedErp('personnes', (lines) => [...lines.slice(0, 4), `${lines[4]}oui`]);
    run(withMask);
    const report = run(changedErp('personnes', (lines) => [...lines.slice(0, 4), spoil(`${lines[4]}oui`)]));
    expect(fileOf(report, 'personnes')).toMatchObject({ rows: 4, unchanged: 3, faults: 1 });
    const masked = db.prepare("SELECT address_masked FROM person WHERE key = 'code:P1'").pluck();
    expect(masked.get()).toBe(1);
    db.close();
  });

  test('two people of one name on a lease: a space without a code is asked about, not given to one of them', () => {
    const { db, run } = newDevice();
    const report = run({
      ...changedErp('personnes', (lines) => [
        ...lines,
        '0030020790D;signataire_principal;;M;MARTIN;Jean;1951-02-03;;;',
        '0030020790D;cosignataire;;M;MARTIN;Jean;1979-02-03;;;',
      ]),
      espaces: [
        'reference;nom;prenom;etat',
        '0030020790D;MARTIN;Jean;actif',
        "0030020790D;D'ARC;Jean-Baptiste;actif",
      ],
    });
    expect(report.faults).toMatchObject([{ file: 'espaces.csv', line: 2, value: 'MARTIN' }]);
    expect(db.prepare('SELECT person_key FROM tenant_space').pluck().all()).toEqual(['code:P2']);
    db.close();
  });
});

describe('all or nothing', () => {
  test('a dry run reports the same and leaves every row and file as it was', () => {
    const { db, run, again, erp } = newDevice();
    run(SMALL_ERP);
    const before = picture(db);
    writeErpFolder(erp, {
      ...changedErp('ecritures', (lines) => [
        ...lines,
        '0030020790D;E9;17/11/2026;;;paiement_virement;;;300;',
      ]),
      documents: ['reference;type;date_emission;fichier', '0030020788B;avis;25/10/2026;a.pdf'],
    });
    writeErpDocument(erp, 'a.pdf', '%PDF-1.7');
    const dry = again({ dryRun: true });
    expect(dry).toMatchObject({ applied: false, dryRun: true, refused: null });
    expect(picture(db)).toEqual(before);
    const wet = again();
    expect({ ...wet, applied: false, dryRun: true }).toEqual(dry);
    expect(fileOf(wet, 'documents')).toMatchObject({ added: 1 });
    db.close();
  });

  test.each([
    ['a required file missing', withoutFile('ecritures'), /ecritures\.csv/],
    [
      'a required column missing',
      changedErp('ecritures', (l) => [(l[0] ?? '').replace('piece;', ''), ...l.slice(1)]),
      /piece/,
    ],
    ['an open quote', changedErp('annonces', (l) => [...l, 'R1;"Travaux;;10/11/2026;']), /guillemet/],
    ['an empty required file', { ...SMALL_ERP, baux: [] }, /baux\.csv/],
  ])('%s refuses the whole set and touches nothing', (_name, set, sentence) => {
    const { db, run } = newDevice();
    run(SMALL_ERP);
    const before = picture(db);
    const report = run(set);
    expect(report.applied).toBe(false);
    expect(report.refused).toMatch(sentence);
    expect(picture(db)).toEqual(before);
    db.close();
  });

  test('a fault of the base in the middle leaves nothing of the set', () => {
    const { db, run } = newDevice();
    db.exec(
      "CREATE TRIGGER stop BEFORE INSERT ON entry WHEN NEW.piece = 'E5' BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    const before = picture(db);
    expect(() => run(SMALL_ERP)).toThrow('disk full');
    expect(picture(db)).toEqual(before);
    db.close();
  });

  test('what is written alongside stands or falls with the set', () => {
    const { db, run } = newDevice();
    const before = picture(db);
    const write = () => db.prepare("INSERT INTO meta (key, value) VALUES ('post', 'Guichet 2')").run();
    const fail = () => {
      write();
      throw new Error('no agent');
    };
    expect(() => run(SMALL_ERP, {}, fail)).toThrow('no agent');
    expect(picture(db)).toEqual(before);
    run(SMALL_ERP, {}, write);
    expect(db.prepare("SELECT value FROM meta WHERE key = 'post'").pluck().get()).toBe('Guichet 2');
    db.close();
  });
});

describe('an entry born at this counter comes back', () => {
  const PAYMENT = '019a0000-0000-7000-8000-000000000001';
  /** A cheque of 120,00 taken here on D'ARC's account, with its own entry. */
  function withPayment() {
    const device = newDevice();
    device.run(SMALL_ERP);
    const lease = device.db.prepare("SELECT id FROM lease WHERE key = '0030020790'").pluck().get();
    device.db.exec(`
      INSERT INTO command (id, incarnation, seq, type, version, account_key, payload, payload_hash, depends_on, result, agent_id, post, occurred_at, offset_minutes)
        VALUES ('${PAYMENT}', 'i', 1, 'payment.record', 1, '0030020790', '{}', '', '[]', '{}', 'a', 'Guichet 2', '2026-11-17T13:05:00.000Z', 60);
      INSERT INTO payment (id, number, lease_id, mode, amount_cents, means, taken_at, taken_on, agent_id, till)
        VALUES ('${PAYMENT}', 'G2-A-1', ${lease}, 'cheque', 12000, '{}', '2026-11-17T13:05:00.000Z', '2026-11-17', 'a', 'G2');
      INSERT INTO entry (lease_id, entered_on, nature, label, credit_cents, payment_id)
        VALUES (${lease}, '2026-11-17', 'paiement_cheque', 'Chèque', 12000, '${PAYMENT}');
    `);
    const balance = () => balances(device.db)['0030020790'];
    const confirmed = () =>
      device.db.prepare('SELECT piece, payment_id FROM entry_confirmation ORDER BY piece').raw().all();
    const withEntries = (...lines: string[]) =>
      device.run(changedErp('ecritures', (known) => [...known, ...lines]));
    return { ...device, balance, confirmed, withEntries };
  }

  test('with its id_guichet it confirms the payment: the balance does not move, and nothing is counted twice', () => {
    const { db, balance, confirmed, withEntries } = withPayment();
    expect(balance()).toBe(18000);
    const report = withEntries(`0030020790D;E8;18/11/2026;;;paiement_cheque;Chq;;120,00;${PAYMENT}`);
    expect(fileOf(report, 'ecritures')).toMatchObject({ added: 1, unchanged: 6, faults: 0 });
    expect(balance()).toBe(18000);
    expect(confirmed()).toEqual([['E8', PAYMENT]]);
    const sum = db.prepare(
      "SELECT sum(debit_cents - credit_cents) FROM entry e JOIN lease l ON l.id = e.lease_id WHERE l.key = '0030020790'",
    );
    expect(sum.pluck().get()).toBe(18000);
    const again = withEntries(`0030020790D;E8;18/11/2026;;;paiement_cheque;Chq;;120,00;${PAYMENT}`);
    expect(fileOf(again, 'ecritures')).toMatchObject({ added: 0, unchanged: 7, faults: 0 });
    db.close();
  });

  test('once confirmed, the piece without its id_guichet is still the same entry', () => {
    const { db, balance, withEntries } = withPayment();
    withEntries(`0030020790D;E8;18/11/2026;;;paiement_cheque;Chq;;120,00;${PAYMENT}`);
    const report = withEntries('0030020790D;E8;18/11/2026;;;paiement_cheque;Chq;;120,00;');
    expect(fileOf(report, 'ecritures')).toMatchObject({ added: 0, unchanged: 7, faults: 0 });
    expect(balance()).toBe(18000);
    db.close();
  });

  test('once confirmed, the piece with another amount is reported, not applied', () => {
    const { db, balance, withEntries } = withPayment();
    withEntries(`0030020790D;E8;18/11/2026;;;paiement_cheque;Chq;;120,00;${PAYMENT}`);
    const report = withEntries(`0030020790D;E8;18/11/2026;;;paiement_cheque;Chq;;119,00;${PAYMENT}`);
    expect(report.faults).toMatchObject([{ column: 'piece', value: 'E8' }]);
    expect(balance()).toBe(18000);
    db.close();
  });

  test('in two pieces it confirms in two, and a sum too small is said', () => {
    const { db, balance, confirmed, withEntries } = withPayment();
    const first = `0030020790D;E8;18/11/2026;;2026-10;paiement_cheque;Chq;;100,00;${PAYMENT}`;
    const report = withEntries(first);
    expect(report.faults[0]?.reason).toContain('100,00\u202f€ sur 120,00\u202f€');
    expect(
      withEntries(first, `0030020790D;E9;18/11/2026;;;paiement_cheque;Chq;;20,00;${PAYMENT}`).faults,
    ).toEqual([]);
    expect(confirmed()).toHaveLength(2);
    expect(balance()).toBe(18000);
    db.close();
  });

  test.each([
    ['for more than was taken', '0030020790D;E8;18/11/2026;;;paiement_cheque;Chq;;120,01;', /120,01/],
    ['on another account', '0030020788B;E8;18/11/2026;;;paiement_cheque;Chq;;120,00;', /autre compte/],
  ])('%s: reported, and neither balance moves', (_name, line, reason) => {
    const { db, confirmed, withEntries } = withPayment();
    const before = balances(db);
    const report = withEntries(`${line}${PAYMENT}`);
    expect(report.faults).toMatchObject([{ column: 'id_guichet', reason: expect.stringMatching(reason) }]);
    expect(confirmed()).toEqual([]);
    expect(balances(db)).toEqual(before);
    db.close();
  });

  test('a debit that names the payment, such as its rejection, is an entry of its own and moves the balance', () => {
    const { db, balance, confirmed, withEntries } = withPayment();
    withEntries(`0030020790D;E8;18/11/2026;;;rejet;Chèque impayé;120,00;;${PAYMENT}`);
    expect(balance()).toBe(30000);
    expect(confirmed()).toEqual([]);
    db.close();
  });

  test('an id_guichet of another counter is an ordinary entry', () => {
    const { db, balance, withEntries } = withPayment();
    withEntries('0030020790D;E8;18/11/2026;;;paiement_carte;CB;;50,00;019a0000-0000-7000-8000-00000000ffff');
    expect(balance()).toBe(13000);
    db.close();
  });

  test('without the column it is left as it comes; the id that arrives later is reported for matching', () => {
    const { db, balance, confirmed, withEntries } = withPayment();
    withEntries('0030020790D;E8;18/11/2026;;;paiement_cheque;Chq;;120,00;');
    expect(balance()).toBe(6000);
    const report = withEntries(`0030020790D;E8;18/11/2026;;;paiement_cheque;Chq;;120,00;${PAYMENT}`);
    expect(report.faults).toMatchObject([
      { column: 'id_guichet', reason: expect.stringMatching(/à lettrer/) },
    ]);
    expect(balance()).toBe(6000);
    expect(confirmed()).toEqual([]);
    db.close();
  });
});
