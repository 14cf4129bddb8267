import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, payment, refusal } from '../../../test/support/payment-acts.ts';

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  addAccount(core.db, ARC);
});
afterEach(() => core.close());

type Order = Parameters<TestClient['payments']['announce']>[0];
const order = (more: Partial<Order> = {}): Order => ({
  commandId: actId(),
  account: ARC.key,
  amountCents: 1_000,
  chosenMonths: [],
  mode: 'virement',
  payer: null,
  supersedes: null,
  ...more,
});
/** What the portal answers. */
function refuse(id: string): void {
  core.db
    .prepare(
      "UPDATE outbox SET state = 'refused', code = 'SYN-404', reason = 'Compte inconnu.', sent_at = '2026-11-17T13:06:00.000Z' WHERE command_id = ?",
    )
    .run(id);
}
async function refusedOrder(): Promise<string> {
  const one = order();
  await agent.payments.announce(one);
  refuse(one.commandId);
  return one.commandId;
}
const announced = async () => (await agent.payments.prepare({ account: ARC.key })).announced;
const toHandle = async () => (await agent.sync.queue({ tab: 'a-traiter' })).map(({ commandId }) => commandId);

describe('a refused operation', () => {
  test('given up is an act of its own, and announces nothing any more', async () => {
    const refused = await refusedOrder();
    expect(await toHandle()).toEqual([refused]);
    expect(await announced()).toHaveLength(1);
    const given = { commandId: actId(), refused, action: 'cancelled', note: 'Erreur de compte' } as const;
    expect(await agent.sync.handle(given)).toEqual({ handled: true });
    // A second arrival answers the same and writes nothing.
    expect(await agent.sync.handle(given)).toEqual({ handled: true });
    expect(await toHandle()).toEqual([]);
    expect(await announced()).toEqual([]);
    const [row] = (await agent.payments.list({ account: ARC.key })).filter(({ number }) =>
      number?.includes('-D-'),
    );
    expect(row?.state).toBe('annule');
    expect(await agent.sync.status()).toMatchObject({ refused: 0, waiting: 1 });
    expect((await agent.home.today()).refused).toBe(0);
    expect((await agent.accounts.header({ account: ARC.key })).unsent.count).toBe(1);
    expect(
      core.db
        .prepare('SELECT type, account_key, payload, depends_on FROM command WHERE id = ?')
        .raw()
        .get(given.commandId),
    ).toEqual([
      'sync.cancel',
      ARC.key,
      JSON.stringify({ action: 'cancelled', note: 'Erreur de compte', refused }),
      JSON.stringify([refused]),
    ]);
    const shown = (await agent.sync.queue()).find(({ commandId }) => commandId === refused);
    expect(shown?.handled).toEqual({
      action: 'cancelled',
      by: 'Camille Roche',
      at: '2026-11-17T13:05:00.000Z',
      note: 'Erreur de compte',
    });
  });

  test('handed over is decided about, and still announces', async () => {
    const refused = await refusedOrder();
    await agent.sync.handle({ commandId: actId(), refused, action: 'forwarded', note: '' });
    expect(await toHandle()).toEqual([]);
    expect(await announced()).toHaveLength(1);
  });

  test('done again gives a new paper, and the former one announces nothing any more', async () => {
    const refused = await refusedOrder();
    const again = order({ amountCents: 2_000, supersedes: refused });
    const { paper } = await agent.payments.announce(again);
    expect((await agent.payments.announce(again)).paper).toEqual(paper);
    expect(await toHandle()).toEqual([]);
    expect((await announced()).map(({ amountCents }) => amountCents)).toEqual([2_000]);
    const payload = core.db.prepare('SELECT payload FROM command WHERE id = ?').pluck().get(again.commandId);
    expect(JSON.parse(String(payload))).toMatchObject({ supersedes: refused });
    const handled = (await agent.sync.queue()).find(({ commandId }) => commandId === refused)?.handled;
    expect(handled?.action).toBe('resent');
  });

  test('is decided about once', async () => {
    const refused = await refusedOrder();
    const handle = (action: 'cancelled' | 'forwarded') =>
      agent.sync.handle({ commandId: actId(), refused, action, note: '' });
    await handle('cancelled');
    expect((await refusal(handle('forwarded'))).code).toBe('SYN-TRAITEE');
    expect((await refusal(agent.payments.announce(order({ supersedes: refused })))).code).toBe('SYN-TRAITEE');
    expect(core.db.prepare('SELECT count(*) FROM outbox_handling').pluck().get()).toBe(1);
    expect(
      core.db.prepare("SELECT count(*) FROM issued_paper WHERE kind = 'depot-ordre'").pluck().get(),
    ).toBe(1);
  });
});

describe('nothing is to be decided', () => {
  test('about what waits, what was sent, what is not of this post, what is no order', async () => {
    const waiting = order();
    await agent.payments.announce(waiting);
    const paid = payment(1_000);
    await agent.payments.record(paid);
    refuse(paid.commandId);
    const cancel = async (refused: string) =>
      (await refusal(agent.sync.handle({ commandId: actId(), refused, action: 'cancelled', note: '' }))).code;
    const supersede = async (supersedes: string) =>
      (await refusal(agent.payments.announce(order({ supersedes })))).code;
    for (const decide of [cancel, supersede]) {
      expect(await decide(waiting.commandId)).toBe('SYN-PAS-REFUSEE');
      expect(await decide('ffffffff-0000-7000-8000-000000000000')).toBe('SYN-INCONNUE');
    }
    expect(await supersede(paid.commandId)).toBe('SYN-AUTRE');
    core.db.prepare("UPDATE outbox SET state = 'sent'").run();
    expect(await cancel(waiting.commandId)).toBe('SYN-PAS-REFUSEE');
    expect(core.db.prepare('SELECT count(*) FROM outbox_handling').pluck().get()).toBe(0);
  });
});
