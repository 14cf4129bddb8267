import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerRequest } from '../../src/portal/requests/answer.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asAgency, asLandlord } from '../../src/portal/store/scope.ts';
import { DATABASES, type TestDatabase } from '../support/postgres-database.ts';
import {
  fileNamed,
  openRequestCommand,
  requestCommand,
  tellErpRow,
  toldRecords,
} from './insurance-support.ts';
import { giveSpaces } from './mail-support.ts';
import { belongTo, mailOf, putLease } from './registration-support.ts';
import { commandOf } from './store-commands.ts';
import { alarms, feedOf, NORTH, NORTH_2, push, RECEIVED } from './store-portal.ts';

const at = (seq: number, incarnation = 'i', series = 'G2A') => ({ incarnation, seq, series });
const accepted = { kind: 'accepted', suspense: false } as const;
describe.each(DATABASES)('requests at the portal, on %s', (_name, make) => {
  let base: TestDatabase;
  let database: PortalDatabase;
  beforeEach(async () => {
    base = await make();
    database = await base.open();
    await belongTo(database, 'cchartres');
    await putLease(database, { account: 'n1', people: [{ code: 'P1' }] });
    await putLease(database, { account: 'n2', people: [{ code: 'P2' }] });
  });
  afterEach(() => base.drop());

  const told = (feed = 'NORD') => toldRecords(database, feed, 'demande');
  const only = async (): Promise<Record<string, unknown>> => (await told())[0] ?? {};
  const open = async (more: Partial<Parameters<typeof openRequestCommand>[1]> = {}) => {
    const command = openRequestCommand(at(1), { account: 'n1', ...more });
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    return command.id;
  };
  /** From the other post: `accepted`, or the refusal. */
  const say = async (...commands: Parameters<typeof push>[2][]) =>
    (await push(database, NORTH_2, ...commands)).map((outcome) =>
      outcome.kind === 'rejected' ? `${outcome.code} ${outcome.reason}` : outcome.kind,
    );
  const change = (
    seq: number,
    act: 'complement' | 'modify' | 'close',
    request: string,
    payload: Record<string, unknown>,
    account = 'n1',
  ) => requestCommand(at(seq, 'j', 'G3A'), act, { account, request }, payload);
  const complement = (seq: number, request: string, text = 'Plus fort ce matin') =>
    change(seq, 'complement', request, { text, files: [] });
  const modify = (seq: number, request: string, version: number, changes: object = { urgency: 'danger' }) =>
    change(seq, 'modify', request, { version, changes });
  const close = (seq: number, request: string, version: number, reason = 'resolue', comment = '') =>
    change(seq, 'close', request, { version, reason, comment });
  const answer = (
    id: string,
    version: number,
    more: Partial<Parameters<typeof answerRequest>[1]> = {},
    agency = 'NORD',
  ) =>
    asAgency(database, agency, (tx) =>
      answerRequest(tx, {
        ...{ id, version, text: null, state: null, dueOn: null, author: 'Nadia Perrin' },
        ...{ at: new Date(RECEIVED), doneOn: '2026-11-18' },
        ...more,
      }),
    );

  test('one taken at a counter is told whole', async () => {
    const photo = fileNamed('fuite.jpg');
    const id = await open({ files: [photo] });
    expect(await told()).toEqual([
      {
        op: 'put',
        position: expect.any(Number),
        ...{ id, number: 'G2A-N-000001', account: 'n1', residence: 'R1', place: 'logement', motive: 'fuite' },
        ...{ nature: 'technique', label: "Logement · Fuite d'eau", urgency: 'urgente', common: false },
        description: 'Fuite sous l’évier',
        contact: { name: 'Jean MARTIN', phone: '0639981234', email: null, checked: true },
        availability: [{ day: 1, part: 'matin' }],
        ...{ channel: 'guichet', openedAt: '2026-11-17T13:05:00.000Z', openedBy: 'Camille Roche' },
        ...{ dueOn: '2026-11-24', state: 'ouverte', version: 1 },
        events: [
          {
            at: '2026-11-17T13:05:00.000Z',
            ...{ by: 'counter', author: 'Camille Roche', kind: 'ouverture', text: null, state: 'ouverte' },
            command: id,
            files: [photo],
          },
        ],
        files: [photo],
      },
    ]);
    const [file] = await asLandlord(database, (tx) => tx.selectFrom('attached_file').selectAll().execute());
    expect(file).toMatchObject({
      owner: 'request',
      owner_id: id,
      feed: 'NORD',
      account: 'n1',
      arrived_at: null,
    });
  });

  test('what is added, put right, answered and closed makes its timeline; its version counts it', async () => {
    const id = await open();
    const photo = fileNamed('autre.jpg');
    expect(
      await say(
        change(1, 'complement', id, { text: 'Plus fort', files: [photo] }),
        modify(2, id, 2, { urgency: 'danger', description: 'Fuite sous l’évier', availability: [] }),
      ),
    ).toEqual(['accepted', 'accepted']);
    expect(await answer(id, 3, { text: 'Plombier mardi', state: 'planifiee', dueOn: '2026-12-01' })).toEqual({
      kind: 'done',
    });
    expect(await say(close(3, id, 4, 'resolue', 'Joint changé'))).toEqual(['accepted']);
    const record = await only();
    expect(record).toMatchObject({
      ...{ state: 'close', version: 5, urgency: 'danger', availability: [], dueOn: '2026-12-01' },
      files: [photo],
    });
    expect(
      (record.events as Record<string, unknown>[]).map(({ by, kind, text, state }) => [
        by,
        kind,
        text,
        state,
      ]),
    ).toEqual([
      ['counter', 'ouverture', null, 'ouverte'],
      ['counter', 'complement', 'Plus fort', null],
      ['counter', 'modification', 'Urgence, disponibilités', null],
      ['portal', 'reponse', 'Plombier mardi', 'planifiee'],
      ['counter', 'cloture', 'Résolue. Joint changé', 'close'],
    ]);
  });

  test('withdrawn by its tenant, it is annulled', async () => {
    const id = await open();
    await say(close(1, id, 1, 'annulee-locataire'));
    expect(await only()).toMatchObject({ state: 'annulee' });
  });

  test('sent again, each act is placed once', async () => {
    const command = openRequestCommand(at(1), { account: 'n1' });
    const more = complement(1, command.id);
    await push(database, NORTH, command);
    await push(database, NORTH_2, more);
    const before = await feedOf(database, 'NORD');
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    expect(await push(database, NORTH_2, more, more)).toEqual([accepted, accepted]);
    expect(await feedOf(database, 'NORD')).toEqual(before);
    expect(await only()).toMatchObject({ version: 2 });
  });

  test('closed meanwhile: who, where and when', async () => {
    const id = await open();
    await push(
      database,
      NORTH,
      requestCommand(
        at(2),
        'close',
        { account: 'n1', request: id },
        { version: 1, reason: 'doublon', comment: '' },
      ),
    );
    const sentence =
      'SYN-471 Cette demande a été close entre-temps par Camille Roche, au guichet, le 17/11/2026 à 14\u00a0h\u00a005.';
    expect(await say(complement(1, id), modify(2, id, 1), close(3, id, 1))).toEqual([
      sentence,
      sentence,
      sentence,
    ]);
    expect(await answer(id, 2, { text: 'Trop tard' })).toEqual({ kind: 'closed' });
    expect(await only()).toMatchObject({ version: 2, events: [{}, {}] });
  });

  test('changed meanwhile: what, by whom; a complement adds all the same', async () => {
    const id = await open();
    await answer(id, 1, { state: 'prise-en-charge' });
    expect(await say(modify(1, id, 1), close(2, id, 1), complement(3, id))).toEqual([
      "SYN-472 Cette demande a changé entre-temps\u202f: changement d'état («\u202fPrise en charge\u202f»), par Nadia Perrin, au portail, le 18/11/2026 à 9\u00a0h\u00a000.",
      expect.stringMatching(/^SYN-472/),
      'accepted',
    ]);
    expect(await answer(id, 2, { text: 'Bonjour' })).toEqual({ kind: 'changed', by: 'Camille Roche' });
    expect(await say(modify(4, id, 3))).toEqual(['accepted']);
    expect(await say(modify(5, id, 3))).toEqual([
      'SYN-472 Cette demande a changé entre-temps\u202f: demande modifiée (urgence), par Camille Roche, au guichet, le 17/11/2026 à 14\u00a0h\u00a005.',
    ]);
  });

  test('one that nobody knows, of another account, of another agency', async () => {
    const id = await open();
    const unknown = "SYN-473 Cette demande n'est pas connue du portail pour ce compte.";
    expect(
      await say(
        complement(1, randomUUID()),
        change(2, 'complement', id, { text: 'x', files: [] }, 'n2'),
        complement(3, 'erp:12'),
      ),
    ).toEqual([unknown, unknown, unknown]);
    expect(await answer(id, 1, { text: 'x' }, 'SUD')).toEqual({ kind: 'unknown' });
    expect(await only()).toMatchObject({ version: 1 });
  });

  describe('one that only the ERP told', () => {
    const row = (etat: string, more: object = {}) => ({
      ...{ numero: '12', reference: { printed: 'N1', key: 'n1' }, code_residence: null },
      ...{ lieu: 'logement', motif: 'Fuite', etat, ouverte: '2026-11-02', echeance: '2026-11-30' },
      ...more,
    });
    const tell = (etat: string, more: object = {}) =>
      tellErpRow(database, 'NORD', 'demandes', '12', row(etat, more));

    test('is made here with its opening, when something happens to it', async () => {
      await tell('en_cours');
      // What was seen of it has no version here yet.
      expect(await say(modify(1, 'erp:12', 0))).toEqual(['accepted']);
      expect(await only()).toMatchObject({
        ...{ id: 'erp:12', number: '12', account: 'n1', label: 'logement · Fuite', openedBy: null },
        ...{
          openedAt: '2026-11-02T12:00:00.000Z',
          dueOn: '2026-11-30',
          state: 'prise-en-charge',
          version: 2,
        },
        events: [
          { by: 'erp', kind: 'ouverture', state: 'prise-en-charge' },
          { by: 'counter', kind: 'modification' },
        ],
      });
      expect(await say(modify(2, 'erp:12', 1))).toEqual([expect.stringMatching(/^SYN-472/)]);
    });

    test('and calls closed', async () => {
      await tell('Clôturée');
      expect(await say(complement(1, 'erp:12'))).toEqual([
        'SYN-471 Entre-temps, le logiciel de gestion dit cette demande close.',
      ]);
      expect(await told()).toEqual([]);
    });

    test('of a building and of nobody: whoever lives there may add to it', async () => {
      await tell('ouverte', { reference: null, code_residence: 'R1' });
      expect(await answer('erp:12', 0, { text: 'Ascenseur réparé demain' })).toEqual({ kind: 'done' });
      expect(await say(complement(1, 'erp:12'))).toEqual(['accepted']);
      expect(await only()).toMatchObject({ account: null, residence: 'R1', common: true, version: 3 });
    });
  });

  test('an account that is not known here: kept, and told; a visit moves nothing', async () => {
    const command = openRequestCommand(at(1), { account: 'nulle-part' });
    const visit = commandOf(at(2), {
      id: randomUUID(),
      type: 'request.visit',
      account: 'n1',
      payload: { motive: 'paiement', outcome: 'renseigne', comment: '' },
      result: {},
    });
    expect(await push(database, NORTH, command, visit)).toEqual([
      { kind: 'accepted', suspense: true },
      accepted,
    ]);
    expect((await alarms(database)).map(({ kind, facts }) => [kind, facts.account])).toEqual([
      ['compte-inconnu', 'nulle-part'],
    ]);
    expect(await told()).toMatchObject([{ account: 'nulle-part' }]);
    const broken = commandOf(at(3), { ...openRequestCommand(at(3), { account: 'n1' }), payload: {} });
    const ofNobody = { ...modify(1, command.id, 1), account: null };
    expect(await say(commandOf(at(1, 'j'), ofNobody))).toEqual([expect.stringMatching(/^SYN-473/)]);
    // Without a version, nobody can say whether it came too late: it is kept, and changes nothing.
    const blind = change(2, 'modify', 'erp:12', { changes: { urgency: 'danger' } });
    await tellErpRow(database, 'NORD', 'demandes', '12', {
      ...{ numero: '12', reference: { printed: 'N1', key: 'n1' }, code_residence: null, lieu: null },
      ...{ motif: null, etat: 'ouverte', ouverte: null, echeance: null },
    });
    expect(await say(blind)).toEqual(['accepted']);
    expect(await told()).toHaveLength(1);
    expect(await push(database, NORTH, broken)).toEqual([accepted]);
    expect((await alarms(database)).map(({ kind }) => kind)).toEqual([
      'compte-inconnu',
      'illisible',
      'illisible',
    ]);
  });

  test('the tenant who agreed hears of each answer and each state once, never of his own words', async () => {
    await giveSpaces(database, [
      {
        ...{ person: 'code:P1', account: 'n1', feed: 'NORD', email: 'jean@locataire.example' },
        consents: ['notifications'],
      },
    ]);
    const id = await open();
    await say(complement(1, id), modify(2, id, 2));
    await answer(id, 3, { dueOn: '2026-12-05' });
    expect(await mailOf(database)).toEqual([]);
    await answer(id, 4, { text: 'Plombier mardi', state: 'planifiee' });
    await answer(id, 5, { text: 'Plutôt mercredi' });
    const closing = close(3, id, 6);
    await say(closing, closing);
    const bodies = (await mailOf(database)).map(({ kind, body }) => [kind, body?.match(/État.*/)?.[0]]);
    expect(bodies.toSorted()).toEqual([
      ['request', 'État\u202f: Close'],
      ['request', 'État\u202f: Intervention planifiée'],
      ['request', 'État\u202f: Intervention planifiée'],
    ]);
    const mail = (await mailOf(database)).find(({ body }) => body?.includes('planifiée') === true);
    expect(mail?.body).toContain('Nous vous tenons informé des avancées de votre demande.');
    expect(mail?.body).toContain('n°\u00a0G2A-N-000001');
    // What was answered stays behind the tenant's own password.
    expect(mail?.body).not.toContain('Plombier');
  });
});
