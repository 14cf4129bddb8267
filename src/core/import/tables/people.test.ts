import { describe, expect, test } from 'vitest';
import { changedErp, SMALL_ERP } from '../../../../test/support/erp-folder.ts';
import { fileOf, importDevice, picture } from '../../../../test/support/import-device.ts';

describe('people', () => {
  test('described twice: the first description stays, and the second import still changes nothing', () => {
    const { db, run, again } = importDevice();
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
    const { db, run, again } = importDevice();
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
    const { db, run } = importDevice();
    const withMask = changedErp('personnes', (lines) => [...lines.slice(0, 4), `${lines[4]}oui`]);
    run(withMask);
    const report = run(changedErp('personnes', (lines) => [...lines.slice(0, 4), spoil(`${lines[4]}oui`)]));
    expect(fileOf(report, 'personnes')).toMatchObject({ rows: 4, unchanged: 3, faults: 1 });
    const masked = db.prepare("SELECT address_masked FROM person WHERE key = 'code:P1'").pluck();
    expect(masked.get()).toBe(1);
    db.close();
  });

  test('two people of one name on a lease: a space without a code is asked about, not given to one of them', () => {
    const { db, run } = importDevice();
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
