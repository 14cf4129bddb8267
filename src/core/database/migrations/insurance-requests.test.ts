import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../../test/support/data-folder.ts';
import { TEST_KEY } from '../../../../test/support/test-ports.ts';
import { openConnection } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { migrations } from './migrations.ts';

test('a base that held certificates of the ERP before knows at once which dwellings are covered', () => {
  const db = openConnection(join(temporaryFolder(), 'guichet.db'), TEST_KEY, { create: true });
  const cover = () => db.prepare('SELECT * FROM lease_cover ORDER BY lease_id').all();
  migrate(db, migrations.slice(0, 6), () => {});
  db.exec(`
    INSERT INTO residence (code, name, postal_code, city) VALUES ('R', 'R', '28000', 'Chartres');
    INSERT INTO dwelling (code, residence_code, type, address1, postal_code, city) VALUES
      ('L', 'R', NULL, '1 rue', '28000', 'Chartres'), ('P', 'R', 'Parking', '1 rue', '28000', 'Chartres');
    INSERT INTO lease (id, key, loose_key, printed, dwelling_code, started_on, exit_on, absent_since) VALUES
      (1, 'a', 'a', 'a', 'L', '2020-01-01', NULL, NULL), (2, 'b', 'b', 'b', 'L', '2020-01-01', '2026-12-31', NULL),
      (3, 'c', 'c', 'c', 'P', '2020-01-01', NULL, NULL), (4, 'd', 'd', 'd', 'L', '2020-01-01', NULL, '2026-01-01'),
      (5, 'e', 'e', 'e', 'L', '2020-01-01', NULL, NULL);
    INSERT INTO insurance (lease_id, policy, ends_on, status) VALUES
      (1, '1', '2026-12-31', 'validee'), (1, '2', '2027-12-31', 'Refusée'), (2, '3', '2027-01-31', 'Rejetée'), (3, '4', '2027-01-31', NULL);`);
  migrate(db, migrations, () => {});
  expect(cover()).toEqual([
    { lease_id: 1, exit_on: null, known: 1, ends_on: '2026-12-31' },
    { lease_id: 2, exit_on: '2026-12-31', known: 1, ends_on: null },
    { lease_id: 5, exit_on: null, known: 0, ends_on: null },
  ]);
  db.exec(
    `UPDATE dwelling SET type = 'T2' WHERE code = 'P'; UPDATE dwelling SET type = 'Box' WHERE code = 'L'`,
  );
  expect(cover()).toEqual([{ lease_id: 3, exit_on: null, known: 1, ends_on: '2027-01-31' }]);
  db.exec('UPDATE insurance SET absent_since = 1 WHERE lease_id = 3');
  expect(cover()).toEqual([{ lease_id: 3, exit_on: null, known: 0, ends_on: null }]);
  db.exec("UPDATE lease SET absent_since = '2026-11-17' WHERE id = 3");
  expect(cover()).toEqual([]);
  db.close();
});
