import { describe, expect, test } from 'vitest';
import { ARC_KEY, ARC_LEASE, counterWith } from '../../../test/support/counter.ts';
import type { TestCore } from '../../../test/support/open-test-core.ts';

describe('Dossier, contacts, protected addresses', () => {
  const residence = (core: TestCore) =>
    core.db.exec(`
      INSERT INTO agency (code, name, address, hours, phone) VALUES ('A1', 'Agence Centre', '1 place Exemple', '9 h - 12 h', '0199000001');
      UPDATE residence SET agency_code = 'A1', address = '14 rue des Bleuets' WHERE code = 'R1';
      INSERT INTO contact (residence_code, role, name, phone, address) VALUES
        ('R1', 'gardien', 'GARDE Paul', '0199000002', 'loge, 14 rue des Bleuets'), ('*', 'prestataire', 'Ascenseurs', '0199000003', NULL),
        ('R2', 'gardien', 'AUTRE', '0199000004', NULL), ('*', 'urgence_technique', 'Astreinte', '0199000005', NULL),
        ('R1', 'gestionnaire', 'GERANT Luc', '0199000006', NULL);
      INSERT INTO announcement (residence_code, title, starts_on, ends_on) VALUES
        ('R1', 'Ravalement rue des Bleuets', '2026-11-01', NULL), ('R1', 'Fini', '2026-01-01', '2026-11-16'), ('*', 'Vœux', '2026-11-10', '2026-11-17');`);

  test('the dossier holds the lease, the dwelling, the residence and who is on the lease', async () => {
    const { agent, core } = await counterWith(ARC_LEASE);
    residence(core);
    expect(await agent.accounts.dossier({ account: ARC_KEY })).toMatchObject({
      lease: { reference: '0030020790D', startedOn: '2015-03-01', term: null },
      dwelling: {
        code: 'L034',
        type: 'T3',
        addressLines: ['14 rue des Bleuets, bât.\u00a0B, esc.\u00a02, apt\u00a0034', '28000 Chartres'],
      },
      annexes: [{ code: 'P12', type: 'PARKING', label: 'parking n°\u00a012' }],
      residence: {
        agencyName: 'Agence Centre',
        address: '14 rue des Bleuets, 28000 Chartres',
        announcements: [{ title: 'Vœux' }, { title: 'Ravalement rue des Bleuets' }],
        caretaker: { name: 'GARDE Paul' },
      },
      people: [{ name: "D'ARC Jean-Baptiste" }, { name: 'DUVAL Anne', role: 'occupant' }],
      insurance: null,
      plan: null,
    });
  });

  test('contacts: emergency first, then those of the residence, then those of all; the agency stands among them', async () => {
    const { agent, core } = await counterWith(ARC_LEASE);
    residence(core);
    const contacts = await agent.accounts.contacts({ account: ARC_KEY });
    expect(contacts.map(({ name, emergency }) => [name, emergency])).toEqual([
      ['Astreinte', true],
      ['GERANT Luc', false],
      ['GARDE Paul', false],
      ['Agence Centre', false],
      ['Ascenseurs', false],
    ]);
  });

  test('a protected address appears on no tab', async () => {
    const { agent, core } = await counterWith({
      ...ARC_LEASE,
      people: [...(ARC_LEASE.people ?? []), { lastName: 'CACHÉE', masked: true }],
    });
    residence(core);
    await agent.accounts.open({ account: ARC_KEY });
    const account = { account: ARC_KEY };
    const header = await agent.accounts.header(account);
    expect(header).toMatchObject({ addressLine: null });
    const said = JSON.stringify([
      header,
      await agent.accounts.dossier(account),
      await agent.accounts.contacts(account),
      await agent.accounts.recent(),
      await agent.accounts.situation(account),
      await agent.accounts.search({ text: '0030020790D' }),
    ]);
    expect(said).not.toMatch(/Bleuets|28000|Résidence R1/);
    expect(said).toContain('adresse protégée');
  });
});
