import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CommandRow, wireCommand } from '../../src/core/sync/store/wire.ts';
import { decideCertificate } from '../../src/portal/insurance/decide.ts';
import { answerRequest } from '../../src/portal/requests/answer.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asAgency } from '../../src/portal/store/scope.ts';
import { addLease } from '../support/account-rows.ts';
import { attaching, certificateOf, deciding, staged } from '../support/insurance-acts.ts';
import { openTestCore, type TestClient, type TestCore } from '../support/open-test-core.ts';
import { actId } from '../support/payment-acts.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { ELODIE, HOME, pull } from '../support/registration-acts.ts';
import { asking } from '../support/request-acts.ts';
import { belongTo, putLease } from './registration-support.ts';
import { alarms, feedOf, NORTH, push, RECEIVED } from './store-portal.ts';

let core: TestCore;
let base: TestDatabase;
let portal: PortalDatabase;
let agent: TestClient;
beforeEach(async () => {
  base = await testDatabase();
  portal = await base.open();
  core = await openTestCore({ landlordId: 'cchartres' });
  addLease(core.db, { key: HOME, people: [ELODIE] });
  agent = core.client('agent');
  await belongTo(portal, 'cchartres');
  await putLease(portal, {
    account: HOME,
    people: [{ code: 'P1', nom: ELODIE.lastName, prenom: ELODIE.firstName }],
  });
});
afterEach(async () => {
  await core.close();
  await base.drop();
});

/** One round of the post: everything that waits leaves, what the portal says comes back. */
async function round(): Promise<readonly string[]> {
  const waiting = core.db
    .prepare<[], CommandRow>(
      `SELECT c.id, incarnation, seq, type, version, account_key AS account, payload, depends_on AS dependsOn, result,
         agent_id AS agent, 'Camille Roche' AS agentName, post, occurred_at AS occurredAt,
         offset_minutes AS offsetMinutes
       FROM command c JOIN outbox o ON o.command_id = c.id WHERE o.state = 'waiting' ORDER BY seq`,
    )
    .all()
    .map(wireCommand);
  const outcomes = await push(portal, NORTH, ...waiting);
  core.clock.advance(1000);
  const settle = core.db.prepare(
    'UPDATE outbox SET state = ?, code = ?, reason = ?, updated_at = ?, sent_at = ? WHERE command_id = ?',
  );
  const at = new Date(core.clock.now()).toISOString();
  for (const [place, { id }] of waiting.entries()) {
    const outcome = outcomes[place];
    if (outcome?.kind === 'rejected') settle.run('refused', outcome.code, outcome.reason, at, at, id);
    else settle.run('sent', null, null, at, at, id);
  }
  core.clock.advance(1000);
  const told = await feedOf(portal, NORTH.agency);
  pull(core, ...told.filter(({ kind }) => kind === 'attestation' || kind === 'demande'));
  return outcomes.map((outcome) => (outcome.kind === 'rejected' ? outcome.code : outcome.kind));
}

/** What both sides must say the same of. */
async function certificate(id: string) {
  const { unsent, files, decidedAt, receivedAt, ...shown } = (await certificateOf(agent, id)) ?? {};
  return { ...shown, files: files?.map(({ name }) => name) };
}
async function request(id: string) {
  const { request, account } = { request: id, account: HOME };
  const { unsent, events, ...shown } = await agent.requests.read({ account, request });
  return {
    ...shown,
    events: events.map(({ by, author, kind, text, state, files }) => ({
      ...{ by, author, kind, text, state, files: files.map(({ name }) => name) },
    })),
  };
}

