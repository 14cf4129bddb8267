import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import { pull, settleAll } from '../../../test/support/registration-acts.ts';
import {
  addErpRequest,
  asking,
  FLAT,
  OPENED,
  requestDeskOf,
  said,
  staged,
  TENANT,
  toldRequest,
} from '../../../test/support/request-acts.ts';
import { exportUnsent } from '../sync/export.ts';

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  ({ core, agent } = await requestDeskOf('habitat-du-gard', [TENANT, { ...TENANT, key: 'FLAT-2' }]));
});
afterEach(() => core.close());

const refusal = (code: string) => ({ data: { code } });
const commands = () =>
  core.db
    .prepare<[], { id: string; type: string; payload: string; result: string; depends: string }>(
      'SELECT id, type, payload, result, depends_on AS depends FROM command ORDER BY seq',
    )
    .all();
async function opened(): Promise<string> {
  return (await agent.requests.open(await asking(agent))).request.id;
}
const read = (request: string, account: string | null = FLAT) => agent.requests.read({ account, request });
const complement = (request: string, text = "L'eau coule maintenant.") =>
  agent.requests.complement({
    commandId: actId(),
    account: FLAT,
    request,
    text,
    files: [],
    wordsKept: false,
  });
const CHANGES = {
  description: 'Le robinet de la salle de bain.',
  urgency: 'urgente',
  contact: { name: 'LE GALL Yann', phone: null, email: null, checked: true },
  availability: [],
  wordsKept: false,
} as const;
const modify = (request: string, version: number) =>
  agent.requests.modify({
    ...CHANGES,
    availability: [],
    commandId: actId(),
    account: FLAT,
    request,
    version,
  });
const close = (request: string, version: number, reason: 'resolue' | 'annulee-locataire' = 'resolue') =>
  agent.requests.close({
    commandId: actId(),
    account: FLAT,
    request,
    version,
    reason,
    comment: 'Réparé.',
    wordsKept: false,
  });
/** The portal refuses one act and takes the others. */
function refuse(id: string, code: string, reason: string): void {
  settleAll(core, [id]);
  core.db.prepare('UPDATE outbox SET code = ?, reason = ? WHERE command_id = ?').run(code, reason, id);
}
const ID = '01990000-0000-7000-a000-000000000001';

