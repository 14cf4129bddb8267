import { expect, test, vi } from 'vitest';
import { planOf } from '../../../test/support/account-rows.ts';
import { ARC_LEASE, counterWith } from '../../../test/support/counter.ts';
import { profileOf } from '../../../test/support/landlord-profiles.ts';
import { writeMeta } from '../database/meta.ts';

/** A landlord's desk with three residences, two agencies and those whom one calls. */
async function desk(landlord = 'cite-jardins') {
  const { core, agent } = await counterWith(ARC_LEASE);
  writeMeta(core.db, 'profile', JSON.stringify(profileOf(landlord)));
  core.db.exec(`
    INSERT INTO agency (code, name, address, hours, phone) VALUES ('A1', 'Agence Centre', '1 place Exemple', '9 h - 12 h', '0199000001');
    UPDATE residence SET name = 'Les Bleuets', agency_code = 'A1', address = '14 rue des Bleuets' WHERE code = 'R1';
    INSERT INTO residence (code, name, agency_code, address, postal_code, city, absent_since) VALUES
      ('R2', 'Résidence Saint-Éloi', 'A1', '2 rue Haute', '01000', 'Bourg', NULL),
      ('R3', 'Lilas', NULL, '3 impasse des Lilas', '20090', 'Ajaccio', NULL),
      ('R4', 'Démolie', NULL, '4 rue Vide', '28000', 'Chartres', '2026-01-01');
    INSERT INTO contact (residence_code, role, name, phone, hours, absent_since) VALUES
      ('R1', 'gardien', 'GARDE Paul', '0199000002', '8 h - 12 h', NULL), ('R1', 'gardien', 'PARTI Luc', NULL, NULL, '2026-01-01'),
      ('R1', 'gestionnaire', 'GERANT Luc', '0199000006', NULL, NULL), ('R2', 'agence', 'Agence du Bourg', '0199000007', NULL, NULL),
      ('R2', 'regisseuse_adjointe', 'N''DIAYE Awa', '0199000008', NULL, NULL),
      ('*', 'prestataire', 'Ascenseurs Exemple', '0199000003', NULL, NULL), ('*', 'urgence_technique', 'Astreinte', '0199000005', '24 h sur 24', NULL);
    INSERT INTO announcement (residence_code, title, starts_on, ends_on) VALUES
      ('R1', 'Ravalement', '2026-11-01', NULL), ('R1', 'Fini', '2026-01-01', '2026-11-16'), ('*', 'Vœux', '2026-11-10', '2026-11-17');`);
  const ask = (text = '', role: string | null = null) => agent.contacts.directory({ text, role });
  return { core, ask };
}

test('emergencies first, then each residence by its name with those who look after it', async () => {
  const { ask } = await desk();
  const { everywhere, residences, more } = await ask();
  expect(everywhere.map(({ label, name, emergency }) => [label, name, emergency])).toEqual([
    ["Service d'urgence technique", 'Astreinte', true],
    ['Prestataires de service', 'Ascenseurs Exemple', false],
  ]);
  expect(residences.map(({ name }) => name)).toEqual(['Les Bleuets', 'Lilas', 'Résidence Saint-Éloi']);
  expect(more).toBe(false);
  expect(residences[0]).toMatchObject({
    address: '14 rue des Bleuets, 28000 Chartres',
    agencyName: 'Agence Centre',
    contacts: [
      { label: 'Gestionnaire de Territoire', name: 'GERANT Luc' },
      { label: 'Gardien', name: 'GARDE Paul', hours: '8 h - 12 h' },
      { label: 'Bailleur', name: 'Agence Centre', phone: '0199000001' },
    ],
    announcements: [{ title: 'Ravalement' }, { title: 'Vœux' }],
  });
  // Its own agency is listed: the one in charge is not told twice.
  expect(residences[2]?.contacts.map(({ label, name }) => [label, name])).toEqual([
    ['Bailleur', 'Agence du Bourg'],
    ['Regisseuse adjointe', "N'DIAYE Awa"],
  ]);
});