describe(`certificates and requests of a real counter at a real portal, on ${POSTGRES_WORD}`, () => {
  test('what the post showed of a certificate before the portal answered is what the portal says', async () => {
    const taken = await agent.insurance.attach(attaching({ files: [staged(core)] }));
    const { id } = taken.certificate;
    const stories = [
      async () => {},
      () =>
        agent.insurance.decide(deciding(id, { decision: 'refusee', reason: 'illisible', comment: 'Floue' })),
      () => agent.insurance.decide(deciding(id, { from: 'refusee' })),
    ];
    for (const story of stories) {
      await story();
      const own = await certificate(id);
      expect(await round()).toEqual(['accepted']);
      expect(await certificate(id)).toEqual(own);
      expect((await certificateOf(agent, id))?.unsent).toBe(false);
    }
    expect(await alarms(portal)).toEqual([]);
  });

  test('what the post showed of a request before the portal answered is what the portal says', async () => {
    const opened = await agent.requests.open(
      await asking(agent, { account: HOME, availability: [{ day: 2, part: 'matin' }] }),
    );
    const { id } = opened.request;
    const of = () => ({ commandId: actId(), account: HOME, request: id });
    const { contact } = await asking(agent, { account: HOME });
    const stories = [
      async () => {},
      () => agent.requests.complement({ ...of(), text: 'Plus fort', files: [], wordsKept: false }),
      () =>
        agent.requests.modify({
          ...{ ...of(), version: 2, description: 'Le robinet fuit fort.', urgency: 'urgente', contact },
          ...{ availability: [{ day: 2, part: 'matin' }], wordsKept: false },
        }),
      () =>
        agent.requests.close({
          ...of(),
          version: 3,
          reason: 'resolue',
          comment: 'Joint changé',
          wordsKept: false,
        }),
    ] as const;
    for (const story of stories) {
      await story();
      const own = await request(id);
      expect(await round()).toEqual(['accepted']);
      expect(await request(id)).toEqual(own);
    }
    expect((await request(id)).events).toHaveLength(4);
    expect(await alarms(portal)).toEqual([]);
  });

  test('a chain of acts off line is taken whole, in its order', async () => {
    const [due] = (await agent.insurance.account({ account: HOME })).letters;
    if (due === undefined) throw new Error('no letter is due');
    await agent.insurance.letter({ commandId: actId(), account: HOME, kind: due.kind });
    const { id } = (await agent.insurance.attach(attaching({ files: [staged(core)] }))).certificate;
    await agent.insurance.decide(deciding(id));
    const opened = await agent.requests.open(await asking(agent, { account: HOME }));
    const of = { account: HOME, request: opened.request.id };
    await agent.requests.complement({ commandId: actId(), ...of, text: 'x', files: [], wordsKept: false });
    await agent.requests.close({
      commandId: actId(),
      ...of,
      version: 2,
      reason: 'doublon',
      comment: '',
      wordsKept: false,
    });
    await agent.requests.visit({
      ...{ commandId: actId(), account: HOME, motive: 'attestation', outcome: 'acte-enregistre' },
      ...{ comment: '', wordsKept: false },
    });
    const own = [await certificate(id), await request(opened.request.id)];
    expect(await round()).toEqual(Array.from({ length: 7 }, () => 'accepted'));
    expect([await certificate(id), await request(opened.request.id)]).toEqual(own);
    expect(await alarms(portal)).toEqual([]);
  });

  test('what came too late is refused in words, and what the portal decided is shown', async () => {
    const { id } = (await agent.insurance.attach(attaching({ files: [staged(core)] }))).certificate;
    const opened = await agent.requests.open(await asking(agent, { account: HOME }));
    await round();
    await asAgency(portal, 'NORD', async (tx) => {
      const staff = { author: 'Nadia Perrin', at: new Date(RECEIVED), doneOn: '2026-11-18' };
      await decideCertificate(tx, {
        ...{ ...staff, id, from: 'a_verifier', decision: 'refusee', reason: 'illisible', comment: null },
        ...{ where: 'portal', command: null },
      });
      await answerRequest(tx, {
        ...{ ...staff, id: opened.request.id, version: 1, text: 'Plombier mardi', state: 'planifiee' },
        dueOn: null,
      });
    });
    await agent.insurance.decide(deciding(id));
    await agent.requests.close({
      ...{ commandId: actId(), account: HOME, request: opened.request.id },
      ...{ version: 1, reason: 'resolue', comment: '', wordsKept: false },
    });
    expect(await round()).toEqual(['SYN-461', 'SYN-472']);
    expect(await certificateOf(agent, id)).toMatchObject({
      ...{ state: 'refusee', reason: 'illisible', decidedBy: 'Nadia Perrin', decidedWhere: 'portal' },
      refused: { reason: expect.stringContaining('par Nadia Perrin, au portail') },
    });
    expect(await agent.requests.read({ account: HOME, request: opened.request.id })).toMatchObject({
      ...{ state: 'planifiee', news: true, version: 2 },
      refused: { reason: expect.stringContaining('réponse du bailleur') },
    });
  });
});
