import { afterEach, describe, expect, it } from 'vitest';
import {
  answerAll,
  attachOne,
  certificateOf,
  deciding,
  ERP_CERTIFICATE,
  erpId,
  INSURED,
  insuranceAlertKinds,
  lastCommand,
  toldByErp,
  toldCertificate,
} from '../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId, refusal } from '../../../test/support/payment-acts.ts';
import { HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';

let core: TestCore;
let agent: TestClient;
async function desk(landlord: string): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, [INSURED, { key: 'OTHER' }]));
}
afterEach(() => core.close());

describe('Habitat du Gard: checked before it counts', () => {
  it('covers once validated, with who and when; a refusal says what to bring', async () => {
    await desk('habitat-du-gard');
    const { commandId: id } = await attachOne(core, agent);
    const before = await agent.insurance.account({ account: HOME });
    expect(before.certificates[0]).toMatchObject({ state: 'a_verifier', covers: false });
    expect(before).toMatchObject({ standing: { tone: 'notice' }, letters: [], check: { before: true } });

    const { certificate } = await agent.insurance.decide(deciding(id));
    expect(certificate).toMatchObject({
      state: 'validee',
      covers: true,
      decidedBy: expect.any(String),
      decidedWhere: 'counter',
      decidedAt: '2026-11-17T13:05:00.000Z',
    });
    expect(lastCommand(core)).toMatchObject({
      type: 'insurance.decide',
      payload: { certificate: id, from: 'a_verifier', decision: 'validee', reason: null, comment: '' },
      result: {},
      dependsOn: [id],
    });
    expect(await agent.insurance.account({ account: HOME })).toMatchObject({ standing: { tone: 'ok' } });
    expect(await insuranceAlertKinds(agent)).toEqual([]);
  });

  it('needs a reason for a refusal, words for another one; depends on what has not left', async () => {
    await desk('habitat-du-gard');
    const { commandId: id } = await attachOne(core, agent);
    answerAll(core);
    const refused = { decision: 'refusee' as const };
    expect(await refusal(agent.insurance.decide(deciding(id, refused)))).toMatchObject({
      code: 'ASS-MOTIF',
      field: 'reason',
    });
    expect(
      await refusal(agent.insurance.decide(deciding(id, { ...refused, reason: 'autre', comment: '  ' }))),
    ).toMatchObject({ code: 'ASS-COMMENTAIRE', field: 'comment' });
    expect(await refusal(agent.insurance.decide(deciding('nobody')))).toMatchObject({ code: 'ASS-404' });
    expect(await refusal(agent.insurance.decide(deciding(id, { account: 'OTHER' })))).toMatchObject({
      code: 'ASS-404',
    });
    const act = deciding(id, { ...refused, reason: 'autre', comment: 'Page 2 absente' });
    const done = await agent.insurance.decide(act);
    expect(done.certificate).toMatchObject({ state: 'refusee', reason: 'autre', comment: 'Page 2 absente' });
    expect(lastCommand(core).dependsOn).toEqual([]);
    expect(await agent.insurance.decide(act)).toEqual(done);
    const back = deciding(id, { from: 'refusee' });
    await agent.insurance.decide(back);
    expect(lastCommand(core).dependsOn).toEqual([act.commandId]);
    expect(await certificateOf(agent, id)).toMatchObject({ state: 'validee', reason: null, comment: null });
  });

  it('tells who decided meanwhile, when and how', async () => {
    await desk('habitat-du-gard');
    pull(
      core,
      toldCertificate('C1', {
        state: 'refusee',
        reason: 'illisible',
        decidedBy: 'NOËL Inès',
        decidedAt: '2026-11-17T13:00:00.000Z',
        decidedWhere: 'portal',
      }),
    );
    const { code, message } = await refusal(agent.insurance.decide(deciding('C1')));
    expect(code).toBe('ASS-DEJA');
    expect(message).toBe(
      'Cette attestation a été refusée par NOËL Inès le 17/11/2026 à 14\u00a0h\u00a000\u202f: document illisible.',
    );
    await agent.insurance.decide(deciding('C1', { from: 'refusee' }));
    expect(await refusal(agent.insurance.decide(deciding('C1', { from: 'validee' })))).toMatchObject({
      code: 'ASS-DEJA',
    });
  });

  it('of two posts that decide at once, one wins; the other finds its refusal, and may correct it', async () => {
    await desk('habitat-du-gard');
    pull(core, toldCertificate('C1'));
    const mine = deciding('C1');
    await agent.insurance.decide(mine);
    expect(await certificateOf(agent, 'C1')).toMatchObject({ state: 'validee', unsent: true, refused: null });
    core.clock.advance(1000);
    const sentence = 'Cette attestation a été refusée par NOËL Inès.';
    answerAll(core, { [mine.commandId]: sentence });
    const other = {
      state: 'refusee',
      reason: 'autre-adresse',
      decidedBy: 'NOËL Inès',
      decidedAt: '2026-11-17T13:04:00.000Z',
      decidedWhere: 'counter',
    };
    // Refused before the other's decision is heard of, and after: the same picture.
    expect(await certificateOf(agent, 'C1')).toMatchObject({
      state: 'a_verifier',
      unsent: false,
      refused: { commandId: mine.commandId, reason: sentence },
    });
    pull(core, toldCertificate('C1', other));
    expect(await certificateOf(agent, 'C1')).toMatchObject({
      state: 'refusee',
      covers: false,
      decidedBy: 'NOËL Inès',
      refused: { commandId: mine.commandId, reason: sentence },
    });
    expect((await agent.home.today()).refused).toBe(1);
    const again = deciding('C1', { from: 'refusee', supersedes: mine.commandId });
    expect(
      await refusal(agent.insurance.decide({ ...again, certificate: 'C1', supersedes: actId() })),
    ).toMatchObject({ code: 'SYN-INCONNUE' });
    await agent.insurance.decide(again);
    expect(lastCommand(core)).toMatchObject({ payload: { supersedes: mine.commandId, from: 'refusee' } });
    expect(await certificateOf(agent, 'C1')).toMatchObject({ state: 'validee', refused: null });
    expect((await agent.home.today()).refused).toBe(0);
  });

  it('a decision given up in "À traiter" leaves the certificate as the others see it', async () => {
    await desk('habitat-du-gard');
    pull(core, toldCertificate('C1'));
    const mine = deciding('C1');
    await agent.insurance.decide(mine);
    answerAll(core, { [mine.commandId]: 'Déjà décidée.' });
    await agent.sync.handle({ commandId: actId(), refused: mine.commandId, action: 'cancelled', note: '' });
    expect(await certificateOf(agent, 'C1')).toMatchObject({ state: 'a_verifier', refused: null });
  });

  it('a decision about what the ERP alone told counts over it until the ERP says another state', async () => {
    await desk('habitat-du-gard');
    pull(core, toldByErp());
    const id = erpId(ERP_CERTIFICATE);
    await agent.insurance.decide(deciding(id));
    expect(await certificateOf(agent, id)).toMatchObject({ state: 'validee', fromErp: true });
    pull(core, toldByErp());
    expect(await certificateOf(agent, id)).toMatchObject({ state: 'validee', decidedWhere: 'counter' });
    pull(core, toldByErp({ statut: 'refusee' }));
    expect(await certificateOf(agent, id)).toMatchObject({ state: 'refusee', decidedWhere: 'erp' });
  });

  it('a decision that the portal has taken in counts no more once somebody else decides otherwise', async () => {
    await desk('habitat-du-gard');
    pull(core, toldCertificate('C1'));
    await agent.insurance.decide(deciding('C1'));
    answerAll(core);
    core.clock.advance(1000);
    pull(core, toldCertificate('C1', { state: 'validee', decidedWhere: 'counter' }));
    pull(core, toldCertificate('C1', { state: 'a_verifier', decidedWhere: 'erp' }));
    expect(await certificateOf(agent, 'C1')).toMatchObject({ state: 'a_verifier', decidedWhere: 'erp' });
  });

  it('says that it has expired where only what is still to be checked would cover', async () => {
    await desk('habitat-du-gard');
    pull(core, toldByErp({ fin: '2026-10-31', statut: 'validee' }));
    expect(await insuranceAlertKinds(agent)).toEqual(['insurance-expired']);
    await attachOne(core, agent);
    expect(await insuranceAlertKinds(agent)).toEqual(['insurance-expired', 'insurance-to-check']);
    const { certificates } = await agent.insurance.account({ account: HOME });
    const [taken] = certificates;
    await agent.insurance.decide(deciding(taken?.id ?? ''));
    expect(await insuranceAlertKinds(agent)).toEqual([]);
  });
});
