import { afterEach, describe, expect, it } from 'vitest';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import { asking, FLAT, requestDeskOf, staged, TENANT } from '../../../test/support/request-acts.ts';
import { addDays, isoDate } from '../../rules/dates.ts';

let core: TestCore;
let agent: TestClient;
afterEach(() => core.close());
const at = async (landlord: string) => {
  ({ core, agent } = await requestDeskOf(landlord));
};
const TODAY = '2026-11-17';
const payloads = () =>
  core.db
    .prepare<[], { type: string; payload: string; result: string; depends_on: string }>(
      'SELECT type, payload, result, depends_on FROM command ORDER BY seq',
    )
    .all();
const refusal = (code: string, field?: string) => ({
  data: field === undefined ? { code } : { code, field },
});

describe.each(['habitat-du-gard', 'cchartres', 'auvergne-habitat', 'neolia'])('%s', (landlord) => {
  it('opens a request under every motive of its tree, each with its récépissé', async () => {
    await at(landlord);
    const { places } = await agent.requests.prepare({ account: FLAT });
    expect(places.length).toBeGreaterThan(2);
    let count = 0;
    for (const place of places) {
      for (const motive of place.motives) {
        const done = await agent.requests.open(
          await asking(agent, { place: place.code, motive: motive.code, urgency: motive.urgency }),
        );
        count += 1;
        const number = `G2A-N-${String(count).padStart(6, '0')}`;
        expect(done.papers).toEqual([{ number, title: 'Récépissé de demande' }]);
        expect(done.request).toMatchObject({
          number,
          account: FLAT,
          label: `${place.label} · ${motive.label}`,
          nature: motive.nature,
          common: motive.common,
          state: 'ouverte',
          stateLabel: 'Ouverte',
          openedOn: TODAY,
          overdue: false,
          unsent: true,
          fromErp: false,
          version: 1,
          refused: null,
          openedBy: 'Camille Roche',
          events: [
            { kind: 'ouverture', by: 'counter', author: 'Camille Roche', state: 'ouverte', unsent: true },
          ],
        });
        expect(done.request.dueOn).toBe(addDays(isoDate(TODAY), soonest(motive.urgency, motive.dueDays)));
      }
    }
    const list = await agent.requests.worklist({ view: 'open', text: '' });
    expect(list.counts).toMatchObject({ open: count, unsent: count, closed: 0 });
    expect((await agent.accounts.header({ account: FLAT })).counters.openRequests).toBe(count);
    expect((await agent.requests.account({ account: FLAT })).own).toHaveLength(count);
  });

  it('says where its rules come from, whom to call, and what is open already', async () => {
    await at(landlord);
    core.db.exec(`INSERT INTO contact (residence_code, role, name, phone) VALUES
      ('R1', 'gardien', 'Gardien des Bleuets', '0199001234'), ('*', 'urgence', 'Astreinte', '0199005678')`);
    await agent.requests.open(await asking(agent));
    const prepared = await agent.requests.prepare({ account: FLAT });
    for (const { rule } of [prepared, prepared.attachments, prepared.availability, prepared.complement]) {
      expect(rule.source).not.toBe('');
      expect(rule.source).not.toMatch(/\.txt/);
    }
    expect(prepared.contacts).toEqual([
      {
        name: 'LE GALL Élodie',
        phone: '06\u00a039\u00a098\u00a012\u00a034',
        email: 'elodie@locataire.example',
        checked: false,
      },
      { name: 'LE GALL Yann', phone: null, email: null, checked: false },
    ]);
    expect(prepared.emergency).toEqual({ name: 'Astreinte', phone: '01\u00a099\u00a000\u00a056\u00a078' });
    expect(prepared.own).toMatchObject([{ number: 'G2A-N-000001', unsent: true }]);
  });
});

/** Written again from the brief: a danger is answered within a day, what presses within three. */
function soonest(urgency: string, days: number): number {
  if (urgency === 'danger') return 1;
  return urgency === 'urgente' && days > 3 ? 3 : days;
}

