import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { testSecrets } from '../../../test/support/test-ports.ts';
import { transact } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { knownResult, type NewCommand, payloadHash, recordCommand } from './commands.ts';

const open: TestCore[] = [];
afterEach(async () => {
  for (const core of open.splice(0).reverse()) await core.close();
});

async function device(): Promise<TestCore> {
  const core = await openTestCore();
  open.push(core);
  return core;
}

const ONE = '019a0000-0000-7000-8000-000000000001';
const TWO = '019a0000-0000-7000-8000-000000000002';
const command = (id: string, payload: Record<string, unknown> = { cents: 12 }): NewCommand => ({
  id,
  type: 'essai.acte',
  version: 1,
  account: '0030020790',
  payload,
});

/** Records an act as a handler does. */
function act(
  core: TestCore,
  one: NewCommand,
  result: unknown = { ok: true },
  after: () => void = () => {},
): void {
  const { session } = core.port('agent');
  transact(core.core.services, session, (scope) => {
    recordCommand(scope, one, result);
    after();
  });
}

describe('an act', () => {
  test('is kept with who, where, when and its order, and waits in the queue', async () => {
    const core = await device();
    act(core, command(ONE));
    act(core, { ...command(TWO), dependsOn: [ONE] });
    expect(
      core.db
        .prepare(
          'SELECT id, seq, agent_id, post, occurred_at, offset_minutes, depends_on FROM command ORDER BY seq',
        )
        .all(),
    ).toEqual([
      {
        id: ONE,
        seq: 1,
        agent_id: 'agent-1',
        post: 'Guichet 2',
        occurred_at: '2026-11-17T13:05:00.000Z',
        offset_minutes: 60,
        depends_on: '[]',
      },
      {
        id: TWO,
        seq: 2,
        agent_id: 'agent-1',
        post: 'Guichet 2',
        occurred_at: '2026-11-17T13:05:00.000Z',
        offset_minutes: 60,
        depends_on: `["${ONE}"]`,
      },
    ]);
    expect(core.db.prepare('SELECT command_id, state FROM outbox ORDER BY command_id').raw().all()).toEqual([
      [ONE, 'waiting'],
      [TWO, 'waiting'],
    ]);
    expect(core.events.at(-1)).toEqual({ kind: 'changed', topics: ['outbox'] });
  });

  test.each([
    "UPDATE command SET payload = '{}'",
    "UPDATE command SET agent_id = 'autre'",
    'DELETE FROM command',
    'UPDATE payment SET amount_cents = 1',
    'DELETE FROM payment',
    'UPDATE payment_allocation SET cents = 1',
    'DELETE FROM payment_allocation',
    'UPDATE entry SET debit_cents = 1',
    'DELETE FROM entry',
    'UPDATE issued_paper SET cents = 1',
    'DELETE FROM issued_paper',
    "UPDATE till_journal SET entry = '{}'",
    'DELETE FROM till_journal',
  ])('can never be edited: %s', async (text) => {
    const core = await device();
    act(core, command(ONE));
    core.db.exec(`
      INSERT INTO residence (code, name, postal_code, city) VALUES ('R', 'R', '28000', 'Chartres');
      INSERT INTO dwelling (code, residence_code, address1, postal_code, city) VALUES ('L', 'R', '1 rue', '28000', 'Chartres');
      INSERT INTO lease (id, key, loose_key, printed, dwelling_code, started_on) VALUES (1, 'k', 'k', 'k', 'L', '2020-01-01');
      INSERT INTO entry (lease_id, piece, entered_on, nature, label, debit_cents) VALUES (1, 'E1', '2026-11-01', 'loyer', 'Loyer', 500);
      INSERT INTO payment (id, number, lease_id, mode, amount_cents, means, taken_at, taken_on, agent_id, till)
        VALUES ('${ONE}', 'G2-A-1', 1, 'especes', 500, '{}', '', '2026-11-17', 'a', 'G2');
      INSERT INTO payment_allocation VALUES ('${ONE}', '2026-10', 500, 0);
      INSERT INTO issued_paper (number, kind, act_id, payment_id, lease_id, cents, title, facts, issued_at, issued_on)
        VALUES ('Q1', 'recu', '${ONE}', '${ONE}', 1, 500, 'Reçu', '{}', '', '2026-11-17');
      INSERT INTO till_journal VALUES ('G2', 1, 1, '{}', '', 'h');`);
    expect(() => core.db.exec(text)).toThrow(/append-only|immutable|frozen/);
  });

  test('leaves nothing, and tells nothing, when its transaction fails after it was written', async () => {
    const core = await device();
    expect(() =>
      act(core, command(ONE), {}, () => {
        throw new Error('later');
      }),
    ).toThrow('later');
    expect(
      core.db.prepare('SELECT (SELECT count(*) FROM command) + (SELECT count(*) FROM outbox)').pluck().get(),
    ).toBe(0);
    expect(core.events).toEqual([]);
    act(core, command(TWO));
    expect(core.db.prepare('SELECT seq FROM command').pluck().all()).toEqual([1]);
  });
});

