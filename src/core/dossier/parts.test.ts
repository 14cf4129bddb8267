import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changing, FILED, toldChange } from '../../../test/support/dossier-acts.ts';
import { LANDLORDS } from '../../../test/support/landlord-profiles.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';
import { HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';
import { SITUATIONS } from '../../rules/dossier/values.ts';

let core: TestCore;
let agent: TestClient;
async function open(landlord = 'neolia'): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, [FILED]));
}
beforeEach(() => open());
afterEach(() => core.close());

const holders = async () => (await agent.accounts.header({ account: HOME })).holders;

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
