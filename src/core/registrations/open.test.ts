import { hash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId, refusal } from '../../../test/support/payment-acts.ts';
import {
  ELODIE,
  HOME,
  HOUSEHOLD,
  opening,
  registrationDesk,
  settleAll,
  spaceOf,
  YANN,
} from '../../../test/support/registration-acts.ts';
import { readJournal } from '../till/journal.ts';
import { verifyTill } from '../till/verify.ts';

let core: TestCore;
let agent: TestClient;
async function at(landlord: string, ...leases: Parameters<typeof registrationDesk>[1][]): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, ...leases));
}
afterEach(() => core.close());

type CommandRow = {
  id: string;
  type: string;
  account_key: string;
  payload: string;
  result: string;
  depends_on: string;
};
const commands = () => core.db.prepare<[], CommandRow>('SELECT * FROM command ORDER BY rowid').all();
const rows = (table: string) => core.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();

describe('a registration', () => {
  it('shows its space at once, waits in the outbox, and asks for nothing of the network', async () => {
    await at('habitat-du-gard');
    const done = await agent.registrations.open(opening(ELODIE));
    expect(done).toEqual({
      space: {
        person: 'code:P1',
        name: 'LE GALL Élodie',
        role: 'signataire_principal',
        state: 'waiting-to-send',
        unsent: true,
        since: '2026-11-17',
        email: 'p1@locataire.example',
        login: 'p1@locataire.example',
        registeredOn: '2026-11-17',
        invitation: { channel: 'email', expiresOn: '2026-12-17', expired: false },
        bounced: null,
        fromErp: false,
        consents: expect.any(Array),
        refused: null,
      },
      papers: [],
    });
    expect(await agent.sync.queue()).toMatchObject([
      { type: 'registration.open', state: 'waiting', reference: HOME },
    ]);
  });

  it('sends exactly what registrations.md says', async () => {
    await at('habitat-du-gard');
    await agent.registrations.open(opening(ELODIE, { consents: [{ kind: 'quittance', given: true }] }));
    const [command] = commands();
    expect(command).toMatchObject({ type: 'registration.open', account_key: HOME, depends_on: '[]' });
    const kinds = ['avis', 'regularisation', 'quittance', 'notifications'];
    const given = [true, true, true, false];
    expect(JSON.parse(command?.payload ?? '')).toEqual({
      person: 'code:P1',
      name: 'LE GALL Élodie',
      email: 'p1@locataire.example',
      document: 'carte-identite',
      representative: null,
      compared: ['nom', 'prenom', 'date_naissance'],
      compare: 'loose',
      termsOn: 'paper',
      legalVersion: '2026-11-01',
      consents: kinds.map((kind, place) => ({
        kind,
        given: given[place],
        wording: expect.stringMatching(/./),
        version: '2026-11-01',
      })),
      slip: false,
    });
    expect(JSON.parse(command?.result ?? '')).toEqual({
      login: expect.stringMatching(/^L\d{8}$/),
      code: null,
      papers: [],
    });
  });

  it('without an e-mail gives a slip, whose code is in no command and in no act', async () => {
    await at('cchartres');
    const { space, papers } = await agent.registrations.open(
      opening(ELODIE, { email: null, emailAgain: null }),
    );
    expect(papers).toEqual([
      { number: 'G2A-E-000001', title: "Bulletin d'activation de l'espace locataire" },
    ]);
    expect(space).toMatchObject({
      email: null,
      login: expect.stringMatching(/^L\d{4}\u00a0\d{4}$/),
      invitation: { channel: 'slip', expiresOn: '2026-12-17' },
    });
    const facts = JSON.parse(
      core.db.prepare<[], string>('SELECT facts FROM issued_paper').pluck().get() ?? '',
    ) as { activationCode: string; login: string };
    expect(facts.activationCode).toMatch(/^[2-9A-HJKMNP-TW-Z]{12}$/);
    const [command] = commands();
    const result = JSON.parse(command?.result ?? '') as { login: string; code: { hash: string } };
    expect(facts.login).toBe(result.login);
    expect(result.code).toEqual({
      hash: hash('sha256', `guichet-activation\n${facts.activationCode}`),
      expiresAt: new Date(core.clock.now() + 30 * 86_400_000).toISOString(),
    });
    for (const table of ['command', 'outbox', 'registration_act', 'till_journal', 'draft', 'meta']) {
      const text = JSON.stringify(core.db.prepare(`SELECT * FROM ${table}`).all());
      expect(text, table).not.toContain(facts.activationCode);
      if (table !== 'meta') expect(text, table).not.toMatch(/password|mot de passe|\$argon2/i);
    }
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 1 });
    expect(readJournal(core.db, 'G2')).toMatchObject([
      { kind: 'papier', number: 'G2A-E-000001', amountCents: 0 },
    ]);
  });

  it('answers the same when it comes again, and writes nothing', async () => {
    await at('cchartres');
    const input = opening(ELODIE, { slip: true });
    const first = await agent.registrations.open(input);
    expect(first.space.invitation?.channel).toBe('both');
    expect(await agent.registrations.open(input)).toEqual(first);
    expect([rows('command'), rows('registration_act'), rows('issued_paper')]).toEqual([1, 1, 1]);
    expect(await refusal(agent.registrations.open({ ...input, document: 'passeport' }))).toMatchObject({
      code: 'CMD-409',
    });
  });

  it('leaves nothing behind where it is refused', async () => {
    await at('cchartres');
    const asked: [string, Parameters<typeof opening>[1], string, string][] = [
      [
        'another name',
        { typed: { lastName: 'LE GAL', firstName: 'Élodie', birth: null } },
        'INS-IDENTITE',
        'typed.lastName',
      ],
      [
        'no first name',
        { typed: { lastName: 'LE GALL', firstName: '', birth: null } },
        'INS-IDENTITE',
        'typed.firstName',
      ],
      ['two addresses', { emailAgain: 'p2@locataire.example' }, 'INS-EMAIL', 'emailAgain'],
      ['no address', { email: 'p1@', emailAgain: 'p1@' }, 'INS-EMAIL', 'email'],
      ['terms not accepted', { termsAccepted: false }, 'INS-CGU', 'termsAccepted'],
      ['terms of another day', { legalVersion: '2020-01-01' }, 'INS-TEXTES', 'legalVersion'],
      [
        'two answers',
        {
          consents: [
            { kind: 'avis', given: true },
            { kind: 'avis', given: false },
          ],
        },
        'INS-CONSENTEMENTS',
        'consents',
      ],
      ['somebody else', { person: 'code:P9' }, 'INS-PERSONNE', 'person'],
      [
        'an occupant',
        { person: 'code:P4', typed: { lastName: 'PETIT', firstName: 'Luc', birth: null } },
        'INS-QUI',
        'person',
      ],
      [
        'a guarantor',
        { person: 'code:P5', typed: { lastName: 'GRAND', firstName: 'Zoé', birth: null } },
        'INS-QUI',
        'person',
      ],
      ['no such account', { account: 'AUTRE' }, 'CPT-404', ''],
    ];
    for (const [name, more, code, field] of asked) {
      const refused = await refusal(agent.registrations.open(opening(ELODIE, { slip: true, ...more })));
      expect(refused, name).toMatchObject({ code });
      if (field !== '')
        expect(refused, name).toMatchObject({ field, kept: expect.stringContaining('gardée') });
      expect(refused.message, name).toMatch(/\.$/);
    }
    expect([rows('command'), rows('issued_paper'), rows('number_series')]).toEqual([0, 0, 0]);
    await agent.registrations.open(opening(ELODIE));
  });

  it('is not opened twice for one person', async () => {
    await at('cchartres');
    await agent.registrations.open(opening(ELODIE));
    expect(await refusal(agent.registrations.open(opening(ELODIE)))).toMatchObject({ code: 'INS-DEJA' });
    settleAll(core);
    expect((await spaceOf(agent, ELODIE.key))?.state).toBe('sent');
    expect(await refusal(agent.registrations.open(opening(ELODIE)))).toMatchObject({ code: 'INS-DEJA' });
  });

  it('is not opened on an account that left the file, nor for whoever left the lease', async () => {
    await at('cchartres', [
      { ...HOUSEHOLD, absentSince: '2026-11-01' },
      { key: 'B', people: [ELODIE, { ...YANN, absentSince: '2026-10-01' }], dwelling: { code: 'X2' } },
    ]);
    expect(await refusal(agent.registrations.open(opening(ELODIE)))).toMatchObject({ code: 'INS-QUI' });
    expect(await refusal(agent.registrations.open(opening(YANN, { account: 'B' })))).toMatchObject({
      code: 'INS-PERSONNE',
    });
    await agent.registrations.open(opening(ELODIE, { account: 'B' }));
  });
});

