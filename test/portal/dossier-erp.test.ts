import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportErp } from '../../src/portal/erp/export-erp.ts';
import { asAgency } from '../../src/portal/store/scope.ts';
import { isNamed } from '../../src/portal/uploads/file-place.ts';
import type { ContactDetails } from '../../src/rules/dossier/values.ts';
import { changedErp, type ErpFiles, SMALL_ERP } from '../support/erp-folder.ts';
import { DATABASES } from '../support/postgres-database.ts';
import { changeCommand, decideAt, declareCommand, phoneCommand } from './dossier-support.ts';
import { type ErpPortal, erpPortal, NOW, positions, query } from './erp-support.ts';
import { madeAt as at, ELODIE, mailKinds, REFERENCE, tellElodie } from './insurance-erp-support.ts';
import { fileNamed, toldRecords } from './insurance-support.ts';

const BASE: ContactDetails = { phone1: '0639981234', phone2: null, email: 'elodie@exemple.example' };
const ASKED: ContactDetails = { ...BASE, phone1: '+33639985678' };
const contact = (seq: number, more: Parameters<typeof phoneCommand>[1] = {}) =>
  phoneCommand(at(seq), { account: ELODIE, base: BASE, value: ASKED, ...more });
const alone = { civility: null, usageName: null, birth: null };
const lou = { ...alone, lastName: 'LE GALL', firstName: 'Lou' };
const household = (seq: number, state: 'a_valider' | 'validee' = 'a_valider') =>
  changeCommand(at(seq), {
    ...{ account: ELODIE, part: 'foyer', base: { occupants: [] }, value: { occupants: [lou] }, state },
  });
/** Her telephone, as the ERP's file says it from now on, on both her leases. */
const saysPhone = (phone: string) =>
  changedErp('personnes', (lines) => lines.map((line) => line.replace('0639981234', phone)));