it('an urgency that the clerk raises brings the deadline nearer, one that he lowers leaves it to the motive', async () => {
  await at('habitat-du-gard');
  const normal = await asking(agent);
  expect((await agent.requests.open({ ...normal, urgency: 'danger' })).request.dueOn).toBe('2026-11-18');
  const again = { ...normal, commandId: actId(), urgency: 'urgente' as const };
  expect((await agent.requests.open(again)).request.dueOn).toBe('2026-11-20');
  const plain = { ...normal, commandId: actId(), urgency: 'normale' as const };
  const { dueOn } = (await agent.requests.open(plain)).request;
  expect(dueOn !== null && dueOn > '2026-11-20').toBe(true);
});

it('sends exactly what requests.md says', async () => {
  await at('habitat-du-gard');
  const file = staged(core);
  const input = await asking(agent, {
    contact: { name: 'LE GALL Élodie', phone: '06 39 98 12 34', email: '', checked: true },
    availability: [
      { day: 4, part: 'soir' },
      { day: 1, part: 'matin' },
      { day: 4, part: 'soir' },
    ],
    files: [file],
    channel: 'telephone',
  });
  const { request } = await agent.requests.open(input);
  // Its id is its act's, on both sides.
  expect(request.id).toBe(input.commandId);
  const [command] = payloads();
  expect(command?.type).toBe('request.open');
  expect(command?.depends_on).toBe('[]');
  expect(JSON.parse(command?.payload ?? '')).toEqual({
    place: input.place,
    motive: input.motive,
    nature: request.nature,
    label: request.label,
    urgency: input.urgency,
    common: request.common,
    residence: 'R1',
    description: input.description,
    contact: { name: 'LE GALL Élodie', phone: '06 39 98 12 34', email: null, checked: true },
    availability: [
      { day: 1, part: 'matin' },
      { day: 4, part: 'soir' },
    ],
    channel: 'telephone',
    dueOn: request.dueOn,
    files: [file],
  });
  expect(JSON.parse(command?.result ?? '')).toEqual({
    number: 'G2A-N-000001',
    title: 'Récépissé de demande',
  });
  expect(request.events[0]?.files).toMatchObject([{ name: 'fuite.jpg', uploaded: 0 }]);
  expect(core.db.prepare('SELECT count(*) FROM staged_file').pluck().get()).toBe(0);
});

it('answers the same request when the act comes again, the next day and under other rules', async () => {
  await at('habitat-du-gard');
  const input = await asking(agent);
  const first = await agent.requests.open(input);
  expect(await agent.requests.open(input)).toEqual(first);
  core.clock.advance(86_400_000);
  const later = core.client('agent');
  expect((await later.requests.open(input)).request).toMatchObject({
    dueOn: first.request.dueOn,
    openedOn: TODAY,
  });
  expect(payloads()).toHaveLength(1);
  expect(
    core.db.prepare("SELECT count(*) FROM issued_paper WHERE kind = 'recepisse-demande'").pluck().get(),
  ).toBe(1);
  await expect(later.requests.open({ ...input, description: 'Autre chose.' })).rejects.toMatchObject(
    refusal('CMD-409'),
  );
});

it('refuses another account under the same act', async () => {
  ({ core, agent } = await requestDeskOf('cchartres', [TENANT, { ...TENANT, key: 'FLAT-2' }]));
  const input = await asking(agent);
  await agent.requests.open(input);
  await expect(agent.requests.open({ ...input, account: 'FLAT-2' })).rejects.toMatchObject(
    refusal('CMD-409'),
  );
});

