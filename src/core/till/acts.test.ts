import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, TEST_AGENTS, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, payment, refusal } from '../../../test/support/payment-acts.ts';
import type { TillState } from '../../contract/till.ts';
import { sql } from '../database/connection.ts';
import { giveGrant } from '../staff/grants.ts';
import { readJournal } from './journal.ts';
import { verifyTill } from './verify.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
  addAccount(core.db, ARC);
});
afterEach(() => core.close());

const FLOAT = 15_000;

async function opened() {
  const { client, session } = core.port('agent');
  await client.till.open({ commandId: actId(), floatCents: FLOAT });
  return { client, session };
}

/** Counts so many cents, in pieces of one and of a hundred. */
function counting(cents: number) {
  return {
    commandId: actId(),
    counts: [
      { cents: 100 as const, pieces: Math.floor(cents / 100) },
      { cents: 1 as const, pieces: cents % 100 },
    ],
  };
}

const CARD = '4111 1111 1111 1111';

describe('opening', () => {
  it('is asked before the first cash, and answers the same twice', async () => {
    const agent = core.client('agent');
    expect(await agent.till.state({})).toEqual<TillState>({
      till: 'G2',
      open: null,
      count: null,
      lastClosing: null,
    });
    expect(await refusal(agent.payments.record(payment(5_000, 'especes')))).toMatchObject({
      code: 'CAISSE-FERMEE',
    });
    const wish = { commandId: actId(), floatCents: FLOAT };
    const opening = await agent.till.open(wish);
    expect(opening).toEqual({
      id: wish.commandId,
      openedAt: new Date(core.clock.now()).toISOString(),
      openedOn: '2026-11-17',
      agent: TEST_AGENTS.agent.name,
      floatCents: FLOAT,
    });
    expect(core.events).toContainEqual(
      expect.objectContaining({ kind: 'changed', topics: expect.arrayContaining(['till']) }),
    );
    core.clock.advance(60_000);
    expect(await agent.till.open(wish)).toEqual(opening);
    expect((await agent.till.state({})).open).toEqual(opening);
    expect(await refusal(agent.till.open({ commandId: actId(), floatCents: 0 }))).toMatchObject({
      code: 'CAISSE-DEJA',
      message: `La caisse est déjà ouverte, par ${TEST_AGENTS.agent.name}.`,
    });
    expect(readJournal(core.db, 'G2').map(({ kind }) => kind)).toEqual(['ouverture']);
    expect(sql(core.db, "SELECT count(*) FROM command WHERE type = 'till.open'").pluck().get()).toBe(1);
  });

  it('leaves nothing behind when it is refused', async () => {
    await opened();
    const before = readJournal(core.db, 'G2').length;
    await refusal(core.client('agent').till.open({ commandId: actId(), floatCents: 0 }));
    expect(readJournal(core.db, 'G2')).toHaveLength(before);
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: before });
  });
});

describe('a count', () => {
  it('is blind: what is expected is answered only once it is written', async () => {
    const { client } = await opened();
    await client.payments.record(payment(5_050, 'especes'));
    await client.payments.record(payment(2_000, 'carte'));
    await client.payments.record(payment(3_000, 'cheque'));
    expect(JSON.stringify(await client.till.state({}))).not.toContain('expectedCents');
    const wish = counting(20_000);
    const count = await client.till.count(wish);
    expect(count).toEqual({
      id: wish.commandId,
      at: new Date(core.clock.now()).toISOString(),
      countedCents: 20_000,
      expectedCents: FLOAT + 5_050,
      differenceCents: -50,
    });
    expect((await client.till.state({})).count).toEqual(count);
    await client.payments.record(payment(100, 'especes'));
    expect(await client.till.count(wish)).toEqual(count);
    expect(await refusal(client.till.count({ ...wish, counts: [] }))).toMatchObject({ code: 'CMD-409' });
    // Another may follow; each stays.
    const again = await client.till.count(counting(20_150));
    expect(again).toMatchObject({ expectedCents: FLOAT + 5_150, differenceCents: 0 });
    expect(readJournal(core.db, 'G2').filter(({ kind }) => kind === 'comptage')).toHaveLength(2);
  });

  it('is refused on a closed till', async () => {
    expect(await refusal(core.client('agent').till.count(counting(0)))).toMatchObject({
      code: 'CAISSE-FERMEE',
    });
  });
});

