import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WritableDb } from '../../src/core/database/connection.ts';
import { idsOf, nextAct, openingAct, perform } from './kill-acts.ts';
import { faultsOf, type Sent } from './kill-checks.ts';
import { makePost, openPost, type Post } from './kill-post.ts';
import { seeded } from './random.ts';

type Known = Map<string, { kind: string; cents: number | null; acknowledged: boolean }>;

let folder: string;
let post: Post;
let db: WritableDb;
const sent: Known = new Map();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-kill-checks-'));
  await makePost(folder);
  post = openPost(folder);
  db = post.core.services.base.writable();
  const random = seeded(11);
  for (const act of [openingAct(), nextAct(random, []), nextAct(random, []), nextAct(random, [])]) {
    await perform(post.client, act);
    for (const id of idsOf(act)) {
      const cents = db.prepare('SELECT amount_cents FROM payment WHERE id = ?').pluck().get(id);
      sent.set(id, { kind: act.kind, cents: (cents as number | undefined) ?? null, acknowledged: true });
    }
  }
});
afterAll(async () => {
  await post.core.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => expect(faultsOf(db, sent)).toEqual([]));

/** What is found with a harm done, which is then taken back. */
function foundWith(harm: string): string[] {
  db.exec('SAVEPOINT harm');
  db.exec(harm);
  const faults = faultsOf(db, sent);
  db.exec('ROLLBACK TO harm; RELEASE harm');
  return faults;
}

test('what was acknowledged and is not there is lost; what was never sent is strange', () => {
  const more: Sent = new Map([...sent, ['never', { kind: 'payment', cents: 1, acknowledged: true }]]);
  expect(faultsOf(db, more)).toEqual(['lost: payment never was acknowledged and is not there']);
  const [first = ''] = sent.keys();
  const fewer: Sent = new Map([...sent].filter(([id]) => id !== first));
  expect(faultsOf(db, fewer)).toEqual([`strange: ${first} is there and was never sent`]);
});

test('a payment of another amount than was sent is named', () => {
  const other: Sent = new Map(
    [...sent].map(([id, one]) => [id, one.cents === null ? one : { ...one, cents: one.cents + 1 }]),
  );
  const faults = faultsOf(db, other);
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.every((fault) => fault.startsWith('changed: payment'))).toBe(true);
});

test.each([
  [
    'DELETE FROM outbox WHERE command_id = (SELECT id FROM payment LIMIT 1)',
    'a command that is not in the outbox',
  ],
  ["UPDATE number_series SET counter = counter + 1 WHERE kind = 'payment'", 'a gap: '],
  ["UPDATE number_series SET counter = counter - 1 WHERE kind = 'payment'", 'was never taken'],
  ['UPDATE lease SET balance_cents = balance_cents + 1 WHERE id = 1', 'a balance that is not the sum'],
  [
    'DROP TRIGGER entry_no_delete; DELETE FROM entry WHERE payment_id = (SELECT id FROM payment LIMIT 1)',
    'a payment that is not in the ledger once',
  ],
  [
    `DROP TRIGGER till_journal_no_delete;
     DELETE FROM till_journal WHERE entry ->> '$.commandId' = (SELECT id FROM payment LIMIT 1)`,
    'a payment that is not in the chain once',
  ],
])('%s is named', (harm, named) => {
  expect(foundWith(harm).some((fault) => fault.includes(named))).toBe(true);
});
