import { afterEach, describe, expect, it } from 'vitest';
import {
  answerAll,
  attaching,
  certificateOf,
  deciding,
  ERP_CERTIFICATE,
  erpId,
  INSURED,
  staged,
  toldByErp,
  toldCertificate,
} from '../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId, refusal } from '../../../test/support/payment-acts.ts';
import { HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';
import { verifyTill } from '../till/verify.ts';

let core: TestCore;
let agent: TestClient;
async function desk(landlord: string): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, [INSURED, { key: 'OTHER' }]));
}
afterEach(() => core.close());

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
const commands = () => core.db.prepare('SELECT count(*) FROM command').pluck().get();

describe('C’Chartres: every field and the file', () => {
  it('asks what the guide asks, with its words, and says who and where', async () => {
    await desk('cchartres');
    const prepared = await agent.insurance.prepare({ account: HOME });
    expect(prepared).toMatchObject({
      holder: 'LE GALL Élodie, LE GALL Yann',
      address: '14 rue des Bleuets, 28000 Chartres',
      fields: { required: ['assureur', 'police', 'debut', 'fin'], rule: { status: 'guide' } },
      file: { required: true, rule: { status: 'guide' } },
      check: { before: false, rule: { status: 'silence' } },
      insurers: [],
      current: null,
    });
    expect(prepared.law).toContain('89-462');
  });

  it.each([
    [{ insurer: ' ' }, 'ASS-ASSUREUR', 'insurer'],
    [{ policy: '' }, 'ASS-POLICE', 'policy'],
    [{ startsOn: null }, 'ASS-DEBUT', 'startsOn'],
    [{ endsOn: '2026-10-31' }, 'ASS-DATES', 'endsOn'],
    [{ endsOn: '2027-02-30' }, 'ASS-JOUR', 'endsOn'],
    [{ files: [] }, 'ASS-FICHIER', 'files'],
    [{ accepted: ['duree' as const] }, 'ASS-SIGNALE', 'accepted'],
    [{ endsOn: '2029-10-31' }, 'ASS-SIGNALE', 'accepted'],
    [{ account: 'NOBODY' }, 'CPT-404', undefined],
  ])('refuses %j with %s, and nothing is written', async (more, code, field) => {
    await desk('cchartres');
    const input = attaching({ files: [staged(core)], ...more });
    const { code: found, field: where } = await refusal(agent.insurance.attach(input));
    expect([found, where]).toEqual([code, field]);
    expect(commands()).toBe(0);
    expect(core.db.prepare('SELECT count(*) FROM staged_file').pluck().get()).toBe(1);
  });

  it('takes it in the same act as its récépissé and its files; asked twice, it is one', async () => {
    await desk('cchartres');
    const file = staged(core);
    const input = attaching({ files: [file], comment: 'apportée par le fils' });
    const done = await agent.insurance.attach(input);
    expect(done).toMatchObject({
      certificate: {
        id: input.commandId,
        insurer: 'Assurance Exemple',
        policy: 'HAB 204 112',
        state: 'a_verifier',
        covers: true,
        unsent: true,
        fromErp: false,
        comment: 'apportée par le fils',
        files: [{ sha256: file.sha256, here: false, uploaded: 0 }],
      },
      papers: [{ number: done.certificate.number, title: "Récépissé d'attestation d'assurance" }],
    });
    expect(last()).toMatchObject({
      id: input.commandId,
      type: 'insurance.attach',
      payload: {
        insurer: 'Assurance Exemple',
        policy: 'HAB 204 112',
        startsOn: '2026-11-01',
        endsOn: '2027-10-31',
        address: null,
        flags: [],
        comment: 'apportée par le fils',
        files: [file],
        channel: 'guichet',
        state: 'a_verifier',
      },
      result: done.papers[0],
    });
    expect(await agent.insurance.attach(input)).toEqual(done);
    expect(await refusal(agent.insurance.attach({ ...input, insurer: 'Autre' }))).toMatchObject({
      code: 'CMD-409',
    });
    expect(await refusal(agent.insurance.attach({ ...input, account: 'OTHER' }))).toMatchObject({
      code: 'CMD-409',
    });
    expect(commands()).toBe(1);
    expect(core.db.prepare('SELECT count(*) FROM staged_file').pluck().get()).toBe(0);
    expect(core.db.prepare('SELECT owner_id FROM attachment WHERE sha256 = ?').pluck().get(file.sha256)).toBe(
      input.commandId,
    );
    expect(verifyTill(core.db, 'G2')).toEqual({ kind: 'intact', count: 1 });
    const { certificates } = await agent.insurance.account({ account: HOME });
    expect(certificates).toHaveLength(1);
  });

  it('refuses a file that is not on this post any more', async () => {
    await desk('cchartres');
    const file = staged(core);
    core.db.exec('DELETE FROM staged_file');
    expect(await refusal(agent.insurance.attach(attaching({ files: [file] })))).toMatchObject({
      code: 'FIC-PERDU',
    });
    expect(commands()).toBe(0);
  });

  it('refuses the same one twice: by its file, by its policy and end however spaced; another end is another', async () => {
    await desk('cchartres');
    const file = staged(core);
    const first = attaching({ files: [file] });
    await agent.insurance.attach(first);
    const sameFile = attaching({ files: [file], policy: 'AUTRE', endsOn: '2027-09-30' });
    expect(await refusal(agent.insurance.attach(sameFile))).toMatchObject({ code: 'ASS-DOUBLE' });
    const samePolicy = attaching({ files: [staged(core, 'b.pdf')], policy: 'hab-204112' });
    const { code, message } = await refusal(agent.insurance.attach(samePolicy));
    expect([code, message]).toEqual([
      'ASS-DOUBLE',
      "Cette attestation est déjà enregistrée\u202f: Assurance Exemple, jusqu'au 31/10/2027, à vérifier.",
    ]);
    expect(
      await agent.insurance.check({ account: HOME, typed: typedOf(samePolicy), files: samePolicy.files }),
    ).toEqual({ flags: [], duplicate: message });
    await agent.insurance.attach({ ...samePolicy, endsOn: '2028-10-30' });
    // What was refused may be brought again, on another paper.
    await agent.insurance.decide(deciding(first.commandId, { decision: 'refusee', reason: 'illisible' }));
    await agent.insurance.attach(attaching({ files: [staged(core, 'net.pdf')] }));
    expect(await refusal(agent.insurance.attach(attaching({ files: [file] })))).toMatchObject({
      code: 'ASS-DOUBLE',
    });
  });

  it('the same certificate that only the ERP told is recorded already; of another account it is not', async () => {
    await desk('cchartres');
    pull(core, toldByErp());
    const file = staged(core);
    expect(await refusal(agent.insurance.attach(attaching({ files: [file] })))).toMatchObject({
      code: 'ASS-DOUBLE',
    });
    const other = attaching({ files: [file], account: 'OTHER' });
    expect(await agent.insurance.attach(other)).toMatchObject({ certificate: { id: other.commandId } });
  });
});

