import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changeOf,
  changing,
  FILED,
  filePerson,
  HELD,
  refuseAct,
  takeAct,
  toldChange,
} from '../../../test/support/dossier-acts.ts';
import { lastCommand } from '../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';
import { ELODIE, HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';

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

describe('two posts at once', () => {
  it('the second form is refused once the first change is here', async () => {
    pull(core, toldChange('C9'));
    const refused = await refusal(agent.dossier.change(changing()));
    expect(refused).toMatchObject({ code: 'DOS-ENTRE-TEMPS', field: 'base' });
    await agent.dossier.change(changing({ base: { ...HELD, phone1: '+33639983001' } }));
  });

  it('a change refused by the portal shows three values, and is taken up on the new base', async () => {
    const { change } = await agent.dossier.change(changing());
    refuseAct(core, change.id, 'SYN-481', 'Changé entre-temps par NOËL Inès.');
    // What the portal refused counts no more.
    expect((await elodie())?.coordonnees).toEqual(HELD);
    pull(core, toldChange('C9'));
    const shown = await changeOf(agent, change.id);
    expect(shown).toMatchObject({ state: 'refusee', reason: 'change-entre-temps' });
    expect(shown?.conflict?.lines[0]).toEqual({
      label: 'Téléphone 1',
      base: '06\u00a039\u00a098\u00a010\u00a001',
      ours: '06\u00a039\u00a098\u00a020\u00a001',
      theirs: '06\u00a039\u00a098\u00a030\u00a001',
      differs: true,
    });
    expect(shown?.conflict?.lines[2]).toMatchObject({ label: 'E-mail', differs: false });
    expect(await code(agent.dossier.change(changing({ supersedes: change.id })))).toBe('DOS-ENTRE-TEMPS');
    const base = shown?.conflict?.base ?? HELD;
    const value = shown?.conflict?.ours ?? HELD;
    const again = await agent.dossier.change(changing({ base, value, supersedes: change.id }));
    expect(lastCommand(core).payload).toMatchObject({ base, supersedes: change.id });
    expect((await elodie())?.coordonnees.phone1).toBe('+33639982001');
    expect((await agent.dossier.prepare({ account: HOME })).changes.map(({ id }) => id)).toEqual([
      again.change.id,
      'C9',
    ]);
    expect((await agent.sync.queue({ tab: 'a-traiter' })).map(({ commandId }) => commandId)).toEqual([]);
    expect(
      await code(agent.dossier.change(changing({ base: value, value: HELD, supersedes: change.id }))),
    ).toBe('SYN-TRAITEE');
  });

  it('a change refused with the one it follows is chosen about in its turn', async () => {
    const { change: first } = await agent.dossier.change(changing());
    const base = { ...HELD, phone1: '+33639982001' };
    const { change: second } = await agent.dossier.change(
      changing({ base, value: { ...base, email: null } }),
    );
    refuseAct(core, first.id);
    refuseAct(core, second.id, 'SYN-424', 'Elle suit une opération refusée.');
    expect((await changeOf(agent, second.id))?.conflict).toMatchObject({
      commandId: second.id,
      reason: 'Elle suit une opération refusée.',
      base: HELD,
    });
    const again = changing({ base: HELD, value: { ...base, email: null }, supersedes: second.id });
    expect((await agent.dossier.change(again)).change.state).toBe('validee');
  });

  it('left alone, it is cancelled from the queue', async () => {
    const { change } = await agent.dossier.change(changing());
    refuseAct(core, change.id);
    const [row] = await agent.sync.queue({ tab: 'a-traiter' });
    expect(row).toMatchObject({ type: 'dossier.change', number: change.number, code: 'SYN-481' });
    await agent.sync.handle({
      commandId: '11111111-1111-4111-8111-111111111111',
      refused: change.id,
      action: 'cancelled',
      note: '',
    });
    expect(await changeOf(agent, change.id)).toBeUndefined();
  });

  it('a refused change is taken up for its own part and person alone', async () => {
    const { change } = await agent.dossier.change(changing());
    refuseAct(core, change.id);
    const other = changing({
      part: 'adresse-courrier',
      person: null,
      base: { lines: null },
      value: { lines: ['BP 12', '28000 CHARTRES'] },
      supersedes: change.id,
    });
    expect(await code(agent.dossier.change(other))).toBe('SYN-AUTRE');
  });
});

describe('what follows', () => {
  it('a change follows the unsent one of the same part and person, and no other', async () => {
    const { change: first } = await agent.dossier.change(changing());
    const base = { ...HELD, phone1: '+33639982001' };
    const second = await agent.dossier.change(changing({ base, value: { ...base, email: null } }));
    expect(lastCommand(core).dependsOn).toEqual([first.id]);
    await agent.dossier.change(
      changing({ part: 'protection', base: { masked: false }, value: { masked: true } }),
    );
    expect(lastCommand(core).dependsOn).toEqual([]);
    takeAct(core, first.id);
    takeAct(core, second.change.id);
    await agent.dossier.change(changing({ base: { ...base, email: null }, value: base }));
    expect(lastCommand(core).dependsOn).toEqual([]);
  });

  it('the ERP that catches up, or moves on, is right by itself', async () => {
    await agent.dossier.change(changing());
    pull(core, filePerson({ telephone1: '06 39 98 20 01' }));
    expect((await elodie())?.coordonnees.phone1).toBe('06 39 98 20 01');
    pull(core, filePerson({ telephone1: '06 39 98 99 99' }));
    expect((await elodie())?.coordonnees.phone1).toBe('06 39 98 99 99');
  });

  it('is in the history by its label and number', async () => {
    const { change } = await agent.dossier.change(changing());
    const [row] = await agent.accounts.history({ account: HOME });
    expect(row).toMatchObject({
      what: 'dossier.change',
      detail: `Coordonnées de LE GALL Élodie · ${change.number}`,
    });
  });
});
