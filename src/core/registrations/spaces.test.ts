import { afterEach, describe, expect, it } from 'vitest';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import {
  ELODIE,
  HOME,
  HOUSEHOLD,
  opening,
  pull,
  registrationDesk,
  settleAll,
  spaceOf,
  told,
  YANN,
} from '../../../test/support/registration-acts.ts';

let core: TestCore;
let agent: TestClient;
async function at(...given: Parameters<typeof registrationDesk>): Promise<void> {
  ({ core, agent } = await registrationDesk(...given));
}
afterEach(() => core.close());

const elodie = () => spaceOf(agent, ELODIE.key);
const addErp = (
  person: string,
  state: string,
  more = { email: 'x@locataire.example', consents: 'avis quittance' },
) =>
  core.db
    .prepare('INSERT INTO tenant_space (lease_id, person_key, state, email, consents) VALUES (1, ?, ?, ?, ?)')
    .run(person, state, more.email, more.consents);

describe('a space', () => {
  it('as the portal tells it', async () => {
    await at('cchartres');
    pull(
      core,
      told(ELODIE.key, {
        state: 'pending',
        login: 'L48271936',
        invitation: { channel: 'both', expiresAt: '2026-11-17T10:00:00.000Z' },
        bounced: { at: '2026-11-12T23:30:00.000Z', reason: '550 inconnue' },
        consents: [
          {
            kind: 'quittance',
            given: true,
            at: '2026-11-10T09:00:00.000Z',
            by: 'tenant',
            version: '2026-11-01',
            wording: 'Oui',
          },
        ],
      }),
    );
    expect(await elodie()).toEqual({
      person: ELODIE.key,
      name: 'LE GALL Élodie',
      role: 'signataire_principal',
      state: 'pending',
      unsent: false,
      since: '2026-11-10',
      email: 'elodie@locataire.example',
      login: 'L4827\u00a01936',
      registeredOn: '2026-11-09',
      invitation: { channel: 'both', expiresOn: '2026-11-17', expired: true },
      // The day of this post, not of Greenwich.
      bounced: { on: '2026-11-13', reason: '550 inconnue' },
      fromErp: false,
      consents: [
        {
          kind: 'quittance',
          given: true,
          on: '2026-11-10',
          by: 'tenant',
          wording: 'Oui',
          version: '2026-11-01',
        },
      ],
      refused: null,
    });
  });

  it('as the ERP alone tells it, until the portal does', async () => {
    await at('cchartres');
    addErp(ELODIE.key, 'actif');
    addErp(YANN.key, 'non_active');
    expect(await elodie()).toMatchObject({
      state: 'active',
      fromErp: true,
      email: 'x@locataire.example',
      since: null,
      consents: [
        { kind: 'avis', given: true, on: null, by: 'erp' },
        { kind: 'quittance', given: true, by: 'erp' },
      ],
    });
    // A word nobody knows is no space.
    expect(await spaceOf(agent, YANN.key)).toBeUndefined();
    pull(core, told(ELODIE.key, { state: 'suspended' }));
    expect(await elodie()).toMatchObject({ state: 'suspended', fromErp: false, consents: [] });
  });

  it('goes from this post to the portal and back', async () => {
    await at('cchartres');
    const { commandId } = opening(ELODIE);
    await agent.registrations.open(opening(ELODIE, { commandId }));
    core.db.prepare("UPDATE outbox SET state = 'sending'").run();
    expect(await elodie()).toMatchObject({ state: 'waiting-to-send', unsent: true });
    core.db.prepare("UPDATE outbox SET state = 'waiting'").run();
    settleAll(core);
    expect(await elodie()).toMatchObject({ state: 'sent', unsent: false });
    core.clock.advance(1000);
    pull(core, told(ELODIE.key, { state: 'pending' }));
    expect(await elodie()).toMatchObject({ state: 'pending', email: 'elodie@locataire.example' });
    // What is told before an act left does not hide it.
    await agent.registrations.close({
      commandId: actId(),
      account: HOME,
      person: ELODIE.key,
      document: null,
      reason: 'demande-locataire',
    });
    core.clock.advance(1000);
    pull(core, told(ELODIE.key, { state: 'active' }));
    expect(await elodie()).toMatchObject({ state: 'closed', unsent: true });
    core.clock.advance(1000);
    settleAll(core);
    expect(await elodie()).toMatchObject({ state: 'closed', unsent: false });
    core.clock.advance(1000);
    pull(core, told(ELODIE.key, { state: 'closed' }));
    expect(await elodie()).toMatchObject({ state: 'closed', since: '2026-11-10' });
  });

  it('of somebody the lease no longer names keeps its name', async () => {
    await at('cchartres');
    pull(core, told('code:P9'));
    expect(await spaceOf(agent, 'code:P9')).toMatchObject({
      name: 'Personne absente du fichier du bailleur',
      role: null,
    });
    core.db.exec("UPDATE party SET absent_since = '2026-11-01' WHERE id = 2");
    pull(core, told(YANN.key));
    expect(await spaceOf(agent, YANN.key)).toMatchObject({ name: 'LE GALL Yann', role: 'cosignataire' });
    const { people } = await agent.registrations.prepare({ account: HOME });
    expect(people.map(({ person }) => person)).not.toContain(YANN.key);
  });

  it('survives a restart without the portal', async () => {
    await at('cchartres');
    await agent.registrations.open(opening(ELODIE, { slip: true }));
    const before = await elodie();
    await core.reopen();
    agent = core.client('agent');
    expect(await elodie()).toEqual(before);
  });
});

