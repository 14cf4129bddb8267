import { describe, expect, test } from 'vitest';
import {
  changedErp,
  SMALL_ERP,
  withoutFile,
  writeErpDocument,
  writeErpFolder,
} from '../../../test/support/erp-folder.ts';
import { balances, fileOf, importDevice, picture } from '../../../test/support/import-device.ts';
import { readStoredFile } from '../documents/file-store.ts';

describe('a first import', () => {
  test('brings in every file, and the balance of each account is the sum of its entries', () => {
    const { db, run } = importDevice();
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
    const { db, run } = importDevice();
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
    const { db, run } = importDevice();
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
    const { db, erp, files, again } = importDevice();
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
    const { db, run, steps } = importDevice();
    run(SMALL_ERP);
    expect(new Set(steps)).toContain('Lecture des écritures');
    expect(steps.at(-1)).toMatch(/^(Calcul|Préparation)/);
    db.close();
  });
});

describe('a second import', () => {
  test('of the same folder changes nothing at all', () => {
    const { db, run, again } = importDevice();
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
    const { db, run } = importDevice();
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
    const { db, run } = importDevice();
    run(SMALL_ERP);
    run(withoutFile('plans'));
    expect(db.prepare('SELECT absent_since FROM payment_plan').pluck().all()).toEqual([null]);
    db.close();
  });

  test('a row that is there but unusable does not make what it names absent', () => {
    const { db, run } = importDevice();
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
    const { db, run } = importDevice();
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

describe('all or nothing', () => {
  test('a dry run reports the same and leaves every row and file as it was', () => {
    const { db, run, again, erp } = importDevice();
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
    const { db, run } = importDevice();
    run(SMALL_ERP);
    const before = picture(db);
    const report = run(set);
    expect(report.applied).toBe(false);
    expect(report.refused).toMatch(sentence);
    expect(picture(db)).toEqual(before);
    db.close();
  });

  test('a fault of the base in the middle leaves nothing of the set', () => {
    const { db, run } = importDevice();
    db.exec(
      "CREATE TRIGGER stop BEFORE INSERT ON entry WHEN NEW.piece = 'E5' BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    );
    const before = picture(db);
    expect(() => run(SMALL_ERP)).toThrow('disk full');
    expect(picture(db)).toEqual(before);
    db.close();
  });

  test('what is written alongside stands or falls with the set', () => {
    const { db, run } = importDevice();
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
