import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CommandRow, wireCommand } from '../../src/core/sync/store/wire.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { changeOf, changing, declaring, FILED, HELD, protecting } from '../support/dossier-acts.ts';
import { staged } from '../support/insurance-acts.ts';
import type { TestClient, TestCore } from '../support/open-test-core.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { ELODIE, HOME, pull, registrationDesk } from '../support/registration-acts.ts';
import { decideAt, phoneCommand } from './dossier-support.ts';
import { belongTo, putLease } from './registration-support.ts';
import { alarms, feedOf, NORTH, NORTH_2, push } from './store-portal.ts';

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
  ({ core, agent } = await registrationDesk(id, [FILED]));
  await belongTo(portal, id);
  await putLease(portal, {
    account: HOME,
    people: (FILED.people ?? []).map(
      ({ key, lastName, firstName, role, phone1, email, birth, civility }) => ({
        ...{ code: (key ?? '').replace('code:', ''), nom: lastName, prenom: firstName ?? null },
        ...(role === undefined ? {} : { role }),
        ...{ phone: phone1 ?? null, email: email ?? null, birth: birth ?? null, civility: civility ?? null },
      }),
    ),
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
  pull(core, ...(await feedOf(portal, NORTH.agency)).filter(({ kind }) => kind === 'dossier'));
  return outcomes.map((outcome) => (outcome.kind === 'rejected' ? outcome.code : outcome.kind));
}

/** What both sides must say the same of: the change, and what stands. */
async function shown(id: string) {
  const { people, postal, household, roles } = await agent.dossier.prepare({ account: HOME });
  const { unsent, files, author, at, ...change } = (await changeOf(agent, id)) ?? {};
  return { ...change, files: files?.map(({ name }) => name), people, postal, household, roles };
}

describe(`changes of files of a real counter at a real portal, on ${POSTGRES_WORD}`, () => {
  test('what the post showed before the portal answered is what the portal says', async () => {
    await landlord('neolia');
    const { household } = await agent.dossier.prepare({ account: HOME });
    const lou = { civility: null, lastName: 'PETIT', usageName: null, firstName: 'Lou', birth: '2020-01-02' };
    const own = { part: 'foyer', person: null, base: household } as const;
    const stories = [
      () => agent.dossier.change(changing({ files: [staged(core)], comment: 'Vu avec elle' })),
      () => agent.dossier.change(changing({ ...own, value: { occupants: [...household.occupants, lou] } })),
      () => agent.dossier.change(protecting()),
      () => agent.dossier.declare(declaring({ files: [staged(core, 'acte.pdf')] })),
    ];
    for (const story of stories) {
      const { id } = (await story()).change;
      const before = await shown(id);
      expect((await changeOf(agent, id))?.unsent).toBe(true);
      expect(await round()).toEqual(['accepted']);
      expect(await shown(id)).toEqual(before);
      expect((await changeOf(agent, id))?.unsent).toBe(false);
    }
    expect(await alarms(portal)).toEqual([]);
  });

  test('one that is checked takes effect once the staff validates it; a declaration is answered', async () => {
    await landlord('habitat-du-gard');
    const { change } = await agent.dossier.change(changing());
    const declared = (await agent.dossier.declare(declaring())).change;
    expect(change.state).toBe('a_valider');
    expect(await round()).toEqual(['accepted', 'accepted']);
    const elodie = async () =>
      (await agent.dossier.prepare({ account: HOME })).people.find(({ key }) => key === ELODIE.key);
    expect((await elodie())?.coordonnees).toEqual(HELD);
    await decideAt(portal, 'NORD', change.id, 'validee', { answer: 'Fait' });
    await decideAt(portal, 'NORD', declared.id, 'refusee', { reason: 'illisible' });
    await round();
    expect((await elodie())?.coordonnees).toEqual({ ...HELD, phone1: '+33639982001' });
    expect(await changeOf(agent, change.id)).toMatchObject({
      ...{ state: 'validee', answer: 'Fait', decidedBy: 'Nadia Perrin' },
    });
    expect(await changeOf(agent, declared.id)).toMatchObject({ state: 'refusee', reason: 'illisible' });
  });

  test('what another post changed first is refused in words, shown side by side, and taken up again', async () => {
    await landlord('neolia');
    const theirs = phoneCommand(
      { incarnation: 'j', seq: 1, series: 'G3A' },
      {
        ...{ account: HOME, person: ELODIE.key, base: HELD, value: { ...HELD, phone1: '+33639980009' } },
      },
    );
    await push(portal, NORTH_2, theirs);
    const { change } = await agent.dossier.change(changing());
    expect(await round()).toEqual(['SYN-481']);
    const refused = await changeOf(agent, change.id);
    expect(refused?.conflict).toMatchObject({
      reason: expect.stringMatching(/changé entre-temps par Camille Roche, au guichet, le /),
      base: { phone1: '+33639980009' },
      ours: { phone1: '+33639982001' },
    });
    const standing = refused?.conflict?.base;
    if (standing === undefined || !('phone1' in standing)) throw new Error('no conflict to choose in');
    const again = await agent.dossier.change(changing({ base: standing, supersedes: change.id }));
    expect(await round()).toEqual(['accepted']);
    expect(await changeOf(agent, again.change.id)).toMatchObject({ state: 'validee', unsent: false });
    expect(await alarms(portal)).toEqual([]);
  });
});
