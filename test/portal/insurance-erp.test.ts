import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asAgency } from '../../src/portal/store/scope.ts';
import { erpCertificateId } from '../../src/rules/insurance/states.ts';
import { changedErp, type ErpFiles, SMALL_ERP } from '../support/erp-folder.ts';
import { DATABASES } from '../support/postgres-database.ts';
import { type ErpPortal, erpPortal, positions, query } from './erp-support.ts';
import {
  answerAt,
  madeAt as at,
  certificates,
  closeCommand,
  ELODIE,
  mailKinds,
  REFERENCE,
  requests,
  tellElodie,
} from './insurance-erp-support.ts';
import {
  attachCommand,
  decideCommand,
  fileNamed,
  openRequestCommand,
  toldRecords,
} from './insurance-support.ts';

describe.each(DATABASES)('certificates, requests and the ERP, on %s', (_name, make) => {
  let portal: ErpPortal;
  beforeEach(async () => {
    portal = await erpPortal('cchartres', make);
    await portal.bring(SMALL_ERP);
  });
  afterEach(() => portal.close());

  const told = (kind: 'attestation' | 'demande', feed = 'AG1') => toldRecords(portal.database, feed, kind);
  /** As the ERP writes the request that was born here. */
  const request = (etat: string) => requests(`G2A-N-000001;${REFERENCE};;logement;Fuite;${etat};;`);
  /** Another spelling of the same policy. */
  const certificate = (statut: string) =>
    certificates(`${REFERENCE};ASSURANCE NORD;hab 4471;01/12/2026;30/11/2027;${statut}`);
  const events = async () => {
    const [record] = await told('demande');
    const timeline = record?.events as { by: string; kind: string; state: string | null }[] | undefined;
    return (timeline ?? []).map(({ by, kind, state }) => `${by} ${kind} ${state}`);
  };

  it("moves a request born here by the ERP's word, adds no second one, and tells it once", async () => {
    await tellElodie(portal);
    const opened = openRequestCommand(at(1), { account: ELODIE });
    await portal.push('AG1', opened);
    await portal.bring(request('ouverte'));
    expect(await events()).toEqual(['counter ouverture ouverte']);
    await portal.bring(request('en_cours'));
    expect(await told('demande')).toMatchObject([
      { id: opened.id, number: 'G2A-N-000001', state: 'prise-en-charge', version: 2 },
    ]);
    expect(await events()).toEqual(['counter ouverture ouverte', 'erp etat prise-en-charge']);
    expect(await mailKinds(portal)).toEqual(['request']);
    const before = await positions(portal.database);
    await portal.bring(request('en_cours'));
    expect(await positions(portal.database)).toEqual(before);
    // Another cell of its row moves the row alone.
    await portal.bring(requests(`G2A-N-000001;${REFERENCE};;logement;Dégât des eaux;en_cours;;`));
    await portal.bring(request('Clôturée'));
    expect(await events()).toHaveLength(3);
    expect(await told('demande')).toMatchObject([{ state: 'close', version: 3 }]);
    expect(await mailKinds(portal)).toEqual(['request', 'request']);
    // The ERP's own request is told as before, by its row.
    await portal.bring(
      changedErp('demandes', (lines) => lines.map((line) => line.replace('ouverte;01', 'en_cours;01'))),
    );
    expect(await mailKinds(portal)).toEqual(['request', 'request', 'request']);
  });

  it('is not moved back by a file that has not heard of it yet', async () => {
    const opened = openRequestCommand(at(1), { account: ELODIE });
    await portal.push('AG1', opened);
    await answerAt(portal, opened.id, 1, 'planifiee');
    await portal.push('AG1', closeCommand(2, opened.id, 2));
    for (const word of ['ouverte', 'planifiee', 'close', 'close']) await portal.bring(request(word));
    expect(await told('demande')).toMatchObject([{ state: 'close', version: 3 }]);
    // A word that nobody knows says nothing.
    await portal.bring(request('xyz'));
    await portal.bring(request('close'));
    expect(await told('demande')).toMatchObject([{ state: 'close', version: 3 }]);
    // It knows all of it, and opens it again.
    await portal.bring(request('ouverte'));
    expect(await told('demande')).toMatchObject([{ state: 'ouverte', version: 4 }]);
    expect((await events()).at(-1)).toBe('erp etat ouverte');
  });

  it('leaves a request of the same number on another lease to the ERP', async () => {
    await portal.push('AG1', openRequestCommand(at(1), { account: ELODIE }));
    await portal.bring(requests('G2A-N-000001;0030020790D;;logement;Fuite;en_cours;;'));
    expect(await told('demande')).toMatchObject([{ state: 'ouverte', version: 1 }]);
  });

  it('lets a request that the ERP told and somebody changed here follow both', async () => {
    await answerAt(portal, 'erp:D1', 1, 'planifiee');
    expect(await told('demande')).toMatchObject([
      { id: 'erp:D1', number: 'D1', label: 'logement · Plomberie', state: 'planifiee', version: 2 },
    ]);
    const says = (word: string) =>
      portal.bring(
        changedErp('demandes', (lines) => lines.map((line) => line.replace(';ouverte;', `;${word};`))),
      );
    // Its row still says "ouverte".
    await portal.bring(SMALL_ERP);
    expect(await told('demande')).toMatchObject([{ state: 'planifiee', version: 2 }]);
    await says('en attente');
    expect(await told('demande')).toMatchObject([{ state: 'en-attente', version: 3 }]);
    await says('en attente');
    expect(await told('demande')).toMatchObject([{ state: 'en-attente', version: 3 }]);
  });

  it("moves a certificate born here by the ERP's word, and tells a refusal once", async () => {
    await tellElodie(portal);
    const taken = attachCommand(at(1), { account: ELODIE });
    await portal.push('AG1', taken);
    await portal.bring(certificate('a_verifier'));
    expect(await told('attestation')).toMatchObject([{ state: 'a_verifier', decidedWhere: null }]);
    await portal.bring(certificate('refusee'));
    expect(await told('attestation')).toMatchObject([
      { id: taken.id, state: 'refusee', decidedWhere: 'erp', decidedBy: 'Logiciel de gestion', reason: null },
    ]);
    expect(await mailKinds(portal)).toEqual(['certificate-refused']);
    const before = await positions(portal.database);
    await portal.bring(certificate('refusee'));
    expect(await positions(portal.database)).toEqual(before);
    // A counter decides otherwise: the file still says what it said, and counts no more.
    await portal.push(
      'AG1',
      decideCommand(at(2), { account: ELODIE, certificate: taken.id, from: 'refusee', decision: 'validee' }),
    );
    await portal.bring(certificate('refusee'));
    await portal.bring(certificate('validee'));
    expect(await told('attestation')).toMatchObject([{ state: 'validee', decidedWhere: 'counter' }]);
    expect(await mailKinds(portal)).toEqual(['certificate-refused']);
  });

  it('tells a refusal by the act that made it, not again by the row that repeats it', async () => {
    await tellElodie(portal);
    const taken = attachCommand(at(1), { account: ELODIE });
    await portal.push(
      'AG1',
      taken,
      decideCommand(at(2), {
        account: ELODIE,
        certificate: taken.id,
        decision: 'refusee',
        reason: 'expiree',
      }),
    );
    await portal.bring(certificate('a_verifier'));
    await portal.bring(certificate('refusee'));
    expect(await mailKinds(portal)).toEqual(['certificate-refused']);
    expect(await told('attestation')).toMatchObject([{ reason: 'expiree', decidedWhere: 'counter' }]);
    // Of one that nobody touched here, the row is told as it always was.
    await portal.bring(certificates(`${REFERENCE};Autre;Z-9;;31/12/2027;a_verifier`));
    await portal.bring(certificates(`${REFERENCE};Autre;Z-9;;31/12/2027;refusee`));
    expect(await mailKinds(portal)).toEqual(['certificate-refused', 'certificate-refused']);
  });

  it('speaks of the last taken of two with one policy and one end, and of no other end', async () => {
    const first = attachCommand(at(1), { account: ELODIE });
    const second = attachCommand({ ...at(2), at: '2026-11-17T14:00:00.000Z' }, { account: ELODIE });
    const other = attachCommand(at(3), { account: ELODIE, endsOn: '2028-11-30' });
    await portal.push('AG1', first, second, other);
    await portal.bring(certificate('validee'));
    const states = new Map((await told('attestation')).map(({ id, state }) => [id, state]));
    expect(states).toEqual(
      new Map([
        [first.id, 'a_verifier'],
        [second.id, 'validee'],
        [other.id, 'a_verifier'],
      ]),
    );
  });

  it('lets a certificate that the ERP told count as it was decided here, until the ERP says another state', async () => {
    const id = erpCertificateId(ELODIE, { endsOn: '2026-12-31', policy: 'A-1', insurer: 'Assur' });
    await portal.push('AG1', decideCommand(at(1), { account: ELODIE, certificate: id, decision: 'validee' }));
    await portal.bring(SMALL_ERP);
    expect(await told('attestation')).toMatchObject([{ id, state: 'validee' }]);
    const says = (statut: string) =>
      portal.bring(
        changedErp('assurances', (lines) => lines.map((line) => line.replace('a_verifier', statut))),
      );
    await says('validee');
    expect(await told('attestation')).toMatchObject([{ state: 'validee', decidedWhere: 'counter' }]);
    await says('refusee');
    expect(await told('attestation')).toMatchObject([{ state: 'refusee', decidedWhere: 'erp' }]);
  });

  it('tries an import without leaving anything', async () => {
    await tellElodie(portal);
    await portal.push(
      'AG1',
      openRequestCommand(at(1), { account: ELODIE }),
      attachCommand(at(2), { account: ELODIE }),
    );
    const before = await positions(portal.database);
    const files = { ...request('en_cours'), assurances: certificate('refusee').assurances ?? [] };
    await portal.bring(files, { dryRun: true });
    expect(await positions(portal.database)).toEqual(before);
    expect(await mailKinds(portal)).toEqual([]);
    await portal.bring(files);
    expect((await mailKinds(portal)).toSorted()).toEqual(['certificate-refused', 'request']);
  });

  describe('an account that moves to another agency', () => {
    const inAgency = (agency: string): ErpFiles => ({
      ...changedErp('residences', (lines) =>
        lines.map((line) => line.replace('R1;Les Bleuets;AG1', `R1;Les Bleuets;${agency}`)),
      ),
      agences: [...(SMALL_ERP.agences ?? []), 'AG2;Agence Nord;;;'],
    });
    const feeds = async () =>
      new Set(
        (
          await query<{ feed: string }>(
            portal.database,
            ['certificate', 'certificate_event', 'request', 'request_event', 'attached_file']
              .map((table) => `SELECT DISTINCT feed FROM ${table}`)
              .join(' UNION '),
          )
        ).map(({ feed }) => feed),
      );

    it('takes its certificates, requests, files and what was told along', async () => {
      const taken = attachCommand(at(1), { account: ELODIE, files: [fileNamed('a.pdf')] });
      const opened = openRequestCommand(at(2), { account: ELODIE, files: [fileNamed('b.pdf')] });
      await portal.push('AG1', taken, opened);
      const before = [...(await told('attestation')), ...(await told('demande'))];
      await portal.bring(inAgency('AG2'));
      expect(await feeds()).toEqual(new Set(['AG2']));
      const shown = ({ position: _position, ...record }: Record<string, unknown>) => record;
      expect([...(await told('attestation', 'AG2')), ...(await told('demande', 'AG2'))].map(shown)).toEqual(
        before.map(shown),
      );
      expect((await told('attestation')).map(({ op }) => op)).toEqual(['remove']);
      expect((await told('demande')).map(({ op }) => op)).toEqual(['remove']);
      // The agency it left neither sees nor decides.
      await expect(
        portal.push(
          'AG1',
          decideCommand(at(3), { account: ELODIE, certificate: taken.id, decision: 'validee' }),
        ),
      ).rejects.toThrow('SYN-404');
      expect(
        await asAgency(portal.database, 'AG1', (tx) => tx.selectFrom('certificate').selectAll().execute()),
      ).toEqual([]);
      const decision = { account: ELODIE, certificate: taken.id, decision: 'validee' } as const;
      await portal.push('AG2', decideCommand(at(1, 'j'), decision));
      expect(await told('attestation', 'AG2')).toMatchObject([{ state: 'validee' }]);
      const settled = await positions(portal.database);
      await portal.bring(inAgency('AG2'));
      expect(await positions(portal.database)).toEqual(settled);
      await portal.bring(inAgency(''));
      expect(await feeds()).toEqual(new Set(['*']));
      expect([(await told('attestation', 'AG2')).length, (await told('demande', 'AG2')).length]).toEqual([
        0, 0,
      ]);
      expect(await told('attestation', '*')).toMatchObject([{ state: 'validee' }]);
    });

    it("takes the ERP's word in the same folder where it goes", async () => {
      await portal.push('AG1', openRequestCommand(at(1), { account: ELODIE }));
      await portal.bring({ ...inAgency('AG2'), demandes: request('en_cours').demandes ?? [] });
      expect(await told('demande', 'AG2')).toMatchObject([
        { op: 'put', state: 'prise-en-charge', version: 2 },
      ]);
      expect(await told('demande')).toMatchObject([{ op: 'remove' }]);
    });

    it('takes along what was sent before anybody knew of it, and the requests of its building', async () => {
      const late = '0030020795';
      await portal.bring(requests('D9;;R1;hall;Ampoule;ouverte;;'));
      await answerAt(portal, 'erp:D9', 1, 'planifiee');
      const early = attachCommand(at(1), { account: late, files: [fileNamed('a.pdf')] });
      await portal.push('AG1', early);
      const known: ErpFiles = {
        ...inAgency('AG2'),
        demandes: requests('D9;;R1;hall;Ampoule;ouverte;;').demandes ?? [],
        baux: [...(SMALL_ERP.baux ?? []), '0030020795X;L2;15/06/2021;;;310,00;80,00'],
        personnes: [...(SMALL_ERP.personnes ?? []), '0030020795X;signataire_principal;P7;M;PETIT;Luc;;;;'],
      };
      await portal.bring(known);
      const [account] = await query<{ key: string }>(
        portal.database,
        `SELECT key FROM account WHERE printed = '0030020795X'`,
      );
      expect(account?.key).toBe(late);
      expect(await feeds()).toEqual(new Set(['AG2']));
      expect(await told('attestation', 'AG2')).toMatchObject([{ id: early.id }]);
      expect(await told('demande', 'AG2')).toMatchObject([
        { id: 'erp:D9', account: null, state: 'planifiee' },
      ]);
      expect(await told('demande')).toMatchObject([{ op: 'remove' }]);
    });
  });
});
