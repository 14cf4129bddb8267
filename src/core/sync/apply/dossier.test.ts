import { hash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addLease } from '../../../../test/support/account-rows.ts';
import { changeOf, changing, FILED, HELD, toldChange } from '../../../../test/support/dossier-acts.ts';
import type { TestClient, TestCore } from '../../../../test/support/open-test-core.ts';
import { ELODIE, HOME, pull, registrationDesk } from '../../../../test/support/registration-acts.ts';
import { applyChanges, retryPending } from './apply-changes.ts';

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  ({ core, agent } = await registrationDesk('neolia', [FILED]));
});
afterEach(() => core.close());

const FILE = { sha256: hash('sha256', 'x'), size: 10, type: 'pdf', name: 'x.pdf', pages: 1 } as const;
const rows = (table: string) => core.db.prepare(`SELECT * FROM ${table}`).all();
const count = (table: string) => rows(table).length;

it('keeps what the portal tells, and shows it', async () => {
  pull(
    core,
    toldChange('C1', {
      state: 'refusee',
      reason: 'illisible',
      answer: 'Photo floue',
      decidedBy: 'NOËL Inès',
      decidedAt: '2026-11-17T10:00:00.000Z',
      decidedWhere: 'portal',
      number: 'G3A-F-000001',
      comment: 'Rappeler',
      files: [FILE],
      later: 'a word of a newer portal',
    }),
  );
  expect(await changeOf(agent, 'C1')).toEqual({
    id: 'C1',
    part: 'coordonnees',
    person: ELODIE.key,
    label: 'Coordonnées de LE GALL Élodie',
    lines: [{ label: 'Téléphone 1', before: '06 39 98 10 01', after: '06 39 98 30 01' }],
    situation: null,
    on: null,
    comment: 'Rappeler',
    state: 'refusee',
    reason: 'illisible',
    answer: 'Photo floue',
    author: 'NOËL Inès',
    at: '2026-11-16T09:00:00.000Z',
    decidedBy: 'NOËL Inès',
    decidedAt: '2026-11-17T10:00:00.000Z',
    number: 'G3A-F-000001',
    unsent: false,
    files: [{ ...FILE, here: false, uploaded: null }],
    conflict: null,
  });
  const { people } = await agent.dossier.prepare({ account: HOME });
  expect(people.find(({ key }) => key === ELODIE.key)?.coordonnees).toEqual(HELD);
});

it('a declaration has no value', async () => {
  pull(
    core,
    toldChange('C1', {
      part: 'situation',
      base: null,
      value: {},
      lines: [],
      situation: 'mariage',
      on: '2026-11-07',
      state: 'a_valider',
      label: 'Mariage',
    }),
  );
  expect(await changeOf(agent, 'C1')).toMatchObject({
    part: 'situation',
    situation: 'mariage',
    state: 'a_valider',
  });
});

it('an act told is the portal picture, once', async () => {
  const { change } = await agent.dossier.change(changing());
  pull(core, toldChange(change.id), toldChange(change.id));
  const { changes } = await agent.dossier.prepare({ account: HOME });
  expect(changes.map(({ id, unsent }) => [id, unsent])).toEqual([[change.id, false]]);
});

it('waits for its account, then counts', async () => {
  pull(core, toldChange('C1', {}, 'LATER'));
  expect(count('portal_dossier')).toBe(0);
  expect(count('pending_change')).toBe(1);
  addLease(core.db, { key: 'LATER', people: [ELODIE] });
  core.db.prepare("DELETE FROM meta WHERE key = 'changes-read'").run();
  const at = new Date(core.clock.now()).toISOString();
  core.db.transaction(() => retryPending(core.db, { day: at.slice(0, 10), at })).immediate();
  expect(count('portal_dossier')).toBe(1);
  expect(count('dossier_contact')).toBeGreaterThan(0);
});

it.each([
  { part: 'foyer' as const, person: null },
  { base: null },
  { value: { masked: true } },
  { state: 'oubliee' },
  { part: 'nouvelle-partie' as 'foyer' },
])('%o cannot be read by this version: it is kept for a later one', (more) => {
  pull(core, toldChange('C1', more));
  expect(count('portal_dossier')).toBe(0);
  expect(count('pending_change')).toBe(1);
});

it('what leaves takes with it what it made findable and hidden', async () => {
  const { change } = await agent.dossier.change(changing());
  pull(
    core,
    toldChange('C1', { part: 'protection', base: { masked: false }, value: { masked: true } }),
    toldChange('C2', { base: { ...HELD, phone1: '+33639982001' }, place: 2, files: [FILE] }),
    toldChange(change.id, { place: 1 }),
  );
  expect([count('dossier_protection'), count('attachment')]).toEqual([1, 1]);
  pull(core, ...['C1', 'C2', change.id, 'C9'].map((id) => ({ ...toldChange(id), op: 'remove' as const })));
  expect([count('portal_dossier'), count('dossier_protection'), count('attachment')]).toEqual([0, 0, 0]);
  // What this post itself took stays, and is again its own.
  expect((await agent.dossier.prepare({ account: HOME })).changes.map(({ id }) => id)).toEqual([change.id]);
});

it('tells the screens', () => {
  const at = new Date(core.clock.now()).toISOString();
  const { topics } = core.db
    .transaction(() => applyChanges(core.db, [toldChange('C1')], { day: at.slice(0, 10), at }))
    .immediate();
  expect(topics).toEqual(expect.arrayContaining(['dossier', 'accounts']));
});
