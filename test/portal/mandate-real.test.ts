import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CommandRow, wireCommand } from '../../src/core/sync/store/wire.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { putRecords } from '../../src/portal/store/feed.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { ErpMandate } from '../../src/rules/direct-debit/counting.ts';
import { staged } from '../support/insurance-acts.ts';
import {
  changingAccount,
  changingDay,
  DEBITED,
  ERP_MANDATE,
  erpSays,
  OTHER_IBAN,
  revoking,
  seenIn,
  signing,
  subscribing,
} from '../support/mandate-acts.ts';
import type { TestClient, TestCore } from '../support/open-test-core.ts';
import { POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { ELODIE, HOME, pull, registrationDesk } from '../support/registration-acts.ts';
import { belongTo, putLease } from './registration-support.ts';
import { alarms, feedOf, NORTH, push } from './store-portal.ts';

let core: TestCore;
let base: TestDatabase;
let portal: PortalDatabase;
let agent: TestClient;
beforeEach(async () => {
  base = await testDatabase();
  portal = await base.open();
  ({ core, agent } = await registrationDesk('cchartres', [DEBITED]));
  await belongTo(portal, 'cchartres');
  await putLease(portal, { account: HOME, people: [{ code: 'P1', nom: ELODIE.lastName }] });
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
  pull(core, ...(await feedOf(portal, NORTH.agency)).filter(({ kind }) => kind === 'mandat'));
  return outcomes.map((outcome) => (outcome.kind === 'rejected' ? outcome.code : outcome.kind));
}

/** What the ERP says, to the portal and to this post alike. */
async function erpSaysBoth(word: Partial<ErpMandate>): Promise<void> {
  erpSays(core, word);
  const { rum, maskedIban, day, signedOn, lastCollectedOn } = { ...ERP_MANDATE, ...word };
  const content = JSON.stringify({
    reference: { printed: HOME, key: HOME },
    ...{ code_logement: 'L1', rum, iban_masque: maskedIban, jour_prelevement: day },
    ...{ mandat_date: signedOn, mandat_derniere_collecte: lastCollectedOn },
  });
  await asLandlord(portal, (tx) =>
    putRecords(tx, NORTH.agency, [{ kind: 'baux', key: HOME, op: 'put', absentSince: null, content }]),
  );
}

/** What both sides must say the same of. */
async function shown() {
  const { current, former, seen } = await agent.directDebit.account({ account: HOME });
  const plain = (mandate: typeof current) => {
    const { unsent, files, ...rest } = mandate ?? { unsent: false, files: [] };
    return { ...rest, files: files.map(({ name }) => name) };
  };
  return { current: plain(current), former: former.map(plain), seen };
}

/** Each step is shown at once; the portal takes it, and says the same. */
async function agree(...steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) {
    await step();
    const own = await shown();
    expect(await round()).toEqual(['accepted']);
    expect(await shown()).toEqual(own);
    const { current } = await agent.directDebit.account({ account: HOME });
    expect(current?.unsent ?? false).toBe(false);
  }
}

describe(`mandates of a real counter at a real portal, on ${POSTGRES_WORD}`, () => {
  const acts = {
    subscribe: () => agent.directDebit.subscribe(subscribing()),
    sign: async () =>
      agent.directDebit.sign(signing(await seenIn(agent), { files: [staged(core, 'mandat.pdf')] })),
    day: async () => agent.directDebit.changeDay(changingDay(await seenIn(agent), 12)),
    account: async () => agent.directDebit.changeAccount(changingAccount(await seenIn(agent))),
    revoke: async () => agent.directDebit.revoke(revoking(await seenIn(agent))),
  };

  test('what the post showed before the portal answered is what the portal says', async () => {
    await agree(acts.subscribe, acts.sign, acts.day, acts.account, acts.revoke, acts.subscribe);
    expect(await shown()).toMatchObject({ current: { state: 'a_signer' }, former: [{ state: 'revoque' }] });
    expect(await alarms(portal)).toEqual([]);
  });

  test('so it is of the ERP’s own mandate', async () => {
    await erpSaysBoth({});
    await agree(acts.day, acts.account, acts.sign, acts.revoke);
    expect(await shown()).toMatchObject({ current: {}, former: [{ rum: ERP_MANDATE.rum, fromErp: true }] });
    expect(await alarms(portal)).toEqual([]);
  });

  test('and of a new one that follows a dead one', async () => {
    await erpSaysBoth({ lastCollectedOn: '2023-11-01' });
    await agree(acts.account, acts.day, acts.sign);
    expect(await shown()).toMatchObject({
      current: { rum: 'G2A-B-000001', state: 'actif', day: 12 },
      former: [{ rum: ERP_MANDATE.rum, state: 'caduc' }],
    });
  });

  test('a chain done off line is taken whole, in its order', async () => {
    await acts.subscribe();
    await acts.sign();
    await acts.day();
    await agent.directDebit.changeAccount(changingAccount(await seenIn(agent), { iban: OTHER_IBAN }));
    await acts.revoke();
    const own = await shown();
    expect(await round()).toEqual(Array.from({ length: 5 }, () => 'accepted'));
    expect(await shown()).toEqual(own);
  });

  test('an act on what the ERP has changed meanwhile is refused, and the post shows what is so', async () => {
    await erpSaysBoth({});
    await acts.day();
    await erpSaysBoth({ day: 15 });
    expect(await round()).toEqual(['SYN-491']);
    expect(await agent.directDebit.account({ account: HOME })).toMatchObject({
      current: { day: 15, refused: { reason: expect.stringContaining('logiciel de gestion') } },
    });
  });
});
