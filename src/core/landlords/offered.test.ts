import { afterEach, describe, expect, it } from 'vitest';
import { attaching, INSURED, staged } from '../../../test/support/insurance-acts.ts';
import { profileOf } from '../../../test/support/landlord-profiles.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { HOME, registrationDesk } from '../../../test/support/registration-acts.ts';
import { asking, FLAT, requestDeskOf } from '../../../test/support/request-acts.ts';
import { writeMeta } from '../database/meta.ts';

let core: TestCore;
let agent: TestClient;
afterEach(() => core.close());

/** The landlord says from now on that it does not offer it; null: nothing. */
const said = (path: 'online.insurance' | 'online.requests', value: false | null) =>
  writeMeta(core.db, 'profile', JSON.stringify(profileOf('habitat-du-gard', { [path]: value })));
const acts = () => core.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM command').get()?.n;

describe('what a landlord says that it does not offer', () => {
  it('no certificate is asked for nor taken, and those that are there stay', async () => {
    ({ core, agent } = await registrationDesk('habitat-du-gard', [INSURED]));
    const files = [staged(core)];
    await agent.insurance.attach(attaching({ files }));
    said('online.insurance', false);
    const closed = {
      data: { code: 'ASS-FERMEE', kept: "Rien n'a été enregistré." },
      message: expect.stringMatching(
        /^Ce bailleur ne le propose pas\u202f: «\u202fMettre à jour votre attestation/,
      ),
    };
    await expect(agent.insurance.prepare({ account: HOME })).rejects.toMatchObject(closed);
    await expect(
      agent.insurance.attach(attaching({ policy: 'HAB 9', files: [staged(core, 'autre.pdf')] })),
    ).rejects.toMatchObject(closed);
    expect(acts()).toBe(1);
    expect((await agent.insurance.account({ account: HOME })).certificates).toHaveLength(1);
    said('online.insurance', null);
    expect((await agent.insurance.prepare({ account: HOME })).law).toContain('art. 7 g');
  });

  it('no request is asked for nor opened; the same act sent again still answers', async () => {
    ({ core, agent } = await requestDeskOf('habitat-du-gard'));
    const first = await asking(agent);
    await agent.requests.open(first);
    const second = await asking(agent);
    said('online.requests', false);
    const closed = { data: { code: 'DEM-FERMEE' }, message: expect.stringMatching(/ne le propose pas/) };
    await expect(agent.requests.prepare({ account: FLAT })).rejects.toMatchObject(closed);
    await expect(agent.requests.open(second)).rejects.toMatchObject(closed);
    expect((await agent.requests.open(first)).papers).toHaveLength(1);
    expect(acts()).toBe(1);
    said('online.requests', null);
    expect((await agent.requests.open(second)).papers).toHaveLength(1);
  });

  it('is not told as something the tenant does in his space', async () => {
    ({ core, agent } = await registrationDesk('habitat-du-gard', [INSURED]));
    const online = async () =>
      (await agent.registrations.account({ account: HOME })).online.map(({ label }) => label);
    expect(await online()).toContain("Mettre à jour votre attestation d'assurance");
    expect(await online()).not.toContain('Souscrire au prélèvement automatique');
    said('online.insurance', false);
    expect(await online()).not.toContain("Mettre à jour votre attestation d'assurance");
  });
});
