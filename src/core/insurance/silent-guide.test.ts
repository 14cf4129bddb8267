import { afterEach, describe, expect, it } from 'vitest';
import {
  attaching,
  attachOne,
  countCommands,
  deciding,
  INSURED,
  insuranceAlertKinds,
  lastCommand,
  typedOf,
} from '../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId, refusal } from '../../../test/support/payment-acts.ts';
import { HOME, registrationDesk } from '../../../test/support/registration-acts.ts';
import { verifyTill } from '../till/verify.ts';

let core: TestCore;
let agent: TestClient;
async function desk(landlord: string): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, [INSURED, { key: 'OTHER' }]));
}
afterEach(() => core.close());

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
    expect(await insuranceAlertKinds(agent)).toEqual(['insurance-to-check']);
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
    expect(lastCommand(core)).toMatchObject({
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
    expect(lastCommand(core)).toMatchObject({ payload: { kind: 'rappel', certificate: expect.any(String) } });
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
    const { commandId: id, number } = await attachOne(core, agent);
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
    expect(countCommands(core)).toBe(0);
  });

  it.each([
    ['a day that is none', { endsOn: 'demain' }],
    ['an unknown flag', { accepted: ['pas-beau'] }],
    ['an insurer without end', { insurer: 'x'.repeat(121) }],
    ['a file that is no file', { files: [{ sha256: 'x' }] }],
  ])('refuses %s before anything is read', async (_what, more) => {
    await desk('cite-jardins');
    await expect(agent.insurance.attach({ ...attaching(), ...more } as never)).rejects.toMatchObject({});
    expect(countCommands(core)).toBe(0);
  });
});