describe('Habitat du Gard: checked before it counts', () => {
  it('covers once validated, with who and when; a refusal says what to bring', async () => {
    await desk('habitat-du-gard');
    const { commandId: id } = await attachOne();
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
    expect(last()).toMatchObject({
      type: 'insurance.decide',
      payload: { certificate: id, from: 'a_verifier', decision: 'validee', reason: null, comment: '' },
      result: {},
      dependsOn: [id],
    });
    expect(await agent.insurance.account({ account: HOME })).toMatchObject({ standing: { tone: 'ok' } });
    expect(await headerKinds()).toEqual([]);
  });

  it('needs a reason for a refusal, words for another one; depends on what has not left', async () => {
    await desk('habitat-du-gard');
    const { commandId: id } = await attachOne();
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
    expect(last().dependsOn).toEqual([]);
    expect(await agent.insurance.decide(act)).toEqual(done);
    const back = deciding(id, { from: 'refusee' });
    await agent.insurance.decide(back);
    expect(last().dependsOn).toEqual([act.commandId]);
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
    expect(last()).toMatchObject({ payload: { supersedes: mine.commandId, from: 'refusee' } });
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
    expect(await headerKinds()).toEqual(['insurance-expired']);
    await attachOne();
    expect(await headerKinds()).toEqual(['insurance-expired', 'insurance-to-check']);
    const { certificates } = await agent.insurance.account({ account: HOME });
    const [taken] = certificates;
    await agent.insurance.decide(deciding(taken?.id ?? ''));
    expect(await headerKinds()).toEqual([]);
  });
});

