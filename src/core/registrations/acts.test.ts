import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId, refusal } from '../../../test/support/payment-acts.ts';
import {
  ELODIE,
  HOME,
  opening,
  pull,
  registrationDesk,
  settleAll,
  spaceOf,
  told,
  YANN,
} from '../../../test/support/registration-acts.ts';
import { verifyTill } from '../till/verify.ts';

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  ({ core, agent } = await registrationDesk('habitat-du-gard'));
});
afterEach(() => core.close());

const ofElodie = () => ({ commandId: actId(), account: HOME, person: ELODIE.key });
const document = 'carte-identite' as const;
function last(): { id: string; type: string; payload: unknown; result: unknown; dependsOn: string[] } {
  const row = core.db
    .prepare<[], { id: string; type: string; payload: string; result: string; depends_on: string }>(
      'SELECT * FROM command ORDER BY rowid DESC LIMIT 1',
    )
    .get();
  if (row === undefined) throw new Error('no command');
  const { id, type } = row;
  return {
    id,
    type,
    payload: JSON.parse(row.payload),
    result: JSON.parse(row.result),
    dependsOn: JSON.parse(row.depends_on) as string[],
  };
}

describe('a new activation', () => {
  it('goes by mail, by a slip, or both; the slip has its own code', async () => {
    pull(core, told(ELODIE.key));
    const renew = ofElodie();
    const both = { ...renew, reason: 'forgotten-password' as const, document, email: true, slip: true };
    const { space, papers } = await agent.registrations.renew(both);
    expect(space.invitation).toEqual({ channel: 'both', expiresOn: '2026-12-17', expired: false });
    expect(space.state).toBe('active');
    expect(papers).toMatchObject([{ number: 'G2A-E-000001' }]);
    expect(last()).toMatchObject({
      type: 'registration.renew',
      payload: { person: ELODIE.key, reason: 'forgotten-password', document, email: true, slip: true },
      result: {
        code: { hash: expect.stringMatching(/^[0-9a-f]{64}$/), expiresAt: expect.any(String) },
        papers,
      },
    });
    expect(await agent.registrations.renew(both)).toEqual({ space, papers });
    const mail = { ...both, commandId: actId(), slip: false };
    expect(await agent.registrations.renew(mail)).toMatchObject({
      papers: [],
      space: { invitation: { channel: 'email' } },
    });
    expect(last()).toMatchObject({ result: { code: null, papers: [] } });
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 1 });
  });

  it('needs a space, a way, and an address for a mail', async () => {
    const renew = { ...ofElodie(), reason: 'resend' as const, document, email: true, slip: false };
    expect(await refusal(agent.registrations.renew(renew))).toMatchObject({ code: 'INS-SANS-ESPACE' });
    pull(core, told(ELODIE.key, { email: null, login: 'L48271936' }));
    expect(await refusal(agent.registrations.renew(renew))).toMatchObject({
      code: 'INS-VOIE',
      field: 'email',
    });
    expect(await refusal(agent.registrations.renew({ ...renew, email: false }))).toMatchObject({
      code: 'INS-VOIE',
    });
    await agent.registrations.renew({ ...renew, email: false, slip: true });
    const facts = core.db.prepare<[], string>('SELECT facts FROM issued_paper').pluck().get() ?? '';
    expect(JSON.parse(facts)).toMatchObject({ login: 'L48271936', email: null });
    pull(core, told(ELODIE.key, { state: 'suspended' }));
    expect(await refusal(agent.registrations.renew({ ...renew, commandId: actId() }))).toMatchObject({
      code: 'INS-SUSPENDU',
    });
  });

  it('of a space that the ERP alone tells of needs its e-mail, for nobody knows its login', async () => {
    const erp = core.db.prepare(
      "INSERT INTO tenant_space (lease_id, person_key, email, state) VALUES (1, ?, ?, 'en attente')",
    );
    erp.run(ELODIE.key, null);
    erp.run(YANN.key, 'yann@locataire.example');
    const renew = { reason: 'resend' as const, document, email: false, slip: true };
    expect(await refusal(agent.registrations.renew({ ...ofElodie(), ...renew }))).toMatchObject({
      code: 'INS-VOIE',
    });
    const { papers } = await agent.registrations.renew({ ...ofElodie(), person: YANN.key, ...renew });
    expect(papers).toHaveLength(1);
  });

  it('follows the registration that has not left yet', async () => {
    const { commandId } = opening(ELODIE);
    await agent.registrations.open(opening(ELODIE, { commandId }));
    await agent.registrations.renew({ ...ofElodie(), reason: 'resend', document, email: true, slip: false });
    expect(last().dependsOn).toEqual([commandId]);
    settleAll(core);
    await agent.registrations.renew({ ...ofElodie(), reason: 'resend', document, email: true, slip: false });
    expect(last().dependsOn).toEqual([]);
  });
});