describe('by the rule of the landlord', () => {
  it('one per household, and its main signatory (Néolia); elsewhere each signs in', async () => {
    await at('neolia');
    expect(await refusal(agent.registrations.open(opening(YANN)))).toMatchObject({ code: 'INS-QUI' });
    await agent.registrations.open(opening(ELODIE));
    expect(await agent.registrations.account({ account: HOME })).toMatchObject({ mayRegister: false });
    await core.close();
    await at('cchartres');
    await agent.registrations.open(opening(ELODIE));
    await agent.registrations.open(opening(YANN));
    expect(await agent.registrations.account({ account: HOME })).toMatchObject({ mayRegister: true });
  });

  it('signatories only (Auvergne): the spouse who did not sign is refused, and allowed where no guide speaks', async () => {
    const awa = { key: 'code:P3', lastName: "N'DIAYE", firstName: 'Awa', birth: '1990-01-01' };
    await at('auvergne-habitat');
    expect(await refusal(agent.registrations.open(opening(awa)))).toMatchObject({ code: 'INS-QUI' });
    await core.close();
    await at('cchartres');
    await agent.registrations.open(opening(awa));
  });

  it.each([
    ['cite-jardins', { lastName: 'Le Gall', firstName: null, birth: null }, true],
    ['neolia', { lastName: 'legall', firstName: null, birth: null }, true],
    ['cchartres', { lastName: 'LE GALL', firstName: 'Elodie', birth: null }, false],
    ['cchartres', { lastName: 'LE GALL', firstName: 'Élodie', birth: null }, true],
    ['habitat-du-gard', { lastName: 'Le Gall', firstName: 'Elodie', birth: '29/02/1984' }, true],
    ['habitat-du-gard', { lastName: 'LE GALL', firstName: 'Élodie', birth: '28/02/1984' }, false],
    ['auvergne-habitat', { lastName: 'LEGALL', firstName: 'Élodie', birth: '29/02/1984' }, false],
    ['auvergne-habitat', { lastName: 'LE GALL', firstName: 'Élodie', birth: '29/02/1984' }, true],
  ])('%s compares %j: %s', async (landlord, typed, same) => {
    await at(landlord);
    const { same: compared } = await agent.registrations.compare({
      account: HOME,
      person: ELODIE.key,
      typed,
    });
    expect(compared).toBe(same);
    const work = agent.registrations.open(opening(ELODIE, { typed }));
    if (same) expect((await work).space.state).toBe('waiting-to-send');
    else expect(await refusal(work)).toMatchObject({ code: 'INS-IDENTITE' });
  });

  it("an e-mail of one's own (Gard): spouses who share one are told whose it is; without the rule they may", async () => {
    const shared = { email: 'famille@locataire.example', emailAgain: 'Famille@locataire.example' };
    await at('habitat-du-gard');
    await agent.registrations.open(opening(ELODIE, shared));
    const refused = await refusal(
      agent.registrations.open(opening(YANN, { ...shared, email: 'FAMILLE@locataire.example' })),
    );
    expect(refused).toMatchObject({ code: 'INS-EMAIL-PRIS', field: 'email' });
    expect(refused.message).toContain('LE GALL Élodie');
    await agent.registrations.open(opening(YANN, { email: null, emailAgain: null }));
    await core.close();

    await at('cchartres');
    await agent.registrations.open(opening(ELODIE, shared));
    const { space } = await agent.registrations.open(opening(YANN, shared));
    expect(space).toMatchObject({ email: shared.email, login: expect.stringMatching(/^L/) });
  });

  it('the paper that comes with the account (Gard) cannot be kept apart; elsewhere it can', async () => {
    const consents = [{ kind: 'avis' as const, given: false }];
    await at('habitat-du-gard');
    expect(await refusal(agent.registrations.open(opening(ELODIE, { consents })))).toMatchObject({
      code: 'INS-CONSENTEMENTS',
    });
    await core.close();
    await at('cite-jardins');
    const { space } = await agent.registrations.open(opening(ELODIE, { consents }));
    expect(space.consents.find(({ kind }) => kind === 'avis')).toMatchObject({ given: false, by: 'counter' });
    expect(space.consents.find(({ kind }) => kind === 'quittance')).toMatchObject({ given: false });
  });

  it('who has left registers while the landlord leaves spaces on, and no longer', async () => {
    await at('neolia', [{ ...HOUSEHOLD, exitOn: '2026-08-17' }]);
    expect(await refusal(agent.registrations.open(opening(ELODIE)))).toMatchObject({ code: 'INS-QUI' });
    await core.close();
    await at('neolia', [{ ...HOUSEHOLD, exitOn: '2026-08-18' }]);
    await agent.registrations.open(opening(ELODIE));
  });
});

