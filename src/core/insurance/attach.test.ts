import { afterEach, describe, expect, it } from 'vitest';
import {
  attaching,
  countCommands,
  deciding,
  INSURED,
  lastCommand,
  staged,
  toldByErp,
  typedOf,
} from '../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';
import { HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';
import { verifyTill } from '../till/verify.ts';

let core: TestCore;
let agent: TestClient;
async function desk(landlord: string): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, [INSURED, { key: 'OTHER' }]));
}
afterEach(() => core.close());

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
    expect(countCommands(core)).toBe(0);
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
    expect(lastCommand(core)).toMatchObject({
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
    expect(countCommands(core)).toBe(1);
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
    expect(countCommands(core)).toBe(0);
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
