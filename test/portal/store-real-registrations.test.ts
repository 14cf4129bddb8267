import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CommandRow, wireCommand } from '../../src/core/sync/store/wire.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { addLease } from '../support/account-rows.ts';
import { openTestCore, type TestClient, type TestCore } from '../support/open-test-core.ts';
import { actId } from '../support/payment-acts.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { ELODIE, HOME, opening, pull, settleAll, spaceOf, YANN } from '../support/registration-acts.ts';
import { belongTo, mailOf, putLease } from './registration-support.ts';
import { alarms, feedOf, NORTH, push } from './store-portal.ts';

let core: TestCore;
let base: TestDatabase;
let portal: PortalDatabase;
let agent: TestClient;
beforeEach(async () => {
  base = await testDatabase();
  portal = await base.open();
});
afterEach(async () => {
  await core.close();
  await base.drop();
});

/** A post and the portal of one landlord, who know the same lease. */
async function landlord(id: string): Promise<void> {
  core = await openTestCore({ landlordId: id });
  addLease(core.db, { key: HOME, people: [ELODIE, YANN] });
  agent = core.client('responsable');
  await belongTo(portal, id);
  await putLease(portal, {
    account: HOME,
    people: [
      { code: 'P1', nom: ELODIE.lastName, prenom: ELODIE.firstName },
      { code: 'P2', nom: YANN.lastName, prenom: YANN.firstName, role: YANN.role },
    ],
  });
}

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
  const refused = waiting.filter((_, place) => outcomes[place]?.kind === 'rejected').map(({ id }) => id);
  settleAll(core, refused);
  core.clock.advance(1000);
  const told = await feedOf(portal, NORTH.agency);
  pull(core, ...told.filter(({ kind }) => kind === 'inscription' || kind === 'portail'));
  return outcomes.map((outcome) => (outcome.kind === 'rejected' ? outcome.code : outcome.kind));
}

const of = () => ({ commandId: actId(), account: HOME, person: ELODIE.key });
const document = 'carte-identite' as const;
/** What both sides must say the same of. */
async function shown(person = ELODIE.key) {
  const space = await spaceOf(agent, person);
  if (space === undefined) throw new Error('no space');
  const { email, login, invitation, unsent, state, consents } = space;
  const answers = consents.map(({ kind, given }) => `${kind} ${given}`).toSorted();
  return { email, login, channel: invitation?.channel ?? null, unsent, state, answers };
}

describe(`the acts of a real counter at a real portal, on ${POSTGRES_WORD}`, () => {
  test('what the post showed before the portal answered is what the portal says', async () => {
    await landlord('cchartres');
    await agent.registrations.open(
      opening(ELODIE, { slip: true, consents: [{ kind: 'quittance', given: true }] }),
    );
    const before = await shown();
    expect(before).toMatchObject({
      state: 'waiting-to-send',
      channel: 'both',
      email: 'p1@locataire.example',
    });
    expect(await round()).toEqual(['accepted']);
    expect(await shown()).toEqual({ ...before, state: 'pending', unsent: false });
    expect((await mailOf(portal)).map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['activation', 'p1@locataire.example'],
    ]);

    const stories: readonly (readonly [() => Promise<unknown>, string])[] = [
      [
        () => agent.registrations.renew({ ...of(), reason: 'resend', document, email: false, slip: true }),
        'pending',
      ],
      [
        () =>
          agent.registrations.changeEmail({
            ...of(),
            document,
            email: 'neuve@locataire.example',
            emailAgain: 'neuve@locataire.example',
            supersedes: null,
          }),
        'pending',
      ],
      [
        () =>
          agent.registrations.setConsents({
            ...of(),
            document,
            legalVersion: '2026-11-01',
            consents: [{ kind: 'quittance', given: false }],
          }),
        'pending',
      ],
      [() => agent.registrations.suspend({ ...of(), reason: 'autre' }), 'suspended'],
      [() => agent.registrations.close({ ...of(), document, reason: 'demande-locataire' }), 'closed'],
      [() => agent.registrations.open(opening(ELODIE, { email: null, emailAgain: null })), 'pending'],
    ];
    for (const [story, state] of stories) {
      await story();
      const own = await shown();
      expect(own.unsent).toBe(true);
      expect(await round()).toEqual(['accepted']);
      expect(await shown()).toEqual({ ...own, state, unsent: false });
    }
    expect(await alarms(portal)).toEqual([]);
  });

  test('without an e-mail both sides name the identifier of the slip', async () => {
    await landlord('cchartres');
    await agent.registrations.open(opening(ELODIE, { email: null, emailAgain: null }));
    const before = await shown();
    await round();
    expect(await shown()).toEqual({ ...before, state: 'pending', unsent: false });
    expect(before.login).toMatch(/^L\d{4}\u00a0\d{4}$/);
  });

  test('a chain of acts off line is taken whole, in its order', async () => {
    await landlord('cchartres');
    await agent.registrations.open(opening(ELODIE));
    await agent.registrations.renew({ ...of(), reason: 'resend', document, email: true, slip: true });
    await agent.registrations.close({ ...of(), document, reason: 'erreur-inscription' });
    await agent.registrations.open(opening(ELODIE));
    await agent.registrations.paper({ commandId: actId(), account: HOME, kind: 'depliant' });
    const before = await shown();
    expect(await round()).toEqual(Array.from({ length: 5 }, () => 'accepted'));
    expect(await shown()).toEqual({ ...before, state: 'pending', unsent: false });
  });

  test('what another post did first is refused, shown, corrected and taken', async () => {
    await landlord('habitat-du-gard');
    const email = 'famille@locataire.example';
    await agent.registrations.open(opening(YANN, { email, emailAgain: email }));
    await round();
    // This post has not heard of it.
    core.db.exec('DELETE FROM portal_space');
    core.db.exec("UPDATE outbox SET state = 'refused', sent_at = '2026-01-01T00:00:00.000Z'");
    const first = opening(ELODIE, { email, emailAgain: email });
    await agent.registrations.open(first);
    expect(await round()).toEqual(['SYN-453']);
    expect(await spaceOf(agent, ELODIE.key)).toMatchObject({
      state: 'refused',
      refused: { commandId: first.commandId },
    });
    expect(
      (await agent.registrations.worklist({ view: 'refused', text: '' })).counts.refused,
    ).toBeGreaterThan(0);
    const own = 'elodie@locataire.example';
    await agent.registrations.open(
      opening(ELODIE, { email: own, emailAgain: own, supersedes: first.commandId }),
    );
    expect(await round()).toEqual(['accepted']);
    expect(await shown()).toMatchObject({ state: 'pending', email: own, login: own });
  });
});
