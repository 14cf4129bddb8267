import { describe, expect, test } from 'vitest';
import { changedErp, SMALL_ERP } from '../../../../test/support/erp-folder.ts';
import { balances, fileOf, importDevice, picture } from '../../../../test/support/import-device.ts';
import { monthsOf } from '../../../rules/ledger.ts';
import { readLedgerEntries } from '../../ledger/queries.ts';

describe('the ledger only grows', () => {
  test.each([
    ['another amount', 'loyer;;310;', 'loyer;;311;'],
    ['another nature', 'charges;;80,00;0', 'frais;;80,00;0'],
    ['another side', 'Chèque;;90;', 'Chèque;90;;'],
    ['another account', '0030020790D;E3', '0030020788B;E3'],
  ])('a known piece with %s is reported, not applied', (_name, from, to) => {
    const { db, run } = importDevice();
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
    const { db, run } = importDevice();
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

describe('an entry born at this counter comes back', () => {
  const PAYMENT = '019a0000-0000-7000-8000-000000000001';
  const REVERSAL = '019a0000-0000-7000-8000-000000000002';
  /** A cheque of 120,00 taken here on D'ARC's account, with its own entry. */
  function withPayment() {
    const device = importDevice();
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
    /** The cheque came back unpaid, and the counter said so. */
    const takeBack = () =>
      device.db.exec(`
        INSERT INTO command SELECT '${REVERSAL}', incarnation, 2, 'payment.reverse', version, account_key, payload, payload_hash, depends_on, result, agent_id, post, occurred_at, offset_minutes FROM command;
        INSERT INTO payment_reversal (id, number, payment_id, lease_id, kind, reason, text, reversed_at, reversed_on, agent_id, till)
          VALUES ('${REVERSAL}', 'G2A-A-000001', '${PAYMENT}', ${lease}, 'cheque-impaye', 'autre', '', '2026-11-20T13:05:00.000Z', '2026-11-20', 'a', 'G2');
        INSERT INTO entry (lease_id, entered_on, nature, label, debit_cents, payment_id)
          VALUES (${lease}, '2026-11-20', 'rejet', 'Impayé', 12000, '${REVERSAL}');
      `);
    const owed = () =>
      monthsOf(readLedgerEntries(device.db, Number(lease)))
        .months.filter(({ remainingCents }) => remainingCents > 0)
        .map(({ month, remainingCents }) => [month, remainingCents]);
    return { ...device, balance, confirmed, withEntries, takeBack, owed };
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

  test('a debit that names the payment, such as its rejection, moves the balance and reopens its months', () => {
    const { db, balance, owed, withEntries } = withPayment();
    expect(owed()).toEqual([['2026-10', 18000]]);
    const rejected = `0030020790D;E8;18/11/2026;;;rejet;Chèque impayé;120,00;;${PAYMENT}`;
    withEntries(rejected);
    expect(balance()).toBe(30000);
    // Of October, which the cheque had paid, and not a new debt of November.
    expect(owed()).toEqual([['2026-10', 30000]]);
    expect(fileOf(withEntries(rejected), 'ecritures')).toMatchObject({ added: 0, unchanged: 7, faults: 0 });
    expect(balance()).toBe(30000);
    db.close();
  });

  test('a debit that names the payment for another sum is a debt of its own', () => {
    const { db, balance, owed, withEntries } = withPayment();
    withEntries(`0030020790D;E8;18/11/2026;;;rejet;Chèque et frais;135,00;;${PAYMENT}`);
    expect(balance()).toBe(31500);
    expect(owed()).toEqual([
      ['2026-10', 18000],
      ['2026-11', 13500],
    ]);
    db.close();
  });

  test('a fee that names the payment or its reversal is a debt like another', () => {
    const { db, balance, confirmed, takeBack, withEntries } = withPayment();
    takeBack();
    withEntries(
      `0030020790D;E8;22/11/2026;;;frais;Frais de rejet;12,00;;${PAYMENT}`,
      `0030020790D;E9;22/11/2026;;;frais;Frais de rejet;3,00;;${REVERSAL}`,
    );
    expect(balance()).toBe(31500);
    expect(confirmed()).toEqual([]);
    db.close();
  });

  test.each([
    ['the reversal', REVERSAL],
    ['the payment that was taken back here', PAYMENT],
  ])('a debit that names %s confirms the reversal: the balance does not move', (_name, id) => {
    const { db, balance, confirmed, owed, takeBack, withEntries } = withPayment();
    takeBack();
    expect([balance(), owed()]).toEqual([30000, [['2026-10', 30000]]]);
    const rejected = `0030020790D;E8;22/11/2026;;;rejet;Chèque impayé;120,00;;${id}`;
    expect(fileOf(withEntries(rejected), 'ecritures')).toMatchObject({ added: 1, faults: 0 });
    expect(fileOf(withEntries(rejected), 'ecritures')).toMatchObject({ added: 0, unchanged: 7, faults: 0 });
    expect([balance(), owed()]).toEqual([30000, [['2026-10', 30000]]]);
    expect(confirmed()).toEqual([['E8', REVERSAL]]);
    // The other side may come later, or never.
    withEntries(rejected, `0030020790D;E9;18/11/2026;;;paiement_cheque;Chq;;120,00;${PAYMENT}`);
    expect([balance(), owed()]).toEqual([30000, [['2026-10', 30000]]]);
    expect(confirmed()).toEqual([
      ['E8', REVERSAL],
      ['E9', PAYMENT],
    ]);
    db.close();
  });

  test.each([
    ['a credit', '0030020790D;E8;18/11/2026;;;rejet;Retour;;120,00;', /crédit/],
    ['more than was taken back', '0030020790D;E8;18/11/2026;;;rejet;Retour;120,01;;', /120,01/],
    ['another account', '0030020788B;E8;18/11/2026;;;rejet;Retour;120,00;;', /autre compte/],
  ])('%s that names the reversal is reported, and no balance moves', (_name, line, reason) => {
    const { db, confirmed, takeBack, withEntries } = withPayment();
    takeBack();
    const before = balances(db);
    const report = withEntries(`${line}${REVERSAL}`);
    expect(report.faults).toMatchObject([{ column: 'id_guichet', reason: expect.stringMatching(reason) }]);
    expect(confirmed()).toEqual([]);
    expect(balances(db)).toEqual(before);
    db.close();
  });

  test('a reversal confirmed in part is said', () => {
    const { db, takeBack, withEntries } = withPayment();
    takeBack();
    const report = withEntries(`0030020790D;E8;22/11/2026;;;rejet;Impayé;100,00;;${REVERSAL}`);
    expect(report.faults[0]?.reason).toContain(
      "L'annulation n°\u00a0G2A-A-000001 n'est confirmée que pour 100,00\u202f€ sur 120,00\u202f€",
    );
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
