import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportErp } from '../../src/portal/erp/export-erp.ts';
import { spacesOf } from '../../src/portal/spaces/logins.ts';
import { asAgency, asLandlord } from '../../src/portal/store/scope.ts';
import { changedErp, type ErpFiles, SMALL_ERP } from '../support/erp-folder.ts';
import { POSTGRES_WORD } from '../support/postgres-database.ts';
import { type ErpPortal, erpPortal, NOW, query } from './erp-support.ts';
import { inscriptions, openCommand, spaceCommand } from './registration-support.ts';

const at = (seq: number, incarnation = 'i') => ({ incarnation, seq });
/** Le Gall, whose space the ERP tells; D'Arc; Martin and Le Gall on the lease that is everyone's. */
const ELODIE = { account: '0030020788', code: 'P1' } as const;
const JB = { account: '0030020790', code: 'P2' } as const;

const inAgency = (agency: string): ErpFiles => ({
  ...changedErp('residences', (lines) =>
    lines.map((line) => line.replace('R1;Les Bleuets;AG1', `R1;Les Bleuets;${agency}`)),
  ),
  agences: [...(SMALL_ERP.agences ?? []), 'AG2;Agence Nord;;;'],
});

describe(`tenant spaces and the ERP, on ${POSTGRES_WORD}`, () => {
  let portal: ErpPortal;
  beforeEach(async () => {
    portal = await erpPortal('cchartres');
    await portal.bring(inAgency('AG1'));
  });
  afterEach(() => portal.close());

  const records = (feed: string) => inscriptions(portal.database, feed);

  it('follow their lease to another agency, back, and to everyone, with what is theirs', async () => {
    await portal.push(
      'AG1',
      openCommand(at(1), {
        ...JB,
        email: 'jb@exemple.example',
        slip: 'ABCDEFGHJKMN',
        consents: [['avis', true]],
      }),
      spaceCommand(at(2), 'suspend', ELODIE),
    );
    const before = await records('AG1');
    expect(before).toMatchObject([
      {
        op: 'put',
        person: 'code:P1',
        state: 'suspended',
        consents: [{ kind: 'avis' }, { kind: 'quittance' }],
      },
      { op: 'put', person: 'code:P2', state: 'pending' },
    ]);
    const feeds = () =>
      query<{ t: string; feed: string }>(
        portal.database,
        ['tenant_space', 'tenant_consent', 'tenant_act', 'tenant_link', 'mail']
          .map((table) => `SELECT DISTINCT '${table}' AS t, feed FROM ${table}`)
          .join(' UNION ALL '),
      );
    const everything = async () => new Set((await feeds()).map(({ feed }) => feed));
    expect(await everything()).toEqual(new Set(['AG1']));
    expect(await feeds()).toHaveLength(5);

    await portal.bring(inAgency('AG2'));
    expect(await everything()).toEqual(new Set(['AG2']));
    expect((await records('AG1')).map(({ op }) => op)).toEqual(['remove', 'remove']);
    expect(await records('AG2')).toEqual(before);
    expect(await asAgency(portal.database, 'AG1', (tx) => spacesOf(tx, 'code:P2'))).toEqual([]);
    // The agency it left acts on it no more; the one it came to does.
    await portal.push('AG2', spaceCommand(at(1, 'j'), 'close', JB));
    expect((await records('AG2')).map(({ state }) => state)).toEqual(['suspended', 'closed']);
    expect((await records('AG1')).map(({ op }) => op)).toEqual(['remove', 'remove']);

    await portal.bring(inAgency('AG1'));
    expect((await records('AG1')).map(({ op, state }) => [op, state])).toEqual([
      ['put', 'suspended'],
      ['put', 'closed'],
    ]);
    await portal.bring(inAgency(''));
    expect([(await records('AG1')).length, (await records('AG2')).length]).toEqual([0, 0]);
    expect((await records('*')).map(({ state }) => state)).toEqual(['suspended', 'closed']);
    expect(await everything()).toEqual(new Set(['*']));
    const settled = await records('*');
    await portal.bring(inAgency(''));
    expect(await records('*')).toEqual(settled);
  });

  it('an opening on a space that the ERP tells is refused, and taken once the ERP says it is closed', async () => {
    await expect(portal.push('AG1', openCommand(at(1), ELODIE))).rejects.toThrow('SYN-451');
    await portal.bring({
      ...inAgency('AG1'),
      espaces: ['reference;code_personne;nom;prenom;etat;consentements', '0030020788B;P1;;;désinscrit;'],
    });
    await portal.push('AG1', openCommand(at(2), ELODIE));
    expect(await records('AG1')).toMatchObject([{ state: 'pending', consents: [] }]);
  });

  it('what the portal holds counts over what the ERP tells, until a person says otherwise', async () => {
    await portal.push('AG1', spaceCommand(at(1), 'close', ELODIE));
    // The ERP has not heard of it yet.
    await portal.bring(inAgency('AG1'));
    expect(await records('AG1')).toMatchObject([{ state: 'closed' }]);
    await portal.push('AG1', openCommand(at(2), ELODIE));
    expect(await records('AG1')).toMatchObject([{ state: 'pending' }]);
  });

  it('goes back to the ERP, each act once and in order, in words that it reads', async () => {
    const lines = (folder: string) =>
      parse(readFileSync(join(folder, 'inscriptions.csv')), {
        delimiter: ';',
        bom: true,
        columns: true,
      }) as Record<string, string>[];
    const out = (batch?: number) =>
      exportErp(portal.database, {
        folder: portal.folder('out'),
        landlord: 'cchartres',
        now: NOW,
        ...(batch === undefined ? {} : { batch }),
      });
    expect((await out()).batches).toEqual([]);
    const acts = [
      openCommand(at(1), { ...JB, email: '=jb@exemple.example' }),
      spaceCommand(at(2), 'suspend', JB),
      spaceCommand(at(3), 'resume', JB),
      spaceCommand(at(4), 'close', JB, { number: 'G2A-R-000004' }),
      // Nobody knows of this space: there is nothing to tell.
      spaceCommand(at(5), 'close', { account: '0030020790', code: 'P9' }),
      spaceCommand({ ...at(6), at: '2026-11-17T23:30:00.000Z' }, 'consents', ELODIE, {
        payload: { consents: [] },
      }),
    ];
    await portal.push('AG1', ...acts);
    const [batch] = (await out()).batches;
    expect(batch?.lines).toMatchObject({ 'inscriptions.csv': 5, 'encaissements.csv': 0 });
    const jb = {
      reference: '0030020790D',
      code_personne: 'P2',
      nom: "D'ARC",
      prenom: 'Jean-Baptiste',
      email: "'=jb@exemple.example",
      date: '17/11/2026',
    };
    expect(lines(batch?.folder ?? '')).toEqual([
      { ...jb, id_guichet: acts[0]?.id, numero: 'G2A-E-000001', etat: 'en attente' },
      { ...jb, id_guichet: acts[1]?.id, numero: '', etat: 'suspendue' },
      { ...jb, id_guichet: acts[2]?.id, numero: '', etat: 'en attente' },
      { ...jb, id_guichet: acts[3]?.id, numero: 'G2A-R-000004', etat: 'désinscrite' },
      {
        id_guichet: acts[5]?.id,
        numero: '',
        reference: '0030020788B',
        code_personne: 'P1',
        nom: 'LE GALL',
        prenom: 'Élodie',
        email: '',
        etat: 'active',
        date: '18/11/2026',
      },
    ]);
    const bytes = readFileSync(join(batch?.folder ?? '', 'inscriptions.csv'));
    expect((await out()).batches).toEqual([]);
    // Asked again after more has happened: the same file, to the byte.
    await portal.push('AG1', openCommand(at(7), JB));
    expect(readFileSync(join((await out(1)).batches[0]?.folder ?? '', 'inscriptions.csv'))).toEqual(bytes);
    const [second] = (await out()).batches;
    expect(lines(second?.folder ?? '')).toMatchObject([{ etat: 'en attente', numero: 'G2A-E-000007' }]);
  });

  it('a person whom the ERP names without a code has none in the file', async () => {
    const person = (
      await query<{ key: string }>(
        portal.database,
        `SELECT key FROM record WHERE kind = 'personnes' AND key LIKE '%MARTIN%'`,
      )
    ).map(({ key }) => (JSON.parse(key) as string[])[2])[0];
    const command = openCommand(at(1), { account: '0030020792', code: 'x' });
    const open = { ...command, payload: { ...command.payload, person } };
    // The lease ended, and this landlord's guide gives no months: refused, and nothing to tell.
    await expect(portal.push('AG1', open)).rejects.toThrow('SYN-455');
    await portal.bring(changedErp('baux', (lines) => lines.map((line) => line.replace('30/09/2026', ''))));
    await portal.push('AG1', { ...open, id: openCommand(at(2), JB).id, seq: 2 });
    const [batch] = (
      await exportErp(portal.database, { folder: portal.folder('out'), landlord: 'cchartres', now: NOW })
    ).batches;
    const text = readFileSync(join(batch?.folder ?? '', 'inscriptions.csv'), 'utf8');
    expect(text).toContain(';0030020792F;;MARTIN;Anne;;en attente;17/11/2026\r\n');
    const held = await asLandlord(portal.database, (tx) =>
      tx.selectFrom('tenant_space').select('feed').execute(),
    );
    expect(held).toEqual([{ feed: '*' }]);
  });
});