describe('closing', () => {
  it('ends the session, with its totals by mode, and lets another begin', async () => {
    const { client } = await opened();
    await client.payments.record(payment(5_000, 'especes'));
    await client.payments.record(payment(1_000, 'especes'));
    await client.payments.record(payment(2_000, 'cheque'));
    const count = await client.till.count(counting(FLOAT + 6_000));
    const wish = { commandId: actId(), count: count.id, reason: null };
    const closing = await client.till.close(wish);
    expect(closing).toMatchObject({
      id: wish.commandId,
      agent: TEST_AGENTS.agent.name,
      opening: { floatCents: FLOAT },
      count,
      reason: null,
      totals: [
        { mode: 'especes', label: 'Espèces', count: 2, cents: 6_000 },
        { mode: 'cheque', label: 'Chèque', count: 1, cents: 2_000 },
      ],
    });
    expect(await client.till.close(wish)).toEqual(closing);
    expect(await client.till.state({})).toEqual({
      till: 'G2',
      open: null,
      count: null,
      lastClosing: closing,
    });
    expect(await refusal(client.till.close({ ...wish, commandId: actId() }))).toMatchObject({
      code: 'CAISSE-FERMEE',
    });
    await client.till.open({ commandId: actId(), floatCents: 1_000 });
    // The second session knows nothing of the first one's cash.
    expect(await client.till.count(counting(1_000))).toMatchObject({ expectedCents: 1_000 });
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact' });
  });

  it('is on the last count, and on one made since the last cash', async () => {
    const { client } = await opened();
    const first = await client.till.count(counting(FLOAT));
    const second = await client.till.count(counting(FLOAT));
    const close = (count: string) => client.till.close({ commandId: actId(), count, reason: null });
    expect(await refusal(close(first.id))).toMatchObject({ code: 'CAISSE-RECOMPTER', field: 'count' });
    expect(await refusal(close(actId()))).toMatchObject({ code: 'CAISSE-RECOMPTER' });
    await client.payments.record(payment(100, 'especes'));
    expect(await refusal(close(second.id))).toMatchObject({ code: 'CAISSE-RECOMPTER' });
    const third = await client.till.count(counting(FLOAT + 100));
    // What is no cash does not lie among the coins.
    await client.payments.record(payment(100, 'carte'));
    expect(await close(third.id)).toMatchObject({ count: { differenceCents: 0 } });
  });

  it('is not held up by a payment moved on paper, but by one whose cash was handed back', async () => {
    const { client } = await opened();
    const { id } = await client.payments.record(payment(5_000, 'especes'));
    const kept = await client.payments.record(payment(700, 'especes'));
    addAccount(core.db, { key: 'RIGHT', entries: [] });
    const counted = await client.till.count(counting(FLOAT + 5_700));
    const text = 'Essai';
    await client.payments.move({
      commandId: actId(),
      newCommandId: actId(),
      payment: id,
      account: 'RIGHT',
      chosenMonths: [],
      text,
    });
    const close = (count: string) => client.till.close({ commandId: actId(), count, reason: null });
    await client.payments.reverse({
      commandId: actId(),
      payment: kept.id,
      kind: 'annulation',
      reason: 'montant',
      text,
    });
    expect(await refusal(close(counted.id))).toMatchObject({ code: 'CAISSE-RECOMPTER' });
    const again = await client.till.count(counting(FLOAT + 5_000));
    await client.payments.move({
      commandId: actId(),
      newCommandId: actId(),
      payment:
        (await client.payments.list({ account: 'RIGHT' })).find((row) => row.state === 'encaisse')?.id ?? '',
      account: ARC.key,
      chosenMonths: [],
      text,
    });
    expect(await close(again.id)).toMatchObject({ count: { differenceCents: 0 } });
  });

  it('asks why there is a difference, and keeps it', async () => {
    const { client } = await opened();
    const count = await client.till.count(counting(FLOAT - 1_000));
    const wish = { commandId: actId(), count: count.id };
    for (const reason of [null, '', '   '])
      expect(await refusal(client.till.close({ ...wish, reason }))).toMatchObject({
        code: 'CAISSE-ECART',
        field: 'reason',
        message: 'Il y a un écart de −10,00\u202f€\u202f: son motif est demandé.',
      });
    expect(await refusal(client.till.close({ ...wish, reason: `Payé avec ${CARD}` }))).toMatchObject({
      code: 'CAISSE-CARTE',
      field: 'reason',
    });
    // Ten euros exactly need no second person.
    const closing = await client.till.close({ ...wish, reason: 'Billet rendu en trop' });
    expect(closing).toMatchObject({ reason: 'Billet rendu en trop', count: { differenceCents: -1_000 } });
    expect(sql(core.db, 'SELECT difference_cents, allowed_by FROM till_closing').raw().get()).toEqual([
      -1_000,
      null,
    ]);
  });

  it('of an agent asks for the code of a responsable above ten euros', async () => {
    const { client, session } = await opened();
    const count = await client.till.count(counting(FLOAT + 1_001));
    const wish = { commandId: actId(), count: count.id, reason: 'Inconnu' };
    expect(await refusal(client.till.close(wish))).toMatchObject({ code: 'AUT-001', field: 'grant' });
    const by = { agentId: TEST_AGENTS.responsable.id, agentName: TEST_AGENTS.responsable.name };
    const give = (purpose: 'ecart-caisse' | 'annulation') =>
      giveGrant(core.core.services, session, purpose, by);
    expect(await refusal(client.till.close({ ...wish, grant: give('annulation') }))).toMatchObject({
      code: 'AUT-001',
    });
    const grant = give('ecart-caisse');
    const closing = await client.till.close({ ...wish, grant });
    expect(sql(core.db, 'SELECT allowed_by FROM till_closing').pluck().get()).toBe(
      TEST_AGENTS.responsable.id,
    );
    // Sent again, with a permission that is used up or with none.
    expect(await client.till.close({ ...wish, grant })).toEqual(closing);
    expect(await client.till.close(wish)).toEqual(closing);
  });

  it('of a responsable asks for nobody', async () => {
    await opened();
    const responsable = core.client('responsable');
    const count = await responsable.till.count(counting(0));
    const closing = await responsable.till.close({ commandId: actId(), count: count.id, reason: 'Vol' });
    expect(closing).toMatchObject({
      agent: TEST_AGENTS.responsable.name,
      count: { differenceCents: -FLOAT },
    });
    expect(closing.opening.agent).toBe(TEST_AGENTS.agent.name);
  });
});