describe('after the exit', () => {
  it('is off on the day the landlord says, off line too; elsewhere it stays', async () => {
    await at('neolia', [{ ...HOUSEHOLD, exitOn: '2026-08-18' }]);
    pull(core, told(ELODIE.key));
    const section = () => agent.registrations.account({ account: HOME });
    expect(await section()).toMatchObject({
      spaces: [{ state: 'active' }],
      exitSentence: expect.stringContaining('18/11/2026'),
    });
    core.clock.advance(86_400_000);
    agent = core.client('agent');
    expect(await section()).toMatchObject({
      spaces: [{ state: 'exited', since: '2026-11-18' }],
      mayRegister: false,
    });
    await core.close();
    await at('cchartres', [{ ...HOUSEHOLD, exitOn: '2020-08-18' }]);
    pull(core, told(ELODIE.key));
    expect(await section()).toMatchObject({ spaces: [{ state: 'active' }], exitSentence: null });
  });
});

describe('what is told before an act', () => {
  it('who may register, and why not', async () => {
    await at('habitat-du-gard');
    const prepared = await agent.registrations.prepare({ account: HOME });
    expect(prepared.people.map(({ person, allowed }) => [person, allowed])).toEqual([
      ['code:P1', true],
      ['code:P2', true],
      ['code:P3', false],
      ['code:P4', false],
      ['code:P5', false],
    ]);
    for (const { allowed, sentence } of prepared.people) expect(allowed || sentence !== null).toBe(true);
    expect(prepared).toMatchObject({
      identity: { fields: ['nom', 'prenom', 'date_naissance'], rule: { status: 'guide' } },
      email: { own: true },
      legalVersion: '2026-11-01',
      confirmationMail: false,
      slipDays: 30,
      paperlessFrom: '2026-12',
    });
    expect(prepared.consents.map(({ kind, mode }) => [kind, mode])).toEqual([
      ['avis', 'included'],
      ['regularisation', 'included'],
      ['quittance', 'express'],
      ['notifications', 'choice'],
    ]);
  });

  it('a second mail where the guide says so (Néolia), and what is silent elsewhere', async () => {
    await at('neolia');
    expect(await agent.registrations.prepare({ account: HOME })).toMatchObject({
      confirmationMail: true,
      address: null,
      email: { own: false, rule: { status: 'silence' } },
    });
    await agent.registrations.open(opening(ELODIE));
    const { people } = await agent.registrations.prepare({ account: HOME });
    expect(people.find(({ person }) => person === ELODIE.key)).toMatchObject({
      allowed: false,
      space: { state: 'waiting-to-send' },
    });
  });
});

describe('the alert of an account', () => {
  const alerts = async () =>
    (await agent.accounts.header({ account: HOME })).alerts.filter(({ kind }) => kind === 'space-inactive');

  it('follows the acts of this post and the portal over the ERP', async () => {
    await at('cchartres');
    expect(await alerts()).toEqual([]);
    addErp(ELODIE.key, 'en_attente');
    expect(await alerts()).toEqual([{ kind: 'space-inactive', state: 'en_attente' }]);
    pull(core, told(ELODIE.key));
    expect(await alerts()).toEqual([]);
    core.clock.advance(1000);
    const close = { commandId: actId(), account: HOME, person: ELODIE.key, document: null } as const;
    await agent.registrations.close({ ...close, reason: 'deces' });
    expect(await alerts()).toEqual([{ kind: 'space-inactive', state: 'closed' }]);
    pull(core, told(YANN.key));
    expect(await alerts()).toEqual([]);
  });

  it('is there as soon as one registration is known', async () => {
    await at('cchartres', [HOUSEHOLD, { key: 'B', people: [ELODIE], dwelling: { code: 'X2' } }]);
    await agent.registrations.open(opening(ELODIE, { account: 'B' }));
    expect(await alerts()).toEqual([{ kind: 'space-inactive', state: 'aucun' }]);
  });
});