describe('another e-mail', () => {
  const change = (email: string, more: object = {}) => ({
    ...ofElodie(),
    document,
    email,
    emailAgain: email,
    supersedes: null,
    ...more,
  });

  it('takes the place of the one that came back, with a récépissé', async () => {
    pull(
      core,
      told(ELODIE.key, { state: 'pending', bounced: { at: '2026-11-11T08:00:00.000Z', reason: 'inconnue' } }),
    );
    expect((await spaceOf(agent, ELODIE.key))?.bounced).toEqual({ on: '2026-11-11', reason: 'inconnue' });
    const { space, papers } = await agent.registrations.changeEmail(change('autre@Locataire.example'));
    expect(space).toMatchObject({
      email: 'autre@locataire.example',
      login: 'autre@locataire.example',
      bounced: null,
      invitation: { channel: 'email' },
    });
    expect(papers).toEqual([{ number: 'G2A-S-000001', title: "Récépissé de changement d'adresse e-mail" }]);
    expect(last()).toMatchObject({
      type: 'registration.email',
      payload: { person: ELODIE.key, email: 'autre@locataire.example', document },
      result: { papers },
    });
    expect(Object.keys(last().payload as object)).not.toContain('supersedes');
  });

  it('is refused when it is the same, mistyped, or a living space of another person has it', async () => {
    pull(
      core,
      told(ELODIE.key),
      told(YANN.key, { email: 'Yann@locataire.example', login: 'yann@locataire.example' }),
    );
    const code = async (work: Promise<unknown>) => (await refusal(work)).code;
    const { changeEmail } = agent.registrations;
    expect(await code(changeEmail(change('Elodie@locataire.example')))).toBe('INS-EMAIL');
    expect(await code(changeEmail(change('a@b.example', { emailAgain: 'b@b.example' })))).toBe('INS-EMAIL');
    expect(await code(changeEmail(change('yann@locataire.example')))).toBe('INS-EMAIL-PRIS');
    await agent.registrations.close({ ...ofElodie(), person: YANN.key, document: null, reason: 'deces' });
    await changeEmail(change('yann@locataire.example'));
  });

  it("is held against the ERP's own spaces too, unless the portal closed them", async () => {
    const erp = core.db.prepare(
      'INSERT INTO tenant_space (lease_id, person_key, email, state) VALUES (1, ?, ?, ?)',
    );
    erp.run(YANN.key, 'yann@locataire.example', 'actif');
    pull(core, told(ELODIE.key));
    expect(await refusal(agent.registrations.changeEmail(change('yann@locataire.example')))).toMatchObject({
      code: 'INS-EMAIL-PRIS',
    });
    pull(core, told(YANN.key, { state: 'closed' }));
    await agent.registrations.changeEmail(change('yann@locataire.example'));
  });

  it('refused by the portal leaves the former one, and is corrected', async () => {
    pull(core, told(ELODIE.key));
    const first = change('yann@locataire.example');
    await agent.registrations.changeEmail(first);
    core.clock.advance(1000);
    settleAll(core, [first.commandId]);
    expect(await spaceOf(agent, ELODIE.key)).toMatchObject({
      state: 'active',
      email: 'elodie@locataire.example',
      refused: { commandId: first.commandId },
    });
    const { space } = await agent.registrations.changeEmail(
      change('a@locataire.example', { supersedes: first.commandId }),
    );
    expect(space).toMatchObject({ email: 'a@locataire.example', refused: null });
  });
});

