import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportErp } from '../../src/portal/erp/export-erp.ts';
import { decideCertificate } from '../../src/portal/insurance/decide.ts';
import { asAgency, asLandlord } from '../../src/portal/store/scope.ts';
import { erpCertificateId } from '../../src/rules/insurance/states.ts';
import { erpRequestState } from '../../src/rules/requests/words.ts';
import { changedErp, SMALL_ERP } from '../support/erp-folder.ts';
import { DATABASES } from '../support/postgres-database.ts';
import { type ErpPortal, erpPortal, NOW } from './erp-support.ts';
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
  requestCommand,
  toldRecords,
} from './insurance-support.ts';

describe.each(DATABASES)('certificates and requests that go back to the ERP, on %s', (_name, make) => {
  let portal: ErpPortal;
  beforeEach(async () => {
    portal = await erpPortal('cchartres', make);
    await portal.bring(SMALL_ERP);
  });
  afterEach(() => portal.close());

  const told = (kind: 'attestation' | 'demande') => toldRecords(portal.database, 'AG1', kind);
  const out = (batch?: number) =>
    exportErp(portal.database, {
      ...{ folder: portal.folder('out'), landlord: 'cchartres', now: NOW },
      ...(batch === undefined ? {} : { batch }),
    });
  const lines = (folder: string, file: string) =>
    parse(readFileSync(join(folder, file)), { delimiter: ';', bom: true, columns: true }) as Record<
      string,
      string
    >[];

  it('each taking, decision, opening and state, once and in order, none that the ERP said itself', async () => {
    expect((await out()).batches).toEqual([]);
    const files = [fileNamed('=cmd.pdf'), fileNamed('page;2.pdf')];
    const taken = attachCommand(at(1), { account: ELODIE, policy: '=1+1', files });
    const opened = openRequestCommand(at(2), { account: ELODIE });
    const idErp = erpCertificateId(ELODIE, { endsOn: '2026-12-31', policy: 'A-1', insurer: 'Assur' });
    await portal.push(
      'AG1',
      taken,
      opened,
      decideCommand(at(3), { account: ELODIE, certificate: taken.id, decision: 'validee' }),
      requestCommand(at(4), 'complement', { account: ELODIE, request: opened.id }, { text: 'x', files: [] }),
    );
    await asAgency(portal.database, 'AG1', (tx) =>
      decideCertificate(tx, {
        ...{ id: idErp, from: null, decision: 'refusee', reason: 'expiree', comment: null },
        ...{
          author: 'Nadia Perrin',
          where: 'portal',
          command: null,
          at: new Date(NOW),
          doneOn: '2026-11-20',
        },
      }),
    );
    await answerAt(portal, opened.id, 2, 'planifiee');
    await answerAt(portal, 'erp:D1', 1, 'prise-en-charge');
    const [batch] = (await out()).batches;
    expect(batch?.lines).toMatchObject({ 'attestations.csv': 3, 'demandes.csv': 3, 'inscriptions.csv': 0 });
    const own = {
      ...{ id_guichet: taken.id, numero: 'G2A-I-000001', reference: REFERENCE, assureur: 'Assurance Nord' },
      ...{ police: "'=1+1", debut: '01/12/2026', fin: '30/11/2027', fichier: "'=cmd.pdf|page;2.pdf" },
    };
    expect(lines(batch?.folder ?? '', 'attestations.csv')).toEqual([
      { ...own, statut: 'a_verifier' },
      { ...own, statut: 'validee' },
      {
        ...{ id_guichet: '', numero: '', reference: REFERENCE, assureur: 'Assur', police: 'A-1' },
        ...{ debut: '01/01/2026', fin: '31/12/2026', statut: 'refusee', fichier: '' },
      },
    ]);
    const asked = lines(batch?.folder ?? '', 'demandes.csv');
    expect(asked.map(({ id_guichet, numero, etat }) => [id_guichet, numero, etat])).toEqual([
      [opened.id, 'G2A-N-000002', 'ouverte'],
      [opened.id, 'G2A-N-000002', 'planifiee'],
      ['', 'D1', 'prise-en-charge'],
    ]);
    expect(asked[0]).toMatchObject({
      ...{ reference: REFERENCE, code_residence: 'R1', ouverte: '17/11/2026', echeance: '24/11/2026' },
    });
    expect(asked.every(({ etat }) => erpRequestState(etat ?? '') === etat)).toBe(true);
    expect(asked[2]).toMatchObject({ lieu: 'logement', motif: 'Plomberie', ouverte: '01/11/2026' });
    // Nothing that belongs to the tenant's file goes.
    expect(readFileSync(join(batch?.folder ?? '', 'demandes.csv'), 'utf8')).not.toContain('évier');
    expect((await out()).batches).toEqual([]);
    const bytes = readFileSync(join(batch?.folder ?? '', 'attestations.csv'));
    await portal.push('AG1', closeCommand(5, opened.id, 3));
    await portal.bring(
      changedErp('assurances', (all) => all.map((line) => line.replace('a_verifier', 'validee'))),
    );
    expect(readFileSync(join((await out(1)).batches[0]?.folder ?? '', 'attestations.csv'))).toEqual(bytes);
    const [second] = (await out()).batches;
    // The ERP's own word is not told to it.
    expect(second?.lines).toMatchObject({ 'attestations.csv': 0, 'demandes.csv': 1 });
  });

  it('comes back and counts once, line by line, late as it may be', async () => {
    await tellElodie(portal);
    const opened = openRequestCommand(at(1), { account: ELODIE });
    const taken = attachCommand(at(2), { account: ELODIE });
    await portal.push('AG1', opened, taken);
    await answerAt(portal, opened.id, 1, 'planifiee');
    await portal.push(
      'AG1',
      decideCommand(at(3), {
        account: ELODIE,
        certificate: taken.id,
        decision: 'refusee',
        reason: 'expiree',
      }),
      closeCommand(4, opened.id, 2),
    );
    const sent = await mailKinds(portal);
    const [batch] = (await out()).batches;
    const before = {
      ...{ requests: await told('demande'), certificates: await told('attestation') },
    };
    const asked = lines(batch?.folder ?? '', 'demandes.csv');
    const given = lines(batch?.folder ?? '', 'attestations.csv');
    for (let step = 0; step < 3; step += 1) {
      const one = asked[Math.min(step, asked.length - 1)];
      const paper = given[Math.min(step, given.length - 1)];
      await portal.bring({
        ...requests(
          [
            one?.numero,
            one?.reference,
            one?.code_residence,
            one?.lieu,
            one?.motif,
            one?.etat,
            one?.ouverte,
            one?.echeance,
          ].join(';'),
        ),
        ...{
          assurances:
            certificates(
              [
                paper?.reference,
                paper?.assureur,
                paper?.police,
                paper?.debut,
                paper?.fin,
                paper?.statut,
              ].join(';'),
            ).assurances ?? [],
        },
      });
    }
    expect(await told('demande')).toEqual(before.requests);
    expect(await told('attestation')).toEqual(before.certificates);
    expect(await mailKinds(portal)).toEqual(sent);
    const rows = await asLandlord(portal.database, (tx) => tx.selectFrom('request').select('id').execute());
    expect(rows).toEqual([{ id: opened.id }]);
    expect((await out()).batches).toEqual([]);
  });
});