describe('the timeline of a request opened here', () => {
  it('grows act by act, each waiting for the one before', async () => {
    const id = await opened();
    const file = staged(core);
    await agent.requests.complement({
      commandId: actId(),
      account: FLAT,
      request: id,
      text: '',
      files: [file],
      wordsKept: false,
    });
    await modify(id, 2);
    const { request } = await close(id, 3);
    expect(request).toMatchObject({
      state: 'close',
      stateLabel: 'Close',
      version: 4,
      unsent: true,
      urgency: 'urgente',
      description: CHANGES.description,
      contact: { name: 'LE GALL Yann' },
      may: { complement: false, modify: false, close: false },
      overdue: false,
    });
    expect(request.events.map(({ kind, text, unsent }) => [kind, text, unsent])).toEqual([
      ['ouverture', null, true],
      ['complement', null, true],
      ['modification', 'Description, urgence, coordonnées', true],
      ['cloture', 'Résolue. Réparé.', true],
    ]);
    expect(request.events[1]?.files).toMatchObject([{ name: 'fuite.jpg' }]);
    const sent = commands();
    expect(sent.map(({ type }) => type)).toEqual([
      'request.open',
      'request.complement',
      'request.modify',
      'request.close',
    ]);
    expect(sent.map(({ depends }) => JSON.parse(depends) as string[])).toEqual([
      [],
      [sent[0]?.id],
      [sent[1]?.id],
      [sent[2]?.id],
    ]);
    expect(sent.slice(1).map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([
      { request: id, text: '', files: [file] },
      {
        request: id,
        version: 2,
        changes: {
          description: CHANGES.description,
          urgency: 'urgente',
          contact: CHANGES.contact,
          availability: [],
        },
      },
      { request: id, version: 3, reason: 'resolue', comment: 'Réparé.' },
    ]);
    expect(sent.slice(1).map(({ result }) => result)).toEqual(['{}', '{}', '{}']);
    expect((await agent.accounts.header({ account: FLAT })).counters.openRequests).toBe(0);
    settleAll(core);
    core.clock.advance(1000);
    const last = commands().at(-1)?.id;
    expect((await read(id)).events.every(({ unsent }) => !unsent)).toBe(true);
    expect(last).toBeDefined();
  });

  it('stands on no act that has left', async () => {
    const id = await opened();
    settleAll(core);
    await complement(id);
    expect(commands().at(-1)?.depends).toBe('[]');
  });

  it('is withdrawn by its tenant, or done with', async () => {
    expect((await close(await opened(), 1, 'annulee-locataire')).request).toMatchObject({
      state: 'annulee',
      stateLabel: 'Annulée',
    });
  });

  it('answers the same when an act comes again, and refuses another content', async () => {
    const id = await opened();
    const commandId = actId();
    const input = {
      commandId,
      account: FLAT,
      request: id,
      text: 'Encore.',
      files: [],
      wordsKept: false,
    };
    const first = await agent.requests.complement(input);
    expect(await agent.requests.complement(input)).toEqual(first);
    await close(id, 2);
    // Comes again although the request is over since.
    await expect(agent.requests.complement(input)).resolves.toBeDefined();
    expect(commands()).toHaveLength(3);
    await expect(agent.requests.complement({ ...input, text: 'Autre.' })).rejects.toMatchObject(
      refusal('CMD-409'),
    );
    await expect(agent.requests.complement({ ...input, request: await opened() })).rejects.toMatchObject(
      refusal('CMD-409'),
    );
  });
});

describe('refuses', () => {
  it('what is on no request of this account', async () => {
    const id = await opened();
    for (const request of ['erp:AUCUNE', 'aucune', actId()]) {
      await expect(complement(request)).rejects.toMatchObject(refusal('DEM-INCONNUE'));
      await expect(read(request)).rejects.toMatchObject(refusal('DEM-INCONNUE'));
    }
    const other = {
      commandId: actId(),
      account: 'FLAT-2',
      request: id,
      text: 'x',
      files: [],
      wordsKept: false,
    };
    await expect(agent.requests.complement(other)).rejects.toMatchObject(refusal('DEM-INCONNUE'));
    await expect(read(id, 'FLAT-2')).rejects.toMatchObject(refusal('DEM-INCONNUE'));
    await expect(read(id, null)).rejects.toMatchObject(refusal('DEM-INCONNUE'));
  });

  it('what comes after the end', async () => {
    const id = await opened();
    await close(id, 1);
    await expect(complement(id)).rejects.toMatchObject(refusal('DEM-CLOSE'));
    await expect(modify(id, 2)).rejects.toMatchObject(refusal('DEM-CLOSE'));
    await expect(close(id, 2)).rejects.toMatchObject(refusal('DEM-CLOSE'));
  });

  it('what was decided on an older version, and says who wrote since', async () => {
    pull(core, toldRequest(ID, { events: [OPENED, said()] }));
    await expect(modify(ID, 1)).rejects.toMatchObject({
      data: { code: 'DEM-CHANGEE' },
      message: expect.stringContaining('Sonia Weber'),
    });
    await expect(close(ID, 1)).rejects.toMatchObject(refusal('DEM-CHANGEE'));
    await expect(modify(ID, 2)).resolves.toBeDefined();
  });

  it('nothing said, words of B29, a contact not read again', async () => {
    const id = await opened();
    await expect(complement(id, '')).rejects.toMatchObject(refusal('DEM-DESCRIPTION'));
    await expect(complement(id, 'Un locataire alcoolique.')).rejects.toMatchObject({
      data: { code: 'DEM-MOTS', field: 'text' },
    });
    const input = {
      ...CHANGES,
      availability: [],
      commandId: actId(),
      account: FLAT,
      request: id,
      version: 1,
    };
    await expect(
      agent.requests.modify({ ...input, contact: { ...CHANGES.contact, checked: false } }),
    ).rejects.toMatchObject(refusal('DEM-CONTACT'));
    await expect(agent.requests.modify({ ...input, description: '' })).rejects.toMatchObject(
      refusal('DEM-DESCRIPTION'),
    );
    expect(commands()).toHaveLength(1);
  });
});

describe('the portal', () => {
  it('answers: its picture takes the place of the acts it holds, and no other', async () => {
    const id = await opened();
    const { number } = await read(id);
    settleAll(core);
    core.clock.advance(1000);
    await complement(id);
    core.clock.advance(1000);
    pull(core, toldRequest(id, { number, events: [OPENED, said()] }));
    const request = await read(id);
    expect(request.events.map(({ kind, unsent }) => [kind, unsent])).toEqual([
      ['ouverture', false],
      ['complement', true],
      ['reponse', false],
    ]);
    expect(request).toMatchObject({ version: 3, news: true, unsent: true });
    core.clock.advance(1000);
    settleAll(core);
    core.clock.advance(1000);
    const kept = said({
      by: 'counter',
      kind: 'complement',
      text: "L'eau coule maintenant.",
      at: '2026-11-17T13:05:01.000Z',
      command: commands().at(-1)?.id ?? null,
    });
    pull(core, toldRequest(id, { number, events: [OPENED, said(), kept] }));
    const after = await read(id);
    expect(after.events.map(({ kind }) => kind)).toEqual(['ouverture', 'complement', 'reponse']);
    expect(after).toMatchObject({ version: 3, unsent: false });
  });

  it('has the opening although it never said so to this post', async () => {
    const id = await opened();
    pull(core, toldRequest(id, { number: 'G2A-N-000001' }));
    expect((await read(id)).events).toHaveLength(1);
    expect((await agent.requests.worklist({ view: 'open', text: '' })).rows).toHaveLength(1);
  });

  it('refuses a modification of an older version: it is shown, undone, and gone once decided about', async () => {
    pull(core, toldRequest(ID));
    core.clock.advance(1000);
    await modify(ID, 1);
    expect(await read(ID)).toMatchObject({ urgency: 'urgente', version: 2, unsent: true });
    const act = commands().at(-1)?.id ?? '';
    core.clock.advance(1000);
    const reason = 'Cette demande a changé entre-temps\u202f: réponse, par Sonia Weber.';
    refuse(act, 'SYN-472', reason);
    pull(core, toldRequest(ID, { events: [OPENED, said()] }));
    const refused = await read(ID);
    expect(refused).toMatchObject({
      urgency: 'normale',
      version: 2,
      unsent: false,
      refused: { commandId: act, reason },
    });
    expect(refused.events.map(({ kind }) => kind)).toEqual(['ouverture', 'reponse']);
    expect((await agent.requests.account({ account: FLAT })).own).toMatchObject([
      { refused: { commandId: act } },
    ]);
    expect((await agent.requests.worklist({ view: 'open', text: '' })).rows).toMatchObject([
      { refused: { reason } },
    ]);
    await agent.sync.handle({ commandId: actId(), refused: act, action: 'cancelled', note: 'Relue.' });
    expect((await read(ID)).refused).toBeNull();
    await expect(modify(ID, 2)).resolves.toMatchObject({ request: { urgency: 'urgente', refused: null } });
  });

  it('closed it meanwhile: a complement that it refuses reopens nothing', async () => {
    pull(core, toldRequest(ID));
    await complement(ID);
    const act = commands().at(-1)?.id ?? '';
    core.clock.advance(1000);
    refuse(act, 'SYN-471', 'Close entre-temps.');
    const end = said({ kind: 'cloture', state: 'close', text: 'Résolue' });
    pull(core, toldRequest(ID, { state: 'close', events: [OPENED, end] }));
    expect(await read(ID)).toMatchObject({ state: 'close', refused: { commandId: act }, version: 2 });
    expect((await agent.requests.worklist({ view: 'closed', text: '' })).rows).toHaveLength(1);
  });

  it('news: what it wrote since somebody looked', async () => {
    pull(core, toldRequest(ID));
    const isNew = async () => (await read(ID)).news;
    expect(await isNew()).toBe(false);
    pull(core, toldRequest(ID, { events: [OPENED, said()] }));
    expect(await isNew()).toBe(true);
    expect((await agent.requests.worklist({ view: 'news', text: '' })).rows).toHaveLength(1);
    await agent.requests.seen({ request: ID });
    expect(await isNew()).toBe(false);
    expect((await agent.requests.worklist({ view: 'news', text: '' })).counts.news).toBe(0);
    // The same page again tells nothing new; neither does another counter's complement.
    const other = said({ by: 'counter', kind: 'complement', author: 'Autre guichet' });
    pull(
      core,
      toldRequest(ID, { events: [OPENED, said()] }),
      toldRequest(ID, { events: [OPENED, said(), other] }),
    );
    expect(await isNew()).toBe(false);
    pull(
      core,
      toldRequest(ID, { events: [OPENED, said(), other, said({ kind: 'etat', state: 'planifiee' })] }),
    );
    expect(await isNew()).toBe(true);
    await expect(agent.requests.seen({ request: 'aucune' })).resolves.toEqual({});
    expect(core.db.prepare('SELECT count(*) FROM command').pluck().get()).toBe(0);
  });

  it('is no news to a post that was joined later', async () => {
    const old = said({ at: '2026-11-03T09:00:00.000Z' });
    pull(core, toldRequest(ID, { events: [OPENED, old] }));
    expect((await read(ID)).news).toBe(false);
    pull(core, toldRequest(ID, { events: [OPENED, old, said()] }));
    expect((await read(ID)).news).toBe(true);
  });
});

describe('a request that only the ERP told', () => {
  it('is completed and closed under its number, and keeps its state in the words of the ERP', async () => {
    addErpRequest(core, { number: 'D-77', lease: 1, state: 'bon_de_travaux' });
    const erp = await read('erp:D-77');
    expect(erp).toMatchObject({
      number: 'D-77',
      label: 'Logement · Volet roulant bloqué',
      state: 'ouverte',
      stateLabel: 'Bon de travaux',
      fromErp: true,
      overdue: true,
      events: [],
      may: { complement: true, close: true },
    });
    await complement('erp:D-77');
    const { request } = await close('erp:D-77', 2);
    expect(request).toMatchObject({ id: 'erp:D-77', state: 'close', stateLabel: 'Close', version: 3 });
    // The portal has it now.
    settleAll(core);
    core.clock.advance(1000);
    const acts = commands().map(({ id, type }) =>
      said({ by: 'counter', kind: type === 'request.close' ? 'cloture' : 'complement', command: id }),
    );
    const heard = { number: 'D-77', state: 'close', events: [{ ...OPENED, by: 'erp' as const }, ...acts] };
    pull(core, toldRequest('erp:D-77', heard));
    expect((await agent.requests.account({ account: FLAT })).own).toMatchObject([
      { id: 'erp:D-77', state: 'close', fromErp: true, unsent: false },
    ]);
  });

  it('is hidden by the record of the portal that has its number; what was done on it follows', async () => {
    addErpRequest(core, { number: 'D-77', lease: 1 });
    await complement('erp:D-77');
    pull(core, toldRequest(ID, { number: 'D-77' }));
    const { own } = await agent.requests.account({ account: FLAT });
    expect(own).toMatchObject([{ id: ID, number: 'D-77', unsent: true, fromErp: false }]);
    expect((await read('erp:D-77')).events.map(({ kind }) => kind)).toEqual(['ouverture', 'complement']);
    expect((await agent.requests.worklist({ view: 'open', text: '' })).counts).toMatchObject({
      open: 1,
      unsent: 1,
    });
  });

  it('leaves with its row, unless something here waits on it', async () => {
    addErpRequest(core, { number: 'D-1', lease: 1, absentSince: '2026-11-16' });
    addErpRequest(core, { number: 'D-2', lease: 1 });
    await complement('erp:D-2');
    core.db.exec("UPDATE request SET absent_since = '2026-11-17' WHERE number = 'D-2'");
    const numbers = async () =>
      (await agent.requests.worklist({ view: 'open', text: '' })).rows.map(({ number }) => number);
    expect(await numbers()).toEqual(['D-2']);
  });
});

it('a word that has no place in a file is asked about in the comment of a closing too', async () => {
  const act = { commandId: actId(), account: FLAT, request: await opened(), version: 1 };
  const closing = { ...act, reason: 'resolue', comment: 'Locataire alcoolique.' } as const;
  await expect(agent.requests.close({ ...closing, wordsKept: false })).rejects.toMatchObject({
    data: { code: 'DEM-MOTS', field: 'comment' },
  });
  expect((await agent.requests.close({ ...closing, wordsKept: true })).request.state).toBe('close');
});

it('a note of a visit is on the account, sent, and of no request', async () => {
  const visit = {
    commandId: actId(),
    account: FLAT,
    motive: 'impaye',
    outcome: 'oriente',
    comment: '',
    wordsKept: false,
  } as const;
  await agent.requests.visit(visit);
  await agent.requests.visit(visit);
  await expect(
    agent.requests.visit({ ...visit, commandId: actId(), comment: 'Il est alcoolique.' }),
  ).rejects.toMatchObject({ data: { code: 'DEM-MOTS', field: 'comment' } });
  await expect(agent.requests.visit({ ...visit, account: 'FLAT-2' })).rejects.toMatchObject(
    refusal('CMD-409'),
  );
  const { visits, own } = await agent.requests.account({ account: FLAT });
  expect(visits).toEqual([
    {
      at: '2026-11-17T13:05:00.000Z',
      agentName: 'Camille Roche',
      motive: 'impaye',
      outcome: 'oriente',
      comment: null,
    },
  ]);
  expect(own).toEqual([]);
  expect(commands().map(({ type, payload }) => [type, JSON.parse(payload)])).toEqual([
    ['request.visit', { motive: 'impaye', outcome: 'oriente', comment: '' }],
  ]);
  expect((await agent.requests.worklist({ view: 'unsent', text: '' })).counts.unsent).toBe(0);
});

it('the history, the outbox and its file say what was done, and on which request', async () => {
  const id = await opened();
  await complement(id);
  await close(id, 2);
  const { label } = await read(id);
  await agent.requests.visit({
    commandId: actId(),
    account: FLAT,
    motive: 'paiement',
    outcome: 'renseigne',
    comment: '',
    wordsKept: false,
  });
  const history = await agent.accounts.history({ account: FLAT });
  expect(history.map(({ what, detail }) => [what, detail]).toSorted()).toEqual([
    ['request.close', 'Résolue · G2A-N-000001'],
    ['request.complement', 'G2A-N-000001'],
    ['request.open', `${label} · G2A-N-000001`],
    ['request.visit', 'Paiement\u202f: renseigné sur place'],
  ]);
  const queue = await agent.sync.queue();
  expect(queue.map(({ type, number }) => [type, number]).toSorted()).toEqual([
    ['request.close', 'G2A-N-000001'],
    ['request.complement', 'G2A-N-000001'],
    ['request.open', 'G2A-N-000001'],
    ['request.visit', null],
  ]);
  const { text } = exportUnsent(core.db, '2026-11-17');
  const lines = text.split('\r\n').filter((line) => line !== '');
  expect(lines.slice(1).map((line) => line.split(';').slice(1, 3).join(' '))).toEqual([
    'Demande G2A-N-000001',
    "Complément d'une demande G2A-N-000001",
    "Clôture d'une demande G2A-N-000001",
    'Note de visite ',
  ]);
  expect(text).not.toContain('robinet');
});