describe('Cité Jardins: the guide is silent', () => {
  it('takes one without policy, start or file, once what is odd was read; it counts at once', async () => {
    await desk('cite-jardins');
    const input = attaching({ policy: '', startsOn: null });
    expect(await agent.insurance.prepare({ account: HOME })).toMatchObject({
      fields: { required: ['assureur', 'fin'], rule: { status: 'silence' } },
      file: { required: false, rule: { status: 'silence' } },
      check: { before: false },
    });
    expect(await agent.insurance.check({ account: HOME, typed: typedOf(input), files: [] })).toMatchObject({
      flags: [{ flag: 'sans-fichier' }],
      duplicate: null,
    });
    expect(await refusal(agent.insurance.attach({ ...input, accepted: [] }))).toMatchObject({
      code: 'ASS-SIGNALE',
    });
    const { certificate } = await agent.insurance.attach(input);
    expect(certificate).toMatchObject({
      policy: null,
      startsOn: null,
      covers: true,
      flags: ['sans-fichier'],
    });
    expect(await headerKinds()).toEqual(['insurance-to-check']);
    expect(await agent.accounts.dossier({ account: HOME })).toMatchObject({
      insurance: { insurer: 'Assurance Exemple', to: '2027-10-31', status: 'a_verifier' },
    });
  });

  it('gives a letter only when one is due, and counts it', async () => {
    await desk('cite-jardins');
    const kind = 'mise-en-demeure' as const;
    const first = { commandId: actId(), account: HOME, kind };
    const { number, title } = await agent.insurance.letter(first);
    expect(title).toBe("Mise en demeure d'assurance");
    expect(last()).toMatchObject({
      type: 'insurance.letter',
      payload: { kind, certificate: null },
      result: { number, title },
    });
    expect(await agent.insurance.account({ account: HOME })).toMatchObject({
      given: [{ kind, on: '2026-11-17', number }],
      letters: [],
    });
    const twice = await refusal(agent.insurance.letter({ ...first, commandId: actId() }));
    expect(twice).toMatchObject({ code: 'ASS-LETTRE', message: 'Aucune attestation au dossier.' });
    await agent.insurance.attach(attaching({ endsOn: '2026-12-15' }));
    expect(await agent.insurance.letter(first)).toEqual({ number, title });
    expect(await refusal(agent.insurance.letter({ ...first, commandId: actId() }))).toMatchObject({
      code: 'ASS-LETTRE',
    });
    const reminder = await agent.insurance.letter({ commandId: actId(), account: HOME, kind: 'rappel' });
    expect(reminder.title).toBe("Rappel d'assurance");
    expect(last()).toMatchObject({ payload: { kind: 'rappel', certificate: expect.any(String) } });
    expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact', count: 3 });
  });

  it('shows an address that must not be shown to nobody, and compares with it neither', async () => {
    ({ core, agent } = await registrationDesk('cite-jardins', [
      { key: HOME, people: [{ lastName: 'CACHÉE', masked: true }] },
    ]));
    expect(await agent.insurance.prepare({ account: HOME })).toMatchObject({ address: 'adresse protégée' });
    const typed = typedOf(attaching({ address: '1 rue Ailleurs, 30000 Nîmes' }));
    const { flags } = await agent.insurance.check({ account: HOME, typed, files: [] });
    expect(JSON.stringify(flags)).not.toMatch(/Bleuets/);
    expect(flags.map(({ flag }) => flag)).not.toContain('autre-adresse');
  });

  it('flags another address and asks that it be accepted', async () => {
    await desk('cite-jardins');
    const input = attaching({ address: '1 rue Ailleurs, 30000 Nîmes' });
    expect(await refusal(agent.insurance.attach(input))).toMatchObject({ code: 'ASS-SIGNALE' });
    const { certificate } = await agent.insurance.attach({
      ...input,
      accepted: ['sans-fichier', 'autre-adresse'],
    });
    expect(certificate.flags).toEqual(['autre-adresse', 'sans-fichier']);
  });

  it('stands in the history, the queue and its file, with its words and number', async () => {
    await desk('cite-jardins');
    const { commandId: id, number } = await attachOne();
    await agent.insurance.decide(deciding(id, { decision: 'refusee', reason: 'illisible' }));
    const history = await agent.accounts.history({ account: HOME });
    expect(history.map(({ what, detail }) => [what, detail])).toEqual([
      ['insurance.decide', 'Refusée\u202f: Document illisible'],
      ['insurance.attach', `Assurance Exemple · ${number}`],
    ]);
    const queue = await agent.sync.queue();
    expect(queue.map((row) => [row.type, row.number])).toEqual([
      ['insurance.decide', null],
      ['insurance.attach', number],
    ]);
    const { text } = await agent.sync.export();
    expect(text).toContain("Attestation d'assurance reçue");
    expect(text).toContain("Décision sur une attestation d'assurance");
  });

  it('is for the staff alone', async () => {
    await desk('cite-jardins');
    for (const kind of ['anonymous', 'locked', 'kiosk'] as const) {
      await expect(core.client(kind).insurance.account({ account: HOME })).rejects.toMatchObject({});
      await expect(core.client(kind).insurance.attach(attaching())).rejects.toMatchObject({});
    }
    expect(commands()).toBe(0);
  });

  it.each([
    ['a day that is none', { endsOn: 'demain' }],
    ['an unknown flag', { accepted: ['pas-beau'] }],
    ['an insurer without end', { insurer: 'x'.repeat(121) }],
    ['a file that is no file', { files: [{ sha256: 'x' }] }],
  ])('refuses %s before anything is read', async (_what, more) => {
    await desk('cite-jardins');
    await expect(agent.insurance.attach({ ...attaching(), ...more } as never)).rejects.toMatchObject({});
    expect(commands()).toBe(0);
  });
});

async function attachOne() {
  const input = attaching({ files: [staged(core)] });
  const { certificate } = await agent.insurance.attach(input);
  return { commandId: input.commandId, number: certificate.number };
}

async function headerKinds(): Promise<string[]> {
  const { alerts } = await agent.accounts.header({ account: HOME });
  return alerts.map(({ kind }) => kind).filter((kind) => kind.startsWith('insurance'));
}

function typedOf({ insurer, policy, startsOn, endsOn, address }: ReturnType<typeof attaching>) {
  return { insurer, policy, startsOn, endsOn, address };
}
