import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../../test/support/data-folder.ts';
import { TEST_KEY } from '../../../../test/support/test-ports.ts';
import { openConnection } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { migrations } from './migrations.ts';

const ACT = '01990000-0000-7000-8000-000000000001';

test('a base that took payments before keeps every act, paper, drawing and place in the chain', () => {
  const db = openConnection(join(temporaryFolder(), 'guichet.db'), TEST_KEY, { create: true });
  let backups = 0;
  migrate(db, migrations.slice(0, 2), () => {});
  db.exec(`
    INSERT INTO residence (code, name, postal_code, city) VALUES ('R', 'R', '28000', 'Chartres');
    INSERT INTO dwelling (code, residence_code, address1, postal_code, city) VALUES ('L', 'R', '1 rue', '28000', 'Chartres');
    INSERT INTO lease (id, key, loose_key, printed, dwelling_code, started_on) VALUES (1, 'k', 'k', 'k', 'L', '2020-01-01');
    INSERT INTO command (id, incarnation, seq, type, version, account_key, payload, payload_hash, depends_on, result,
      agent_id, post, occurred_at, offset_minutes)
      VALUES ('${ACT}', 'i', 1, 'payment.record', 1, 'k', '{}', 'h', '[]', '{}', 'a', 'Guichet 2', '2026-11-17T13:05:00.000Z', 60);
    INSERT INTO outbox (command_id, updated_at) VALUES ('${ACT}', '2026-11-17T13:05:00.000Z');
    INSERT INTO payment (id, number, lease_id, mode, amount_cents, means, taken_at, taken_on, agent_id, till)
      VALUES ('${ACT}', 'G2A-000001', 1, 'carte', 500, '{}', '', '2026-11-17', 'a', 'G2');
    INSERT INTO issued_paper (number, kind, payment_id, lease_id, month, cents, title, facts, issued_at, issued_on)
      VALUES ('G2A-Q-000001', 'quittance', '${ACT}', 1, '2026-10', 500, 'Quittance', '{}', '', '2026-11-17');
    INSERT INTO issued_paper_file VALUES ('G2A-Q-000001', 'abc', 12);
    INSERT INTO till_journal VALUES ('G2', 1, 1, '{"kind":"encaissement"}', '0', 'h');`);

  expect(migrate(db, migrations, () => backups++)).toEqual({ from: 2, to: migrations.length });
  expect(backups).toBe(1);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.prepare('SELECT act_id, payment_id, month FROM issued_paper').all()).toEqual([
    { act_id: ACT, payment_id: ACT, month: '2026-10' },
  ]);
  expect(db.prepare('SELECT number, format, copy, sha256, size FROM paper_rendering').all()).toEqual([
    { number: 'G2A-Q-000001', format: 'a4', copy: 0, sha256: 'abc', size: 12 },
  ]);
  expect(db.prepare('SELECT till, seq, entry, hash FROM till_journal').all()).toEqual([
    { till: 'G2', seq: 1, entry: '{"kind":"encaissement"}', hash: 'h' },
  ]);
  expect(db.prepare('SELECT command_id, state FROM outbox').all()).toEqual([
    { command_id: ACT, state: 'waiting' },
  ]);
  // What could not be edited before still cannot.
  for (const edit of ["UPDATE till_journal SET hash = 'x'", 'DELETE FROM issued_paper'])
    expect(() => db.exec(edit)).toThrow(/append-only|frozen/);
  expect(() => db.exec(`UPDATE outbox SET command_id = 'nobody'`)).toThrow(/FOREIGN KEY/);
  db.close();
});