describe('an act that comes twice', () => {
  test('answers its first result, whatever the order of its fields', async () => {
    const core = await device();
    act(core, command(ONE, { a: 1, b: { c: 2, d: 'é' } }), { number: 'G2-A-1' });
    expect(knownResult(core.db, ONE, { b: { d: 'é', c: 2 }, a: 1 })).toEqual({ number: 'G2-A-1' });
    expect(knownResult(core.db, TWO, { a: 1 })).toBeUndefined();
  });

  test('with another content is refused in words', async () => {
    const core = await device();
    act(core, command(ONE, { cents: 12 }));
    expect(() => knownResult(core.db, ONE, { cents: 13 })).toThrow(Refusal);
  });

  test('cannot be written twice even if nobody looked', async () => {
    const core = await device();
    act(core, command(ONE));
    expect(() => act(core, command(ONE))).toThrow('UNIQUE');
    expect(core.db.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(1);
  });

  test('two contents have one hash only when they are the same JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        expect(payloadHash({ a }) === payloadHash({ a: b })).toBe(same);
      }),
    );
  });
});

test('a copied or restored base begins a new series of acts', async () => {
  const core = await device();
  act(core, command(ONE));
  const first = core.db.prepare("SELECT value FROM meta WHERE key = 'incarnation'").pluck().get();
  await core.reopen();
  expect(core.db.prepare("SELECT value FROM meta WHERE key = 'incarnation'").pluck().get()).toBe(first);
  await core.core.close();
  const copy = await openTestCore({
    folder: core.folder,
    ports: (ports) => ({
      ...ports,
      ids: { next: () => 'autre-incarnation' },
      secrets: testSecrets(undefined, 'installation-2'),
    }),
  });
  open.push(copy);
  act(copy, command(TWO));
  expect(copy.db.prepare('SELECT incarnation, seq FROM command ORDER BY id').raw().all()).toEqual([
    [first, 1],
    ['autre-incarnation', 1],
  ]);
});

describe('the queue', () => {
  test('lists what waits or was refused, newest first, with its age, and counts it', async () => {
    const core = await device();
    act(core, command(ONE));
    core.clock.advance(90_500);
    act(core, command(TWO));
    core.clock.advance(10_000);
    core.db
      .prepare("UPDATE outbox SET state = 'refused', reason = 'Compte sorti' WHERE command_id = ?")
      .run(ONE);
    const { sync } = core.client('agent');
    expect(await sync.queue()).toMatchObject([
      { commandId: TWO, seq: 2, ageSeconds: 10, state: 'waiting', reason: null, agentName: 'Camille Roche' },
      {
        commandId: ONE,
        seq: 1,
        ageSeconds: 100,
        state: 'refused',
        reason: 'Compte sorti',
        account: '0030020790',
      },
    ]);
    expect(await sync.status()).toEqual({
      link: 'none',
      since: null,
      waiting: 1,
      refused: 1,
      sentToday: 0,
      oldestWaitingSeconds: 10,
      pull: null,
      pause: null,
      clockAheadSeconds: null,
      portal: null,
    });
    core.db.prepare("UPDATE outbox SET state = 'sent'").run();
    expect(await sync.queue({ tab: 'en-attente' })).toEqual([]);
    expect(await sync.queue({ tab: 'a-traiter' })).toEqual([]);
    expect(await sync.queue()).toHaveLength(2);
    expect(await sync.status()).toMatchObject({ waiting: 0, refused: 0 });
  });

  test('counts as waiting what is being sent', async () => {
    const core = await device();
    act(core, command(ONE));
    core.db.prepare("UPDATE outbox SET state = 'sending'").run();
    expect((await core.client('agent').sync.status()).waiting).toBe(1);
  });

  test('an age is never negative, though the clock was set back', async () => {
    const core = await device();
    act(core, command(ONE));
    core.clock.setWall('2026-11-17T12:00:00.000Z');
    expect((await core.client('agent').sync.queue())[0]?.ageSeconds).toBe(0);
  });

  test('shows an act whose agent is no longer known', async () => {
    const core = await device();
    act(core, command(ONE));
    const { sync } = core.client('responsable');
    core.db.prepare("DELETE FROM agent WHERE id = 'agent-1'").run();
    expect((await sync.queue())[0]?.agentName).toBe('agent-1');
  });
});

/** The same value with the keys of its objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  const entries = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
