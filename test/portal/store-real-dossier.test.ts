import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CommandRow, wireCommand } from '../../src/core/sync/store/wire.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { changeOf, changing, declaring, FILED, protecting, takeAct } from '../support/dossier-acts.ts';
import { staged } from '../support/insurance-acts.ts';
import type { TestClient, TestCore } from '../support/open-test-core.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { HOME, pull, registrationDesk } from '../support/registration-acts.ts';
import { belongTo, putLease } from './registration-support.ts';
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

/** One round of the post: everything that waits leaves and is taken, what the portal says comes back. */
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
  for (const { id } of waiting) takeAct(core, id);
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
});