describe('consents', () => {
  const legalVersion = '2026-11-01';
  const answer = (kind: 'quittance' | 'notifications' | 'avis', given: boolean) => ({
    ...ofElodie(),
    document,
    legalVersion,
    consents: [{ kind, given }],
  });

  it('are kept with their words; a withdrawal gives a récépissé', async () => {
    pull(core, told(ELODIE.key));
    const yes = await agent.registrations.setConsents(answer('quittance', true));
    expect(yes.papers).toEqual([]);
    expect(yes.space.consents).toEqual([
      {
        kind: 'quittance',
        given: true,
        on: '2026-11-17',
        by: 'counter',
        wording: expect.any(String),
        version: legalVersion,
      },
    ]);
    const no = await agent.registrations.setConsents(answer('quittance', false));
    expect(no.papers).toEqual([{ number: 'G2A-S-000001', title: expect.stringMatching(/^Récépissé/) }]);
    expect(last()).toMatchObject({
      type: 'registration.consents',
      payload: {
        person: ELODIE.key,
        document,
        consents: [{ kind: 'quittance', given: false, wording: expect.any(String), version: legalVersion }],
      },
      result: { papers: no.papers },
    });
    expect((await agent.registrations.setConsents(answer('quittance', false))).papers).toEqual([]);
  });

  it('are refused under other texts, or where they go with the space', async () => {
    pull(core, told(ELODIE.key));
    const { setConsents } = agent.registrations;
    expect(
      await refusal(setConsents({ ...answer('quittance', true), legalVersion: '2020-01-01' })),
    ).toMatchObject({
      code: 'INS-TEXTES',
    });
    expect(await refusal(setConsents(answer('avis', false)))).toMatchObject({ code: 'INS-CONSENTEMENTS' });
  });
});

describe('the end of a space', () => {
  it('désinscription gives its récépissé, and somebody registers again', async () => {
    pull(core, told(ELODIE.key));
    const close = { ...ofElodie(), document, reason: 'demande-locataire' as const };
    const done = await agent.registrations.close(close);
    expect(done).toMatchObject({
      space: { state: 'closed', unsent: true, since: '2026-11-17' },
      papers: [{ number: 'G2A-S-000001', title: "Récépissé de désinscription de l'espace locataire" }],
    });
    expect(last()).toMatchObject({
      type: 'registration.close',
      payload: { person: ELODIE.key, document, reason: 'demande-locataire' },
    });
    expect(await agent.registrations.close(close)).toEqual(done);
    expect(await refusal(agent.registrations.close({ ...close, commandId: actId() }))).toMatchObject({
      code: 'INS-SANS-ESPACE',
    });
    const again = await agent.registrations.open(opening(ELODIE));
    expect(again.space).toMatchObject({
      state: 'waiting-to-send',
      registeredOn: '2026-11-17',
      email: 'p1@locataire.example',
    });
    expect(last().dependsOn).toEqual([close.commandId]);
  });

  it("a suspension is a responsable's, and given back as it was", async () => {
    pull(core, told(ELODIE.key, { state: 'pending' }));
    const { registrations } = core.client('responsable');
    await expect(agent.registrations.suspend({ ...ofElodie(), reason: 'litige-titulaires' })).rejects.toThrow(
      /Réservé/,
    );
    expect(await refusal(registrations.resume(ofElodie()))).toMatchObject({ code: 'INS-PAS-SUSPENDU' });
    const suspended = await registrations.suspend({ ...ofElodie(), reason: 'litige-titulaires' });
    expect(suspended).toMatchObject({ space: { state: 'suspended' }, papers: [] });
    expect(last()).toMatchObject({
      type: 'registration.suspend',
      payload: { person: ELODIE.key, reason: 'litige-titulaires' },
      result: { papers: [] },
    });
    expect(await refusal(registrations.suspend({ ...ofElodie(), reason: 'autre' }))).toMatchObject({
      code: 'INS-SUSPENDU',
    });
    expect((await registrations.resume(ofElodie())).space.state).toBe('pending');
    expect(last().payload).toEqual({ person: ELODIE.key });
  });
});

