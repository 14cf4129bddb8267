import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { standingPart } from '../../src/portal/dossier/standing.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asAgency, asLandlord } from '../../src/portal/store/scope.ts';
import { DATABASES, type TestDatabase } from '../support/postgres-database.ts';
import { ASKED, changeCommand, decideAt, declareCommand, HELD, phoneCommand } from './dossier-support.ts';
import { fileNamed, toldRecords } from './insurance-support.ts';
import { giveSpaces } from './mail-support.ts';
import { belongTo, mailOf, putLease } from './registration-support.ts';
import { commandOf } from './store-commands.ts';
import { alarms, NORTH, NORTH_2, push } from './store-portal.ts';

const at = (seq: number, incarnation = 'i', series = 'G2A') => ({ incarnation, seq, series });
const accepted = { kind: 'accepted', suspense: false } as const;
const OTHER = { ...HELD, phone1: '0639980003' };

describe.each(DATABASES)("changes of the tenants' files at the portal, on %s", (_name, make) => {
  let base: TestDatabase;
  let database: PortalDatabase;
  const phone = HELD.phone1;
  beforeEach(async () => {
    base = await make();
    database = await base.open();
    await belongTo(database, 'habitat-du-gard');
    const people = [
      { code: 'P1', phone },
      { code: 'P3', role: 'cosignataire', prenom: 'Anne' },
    ];
    await putLease(database, { account: 'n1', people });
    await putLease(database, { account: 's1', agency: 'SUD', people: [{ code: 'P9', phone }] });
  });
  afterEach(() => base.drop());

  const told = (feed = 'NORD') => toldRecords(database, feed, 'dossier');
  const standing = () => asAgency(database, 'NORD', (tx) => standingPart(tx, 'n1', 'coordonnees', 'code:P1'));
  const said = async (...commands: Parameters<typeof push>[2][]) =>
    (await push(database, NORTH_2, ...commands)).map((outcome) =>
      outcome.kind === 'rejected' ? `${outcome.code} ${outcome.reason}` : outcome.kind,
    );

  test('one in effect at once stands, and is told whole with its files and its number spent', async () => {
    const file = fileNamed('justificatif.pdf');
    const command = phoneCommand(at(1), { files: [file], comment: 'Vu avec lui' });
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    expect(await standing()).toEqual(ASKED);
    expect(await told()).toEqual([
      {
        ...{ op: 'put', position: expect.any(Number), id: command.id, account: 'n1', part: 'coordonnees' },
        ...{ person: 'code:P1', label: 'Coordonnées de MARTIN Jean', base: HELD, value: ASKED },
        lines: [{ label: 'Téléphone 1', before: '06 39 98 00 01', after: '06 39 98 00 02' }],
        ...{
          situation: null,
          on: null,
          comment: 'Vu avec lui',
          state: 'validee',
          reason: null,
          answer: null,
        },
        ...{ author: 'Camille Roche', receivedAt: '2026-11-17T13:05:00.000Z', place: expect.any(Number) },
        ...{ decidedBy: null, decidedAt: null, decidedWhere: null, number: 'G2A-M-000001', files: [file] },
      },
    ]);
    const files = await asLandlord(database, (tx) => tx.selectFrom('attached_file').selectAll().execute());
    expect(files).toMatchObject([
      { owner: 'dossier', owner_id: command.id, feed: 'NORD', account: 'n1', name: 'justificatif.pdf' },
    ]);
    // Sent again, it is placed once; the same number from another act is seen.
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    expect(await told()).toHaveLength(1);
    await push(database, NORTH_2, declareCommand(at(1, 'j'), { account: 'n1' }));
    expect((await alarms(database)).map(({ kind }) => kind)).toEqual(['numero-double']);
  });

  test('one based on what no longer stands is refused by who changed it and when; the same value by nobody', async () => {
    await push(database, NORTH, phoneCommand(at(1)));
    expect(await said(phoneCommand(at(1, 'j', 'G3A'), { value: OTHER }))).toEqual([
      'SYN-481 Coordonnées\u202f: changé entre-temps par Camille Roche, au guichet, le 17/11/2026 à 14\u00a0h\u00a005.',
    ]);
    // Another writing of what stands is what stands.
    const written = { ...ASKED, phone1: '06.39.98.00.02' };
    expect(await said(phoneCommand(at(2, 'j', 'G3A'), { base: written, value: OTHER }))).toEqual([
      'accepted',
    ]);
    expect(await said(phoneCommand(at(3, 'j', 'G3A'), { value: OTHER }))).toEqual(['accepted']);
    expect(await standing()).toEqual(OTHER);
    // The ERP moves on by itself: what was based on its former word does nothing.
    await putLease(database, { account: 'n1', people: [{ code: 'P1', phone: '0639980009' }] });
    expect(await standing()).toMatchObject({ phone1: '0639980009' });
    expect(await said(phoneCommand(at(4, 'j', 'G3A'), { base: OTHER, value: HELD }))).toEqual([
      'SYN-481 Coordonnées\u202f: changé entre-temps dans le logiciel de gestion.',
    ]);
  });

  test('one of somebody who is not on the account is refused; of another agency, unknown', async () => {
    expect(await said(phoneCommand(at(1), { person: 'code:P9' }))).toEqual([
      "SYN-482 Cette personne n'est plus sur ce compte.",
    ]);
    const south = phoneCommand(at(2), { account: 's1', person: 'code:P9' });
    expect(await said(south)).toEqual([expect.stringMatching(/^SYN-404/)]);
    expect(await told('SUD')).toEqual([]);
  });

  test('one to be checked changes nothing until the staff validates it, in the order of effect', async () => {
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    await push(
      database,
      NORTH,
      phoneCommand(at(1), { id: first, state: 'a_valider' }),
      phoneCommand(at(2), { id: second, state: 'a_valider', value: OTHER }),
      phoneCommand(at(3), { id: third, state: 'a_valider', value: { ...HELD, email: 'a@b.example' } }),
    );
    expect(await standing()).toEqual(HELD);
    expect(await decideAt(database, 'SUD', second, 'validee')).toEqual({ kind: 'unknown' });
    expect(await decideAt(database, 'NORD', second, 'validee', { answer: 'Fait' })).toEqual({ kind: 'done' });
    expect(await standing()).toEqual(OTHER);
    expect(await decideAt(database, 'NORD', second, 'refusee')).toMatchObject({
      ...{ kind: 'already', state: 'validee', by: 'Nadia Perrin' },
    });
    expect(await decideAt(database, 'NORD', third, 'refusee', { reason: 'illisible' })).toEqual({
      kind: 'done',
    });
    // What it was based on has gone: it can no longer be validated.
    expect(await decideAt(database, 'NORD', first, 'validee')).toEqual({ kind: 'stale' });
    expect(await standing()).toEqual(OTHER);
    const records = new Map((await told()).map((record) => [record.id, record]));
    expect(records.get(second)).toMatchObject({ state: 'validee', answer: 'Fait', decidedWhere: 'portal' });
    expect(records.get(third)).toMatchObject({ state: 'refusee', reason: 'illisible', answer: null });
    expect(records.get(first)).toMatchObject({ state: 'refusee', reason: 'change-entre-temps' });
    expect(Number(records.get(second)?.place)).toBeGreaterThan(Number(records.get(third)?.place));
    expect(await said(phoneCommand(at(1, 'j', 'G3A')))).toEqual([
      'SYN-481 Coordonnées\u202f: changé entre-temps par Camille Roche, au guichet, et validé par Nadia Perrin le 18/11/2026 à 9\u00a0h\u00a000.',
    ]);
  });

  test('a declaration is never refused, changes no value and is decided as a change is', async () => {
    const command = declareCommand(at(1), { account: 'n1', person: 'code:gone' });
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    expect(await told()).toMatchObject([
      {
        ...{ id: command.id, part: 'situation', base: null, value: {}, lines: [], situation: 'mariage' },
        ...{ on: '2026-11-07', state: 'a_valider', comment: 'Acte vu' },
      },
    ]);
    const refused = { reason: 'justificatif-manquant', answer: 'Acte de mariage' } as const;
    expect(await decideAt(database, 'NORD', command.id, 'refusee', refused)).toEqual({ kind: 'done' });
    expect(await told()).toMatchObject([{ state: 'refusee', ...refused }]);
    // Of an account that is not known here, nothing is lost.
    await push(database, NORTH, declareCommand(at(2), { account: 'later' }));
    expect(await told()).toHaveLength(2);
    expect((await alarms(database)).map(({ kind }) => kind)).toContain('compte-inconnu');
  });

  test('what cannot be read is kept and told, its number spent', async () => {
    const payload = { ...phoneCommand(at(1)).payload, value: { lines: null } };
    const { result } = phoneCommand(at(1));
    const broken = commandOf(at(1), {
      id: randomUUID(),
      type: 'dossier.change',
      account: 'n1',
      payload,
      result,
    });
    expect(await push(database, NORTH, broken)).toEqual([accepted]);
    expect(await told()).toEqual([]);
    expect((await alarms(database)).map(({ kind }) => kind)).toEqual(['illisible']);
    const spent = await asLandlord(database, (tx) => tx.selectFrom('number_used').select('number').execute());
    expect(spent).toEqual([{ number: 'G2A-M-000001' }]);
  });

  test('each part of a file stands by itself, people in any order', async () => {
    const alone = { civility: null, usageName: null, birth: null };
    const lou = { ...alone, lastName: 'MARTIN', firstName: 'Lou' };
    const zoe = { ...alone, lastName: 'MARTIN', firstName: 'Zoé' };
    const none = { occupants: [] };
    const household = (seq: number, from: object[], to: object[]) =>
      changeCommand(at(seq, 'j', 'G3A'), {
        ...{ account: 'n1', part: 'foyer', base: { occupants: from }, value: { occupants: to } },
      } as Parameters<typeof changeCommand>[1]);
    const address = { lines: ['12 rue du Lavoir', '30000 NÎMES'] };
    expect(
      await said(
        household(1, none.occupants, [lou, zoe]),
        household(2, [zoe, lou], [zoe]),
        changeCommand(at(3, 'j', 'G3A'), {
          ...{ account: 'n1', part: 'adresse-courrier', base: { lines: null }, value: address },
        }),
        changeCommand(at(4, 'j', 'G3A'), {
          ...{ account: 'n1', part: 'protection', person: 'code:P3' },
          ...{ base: { masked: false }, value: { masked: true } },
        }),
        household(5, [lou, zoe], []),
      ),
    ).toEqual([...Array.from({ length: 4 }, () => 'accepted'), expect.stringMatching(/^SYN-481 Foyer/)]);
    await asAgency(database, 'NORD', async (tx) => {
      expect(await standingPart(tx, 'n1', 'foyer', null)).toEqual({ occupants: [zoe] });
      expect(await standingPart(tx, 'n1', 'adresse-courrier', null)).toEqual(address);
      expect(await standingPart(tx, 'n1', 'protection', 'code:P3')).toEqual({ masked: true });
      expect(await standingPart(tx, 'n1', 'protection', 'code:P1')).toEqual({ masked: false });
      expect(await standingPart(tx, 's1', 'foyer', null)).toBeUndefined();
    });
  });

  test('who agreed to be told hears of a decision once; of what is one person’s own, that person alone', async () => {
    const agreed = { account: 'n1', feed: 'NORD', consents: ['notifications'] } as const;
    await giveSpaces(database, [
      { ...agreed, person: 'code:P1', email: 'jean@locataire.example' },
      { ...agreed, person: 'code:P3', email: 'anne@locataire.example' },
    ]);
    const own = phoneCommand(at(1), { state: 'a_valider' });
    const shared = declareCommand(at(2), { account: 'n1' });
    const atOnce = changeCommand(at(3), {
      ...{ account: 'n1', part: 'adresse-courrier', base: { lines: null }, value: { lines: ['BP 4'] } },
    });
    await push(database, NORTH, own, shared, atOnce);
    expect(await mailOf(database)).toEqual([]);
    await decideAt(database, 'NORD', own.id, 'validee');
    expect((await mailOf(database)).map(({ kind, recipient }) => `${kind} ${recipient}`)).toEqual([
      'dossier jean@locataire.example',
    ]);
    const [mail] = await mailOf(database);
    expect(mail?.body).toContain('Changement\u202f: Coordonnées');
    expect(mail?.body).not.toMatch(/39\D*98\D*00\D*02/);
    await decideAt(database, 'NORD', shared.id, 'refusee', { reason: 'autre', answer: 'Apportez l’acte' });
    const mails = await mailOf(database);
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual([
      ...['anne@locataire.example', 'jean@locataire.example', 'jean@locataire.example'],
    ]);
    expect(mails.filter(({ body }) => body?.includes('Motif\u202f: Apportez l’acte'))).toHaveLength(2);
  });
});
