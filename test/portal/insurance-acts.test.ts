import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decideCertificate } from '../../src/portal/insurance/decide.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asAgency, asLandlord } from '../../src/portal/store/scope.ts';
import { erpCertificateId } from '../../src/rules/insurance/states.ts';
import { DATABASES, type TestDatabase } from '../support/postgres-database.ts';
import { attachCommand, decideCommand, fileNamed, tellErpRow, toldRecords } from './insurance-support.ts';
import { giveSpaces } from './mail-support.ts';
import { belongTo, mailOf, putLease } from './registration-support.ts';
import { commandOf } from './store-commands.ts';
import { alarms, feedOf, NORTH, NORTH_2, push, RECEIVED, SOUTH } from './store-portal.ts';

const at = (seq: number, incarnation = 'i', series = 'G2A') => ({ incarnation, seq, series });
const accepted = { kind: 'accepted', suspense: false } as const;
describe.each(DATABASES)('certificates of insurance at the portal, on %s', (_name, make) => {
  let base: TestDatabase;
  let database: PortalDatabase;
  beforeEach(async () => {
    base = await make();
    database = await base.open();
    await belongTo(database, 'habitat-du-gard');
    await putLease(database, { account: 'n1', people: [{ code: 'P1' }] });
    await putLease(database, { account: 'n2', people: [{ code: 'P2' }] });
    await putLease(database, { account: 's1', agency: 'SUD', people: [{ code: 'P9' }] });
  });
  afterEach(() => base.drop());

  const told = (feed = 'NORD') => toldRecords(database, feed, 'attestation');
  const events = () =>
    asLandlord(database, (tx) =>
      tx
        .selectFrom('certificate_event')
        .select(['kind', 'state', 'author', 'done_where', 'done_on', 'reason'])
        .orderBy('no')
        .execute(),
    );
  const attach = async (more: Partial<Parameters<typeof attachCommand>[1]> = {}) => {
    const command = attachCommand(at(1), { account: 'n1', ...more });
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    return command.id;
  };
  const reasonOf = async (...commands: Parameters<typeof push>[2][]) =>
    (await push(database, NORTH_2, ...commands)).map((outcome) =>
      outcome.kind === 'rejected' ? `${outcome.code} ${outcome.reason}` : outcome.kind,
    );
  /** Decided by the staff, at the portal. */
  const byStaff = (
    id: string,
    decision: 'validee' | 'refusee',
    agency = 'NORD',
    more: Partial<Parameters<typeof decideCertificate>[1]> = {},
  ) =>
    asAgency(database, agency, (tx) =>
      decideCertificate(tx, {
        ...{ id, from: null, decision, reason: null, comment: null, author: 'Nadia Perrin' },
        ...{ where: 'portal', command: null, at: new Date(RECEIVED), doneOn: '2026-11-18' },
        ...more,
      }),
    );

  test('one taken at a counter is told whole, with its files and its number spent', async () => {
    const here = fileNamed('attestation.pdf');
    await asLandlord(database, (tx) =>
      tx
        .insertInto('stored_file')
        .values({ sha256: here.sha256, size: 3, bytes: Buffer.from('abc') })
        .execute(),
    );
    const away = fileNamed('page 2.pdf');
    const id = await attach({ files: [here, away], flags: ['duree'], comment: 'Vue avec lui' });
    const [record, ...others] = await told();
    expect(others).toEqual([]);
    expect(record).toEqual({
      op: 'put',
      position: expect.any(Number),
      id,
      account: 'n1',
      number: 'G2A-I-000001',
      insurer: 'Assurance Nord',
      policy: 'HAB-4471',
      startsOn: '2026-12-01',
      endsOn: '2027-11-30',
      address: null,
      flags: ['duree'],
      state: 'a_verifier',
      reason: null,
      comment: 'Vue avec lui',
      decidedBy: null,
      decidedAt: null,
      decidedWhere: null,
      receivedAt: '2026-11-17T13:05:00.000Z',
      files: [here, away],
    });
    const files = await asLandlord(database, (tx) =>
      tx.selectFrom('attached_file').selectAll().orderBy('name').execute(),
    );
    expect(files).toEqual([
      {
        ...{ sha256: here.sha256, feed: 'NORD', account: 'n1', owner: 'certificate', owner_id: id },
        ...{ size: here.size, type: 'pdf', name: 'attestation.pdf', arrived_at: new Date(RECEIVED) },
      },
      expect.objectContaining({ name: 'page 2.pdf', arrived_at: null }),
    ]);
    // The same number from another act is seen.
    await push(database, NORTH_2, attachCommand(at(1, 'j'), { account: 'n2' }));
    expect((await alarms(database)).map(({ kind }) => kind)).toEqual(['numero-double']);
  });

  test('sent again, it is placed once; an answer that says it is accepted is all that comes', async () => {
    const command = attachCommand(at(1), { account: 'n1' });
    expect(await push(database, NORTH, command, command)).toEqual([accepted, accepted]);
    const before = await feedOf(database, 'NORD');
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    expect(await feedOf(database, 'NORD')).toEqual(before);
    expect(await events()).toHaveLength(1);
  });

  test('of two posts that decide, the second is told who decided what and when', async () => {
    const id = await attach();
    const refuse = decideCommand(at(2), {
      ...{ account: 'n1', certificate: id, decision: 'refusee', reason: 'expiree', comment: 'Fin 2025' },
    });
    expect(await push(database, NORTH, refuse)).toEqual([accepted]);
    const second = decideCommand(at(1, 'j'), { account: 'n1', certificate: id, decision: 'validee' });
    expect(await reasonOf(second)).toEqual([
      'SYN-461 Cette attestation a été refusée (Attestation expirée. Fin 2025) entre-temps par Camille Roche, au guichet, le 17/11/2026 à 14\u00a0h\u00a005.',
    ]);
    expect(await told()).toMatchObject([
      {
        state: 'refusee',
        reason: 'expiree',
        comment: 'Fin 2025',
        decidedBy: 'Camille Roche',
        decidedAt: '2026-11-17T13:05:00.000Z',
        decidedWhere: 'counter',
      },
    ]);
    // Whoever has seen it may decide otherwise; the reason of the refusal is gone with it.
    const other = { account: 'n1', certificate: id, from: 'refusee', decision: 'validee' } as const;
    expect(await reasonOf(decideCommand(at(2, 'j'), other))).toEqual(['accepted']);
    expect(await told()).toMatchObject([{ state: 'validee', reason: null, comment: null }]);
    expect((await events()).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'attach a_verifier',
      'decide refusee',
      'decide validee',
    ]);
  });

  test("the staff's decision is one more; what is told moves each time", async () => {
    const id = await attach();
    const [before] = await told();
    expect(await byStaff(id, 'validee', 'NORD', { from: 'a_verifier' })).toEqual({ kind: 'done' });
    const [after] = await told();
    expect(after).toMatchObject({ state: 'validee', decidedBy: 'Nadia Perrin', decidedWhere: 'portal' });
    expect(after?.position).toBeGreaterThan(before?.position ?? 0);
    expect(
      await reasonOf(decideCommand(at(1, 'j'), { account: 'n1', certificate: id, decision: 'refusee' })),
    ).toEqual([
      'SYN-461 Cette attestation a été validée entre-temps par Nadia Perrin, au portail, le 18/11/2026 à 9\u00a0h\u00a000.',
    ]);
    expect(await byStaff(id, 'refusee', 'NORD', { from: 'a_verifier' })).toMatchObject({
      ...{ kind: 'already', state: 'validee', by: 'Nadia Perrin', at: new Date(RECEIVED) },
    });
  });

  test('one that nobody knows, of another account, of another agency', async () => {
    const id = await attach();
    await push(database, SOUTH, attachCommand(at(1, 'k', 'G9A'), { account: 's1', id: randomUUID() }));
    const [south] = await told('SUD');
    const ask = (seq: number, certificate: string, account = 'n1') =>
      decideCommand(at(seq, 'j'), { account, certificate, decision: 'validee' });
    expect(
      await reasonOf(
        ask(1, randomUUID()),
        ask(2, id, 'n2'),
        ask(3, String(south?.id)),
        ask(4, String(south?.id), 's1'),
        ask(5, 'erp:["n1","2027-01-01","X",null]'),
        commandOf(at(6, 'j'), { ...ask(6, id), account: null }),
      ),
    ).toEqual([
      "SYN-462 Cette attestation n'est pas connue du portail pour cette agence.",
      "SYN-463 Cette attestation est celle d'un autre compte.",
      "SYN-462 Cette attestation n'est pas connue du portail pour cette agence.",
      expect.stringMatching(/^SYN-404/),
      "SYN-462 Cette attestation n'est pas connue du portail pour cette agence.",
      "SYN-463 Cette attestation est celle d'un autre compte.",
    ]);
    expect(await byStaff(id, 'refusee', 'SUD')).toEqual({ kind: 'unknown' });
    expect(await told('SUD')).toMatchObject([{ state: 'a_verifier' }]);
    expect(await told()).toMatchObject([{ state: 'a_verifier' }]);
  });

  describe('one that only the ERP told', () => {
    const row = (statut: string | null) => ({
      reference: { printed: 'N1', key: 'n1' },
      ...{ assureur: 'Maif', police: 'P-1', debut: '2026-01-01', fin: '2026-12-31', statut },
    });
    const id = erpCertificateId('n1', { endsOn: '2026-12-31', policy: 'P-1', insurer: 'Maif' });
    const tell = (statut: string | null) =>
      tellErpRow(database, 'NORD', 'assurances', id.slice(4), row(statut));

    test('is made here when something happens to it', async () => {
      await tell('a_verifier');
      expect(await told()).toEqual([]);
      const decide = decideCommand(at(1), { account: 'n1', certificate: id, decision: 'validee' });
      expect(await push(database, NORTH, decide)).toEqual([accepted]);
      expect(await told()).toMatchObject([
        {
          id,
          insurer: 'Maif',
          policy: 'P-1',
          endsOn: '2026-12-31',
          number: null,
          state: 'validee',
          files: [],
        },
      ]);
      expect(
        await reasonOf(decideCommand(at(1, 'j'), { account: 'n1', certificate: id, decision: 'refusee' })),
      ).toEqual([expect.stringMatching(/^SYN-461 .*validée.*Camille Roche/)]);
    });

    test.each([
      ['Refusée', 'SYN-461'],
      // What the word means is anybody's guess: it stops nobody.
      ['en cours', 'accepted'],
      [null, 'accepted'],
    ])('that it calls %s: %s', async (statut, outcome) => {
      await tell(statut);
      const decide = decideCommand(at(1), { account: 'n1', certificate: id, decision: 'validee' });
      const [said] = await reasonOf(decide);
      expect(said).toContain(outcome);
      if (outcome !== 'accepted')
        expect(said).toContain('le logiciel de gestion dit cette attestation refusée');
    });

    test('of another account, or gone from its file', async () => {
      await tell('a_verifier');
      const ask = (seq: number, account: string) =>
        decideCommand(at(seq, 'j'), { account, certificate: id, decision: 'validee' });
      expect(await reasonOf(ask(1, 'n2'))).toEqual([expect.stringMatching(/^SYN-463/)]);
      await asLandlord(database, (tx) =>
        tx
          .updateTable('record')
          .set({ absent_since: '2026-11-01' })
          .where('kind', '=', 'assurances')
          .execute(),
      );
      expect(await reasonOf(ask(2, 'n1'))).toEqual([expect.stringMatching(/^SYN-462/)]);
    });
  });

  test('an account that is not known here: kept with the agency that sent it, and told', async () => {
    const command = attachCommand(at(1), { account: 'nulle-part', files: [fileNamed('a.pdf')] });
    expect(await push(database, NORTH, command)).toEqual([{ kind: 'accepted', suspense: true }]);
    expect(await told()).toMatchObject([{ id: command.id, account: 'nulle-part' }]);
    expect(await alarms(database)).toEqual([
      {
        kind: 'compte-inconnu',
        agency: 'NORD',
        facts: { account: 'nulle-part', command: command.id, type: 'insurance.attach' },
      },
    ]);
    const [file] = await asLandlord(database, (tx) => tx.selectFrom('attached_file').selectAll().execute());
    expect(file).toMatchObject({ feed: 'NORD', account: 'nulle-part' });
    // Of another agency, it is unknown too: nothing is written there.
    await push(database, NORTH, attachCommand(at(2), { account: 's1' }));
    expect(await told('SUD')).toEqual([]);
    expect((await told()).map(({ account }) => account)).toEqual(['nulle-part', 's1']);
  });

  test('one that cannot be read is kept and told, its number spent; so is a letter', async () => {
    const command = attachCommand(at(1), { account: 'n1' });
    const broken = commandOf(at(1), { ...command, payload: { insurer: 12 } });
    const letter = (seq: number, incarnation: string) =>
      commandOf(at(seq, incarnation), {
        id: randomUUID(),
        type: 'insurance.letter',
        account: 'n1',
        payload: { kind: 'rappel', certificate: null },
        result: { number: 'G2A-I-000001', title: "Rappel d'assurance" },
      });
    expect(await push(database, NORTH, broken, letter(2, 'i'))).toEqual([accepted, accepted]);
    expect((await alarms(database)).map(({ kind }) => kind)).toEqual(['illisible', 'numero-double']);
    expect(await told()).toEqual([]);
  });

  describe('the tenant who agreed to be told', () => {
    const tenant = (more: Partial<Parameters<typeof giveSpaces>[1][number]> = {}) =>
      giveSpaces(database, [
        {
          ...{ person: 'code:P1', account: 'n1', feed: 'NORD', email: 'jean@locataire.example' },
          consents: ['notifications'],
          ...more,
        },
      ]);

    test('hears of a refusal with its reason in words, once, and of nothing else', async () => {
      await tenant();
      const id = await attach();
      await byStaff(id, 'validee');
      expect(await mailOf(database)).toEqual([]);
      const refuse = decideCommand(at(2), {
        ...{ account: 'n1', certificate: id, from: 'validee', decision: 'refusee' },
        ...{ reason: 'autre-adresse', comment: 'Voir bâtiment B' },
      });
      await push(database, NORTH, refuse, refuse);
      const [mail, ...others] = await mailOf(database);
      expect(others).toEqual([]);
      expect(mail).toMatchObject({
        kind: 'certificate-refused',
        recipient: 'jean@locataire.example',
        feed: 'NORD',
      });
      expect(mail?.body).toContain(
        "Motif\u202f: L'adresse assurée n'est pas celle du logement. Voir bâtiment B",
      );
      expect(mail?.body).not.toContain('HAB-4471');
      // Another decision is another fact.
      await byStaff(id, 'refusee', 'NORD', { reason: 'autre', comment: 'Illisible en bas' });
      const [, second] = await mailOf(database);
      expect(second?.body).toContain('Motif\u202f: Illisible en bas');
    });

    test.each([
      ['no consent', { consents: [] }],
      ['an address he never answered from', { verified: false }],
      ['a closed space', { state: 'closed' as const }],
    ])('hears nothing with %s', async (_case, more) => {
      await tenant(more);
      await byStaff(await attach(), 'refusee', 'NORD', { reason: 'expiree' });
      expect(await mailOf(database)).toEqual([]);
    });
  });
});