describe('the day', () => {
  it('tells what was done, by whom and on which account, with its totals', async () => {
    const { client } = await opened();
    const paid = await client.payments.record(payment(5_000, 'especes'));
    const count = await client.till.count(counting(FLOAT + 4_950));
    await core.client('responsable').till.close({ commandId: actId(), count: count.id, reason: 'Inconnu' });
    const { on, rows, totals } = await client.till.journal({ on: null });
    expect(on).toBe('2026-11-17');
    expect(rows.map(({ seq, kind, number, label, cents }) => [seq, kind, number, label, cents])).toEqual([
      [1, 'ouverture', null, 'Ouverture, fond de caisse 150,00\u202f€', 0],
      [2, 'encaissement', paid.number, 'Encaissement', 5_000],
      [3, 'papier', paid.papers[0]?.number, paid.papers[0]?.title, 0],
      [4, 'comptage', null, 'Comptage 199,50\u202f€', 0],
      [5, 'cloture', null, 'Clôture, écart de −0,50\u202f€', 0],
    ]);
    expect(rows[1]).toMatchObject({ account: ARC.key, mode: 'especes', agent: TEST_AGENTS.agent.name });
    expect(rows[4]).toMatchObject({ account: null, reference: null, agent: TEST_AGENTS.responsable.name });
    expect(totals).toEqual([{ mode: 'especes', label: 'Espèces', count: 1, cents: 5_000 }]);
    expect((await client.till.journal({ on: '2026-11-16' })).rows).toEqual([]);
  });

  it('is the day of the post, not of Greenwich', async () => {
    const late = await openTestCore({ start: '2026-11-17T23:30:00.000Z' });
    await late.client('agent').till.open({ commandId: actId(), floatCents: 0 });
    const offset = late.clock.offsetMinutes(late.clock.now());
    expect(offset).toBe(60);
    expect((await late.client('agent').till.journal({ on: '2026-11-18' })).rows).toHaveLength(1);
    expect((await late.client('agent').till.journal({ on: '2026-11-17' })).rows).toHaveLength(0);
    await late.close();
  });
});

describe('the proof', () => {
  it('is given by the procedure, and says where the first bad entry is', async () => {
    const { client } = await opened();
    await client.payments.record(payment(5_000, 'carte'));
    expect(await client.till.verify({})).toEqual({ kind: 'intact', count: 3 });
    core.db.exec('DROP TRIGGER till_opening_no_update; UPDATE till_opening SET float_cents = 0');
    expect(await client.till.verify({})).toEqual({
      kind: 'broken',
      at: 1,
      sentence: "L'ouverture de cette écriture n'est plus ce qui a été enregistré.",
    });
  });
});
