import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { declaring, FILED, HELD } from '../../../test/support/dossier-acts.ts';
import { lastCommand, staged } from '../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';
import { ELODIE, HOME, registrationDesk } from '../../../test/support/registration-acts.ts';

let core: TestCore;
let agent: TestClient;
async function open(landlord = 'neolia'): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, [FILED]));
}
beforeEach(() => open());
afterEach(() => core.close());

const elodie = async () =>
  (await agent.dossier.prepare({ account: HOME })).people.find(({ key }) => key === ELODIE.key);
const code = async (act: Promise<unknown>) => (await refusal(act)).code;

describe('a declaration', () => {
  it('changes no value, waits, and says which paper is awaited', async () => {
    const { change, papers } = await agent.dossier.declare(declaring());
    expect(change).toMatchObject({
      part: 'situation',
      situation: 'mariage',
      on: '2026-11-07',
      state: 'a_valider',
      label: 'Mariage (LE GALL Élodie)',
      lines: [],
      conflict: null,
    });
    expect(papers[0]?.title).toBe('Récépissé de déclaration de situation');
    const facts = core.db.prepare('SELECT facts FROM issued_paper').pluck().get();
    expect(JSON.parse(String(facts))).toMatchObject({ awaited: 'Acte de mariage ou livret de famille' });
    expect((await elodie())?.coordonnees).toEqual(HELD);
    expect(lastCommand(core)).toMatchObject({ type: 'dossier.declare', dependsOn: [] });
  });

  it('awaits nothing where the paper is there, and comes once', async () => {
    const input = declaring({ files: [staged(core, 'acte.pdf')], person: null });
    const first = await agent.dossier.declare(input);
    expect(await agent.dossier.declare(input)).toEqual(first);
    const facts = core.db.prepare('SELECT facts FROM issued_paper').pluck().all();
    expect(facts).toHaveLength(1);
    expect(JSON.parse(String(facts[0]))).toMatchObject({ awaited: null, label: 'Mariage' });
  });

  it.each([
    [{ person: 'code:P99' }, 'DOS-PERSONNE'],
    [{ situation: 'autre', comment: '' }, 'DOS-COMMENTAIRE'],
    [{ comment: 'Il est dépressif' }, 'DOS-MOTS'],
  ] as const)('%o is refused with %s', async (more, expected) => {
    expect(await code(agent.dossier.declare(declaring(more)))).toBe(expected);
    expect(core.db.prepare('SELECT count(*) FROM command').pluck().get()).toBe(0);
  });
});
