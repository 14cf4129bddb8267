import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeMeta } from '../../src/core/database/meta.ts';
import { type CommandRow, wireCommand } from '../../src/core/sync/store/wire.ts';
import { standingPart } from '../../src/portal/dossier/standing.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { putRecords } from '../../src/portal/store/feed.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { sameValue } from '../../src/rules/dossier/standing.ts';
import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import {
  changeOf,
  changing,
  declaring,
  FILED,
  filePerson,
  HELD,
  protecting,
  refuseAct,
  takeAct,
} from '../support/dossier-acts.ts';
import { staged } from '../support/insurance-acts.ts';
import type { TestClient, TestCore } from '../support/open-test-core.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { ELODIE, HOME, pull, registrationDesk } from '../support/registration-acts.ts';
import { decideAt } from './dossier-support.ts';
import { belongTo, putLease } from './registration-support.ts';
import { alarms, feedOf, NORTH, NORTH_2, push } from './store-portal.ts';

type Post = { readonly core: TestCore; readonly agent: TestClient; readonly device: DeviceIdentity };

let one: Post;
let two: Post;
let base: TestDatabase;
let portal: PortalDatabase;

/** Two posts of an agency with the same file, and their portal. */
async function open(landlord: string): Promise<void> {
  base = await testDatabase();
  portal = await base.open();
  await belongTo(portal, landlord);
  await putLease(portal, {
    account: HOME,
    people: [
      { code: 'P4', role: 'occupant', nom: 'PETIT', prenom: 'Luc', civility: null, birth: '2015-04-01' },
      {
        code: 'P5',
        role: 'garant',
        nom: 'GRAND',
        prenom: 'Zoé',
        civility: null,
        birth: null,
        phone: '01 99 00 10 05',
      },
    ],
  });
  one = { ...(await registrationDesk(landlord, [FILED])), device: NORTH };
  two = { ...(await registrationDesk(landlord, [FILED])), device: NORTH_2 };
  writeMeta(two.core.db, 'incarnation', '22222222-2222-4222-8222-222222222222');
  writeMeta(two.core.db, 'till', 'G3');
  await erpSays({});
}
beforeEach(() => open('neolia'));
afterEach(close);
async function close(): Promise<void> {
  await one.core.close();
  await two.core.close();
  await base.drop();
}

/** What the ERP says of Élodie, to the portal and to both posts. */
async function erpSays(more: Record<string, unknown>): Promise<void> {
  const told = filePerson(more);
  await asLandlord(portal, (tx) =>
    putRecords(tx, NORTH.agency, [{ ...told, content: JSON.stringify(told.content) }]),
  );
  for (const { core } of [one, two]) pull(core, told);
}

/** One round of a post: everything that waits leaves, what the portal says comes back. */
async function round({ core, device }: Post): Promise<readonly string[]> {
  const waiting = core.db
    .prepare<[], CommandRow>(
      `SELECT c.id, incarnation, seq, type, version, account_key AS account, payload, depends_on AS dependsOn, result,
         agent_id AS agent, 'Camille Roche' AS agentName, post, occurred_at AS occurredAt,
         offset_minutes AS offsetMinutes
       FROM command c JOIN outbox o ON o.command_id = c.id WHERE o.state = 'waiting' ORDER BY seq`,
    )
    .all()
    .map(wireCommand);
  const outcomes = await push(portal, device, ...waiting);
  for (const [place, { id }] of waiting.entries()) {
    const outcome = outcomes[place];
    if (outcome?.kind === 'rejected') refuseAct(core, id, outcome.code, outcome.reason);
    else takeAct(core, id);
  }
  pull(core, ...(await feedOf(portal, NORTH.agency)).filter(({ kind }) => kind === 'dossier'));
  return outcomes.map((outcome) => (outcome.kind === 'rejected' ? outcome.code : outcome.kind));
}

async function fileOf({ agent }: Post) {
  const prepared = await agent.dossier.prepare({ account: HOME });
  const elodie = prepared.people.find(({ key }) => key === ELODIE.key);
  if (elodie === undefined) throw new Error('Élodie is not on the account');
  return { ...prepared, elodie };
}

/** Everything that stands is the same at a post and at the portal. */
async function agree(post: Post): Promise<void> {
  const { elodie, postal, household, roles } = await fileOf(post);
  await asLandlord(portal, async (tx) => {
    const contacts = await standingPart(tx, HOME, 'coordonnees', ELODIE.key);
    expect(contacts !== undefined && sameValue('coordonnees', elodie.coordonnees, contacts)).toBe(true);
    expect(await standingPart(tx, HOME, 'protection', ELODIE.key)).toEqual(elodie.protection);
    expect(await standingPart(tx, HOME, 'adresse-courrier', null)).toEqual(postal);
    expect(await standingPart(tx, HOME, 'foyer', null)).toEqual(household);
    expect(await standingPart(tx, HOME, 'roles', null)).toEqual(roles);
  });
}

const ASKED = { ...HELD, phone1: '+33639982001' };

