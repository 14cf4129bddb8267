import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addLease } from '../../../test/support/account-rows.ts';
import {
  changeOf,
  changing,
  FILED,
  filePerson,
  protecting,
  refuseAct,
  toldChange,
} from '../../../test/support/dossier-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';
import { ELODIE, HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';
import { TEST_AGENTS } from '../../../test/support/test-agents.ts';
import { indexSearch } from '../accounts/search/index-search.ts';
import { giveGrant } from '../staff/grants.ts';

let core: TestCore;
let agent: TestClient;
let manager: TestClient;
async function open(landlord = 'habitat-du-gard'): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, [FILED]));
  manager = core.client('responsable');
  indexSearch(core.db, 'all');
}
beforeEach(() => open());
afterEach(() => core.close());

const found = async (text: string) => (await agent.accounts.search({ text })).rows;
const accounts = async (text: string) => (await found(text)).map(({ account }) => account);
const ADDRESS = ['bleuets', 'le gall bleuets', '14 rue', '28000'];
const CODE = `LOGT-${HOME}`;

describe('a protection', () => {
  it('hides the address at once, everywhere, even where changes are checked', async () => {
    for (const text of [...ADDRESS, CODE]) expect(await accounts(text), text).toEqual([HOME]);
    const { change } = await agent.dossier.change(protecting());
    expect(change.state).toBe('validee');
    for (const text of [...ADDRESS, CODE]) expect(await accounts(text), text).toEqual([]);
    const [row] = await found('le gall elodie');
    expect(row).toMatchObject({ account: HOME, addressLines: [], addressMasked: true });
    const header = await agent.accounts.header({ account: HOME });
    expect(header.addressLine).toBeNull();
    expect(header.holders.map(({ addressMasked }) => addressMasked)).toEqual([true, false]);
    const file = await agent.accounts.dossier({ account: HOME });
    expect(file.dwelling.addressLines).toBeNull();
    expect(file.residence.name).toBe('adresse protégée');
    expect((await agent.dossier.prepare({ account: HOME })).dwellingLines).toEqual([]);
    await agent.accounts.open({ account: HOME });
    expect((await agent.accounts.recent())[0]?.address).toBe('adresse protégée');
  });

  it('is on no paper, its own récépissé included', async () => {
    await agent.dossier.change(protecting());
    const facts = String(core.db.prepare('SELECT facts FROM issued_paper').pluck().get());
    expect(facts).not.toMatch(/bleuets/i);
    expect(JSON.parse(facts)).toMatchObject({ dwelling: { address: null, postalLines: [] } });
  });

  it('hides another account of the same person too, known before or after', async () => {
    const parking = (key: string) => ({
      key,
      dwelling: { address1: '3 rue des Lilas', type: 'PARKING' },
      people: [ELODIE],
    });
    addLease(core.db, parking('P-1'));
    indexSearch(core.db, 'all');
    expect(await accounts('lilas')).toEqual(['P-1']);
    await agent.dossier.change(protecting());
    expect(await accounts('lilas')).toEqual([]);
    addLease(core.db, parking('P-2'));
    indexSearch(core.db, 'all');
    expect(await accounts('lilas')).toEqual([]);
    expect((await agent.accounts.header({ account: 'P-2' })).addressLine).toBeNull();
  });

  it('told by the portal, hides it here; taken off there, shows it again', async () => {
    const told = (id: string, place: number, masked: boolean) =>
      toldChange(id, { part: 'protection', base: { masked: !masked }, value: { masked }, place });
    pull(core, told('C1', 1, true));
    expect(await accounts('bleuets')).toEqual([]);
    expect((await agent.accounts.header({ account: HOME })).addressLine).toBeNull();
    pull(core, told('C2', 2, false));
    expect(await accounts('bleuets')).toEqual([HOME]);
    expect((await agent.accounts.header({ account: HOME })).addressLine).not.toBeNull();
  });

  it('one that the portal refused hides nothing any more', async () => {
    const { change } = await agent.dossier.change(protecting());
    refuseAct(core, change.id, 'SYN-482', "Cette personne n'est plus sur le compte.");
    expect(await accounts('bleuets')).toEqual([HOME]);
    expect(await changeOf(agent, change.id)).toMatchObject({ state: 'refusee', conflict: null });
  });

  it('stays while the ERP does not know it, and when the ERP catches up', async () => {
    await agent.dossier.change(protecting());
    pull(core, filePerson({ telephone1: '06 39 98 44 44' }));
    expect(await accounts('bleuets')).toEqual([]);
    pull(core, filePerson({ adresse_masquee: true }));
    expect(await accounts('bleuets')).toEqual([]);
  });
});

describe('taking a protection off', () => {
  const lifting = () => protecting({ base: { masked: true }, value: { masked: false } });
  beforeEach(async () => {
    pull(core, filePerson({ adresse_masquee: true }));
  });

  it('is not for an agent alone, is for a responsable', async () => {
    expect((await agent.dossier.prepare({ account: HOME })).mayUnmask).toBe(false);
    expect((await refusal(agent.dossier.change(lifting()))).code).toBe('AUT-001');
    expect(await accounts('bleuets')).toEqual([]);
    expect((await manager.dossier.prepare({ account: HOME })).mayUnmask).toBe(true);
    await manager.dossier.change(lifting());
    expect(await accounts('bleuets')).toEqual([HOME]);
    expect((await agent.accounts.header({ account: HOME })).addressLine).not.toBeNull();
  });

  it('an agent does it once with the code of a responsable, given for this', async () => {
    const port = core.port('agent');
    const { id, name } = TEST_AGENTS.responsable;
    const grant = (purpose: 'protection' | 'annulation') =>
      giveGrant(core.core.services, port.session, purpose, { agentId: id, agentName: name });
    const other = port.client.dossier.change({ ...lifting(), grant: grant('annulation') });
    expect((await refusal(other)).code).toBe('AUT-001');
    const { change } = await port.client.dossier.change({ ...lifting(), grant: grant('protection') });
    expect(change.state).toBe('validee');
    expect(await accounts('bleuets')).toEqual([HOME]);
  });
});

describe('the address for letters of a protected account', () => {
  const lines = ['CHEZ MME DURAND', '9 RUE DU PORT', '30000 NIMES'];
  const postal = () =>
    changing({ part: 'adresse-courrier', person: null, base: { lines: null }, value: { lines } });
  it('is neither shown to an agent nor changed by one; a responsable reads it', async () => {
    const { change } = await agent.dossier.change(postal());
    pull(
      core,
      toldChange(change.id, {
        part: 'adresse-courrier',
        person: null,
        base: { lines: null },
        value: { lines },
      }),
    );
    expect((await agent.dossier.prepare({ account: HOME })).postal).toEqual({ lines });
    await agent.dossier.change(protecting());
    const seen = await agent.dossier.prepare({ account: HOME });
    expect(seen.postal).toEqual({ lines: null });
    expect(JSON.stringify(seen)).not.toContain('RUE DU PORT');
    const blind = { ...postal(), base: { lines }, value: { lines: null } };
    expect((await refusal(agent.dossier.change(blind))).code).toBe('DOS-PROTEGEE');
    // Nor does a wrong guess tell whether there is one.
    expect((await refusal(agent.dossier.change({ ...postal(), commandId: blind.commandId }))).code).toBe(
      'DOS-PROTEGEE',
    );
    expect((await manager.dossier.prepare({ account: HOME })).postal).toEqual({ lines });
    expect((await manager.dossier.change(blind)).change.part).toBe('adresse-courrier');
  });
});