test.each([
  ['bleuets', ['Les Bleuets']],
  ['saint eloi', ['Résidence Saint-Éloi']],
  ['ST ELOI', ['Résidence Saint-Éloi']],
  ['01000', ['Résidence Saint-Éloi']],
  ['ajac', ['Lilas']],
  ['ndiaye', ['Résidence Saint-Éloi']],
  ['garde', ['Les Bleuets']],
  ['agence centre', ['Les Bleuets', 'Résidence Saint-Éloi']],
  ['parti', []],
  ['démolie', []],
])('« %s » finds %j', async (text, names) => {
  const { ask } = await desk();
  const { residences } = await ask(text);
  expect(residences.map(({ name }) => name)).toEqual(names);
});

test('what is sought among those of everywhere; emergencies stay whatever is sought', async () => {
  const { ask } = await desk();
  const names = async (text: string, role: string | null = null) =>
    (await ask(text, role)).everywhere.map(({ name }) => name);
  expect(await names('ascenseurs')).toEqual(['Astreinte', 'Ascenseurs Exemple']);
  expect(await names('personne')).toEqual(['Astreinte']);
  expect(await names('bleuets')).toEqual(['Astreinte', 'Ascenseurs Exemple']);
  expect(await names('', 'gardien')).toEqual(['Astreinte']);
  expect(await names('', 'prestataire')).toEqual(['Astreinte', 'Ascenseurs Exemple']);
});

test('a role narrows to the residences that have it, and to it alone', async () => {
  const { ask } = await desk();
  const { residences, roles } = await ask('', 'gardien');
  expect(residences.map(({ name, contacts }) => [name, contacts.map((one) => one.name)])).toEqual([
    ['Les Bleuets', ['GARDE Paul']],
  ]);
  expect((await ask('', 'agence')).residences.map(({ name }) => name)).toEqual([
    'Les Bleuets',
    'Résidence Saint-Éloi',
  ]);
  expect(roles.map(({ role, label }) => [role, label])).toEqual([
    ['urgence_technique', "Service d'urgence technique"],
    ['gestionnaire', 'Gestionnaire de Territoire'],
    ['agence', 'Bailleur'],
    ['gardien', 'Gardien'],
    ['regisseuse_adjointe', 'Regisseuse adjointe'],
    ['prestataire', 'Prestataires de service'],
  ]);
});

test('a landlord whose guide names nobody has the usual words and order', async () => {
  const { ask } = await desk('cchartres');
  expect((await ask()).roles.map(({ label }) => label)).toEqual([
    'Urgence technique',
    'Gestionnaire',
    'Gardien',
    'Agence',
    'Regisseuse adjointe',
    'Prestataire',
  ]);
});

test('fifty at most, and it is said that there are more', async () => {
  const { core, ask } = await desk();
  const add = core.db.prepare(
    "INSERT INTO residence (code, name, postal_code, city) VALUES (?, ?, '28000', 'Chartres')",
  );
  for (let i = 0; i < 60; i++) add.run(`X${i}`, `Tour ${i}`);
  const { residences, more } = await ask('tour');
  expect(residences).toHaveLength(50);
  expect(more).toBe(true);
  expect(residences.slice(0, 3).map(({ name }) => name)).toEqual(['Tour 0', 'Tour 1', 'Tour 2']);
});

test('residences, agencies and names are read once each; the rest by their index', async () => {
  const { core, ask } = await desk();
  const prepare = vi.spyOn(core.db, 'prepare');
  await ask('bleuets', 'gardien');
  const asked = [...new Set(prepare.mock.calls.map(([text]) => text))].filter((text) =>
    /^\s*SELECT/.test(text),
  );
  prepare.mockRestore();
  const steps = asked.flatMap((text) => planOf(core.db, text));
  expect(steps.filter((step) => /^SCAN (?!json_each)/.test(step)).toSorted()).toEqual([
    'SCAN agency',
    'SCAN contact',
    'SCAN residence',
  ]);
  expect(steps.filter((step) => /^SEARCH (contact|announcement) USING INDEX/.test(step))).toHaveLength(2);
});