describe(`files changed at real counters and a real portal, on ${POSTGRES_WORD}`, () => {
  test('every part that is in effect at once stands the same on both sides, and at the other post', async () => {
    const { household } = await fileOf(one);
    const mia = {
      civility: null,
      lastName: 'LE GALL',
      usageName: null,
      firstName: 'Mia',
      birth: '2026-11-01',
    };
    await one.agent.dossier.change(changing({ files: [staged(one.core, 'facture.pdf')] }));
    await one.agent.dossier.change(protecting());
    await one.agent.dossier.change(
      changing({
        part: 'foyer',
        person: null,
        base: household,
        value: { occupants: [...household.occupants, mia] },
      }),
    );
    const manager = one.core.client('responsable');
    const lines = ['BP 12', '28000 CHARTRES'];
    await manager.dossier.change(
      changing({ part: 'adresse-courrier', person: null, base: { lines: null }, value: { lines } }),
    );
    await one.agent.dossier.declare(declaring());
    const own = await fileOf(one);
    expect(await round(one)).toEqual(Array.from({ length: 5 }, () => 'accepted'));
    const told = await fileOf(one);
    const plain = (file: typeof own) => ({
      ...file,
      changes: file.changes.map(({ id, state }) => ({ id, state })),
    });
    expect(plain({ ...told, changes: [] })).toEqual(plain({ ...own, changes: [] }));
    expect(told.changes.map(({ unsent }) => unsent)).toEqual([false, false, false, false, false]);
    expect(told.elodie).toMatchObject({ coordonnees: ASKED, protection: { masked: true } });
    await round(two);
    expect((await fileOf(two)).elodie).toMatchObject({ coordonnees: ASKED, protection: { masked: true } });
    expect((await two.agent.accounts.header({ account: HOME })).addressLine).toBeNull();
    expect(await alarms(portal)).toEqual([]);
  });

  test('of two posts that change one part at once, the second chooses with three values before him', async () => {
    await one.agent.dossier.change(changing());
    const theirs = { ...HELD, phone1: '+33639983001' };
    const { change } = await two.agent.dossier.change(changing({ value: theirs }));
    expect(await round(one)).toEqual(['accepted']);
    expect(await round(two)).toEqual(['SYN-481']);
    const refused = await changeOf(two.agent, change.id);
    expect(refused?.conflict?.lines[0]).toMatchObject({
      base: '06\u00a039\u00a098\u00a010\u00a001',
      ours: '06\u00a039\u00a098\u00a030\u00a001',
      theirs: '06\u00a039\u00a098\u00a020\u00a001',
    });
    const conflict = refused?.conflict;
    await two.agent.dossier.change(
      changing({ base: conflict?.base ?? HELD, value: conflict?.ours ?? HELD, supersedes: change.id }),
    );
    expect(await round(two)).toEqual(['accepted']);
    await round(one);
    for (const post of [one, two]) {
      expect((await fileOf(post)).elodie.coordonnees).toEqual(theirs);
      await agree(post);
    }
  });

  test('a chain done off line is taken whole; the ERP that moved on meanwhile refuses it whole', async () => {
    await one.agent.dossier.change(changing());
    const next = { ...ASKED, email: 'apres@locataire.example' };
    await one.agent.dossier.change(changing({ base: ASKED, value: next }));
    expect(await round(one)).toEqual(['accepted', 'accepted']);
    await agree(one);
    await one.agent.dossier.change(changing({ base: next, value: HELD }));
    await one.agent.dossier.change(changing({ base: HELD, value: ASKED }));
    await erpSays({ telephone1: '06 39 98 77 77' });
    const outcomes = await round(one);
    expect(outcomes[0]).toBe('SYN-481');
    expect(outcomes).not.toContain('accepted');
    expect((await fileOf(one)).elodie.coordonnees.phone1).toBe('06 39 98 77 77');
    await agree(one);
  });

  test('where the landlord checks, it counts once the staff has validated it; roles everywhere', async () => {
    await close();
    await open('habitat-du-gard');
    const { change } = await one.agent.dossier.change(changing());
    const { roles } = await fileOf(one);
    const asked = await one.agent.dossier.change(
      changing({ part: 'roles', person: null, base: roles, value: { people: [] } }),
    );
    expect(await round(one)).toEqual(['accepted', 'accepted']);
    expect((await fileOf(one)).elodie.coordonnees).toEqual(HELD);
    await agree(one);
    expect(await decideAt(portal, NORTH.agency, change.id, 'validee')).toEqual({ kind: 'done' });
    await decideAt(portal, NORTH.agency, asked.change.id, 'refusee', { reason: 'non-conforme' });
    await round(one);
    expect((await fileOf(one)).elodie.coordonnees).toEqual(ASKED);
    expect(await changeOf(one.agent, asked.change.id)).toMatchObject({
      state: 'refusee',
      reason: 'non-conforme',
      decidedBy: 'Nadia Perrin',
    });
    await agree(one);
  });

  test('the ERP catching up is right by itself on both sides', async () => {
    await one.agent.dossier.change(changing());
    await one.agent.dossier.change(protecting());
    await round(one);
    await erpSays({ telephone1: '06 39 98 20 01', adresse_masquee: true });
    await agree(one);
    await erpSays({ telephone1: '06 39 98 99 99', adresse_masquee: true });
    expect((await fileOf(one)).elodie.coordonnees.phone1).toBe('06 39 98 99 99');
    await agree(one);
  });
});
