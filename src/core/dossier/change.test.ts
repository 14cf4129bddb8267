import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changeOf,
  changing,
  FILED,
  filePerson,
  HELD,
  toldChange,
} from '../../../test/support/dossier-acts.ts';
import { lastCommand, staged } from '../../../test/support/insurance-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';
import { ELODIE, HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';
import { indexSearch } from '../accounts/search/index-search.ts';

let core: TestCore;
let agent: TestClient;
async function open(landlord = 'neolia'): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, [FILED]));
}
beforeEach(() => open());
afterEach(() => core.close());

const elodie = async () =>
  (await agent.dossier.prepare({ account: HOME })).people.find(({ key }) => key === ELODIE.key);
const holders = async () => (await agent.accounts.header({ account: HOME })).holders;
const code = async (act: Promise<unknown>) => (await refusal(act)).code;

describe('a change of contact details', () => {
  it('counts at once where the guide is silent: file, header, people, requests', async () => {
    const { change, papers } = await agent.dossier.change(
      changing({ value: { phone1: '06.39.98.20.01', phone2: '', email: ' elodie@apres.example ' } }),
    );
    expect(change).toMatchObject({
      part: 'coordonnees',
      state: 'validee',
      unsent: true,
      label: 'Coordonnées de LE GALL Élodie',
    });
    expect(papers).toEqual([{ number: change.number, title: 'Récépissé de changement de coordonnées' }]);
    expect((await elodie())?.coordonnees).toEqual({
      phone1: '+33639982001',
      phone2: null,
      email: 'elodie@apres.example',
    });
    expect((await holders())[0]).toMatchObject({
      email: 'elodie@apres.example',
      phones: ['06\u00a039\u00a098\u00a020\u00a001'],
    });
    const { people } = await agent.accounts.dossier({ account: HOME });
    expect(people[0]?.email).toBe('elodie@apres.example');
    const { contacts } = await agent.requests.prepare({ account: HOME });
    expect(contacts[0]).toMatchObject({ email: 'elodie@apres.example' });
  });

  it('sends what was seen, what it becomes and how it is called', async () => {
    const input = changing();
    const { papers } = await agent.dossier.change(input);
    expect(lastCommand(core)).toMatchObject({ type: 'dossier.change', dependsOn: [], result: papers[0] });
    expect(lastCommand(core).payload).toEqual({
      part: 'coordonnees',
      person: ELODIE.key,
      label: 'Coordonnées de LE GALL Élodie',
      base: HELD,
      value: { ...HELD, phone1: '+33639982001' },
      lines: [
        {
          label: 'Téléphone 1',
          before: '06\u00a039\u00a098\u00a010\u00a001',
          after: '06\u00a039\u00a098\u00a020\u00a001',
        },
      ],
      comment: '',
      channel: 'guichet',
      files: [],
      state: 'validee',
    });
  });

  it('waits for the landlord where its guide says so: the former value goes on counting', async () => {
    await core.close();
    await open('habitat-du-gard');
    const { change } = await agent.dossier.change(changing());
    expect(change.state).toBe('a_valider');
    expect((await elodie())?.coordonnees).toEqual(HELD);
    pull(core, toldChange(change.id, { state: 'validee', value: { ...HELD, phone1: '+33639982001' } }));
    expect((await elodie())?.coordonnees.phone1).toBe('+33639982001');
    expect((await changeOf(agent, change.id))?.unsent).toBe(false);
  });

  it('answers the same again when it comes twice, and writes once', async () => {
    const input = changing();
    const first = await agent.dossier.change(input);
    expect(await agent.dossier.change(input)).toEqual(first);
    expect(core.db.prepare('SELECT count(*) FROM dossier_act').pluck().get()).toBe(1);
    expect(await code(agent.dossier.change({ ...input, comment: 'autre' }))).toBe('CMD-409');
  });

  it('keeps its files, and what it says of them', async () => {
    const file = staged(core);
    const { change } = await agent.dossier.change(changing({ files: [file] }));
    expect(change.files).toMatchObject([{ sha256: file.sha256, name: file.name }]);
    expect(core.db.prepare('SELECT owner, owner_id FROM attachment').all()).toEqual([
      { owner: 'dossier', owner_id: change.id },
    ]);
  });

  it('is found by the telephone and the e-mail it brought, whole or begun', async () => {
    indexSearch(core.db, 'all');
    const found = async (text: string) =>
      (await agent.accounts.search({ text })).rows.map(({ account }) => account);
    for (const text of ['0639982001', '06 39 98 20', 'nouveau@locataire.example', 'nouveau@loc']) {
      expect(await found(text), text).toEqual([]);
    }
    await agent.dossier.change(
      changing({ value: { phone1: '0639982001', phone2: null, email: 'nouveau@locataire.example' } }),
    );
    for (const text of [
      '0639982001',
      '+33 6 39 98 20 01',
      '06 39 98 20',
      'nouveau@locataire.example',
      'nouveau@loc',
    ]) {
      expect(await found(text), text).toEqual([HOME]);
    }
    expect(await found('gall 0639982001')).toEqual([HOME]);
    expect(await found('durand 0639982001')).toEqual([]);
    // The ERP moved on: what the change brought stands no more.
    pull(core, filePerson({ telephone1: '06 39 98 77 77' }));
    expect(await found('0639982001')).toEqual([]);
    expect(await found('0639987777')).toEqual([HOME]);
  });

  it.each([
    [{ part: 'foyer', person: null, value: { occupants: [] } }, 'DOS-VALEUR'],
    [{ person: null }, 'DOS-PERSONNE'],
    [{ person: 'code:P99' }, 'DOS-PERSONNE'],
    [{ value: HELD }, 'DOS-IDENTIQUE'],
    [{ value: { ...HELD, phone1: '06 39 98' } }, 'DOS-TELEPHONE'],
    [{ value: { ...HELD, email: 'elodie@' } }, 'DOS-VALEUR'],
    [{ base: { ...HELD, phone1: '0639980000' } }, 'DOS-ENTRE-TEMPS'],
    [{ comment: 'Elle est séropositive' }, 'DOS-MOTS'],
    [{ files: [{ sha256: 'a'.repeat(64), size: 1, type: 'pdf', name: 'x.pdf', pages: 1 }] }, 'FIC-PERDU'],
  ] as const)('%o is refused with %s, and writes nothing', async (more, expected) => {
    expect(await code(agent.dossier.change(changing(more as Parameters<typeof changing>[0])))).toBe(expected);
    expect(core.db.prepare('SELECT count(*) FROM command').pluck().get()).toBe(0);
    expect(
      core.db.prepare("SELECT count(*) FROM number_series WHERE kind = 'recepisse-dossier'").pluck().get(),
    ).toBe(0);
  });

  it('keeps words that the clerk wants kept', async () => {
    await agent.dossier.change(changing({ comment: 'Elle est séropositive', wordsKept: true }));
    expect(lastCommand(core).payload).toMatchObject({ comment: 'Elle est séropositive' });
  });
});
