import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, openTill, payment } from '../../../test/support/payment-acts.ts';
import { exportUnsent, unsentRows } from './export.ts';
import { countOutbox, countSent, findOperation, listOutbox, oldestUnsent } from './queries.ts';
import { countsByIncarnation, highestSeqs, unsentByIncarnation } from './store/incarnation-counts.ts';
import { unsentCommands } from './store/sqlite-device-store.ts';

let core: TestCore;
let agent: TestClient;
const cash = payment(1_000, 'especes');
const cheque = payment(2_050, 'cheque', { payer: 'Mme MARTIN' });
const order: Parameters<TestClient['payments']['announce']>[0] = {
  commandId: actId(),
  account: ARC.key,
  amountCents: 3_000,
  chosenMonths: ['2026-09'],
  mode: 'tip',
  payer: 'Mme MARTIN',
  supersedes: null,
};

beforeAll(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  addAccount(core.db, ARC);
  await openTill(core);
  await agent.payments.record(cash);
  core.clock.advance(60_000);
  await agent.payments.record(cheque);
  await agent.payments.announce(order);
});
afterAll(() => core.close());

const settle = (
  id: string,
  state: string,
  at: string | null,
  code: string | null = null,
  reason: string | null = null,
) =>
  core.db
    .prepare('UPDATE outbox SET state = ?, sent_at = ?, code = ?, reason = ? WHERE command_id = ?')
    .run(state, at, code, reason, id);

describe('the queue', () => {
  it('shows each tab, newest first, with what is known of each act', async () => {
    const [opening] = core.db.prepare("SELECT id FROM command WHERE type = 'till.open'").pluck().all();
    settle(cash.commandId, 'sent', '2026-11-17T13:05:30.000Z');
    settle(String(opening), 'sent', '2026-11-17T13:05:20.000Z');
    settle(order.commandId, 'refused', '2026-11-17T13:06:00.000Z', 'SYN-404', '=Compte inconnu');
    const ids = async (tab: 'tout' | 'en-attente' | 'a-traiter' | 'envoyees') =>
      (await agent.sync.queue({ tab })).map(({ commandId }) => commandId);
    expect(await ids('tout')).toEqual([order.commandId, cheque.commandId, cash.commandId, opening]);
    expect(await ids('en-attente')).toEqual([cheque.commandId]);
    expect(await ids('a-traiter')).toEqual([order.commandId]);
    expect(await ids('envoyees')).toEqual([cash.commandId, opening]);
    expect((await agent.sync.queue({ tab: 'a-traiter' }))[0]).toMatchObject({
      type: 'payment.announce',
      number: 'G2A-D-000001',
      cents: 3_000,
      mode: 'tip',
      state: 'refused',
      code: 'SYN-404',
      settledAt: '2026-11-17T13:06:00.000Z',
      suspense: false,
      handled: null,
    });
  });

  it('counts what was sent today, by the day of this post, and the oldest that waits', async () => {
    core.clock.advance(30_000);
    expect(await agent.sync.status()).toMatchObject({
      waiting: 1,
      refused: 1,
      sentToday: 2,
      oldestWaitingSeconds: 30,
    });
    // Half past eleven in the evening before, in Paris: still yesterday; one hour later: today.
    settle(cash.commandId, 'sent', '2026-11-16T22:30:00.000Z');
    expect((await agent.sync.status()).sentToday).toBe(1);
    settle(cash.commandId, 'sent', '2026-11-16T23:30:00.000Z');
    expect((await agent.sync.status()).sentToday).toBe(2);
  });
});

