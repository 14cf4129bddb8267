import { afterEach, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';

let open: TestCore | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function device(): Promise<TestCore> {
  open = await openTestCore();
  open.db.exec(`
    INSERT INTO residence (code, name, postal_code, city) VALUES ('R', 'Les Bleuets', '28000', 'Chartres');
    INSERT INTO dwelling (code, residence_code, address1, postal_code, city) VALUES ('L', 'R', '1 rue', '28000', 'Chartres');
    INSERT INTO lease (id, key, loose_key, printed, dwelling_code, started_on) VALUES (1, 'k', 'k', 'k', 'L', '2020-01-01');`);
  return open;
}

/** A payment as it stands in the base, with the command and the queue row that came with it. */
function payment(core: TestCore, day: string, cents: number): void {
  const id = core.ids.next();
  core.db.exec(`
    INSERT INTO command (id, incarnation, seq, type, version, payload, payload_hash, depends_on, result, agent_id, post, occurred_at, offset_minutes)
      VALUES ('${id}', '${id}', 1, 'payment.record', 1, '{}', '', '[]', '{}', 'a', 'Guichet 2', '${day}T10:00:00.000Z', 60);
    INSERT INTO outbox (command_id, updated_at) VALUES ('${id}', '');
    INSERT INTO payment (id, number, lease_id, mode, amount_cents, means, taken_at, taken_on, agent_id, till)
      VALUES ('${id}', '${id}', 1, 'especes', ${cents}, '{}', '', '${day}', 'a', 'G2');`);
}

function request(
  core: TestCore,
  number: string,
  state: string,
  dueOn: string | null,
  absent: string | null = null,
): void {
  core.db
    .prepare(
      "INSERT INTO request (number, residence_code, state, due_on, absent_since) VALUES (?, 'R', ?, ?, ?)",
    )
    .run(number, state, dueOn, absent);
}

test('a new day counts nothing', async () => {
  const core = await device();
  expect(await core.client('agent').home.today()).toEqual({
    date: '2026-11-17',
    payments: { count: 0, cents: 0 },
    requestsDue: { count: 0, late: 0 },
    insuranceToCheck: 0,
    registrationsToCorrect: 0,
    waitingToSend: 0,
    refused: 0,
  });
});

test('the payments of the day, by the calendar of the post', async () => {
  const core = await device();
  payment(core, '2026-11-16', 500);
  payment(core, '2026-11-17', 1250);
  payment(core, '2026-11-17', 44534);
  const { home } = core.client('agent');
  expect(await home.today()).toMatchObject({ payments: { count: 2, cents: 45784 }, waitingToSend: 3 });
  core.clock.setWall('2026-11-17T23:30:00.000Z');
  const tomorrow = core.client('agent').home;
  expect(await tomorrow.today()).toMatchObject({ date: '2026-11-18', payments: { count: 0, cents: 0 } });
});

test('the requests due today or late, open and still known of the ERP', async () => {
  const core = await device();
  request(core, 'D1', 'ouverte', '2026-11-17');
  request(core, 'D2', 'en_cours', '2026-11-10');
  request(core, 'D3', 'ouverte', '2026-11-18');
  request(core, 'D4', 'close', '2026-11-10');
  request(core, 'D5', 'ouverte', null);
  request(core, 'D6', 'ouverte', '2026-11-10', '2026-11-12');
  expect((await core.client('agent').home.today()).requestsDue).toEqual({ count: 2, late: 1 });
});

test('the attestations to check, and what the portal refused', async () => {
  const core = await device();
  const insurance = core.db.prepare(
    "INSERT INTO insurance (lease_id, policy, ends_on, status, absent_since) VALUES (1, ?, '2026-12-31', ?, ?)",
  );
  insurance.run('A', 'a_verifier', null);
  insurance.run('B', 'validee', null);
  insurance.run('C', 'a_verifier', '2026-11-01');
  payment(core, '2026-11-17', 100);
  payment(core, '2026-11-17', 100);
  core.db.exec("UPDATE outbox SET state = 'refused' WHERE command_id = (SELECT min(command_id) FROM outbox)");
  expect(await core.client('agent').home.today()).toMatchObject({
    insuranceToCheck: 1,
    waitingToSend: 1,
    refused: 1,
  });
});