describe('a refused registration', () => {
  it('is shown with its sentence, corrected once, and handled by the correction', async () => {
    await at('cchartres');
    const first = opening(ELODIE);
    await agent.registrations.open(first);
    settleAll(core, [first.commandId]);
    expect(await spaceOf(agent, ELODIE.key)).toMatchObject({
      state: 'refused',
      email: 'p1@locataire.example',
      refused: { commandId: first.commandId, reason: expect.stringContaining('autre personne') },
    });
    const email = 'elodie@locataire.example';
    const more = { email, emailAgain: email, supersedes: first.commandId };
    const { space } = await agent.registrations.open(opening(ELODIE, more));
    expect(space).toMatchObject({ state: 'waiting-to-send', email, refused: null });
    expect(JSON.parse(commands().at(-1)?.payload ?? '')).toMatchObject({ supersedes: first.commandId });
    expect(await agent.sync.queue({ tab: 'a-traiter' })).toEqual([]);
    expect(
      await refusal(agent.registrations.open(opening(YANN, { supersedes: first.commandId }))),
    ).toMatchObject({
      code: 'SYN-TRAITEE',
    });
  });

  it('is not corrected by another act, on another account, nor before it is refused', async () => {
    await at('cchartres', [HOUSEHOLD, { key: 'B', people: [ELODIE, YANN], dwelling: { code: 'X2' } }]);
    const first = opening(ELODIE);
    await agent.registrations.open(first);
    const supersedes = first.commandId;
    expect(await refusal(agent.registrations.open(opening(YANN, { supersedes })))).toMatchObject({
      code: 'SYN-PAS-REFUSEE',
    });
    settleAll(core, [supersedes]);
    expect(
      await refusal(agent.registrations.open(opening(YANN, { account: 'B', supersedes }))),
    ).toMatchObject({ code: 'SYN-AUTRE' });
    expect(await refusal(agent.registrations.open(opening(YANN, { supersedes: actId() })))).toMatchObject({
      code: 'SYN-INCONNUE',
    });
  });

  it('given up leaves no space', async () => {
    await at('cchartres');
    const first = opening(ELODIE);
    await agent.registrations.open(first);
    settleAll(core, [first.commandId]);
    await agent.sync.handle({ commandId: actId(), refused: first.commandId, action: 'cancelled', note: '' });
    expect(await spaceOf(agent, ELODIE.key)).toBeUndefined();
    await agent.registrations.open(opening(ELODIE));
  });
});