describe('the file of what was not sent', () => {
  it('holds what is needed to enter it again, and no tenant by name; nothing in it runs', async () => {
    const { fileName, text } = await agent.sync.export();
    expect(fileName).toBe('file-d-envoi-2026-11-17.csv');
    expect(text.startsWith('\ufeff')).toBe(true);
    const [header, ...lines] = text.slice(1).trimEnd().split('\r\n');
    expect(header?.split(';').length).toBe(15);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(';G2A-000002;');
    expect(lines[0]).toContain('20,50');
    expect(lines[0]).toContain('chèque 0001234 Banque Exemple');
    expect(lines[0]).toContain(cheque.commandId);
    expect(lines[1]).toContain("'=Compte inconnu");
    expect(lines[1]).toContain('2026-09');
    expect(text).not.toMatch(/MARTIN|D'ARC/);
  });
});

describe('what is asked often', () => {
  it.each<[string, (db: TestCore['db']) => unknown]>([
    ['the counts of the chip', (db) => countOutbox(db)],
    ['what was sent today', (db) => countSent(db, '2026-11-17', '2026-11-18')],
    ['the oldest that waits', (db) => oldestUnsent(db)],
    ['one operation', (db) => findOperation(db, 'x')],
    ['the tab of what waits', (db) => listOutbox(db, 'en-attente', 0)],
    ['the tab of what is to handle', (db) => listOutbox(db, 'a-traiter', 0)],
    ['the tab of what was sent', (db) => listOutbox(db, 'envoyees', 0)],
    ['the file of what was not sent', (db) => unsentRows(db)],
    ['what is sent next', (db) => unsentCommands(db, 100, null)],
    ['the incarnations', (db) => highestSeqs(db)],
    ['what is not sent, by incarnation', (db) => unsentByIncarnation(db)],
  ])('%s: found by an index, never by reading a table whole', (_name, work) => {
    const plan = planOf(work);
    expect(plan.length).toBeGreaterThan(0);
    expect(plan.filter(isWhole)).toEqual([]);
  });

  it('the tab of everything walks the acts from the last one, without sorting them', () => {
    const plan = planOf((db) => listOutbox(db, 'tout', 0));
    expect(plan.filter(isWhole)).toEqual(['SCAN c']);
    expect(plan.filter(isSort)).toEqual([]);
  });

  it('what is sent next and what was sent last are never sorted', () => {
    for (const work of [
      (db: TestCore['db']) => unsentCommands(db, 100, null),
      (db: TestCore['db']) => listOutbox(db, 'envoyees', 0),
      (db: TestCore['db']) => listOutbox(db, 'en-attente', 0),
      (db: TestCore['db']) => oldestUnsent(db),
    ]) {
      expect(planOf(work).filter(isSort)).toEqual([]);
    }
  });

  it('would see a sort, and a table read whole', () => {
    const sorted = planOf((db) => db.prepare('SELECT * FROM command ORDER BY occurred_at').all());
    expect(sorted.filter(isSort)).toHaveLength(1);
    expect(
      planOf((db) => db.prepare("SELECT * FROM outbox WHERE reason = 'x'").all()).filter(isWhole),
    ).toEqual(['SCAN outbox']);
  });
});

it('counts by incarnation what a reading of everything counts', () => {
  const all = core.db
    .prepare(
      `SELECT c.incarnation, max(c.seq) AS maxSeq, sum(o.state = 'sent') AS sent
       FROM command c JOIN outbox o ON o.command_id = c.id GROUP BY c.incarnation`,
    )
    .all();
  expect(countsByIncarnation(core.db)).toEqual(all);
  expect(exportUnsent(core.db, '2026-11-17').text).toContain('G2A-000002');
});

function isSort(line: string): boolean {
  return line === 'USE TEMP B-TREE FOR ORDER BY';
}

function isWhole(line: string): boolean {
  return (
    line.startsWith('SCAN') && !/CONSTANT ROW|SCAN (one|json_each|ann)\b|USING (COVERING )?INDEX/.test(line)
  );
}

/** The plan SQLite makes of each statement that a piece of work prepares. */
function planOf(work: (db: TestCore['db']) => unknown): string[] {
  const asked: string[] = [];
  // A fresh object: statements prepared before are not remembered for it.
  const watched = new Proxy(core.db, {
    get(db, name) {
      if (name === 'prepare') {
        return (text: string) => {
          asked.push(text);
          return db.prepare(text);
        };
      }
      const value: unknown = Reflect.get(db, name);
      return typeof value === 'function' ? value.bind(db) : value;
    },
  });
  work(watched);
  return asked.flatMap((text) =>
    core.db
      .prepare(`EXPLAIN QUERY PLAN ${text.replaceAll('?', "'1'")}`)
      .all()
      .map((row) => row as { detail: string; parent: number })
      // What is inside a subquery, over the few rows of one account, stands apart.
      .map(({ detail, parent }) => (parent === 0 ? detail : `  ${detail}`)),
  );
}