describe.each(DATABASES)("changes of the tenants' files and the ERP, on %s", (_name, make) => {
  let portal: ErpPortal;
  beforeEach(async () => {
    portal = await erpPortal('cchartres', make);
    await portal.bring(SMALL_ERP);
  });
  afterEach(() => portal.close());

  const told = (feed = 'AG1') => toldRecords(portal.database, feed, 'dossier');

  it('is validated by a folder that says what was asked, written its own way, and told once', async () => {
    await tellElodie(portal);
    const asked = contact(1, { state: 'a_valider' });
    const home = household(2);
    await portal.push('AG1', asked, home);
    await portal.bring(saysPhone('06 39 98 99 99'));
    expect((await told()).map(({ state }) => state)).toEqual(['a_valider', 'a_valider']);
    await portal.bring(saysPhone('06.39.98.56.78'));
    const states = () => told().then((all) => new Map(all.map(({ id, state }) => [id, state])));
    expect(await states()).toEqual(
      new Map([
        [home.id, 'a_valider'],
        [asked.id, 'validee'],
      ]),
    );
    expect((await told()).find(({ id }) => id === asked.id)).toMatchObject({
      ...{ decidedBy: 'Logiciel de gestion', decidedWhere: 'erp' },
    });
    expect(await mailKinds(portal)).toEqual(['dossier']);
    const before = await positions(portal.database);
    await portal.bring(saysPhone('06.39.98.56.78'));
    expect(await positions(portal.database)).toEqual(before);
    // Somebody more in the household, as it was asked.
    await portal.bring(
      changedErp('personnes', (lines) => [...lines, `${REFERENCE};occupant;;;LE GALL;Lou;;;;`]),
    );
    expect((await states()).get(home.id)).toBe('validee');
  });

  it('is not validated by what the folder said already, nor by a try', async () => {
    // In effect, then asked back: the ERP, late, still says what is asked back.
    const back = contact(2, { base: ASKED, value: BASE, state: 'a_valider' });
    await portal.push('AG1', contact(1), back);
    await portal.bring(
      changedErp('personnes', (lines) => lines.map((line) => line.replace('Élodie', 'Elodie'))),
    );
    expect((await told()).at(-1)).toMatchObject({ id: back.id, state: 'a_valider' });
    await portal.bring(saysPhone('0639985678'));
    const before = await positions(portal.database);
    await portal.bring(saysPhone('0639981234'), { dryRun: true });
    expect(await positions(portal.database)).toEqual(before);
    await portal.bring(saysPhone('0639981234'));
    expect((await told()).find(({ id }) => id === back.id)).toMatchObject({ state: 'validee' });
  });

  it('goes back field by field once in effect, and a declaration once; not what the ERP said or was refused', async () => {
    const out = async (batch?: number) =>
      (
        await exportErp(portal.database, {
          ...{ folder: portal.folder('out'), landlord: 'cchartres', now: NOW },
          ...(batch === undefined ? {} : { batch }),
        })
      ).batches[0]?.folder ?? '';
    const lines = (folder: string) =>
      parse(readFileSync(join(folder, 'dossiers.csv')), { delimiter: ';', bom: true, columns: true });
    const both = contact(1, { value: { ...ASKED, email: '=a@b.example' } });
    const declared = declareCommand(at(2), { account: ELODIE });
    const waiting = household(3);
    const refused = contact(4, {
      base: { ...ASKED, email: '=a@b.example' },
      value: BASE,
      state: 'a_valider',
    });
    const address = changeCommand(at(5), {
      ...{ account: ELODIE, part: 'adresse-courrier', base: { lines: null } },
      value: { lines: ['CHEZ MME PETIT', '30000 NÎMES'] },
    });
    await portal.push('AG1', both, declared, waiting, refused, address);
    await decideAt(portal.database, 'AG1', refused.id, 'refusee', { reason: 'illisible' });
    const own = { reference: REFERENCE, code_personne: 'P1', date: '17/11/2026' };
    const folder = await out();
    expect(lines(folder)).toEqual([
      {
        ...{ id_guichet: both.id, numero: 'G2A-M-000001', ...own },
        ...{ champ: 'telephone1', ancien: '0639981234', nouveau: "'+33639985678" },
      },
      {
        ...{ id_guichet: both.id, numero: 'G2A-M-000001', ...own },
        ...{ champ: 'email', ancien: 'elodie@exemple.example', nouveau: "'=a@b.example" },
      },
      {
        ...{ id_guichet: declared.id, numero: 'G2A-M-000002', reference: REFERENCE, code_personne: '' },
        ...{ champ: 'situation', ancien: '', nouveau: 'mariage', date: '07/11/2026' },
      },
      {
        ...{ id_guichet: address.id, numero: 'G2A-M-000005', ...own, code_personne: '' },
        ...{ champ: 'adresse_courrier', ancien: '', nouveau: 'CHEZ MME PETIT|30000 NÎMES' },
      },
    ]);
    const bytes = readFileSync(join(folder, 'dossiers.csv'));
    await decideAt(portal.database, 'AG1', waiting.id, 'validee');
    await decideAt(portal.database, 'AG1', declared.id, 'validee');
    expect(lines(await out())).toMatchObject([
      { id_guichet: waiting.id, champ: 'occupant', ancien: '', nouveau: '|LE GALL||Lou|' },
    ]);
    expect(readFileSync(join(await out(1), 'dossiers.csv'))).toEqual(bytes);
    // What the ERP validates by itself is not told to it.
    await portal.push('AG1', contact(6, { base: { ...ASKED, email: '=a@b.example' }, state: 'a_valider' }));
    await portal.bring(saysPhone('0639985678'));
    expect((await told()).at(-1)).toMatchObject({ state: 'validee', decidedWhere: 'erp' });
    expect(await out()).toBe('');
  });

  it('follows its account to another agency with its files, as mandates and papers by mail do', async () => {
    const inAgency = (agency: string): ErpFiles => ({
      ...changedErp('residences', (lines) =>
        lines.map((line) => line.replace('R1;Les Bleuets;AG1', `R1;Les Bleuets;${agency}`)),
      ),
      agences: [...(SMALL_ERP.agences ?? []), 'AG2;Agence Nord;;;'],
    });
    const own = fileNamed('a.pdf');
    const asked = contact(1, { state: 'a_valider', files: [own] });
    await portal.push('AG1', asked);
    const value = (text: string) => `'${ELODIE}', 'AG1', ${text}`;
    for (const text of [
      `INSERT INTO mandate (account, feed, rum, state, created_on, files, base, author, received_at)
        VALUES (${value(`'RUM1', 'actif', '2026-11-17', '[]', '{}', 'x', now()`)})`,
      `INSERT INTO mandate_event (account, feed, rum, kind, state, author, at, done_on, command)
        VALUES (${value(`'RUM1', 'sign', 'actif', 'x', now(), '2026-11-17', '${asked.id}'`)})`,
      `INSERT INTO document_mail (account, feed, command, person, email, title, sha256, file_name, asked_at)
        VALUES (${value(`'${asked.id}', 'code:P1', 'a@b.example', 'Avis', 'f', 'avis.pdf', now()`)})`,
      `INSERT INTO attached_file (account, feed, sha256, owner, owner_id, size, type, name)
        VALUES (${value(`'f', 'document', '${asked.id}', 1, 'pdf', 'avis.pdf'`)}),
          (${value(`'m', 'mandate', 'RUM1', 1, 'pdf', 'm.pdf'`)})`,
    ])
      await query(portal.database, text);
    const feeds = async () =>
      (
        await query<{ feed: string }>(
          portal.database,
          ['dossier_change', 'mandate', 'mandate_event', 'document_mail', 'attached_file']
            .map((table) => `SELECT DISTINCT feed FROM ${table}`)
            .join(' UNION '),
        )
      ).map(({ feed }) => feed);
    expect(await feeds()).toEqual(['AG1']);
    await portal.bring(inAgency('AG2'));
    expect(await feeds()).toEqual(['AG2']);
    expect(await told('AG2')).toMatchObject([{ op: 'put', id: asked.id, state: 'a_valider' }]);
    expect(await told()).toMatchObject([{ op: 'remove' }]);
    expect(await decideAt(portal.database, 'AG1', asked.id, 'validee')).toEqual({ kind: 'unknown' });
    expect(await decideAt(portal.database, 'AG2', asked.id, 'validee')).toEqual({ kind: 'done' });
    // The post that took them still sends their files; another agency's does not.
    const mayAll = (agency: string) =>
      asAgency(portal.database, agency, async (tx) => {
        const may: boolean[] = [];
        for (const file of [own, { sha256: 'f', size: 1 }, { sha256: 'm', size: 1 }])
          may.push(await isNamed(tx, { device: 'd', agency }, file));
        return may;
      });
    expect(await mayAll('AG1')).toEqual([true, true, true]);
    expect(await mayAll('AG3')).toEqual([false, false, false]);
    expect(
      await asAgency(portal.database, 'AG1', (tx) => tx.selectFrom('dossier_change').selectAll().execute()),
    ).toEqual([]);
  });
});