describe('what is asked about a space', () => {
  it('a forgotten login: the masked e-mail, or the identifier, and it is kept that somebody looked', async () => {
    const ask = { account: HOME, person: ELODIE.key, document };
    expect(await refusal(agent.registrations.login(ask))).toMatchObject({ code: 'INS-SANS-ESPACE' });
    pull(core, told(ELODIE.key));
    expect(await agent.registrations.login(ask)).toEqual({
      maskedEmail: 'e•••@locataire.example',
      login: null,
    });
    pull(core, told(ELODIE.key, { email: null, login: 'L48271936' }));
    expect(await agent.registrations.login(ask)).toEqual({ maskedEmail: null, login: 'L4827\u00a01936' });
    const looked = (await agent.accounts.history({ account: HOME })).filter(
      ({ what }) => what === 'consultation',
    );
    expect(looked).toHaveLength(2);
    expect(core.db.prepare('SELECT count(*) FROM command').pluck().get()).toBe(0);
  });

  it('the papers, each by its own command', async () => {
    const leaflet = { commandId: actId(), account: HOME, kind: 'depliant' as const };
    const given = await agent.registrations.paper(leaflet);
    expect(given).toEqual({ number: 'G2A-P-000001', title: "Dépliant de l'espace locataire" });
    expect(await agent.registrations.paper(leaflet)).toEqual(given);
    expect(last()).toMatchObject({
      type: 'registration.paper',
      payload: { kind: 'depliant' },
      result: given,
    });
    const terms = await agent.registrations.paper({ ...leaflet, commandId: actId(), kind: 'conditions' });
    expect(terms.number).toBe('G2A-C-000001');
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 2 });
  });

  it('the section and the history name who, the paper and where each act stands', async () => {
    await agent.registrations.open(opening(ELODIE, { slip: true }));
    settleAll(core);
    core.clock.advance(1000);
    await agent.registrations.close({ ...ofElodie(), document, reason: 'erreur-inscription' });
    const { acts, exitSentence, address, lostOnClosing, offers } = await agent.registrations.account({
      account: HOME,
    });
    expect(acts).toMatchObject([
      { act: 'close', name: 'LE GALL Élodie', outbox: 'waiting', papers: [{ number: 'G2A-S-000001' }] },
      { act: 'open', name: 'LE GALL Élodie', outbox: 'sent', papers: [{ number: 'G2A-E-000001' }] },
    ]);
    expect({ exitSentence, address }).toEqual({ exitSentence: null, address: 'moncompte.habitatdugard.fr' });
    expect([lostOnClosing.length > 0, offers.length]).toEqual([true, 4]);
    const history = await agent.accounts.history({ account: HOME });
    expect(history.map(({ what, detail }) => [what, detail])).toEqual([
      ['registration.close', 'LE GALL Élodie · G2A-S-000001'],
      ['registration.open', 'LE GALL Élodie · G2A-E-000001'],
    ]);
    expect(await agent.sync.queue()).toMatchObject([{ number: 'G2A-S-000001' }, { number: 'G2A-E-000001' }]);
    expect((await agent.sync.export()).text).toContain("Désinscription de l'espace locataire");
  });

  it("the address is the portal's once it has told it", async () => {
    const change = {
      kind: 'portail',
      key: 'adresse',
      absentSince: null,
      content: { address: 'https://p.example' },
    };
    pull(core, { ...change, op: 'put' });
    const address = async () => (await agent.registrations.prepare({ account: HOME })).address;
    expect(await address()).toBe('https://p.example');
    pull(core, { ...change, op: 'remove' });
    expect(await address()).toBe('moncompte.habitatdugard.fr');
  });
});