describe('refuses, and writes nothing:', () => {
  const contact = { name: 'LE GALL Élodie', phone: null, email: null, checked: true };
  it.each<[string, Partial<Parameters<TestClient['requests']['open']>[0]>, string, string | undefined]>([
    ['a place that the landlord does not have', { place: 'lune' }, 'DEM-MOTIF', 'motive'],
    ['a motive of another place', { motive: 'lune' }, 'DEM-MOTIF', 'motive'],
    ['nothing described', { description: '   ' }, 'DEM-DESCRIPTION', 'description'],
    ['a word of B29', { description: 'Locataire alcoolique, fuite.' }, 'DEM-MOTS', 'description'],
    ['a contact not read again', { contact: { ...contact, checked: false } }, 'DEM-CONTACT', 'contact'],
    ['nobody to call', { contact: { ...contact, name: '' } }, 'DEM-CONTACT', 'contact'],
    ['a phone that is none', { contact: { ...contact, phone: '12' } }, 'DEM-TELEPHONE', 'contact'],
    ['an e-mail that is none', { contact: { ...contact, email: 'elodie' } }, 'DEM-EMAIL', 'contact'],
    [
      'times to call and no way to',
      { contact, availability: [{ day: 1, part: 'matin' }] },
      'DEM-JOINDRE',
      'contact',
    ],
    [
      'a file that is not here',
      { files: [{ sha256: 'a'.repeat(64), size: 3, type: 'pdf', name: 'a.pdf', pages: 1 }] },
      'FIC-PERDU',
      'files',
    ],
    ['an account that is not here', { account: 'AUTRE' }, 'CPT-404', undefined],
    ['a correction of nothing', { supersedes: actId() }, 'SYN-INCONNUE', undefined],
  ])('%s', async (_name, more, code, field) => {
    await at('habitat-du-gard');
    const good = await asking(agent);
    await expect(agent.requests.open({ ...good, ...more })).rejects.toMatchObject(refusal(code, field));
    for (const table of ['command', 'request_act', 'issued_paper', 'number_series', 'attachment']) {
      expect(core.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    }
    // The same without its fault goes through.
    await expect(agent.requests.open(good)).resolves.toBeDefined();
  });

  it('takes a tenant who has neither phone nor e-mail, when no time to call is given', async () => {
    await at('habitat-du-gard');
    await expect(agent.requests.open(await asking(agent, { contact }))).resolves.toBeDefined();
  });

  it('what is no request at all', async () => {
    await at('cchartres');
    const good = await asking(agent);
    for (const bad of [
      { description: 'x'.repeat(2001) },
      { place: 'Logement' },
      { availability: [{ day: 8, part: 'matin' }] },
      { urgency: 'mortelle' },
      { channel: 'pigeon' },
      { commandId: '1' },
      { more: 1 },
    ]) {
      await expect(agent.requests.open({ ...good, ...bad } as typeof good)).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    }
    for (const kind of ['anonymous', 'locked', 'kiosk'] as const) {
      await expect(core.client(kind).requests.open(good)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

it('keeps a word of B29 knowingly, and keeps nowhere that it did', async () => {
  await at('habitat-du-gard');
  const text = 'Locataire alcoolique, fuite.';
  const { found, sentence } = await agent.requests.alert({ text });
  expect(found).toMatchObject([{ word: expect.any(String), from: 10, to: 20 }]);
  expect(sentence).toMatch(/pas sa place/);
  expect(await agent.requests.alert({ text: 'La porte de Mme Lefou ferme mal.' })).toEqual({
    found: [],
    sentence: null,
  });
  await agent.requests.open(await asking(agent, { description: text, wordsKept: true }));
  expect(JSON.parse(payloads()[0]?.payload ?? '')).not.toHaveProperty('wordsKept');
});

it('writes its paper with what was said', async () => {
  await at('habitat-du-gard');
  core.db.exec(
    "INSERT INTO contact (residence_code, role, name, phone) VALUES ('*', 'urgence', 'Astreinte', '0199005678')",
  );
  const file = staged(core);
  await agent.requests.open(
    await asking(agent, { urgency: 'danger', availability: [{ day: 1, part: 'matin' }], files: [file] }),
  );
  const facts = JSON.parse(
    core.db.prepare<[], string>('SELECT facts FROM issued_paper').pluck().get() ?? '',
  ) as Record<string, unknown>;
  expect(facts).toMatchObject({
    kind: 'recepisse-demande',
    number: 'G2A-N-000001',
    urgency: 'danger',
    dueOn: '2026-11-18',
    availability: 'lundi matin',
    files: [{ name: 'fuite.jpg' }],
    emergency: { name: 'Astreinte' },
    contact: { name: 'LE GALL Élodie' },
  });
});
