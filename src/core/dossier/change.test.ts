import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changeOf,
  changing,
  declaring,
  FILED,
  filePerson,
  HELD,
  refuseAct,
  takeAct,
  toldChange,
} from '../../../test/support/dossier-acts.ts';
import { lastCommand, staged } from '../../../test/support/insurance-acts.ts';
import { LANDLORDS } from '../../../test/support/landlord-profiles.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';
import { ELODIE, HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';
import { SITUATIONS } from '../../rules/dossier/values.ts';
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

describe('by the guide of each landlord', () => {
  it.each(LANDLORDS)(
    '%s: what is offered can be done, and waits exactly where it is said to',
    async (landlord) => {
      await core.close();
      await open(landlord);
      const { rules, household, roles, situations } = await agent.dossier.prepare({ account: HOME });
      expect(situations).toHaveLength(SITUATIONS.length);
      const acts: readonly (readonly [keyof typeof rules, ReturnType<typeof changing>])[] = [
        ['coordonnees', changing()],
        [
          'adresse-courrier',
          changing({
            part: 'adresse-courrier',
            person: null,
            base: { lines: null },
            value: { lines: ['BP 12', '28000 CHARTRES'] },
          }),
        ],
        ['foyer', changing({ part: 'foyer', person: null, base: household, value: { occupants: [] } })],
        ['roles', changing({ part: 'roles', person: null, base: roles, value: { people: [] } })],
        ['protection', changing({ part: 'protection', base: { masked: false }, value: { masked: true } })],
      ];
      for (const [part, act] of acts) {
        const { offered, checked, sentence } = rules[part];
        if (!offered) {
          expect(await refusal(agent.dossier.change(act))).toMatchObject({
            code: 'DOS-PART',
            message: sentence,
          });
          continue;
        }
        expect((await agent.dossier.change(act)).change.state, part).toBe(checked ? 'a_valider' : 'validee');
      }
      expect(rules.coordonnees.checked).toBe(landlord === 'habitat-du-gard');
      expect([rules.roles.checked, rules.situation.checked, rules.protection.checked]).toEqual([
        true,
        true,
        false,
      ]);
    },
  );
});

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

describe('the parts of the account', () => {
  it('the address for letters changes where letters go, not where the tenant lives', async () => {
    const lines = ['Chez M. PETIT', '3 RUE DES LILAS', '45000 ORLEANS'];
    await agent.dossier.change(
      changing({ part: 'adresse-courrier', person: null, base: { lines: null }, value: { lines } }),
    );
    const { postal, dwellingLines } = await agent.dossier.prepare({ account: HOME });
    expect(postal).toEqual({ lines });
    expect(dwellingLines[0]).toContain('14 rue des Bleuets');
    expect((await agent.accounts.header({ account: HOME })).addressLine).toContain('14 rue des Bleuets');
  });

  it('the household replaces the occupants, keeping those the file knows', async () => {
    const { household } = await agent.dossier.prepare({ account: HOME });
    expect(household.occupants.map(({ firstName }) => firstName)).toEqual(['Luc']);
    const child = {
      civility: null,
      lastName: 'LE GALL',
      usageName: null,
      firstName: 'Mia',
      birth: '2026-11-01',
    };
    await agent.dossier.change(
      changing({
        part: 'foyer',
        person: null,
        base: household,
        value: { occupants: [...household.occupants, child] },
      }),
    );
    const { people } = await agent.accounts.dossier({ account: HOME });
    const occupants = people.filter(({ role }) => role === 'occupant');
    expect(occupants.map(({ name }) => name)).toEqual(['PETIT Luc', 'LE GALL Mia']);
    expect(Number(occupants[0]?.id)).toBeGreaterThan(0);
    const now = (await agent.dossier.prepare({ account: HOME })).household;
    await agent.dossier.change(
      changing({ part: 'foyer', person: null, base: now, value: { occupants: [child] } }),
    );
    const left = await agent.accounts.dossier({ account: HOME });
    expect(left.people.filter(({ role }) => role === 'occupant').map(({ name }) => name)).toEqual([
      'LE GALL Mia',
    ]);
  });

  it('roles wait for the landlord everywhere; once validated the spouse is a holder', async () => {
    const { roles } = await agent.dossier.prepare({ account: HOME });
    const spouse = {
      role: 'conjoint_cotitulaire',
      kind: null,
      phone: null,
      civility: 'M',
      lastName: 'NOËL',
      usageName: null,
      firstName: 'Paul',
      birth: '1980-05-05',
    } as const;
    const value = { people: [...roles.people, spouse] };
    const { change } = await agent.dossier.change(
      changing({ part: 'roles', person: null, base: roles, value }),
    );
    expect(change.state).toBe('a_valider');
    expect((await holders()).map(({ name }) => name)).toEqual(['LE GALL Élodie', 'LE GALL Yann']);
    pull(core, toldChange(change.id, { part: 'roles', person: null, base: roles, value }));
    expect((await holders()).map(({ name }) => name)).toEqual([
      'LE GALL Élodie',
      'LE GALL Yann',
      'NOËL Paul',
    ]);
  });
});

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
