import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importErp } from '../../src/portal/erp/import-erp.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { ImportFileId } from '../../src/rules/import/files.ts';
import { writeErpDocument, writeErpFolder } from '../support/erp-folder.ts';
import { DATABASES, POSTGRES_WORD, testDatabase } from '../support/postgres-database.ts';
import { type ErpPortal, erpPortal, NOW } from './erp-support.ts';
import { giveSpaces, type SpaceGiven } from './mail-support.ts';
import { paymentCommand } from './store-commands.ts';

type Lines = Partial<
  Record<Extract<ImportFileId, 'documents' | 'demandes' | 'assurances'>, readonly string[]>
>;

/** References as each landlord prints them. */
const PRINTED = {
  'cite-jardins': ['L / 000 1231 - 4821001T3', 'L / 000 1232 - 4821002T3'],
  cchartres: ['0030030001B', '0030030002B'],
  'habitat-du-gard': ['00501-22/C', '00502-22/C'],
} as const;
type Landlord = keyof typeof PRINTED;

let portal: ErpPortal;
let landlord: Landlord;
let folder: string;
/** Keys of the two accounts. */
let first: string;
let second: string;

async function begin(id: Landlord, make: Parameters<typeof erpPortal>[1]): Promise<void> {
  landlord = id;
  portal = await erpPortal(id, make);
  folder = mkdtempSync(join(tmpdir(), 'guichet-avis-'));
}

/** The ERP's folder with these facts beside two leases of one agency. */
async function bring(lines: Lines, { dryRun = false } = {}): Promise<void> {
  const [one, two] = PRINTED[landlord];
  const where = join(folder, randomUUID());
  writeErpFolder(where, {
    agences: ['code;nom', 'AG1;Agence Centre'],
    residences: ['code_residence;nom;agence;code_postal;commune', 'R1;Les Bleuets;AG1;28000;Chartres'],
    logements: [
      'code_logement;code_residence;adresse1;code_postal;commune',
      '4821001T3;R1;14 rue des Bleuets;28000;Chartres',
      '4821002T3;R1;14 rue des Bleuets;28000;Chartres',
    ],
    baux: [
      'reference;code_logement;date_effet;loyer;charges',
      `${one};4821001T3;2019-03-01;300;80`,
      `${two};4821002T3;2019-03-01;300;80`,
    ],
    personnes: [
      'reference;role;code_personne;civilite;nom;prenom;date_naissance',
      `${one};signataire_principal;P1;M;D'ARC;Jean-Baptiste;29/02/1960`,
      `${two};signataire_principal;P2;MME;LE GALL;Anne;14/07/1975`,
    ],
    ecritures: [
      'reference;piece;date;echeance;periode;nature;libelle;debit;credit',
      `${one};E1;2026-01-01;2026-01-05;2026-01;loyer;;300,00;`,
    ],
    ...(lines.documents && {
      documents: ['reference;type;periode;date_emission;fichier', ...lines.documents],
    }),
    ...(lines.demandes && { demandes: ['numero;reference;lieu;motif;etat', ...lines.demandes] }),
    ...(lines.assurances && { assurances: ['reference;assureur;police;fin;statut', ...lines.assurances] }),
  });
  for (const line of lines.documents ?? []) writeErpDocument(where, line.split(';')[4] ?? '', '%PDF-1.7');
  const report = await importErp(portal.database, { folder: where, landlord, dryRun, now: NOW });
  expect(report.faults).toEqual([]);
  const keys = await asLandlord(portal.database, (tx) =>
    tx.selectFrom('account').select('key').orderBy('printed').execute(),
  );
  [first = '', second = ''] = keys.map(({ key }) => key);
}

function tenant(more: Partial<SpaceGiven> = {}): SpaceGiven {
  return {
    person: 'code:P1',
    account: first,
    feed: 'AG1',
    email: 'jb@locataire.example',
    consents: ['notifications'],
    ...more,
  };
}

async function mails() {
  return asLandlord(portal.database, (tx) =>
    tx
      .selectFrom('mail')
      .select(['kind', 'recipient', 'subject', 'body', 'person', 'account', 'feed'])
      .orderBy('kind')
      .orderBy('recipient')
      .execute(),
  );
}

const kinds = async () => (await mails()).map(({ kind, recipient }) => `${kind} ${recipient}`);

const avis = (at: 0 | 1, period: string, issued: string, name = `${at}-${period}.pdf`) =>
  `${PRINTED[landlord][at]};avis;${period};${issued};${name}`;
const OLD = () => avis(0, '2026-10', '2026-10-25');

describe.each(DATABASES)('what tenants are told (%s)', (_word, make) => {
  beforeEach(() => begin('cchartres', make));
  afterEach(async () => {
    await portal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells of a new avis once, to who agreed, without a reference or an amount', async () => {
    await bring({ documents: [OLD()] });
    await giveSpaces(portal.database, [
      tenant(),
      tenant({ account: second, person: 'code:P2', email: 'anne@locataire.example', consents: ['avis'] }),
    ]);
    await bring({ documents: [OLD(), avis(0, '2026-11', '2026-11-18'), avis(1, '2026-11', '2026-11-18')] });
    // Here the guide announces nothing by mail: having the avis without paper is not asking for mail.
    expect(await kinds()).toEqual(['avis jb@locataire.example']);
    const [mail] = await mails();
    expect(mail).toMatchObject({ account: first, person: 'code:P1', feed: 'AG1' });
    expect(mail?.subject).toBe("Votre avis d'échéance est disponible");
    expect(mail?.body).toContain("Bonjour Jean-Baptiste D'ARC,");
    expect(mail?.body).toContain("Votre avis d'échéance de novembre 2026 est disponible");
    expect(`${mail?.subject}${mail?.body}`).not.toContain(first);
    expect(mail?.body).not.toContain(PRINTED.cchartres[0]);
    // The same folder again, and the same month under another name.
    await bring({
      documents: [OLD(), avis(0, '2026-11', '2026-11-18'), avis(0, '2026-11', '2026-11-19', 'b.pdf')],
    });
    expect(await kinds()).toEqual(['avis jb@locataire.example']);
  });

  it('tells nothing of a first import, of an old avis, or of another document', async () => {
    await bring({});
    await giveSpaces(portal.database, [tenant()]);
    await bring({ documents: [avis(0, '2026-11', '2026-11-18')] });
    expect(await kinds()).toEqual([]);
    await bring({
      documents: [
        avis(0, '2026-11', '2026-11-18'),
        avis(0, '2026-09', '2026-09-25'),
        avis(0, '2026-12', '2026-12-01'),
        `${PRINTED.cchartres[0]};quittance;2026-11;2026-11-19;q.pdf`,
      ],
    });
    expect(await kinds()).toEqual([]);
  });

  it.each<[string, Partial<SpaceGiven>]>([
    ['no consent', { consents: [] }],
    ['a space that is not active yet', { state: 'pending' }],
    ['a suspended space', { state: 'suspended' }],
    ['a closed space', { state: 'closed' }],
    ['a space switched off after the exit', { state: 'exited' }],
    ['no e-mail', { email: null }],
    ['an e-mail he has never answered from', { verified: false }],
  ])('tells nothing with %s', async (_case, more) => {
    await bring({ documents: [OLD()], demandes: [`D1;${PRINTED.cchartres[0]};logement;Fuite;ouverte`] });
    await giveSpaces(portal.database, [
      tenant(more),
      tenant({ account: second, person: 'code:P2', email: 'temoin@locataire.example' }),
    ]);
    await bring({
      documents: [OLD(), avis(0, '2026-11', '2026-11-18'), avis(1, '2026-11', '2026-11-18')],
      demandes: [`D1;${PRINTED.cchartres[0]};logement;Fuite;en_cours`],
    });
    await portal.push(
      'AG1',
      paymentCommand({ incarnation: 'i', seq: 1 }, { id: randomUUID(), account: first, cents: 1_000 }),
    );
    expect(await kinds()).toEqual(['avis temoin@locataire.example']);
  });

  it('stops telling once a consent is withdrawn, or an address came back', async () => {
    await bring({ documents: [OLD()] });
    await giveSpaces(portal.database, [
      tenant(),
      tenant({ account: second, person: 'code:P2', email: 'anne@locataire.example' }),
    ]);
    await asLandlord(portal.database, async (tx) => {
      await tx
        .insertInto('tenant_consent')
        .values({
          account: first,
          person: 'code:P1',
          feed: 'AG1',
          kind: 'notifications',
          given: false,
          at: new Date(NOW),
          version: '1',
          wording: 'Non',
          given_by: 'tenant',
        })
        .execute();
      await tx
        .updateTable('tenant_space')
        .set({ bounced_at: new Date(NOW) })
        .where('person', '=', 'code:P2')
        .execute();
    });
    await bring({ documents: [OLD(), avis(0, '2026-11', '2026-11-18'), avis(1, '2026-11', '2026-11-18')] });
    expect(await kinds()).toEqual([]);
  });

  it('tells of a request that moves on, of each state once, in the words of the landlord', async () => {
    const request = (state: string) => ({ demandes: [`D1;${PRINTED.cchartres[0]};logement;Fuite;${state}`] });
    await bring(request('ouverte'));
    await giveSpaces(portal.database, [tenant()]);
    await bring(request('ouverte'));
    expect(await kinds()).toEqual([]);
    await bring(request('en_cours'));
    await bring(request('en_cours'));
    await bring({ demandes: [`D1;${PRINTED.cchartres[0]};parties communes;Fuite;en_cours`] });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail?.kind).toBe('request');
    expect(mail?.body).toContain('État\u202f: en cours');
    expect(mail?.body).toContain('Nous vous tenons informé des avancées de votre demande.');
    await bring(request('close'));
    expect(await mails()).toHaveLength(2);
  });

  it('tells of a certificate refused, once', async () => {
    const certificate = (state: string) => ({
      assurances: [`${PRINTED.cchartres[0]};Assur;A-1;2026-12-31;${state}`],
    });
    await bring(certificate('a_verifier'));
    await giveSpaces(portal.database, [tenant()]);
    await bring(certificate('validee'));
    expect(await kinds()).toEqual([]);
    await bring(certificate('refusee'));
    await bring(certificate('a_verifier'));
    await bring(certificate('refusee'));
    expect(await kinds()).toEqual(['certificate-refused jb@locataire.example']);
  });

  it('tells of a payment once, and of none that is for a person to place or is no news', async () => {
    await bring({});
    await giveSpaces(portal.database, [tenant()]);
    const id = randomUUID();
    const command = paymentCommand({ incarnation: 'i', seq: 1 }, { id, account: first, cents: 12_345 });
    await portal.push('AG1', command);
    await portal.push('AG1', command);
    await portal.push(
      'AG1',
      paymentCommand({ incarnation: 'i', seq: 2 }, { id: randomUUID(), account: 'inconnu', cents: 500 }),
      paymentCommand({ incarnation: 'i', seq: 3 }, { id: randomUUID(), account: second, cents: 500 }),
      paymentCommand(
        { incarnation: 'i', seq: 4, at: '2026-11-01T10:00:00.000Z' },
        { id: randomUUID(), account: first, cents: 500 },
      ),
    );
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ kind: 'payment', recipient: 'jb@locataire.example' });
    expect(mail?.body).toContain('123,45');
    expect(mail?.body).not.toContain(first);
    expect(await portal.balance(first)).toBe(30_000 - 12_345 - 500);
  });

  it('leaves nothing of an import that is only tried', async () => {
    await bring({ documents: [OLD()] });
    await giveSpaces(portal.database, [tenant()]);
    const news = { documents: [OLD(), avis(0, '2026-11', '2026-11-18')] };
    await bring(news, { dryRun: true });
    expect(await kinds()).toEqual([]);
    await bring(news);
    expect(await kinds()).toEqual(['avis jb@locataire.example']);
  });
});

describe(`by each landlord's rules (${POSTGRES_WORD})`, () => {
  afterEach(async () => {
    await portal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('Cité Jardins announces the avis by mail to who has it without paper, in its own words', async () => {
    await begin('cite-jardins', testDatabase);
    await bring({ documents: [OLD()] });
    await giveSpaces(portal.database, [tenant({ consents: ['avis'] })]);
    await bring({ documents: [OLD(), avis(0, '2026-11', '2026-11-18')] });
    const [mail] = await mails();
    expect(mail?.body).toContain("Votre avis d'échéance est à votre disposition sur votre espace locataire");
  });

  it('Gard confirms a payment in its own words, and nobody else does', async () => {
    const bodies: string[] = [];
    for (const id of ['habitat-du-gard', 'cchartres'] as const) {
      await begin(id, testDatabase);
      await bring({});
      await giveSpaces(portal.database, [tenant()]);
      await portal.push(
        'AG1',
        paymentCommand({ incarnation: 'i', seq: 1 }, { id: randomUUID(), account: first, cents: 100 }),
      );
      bodies.push((await mails())[0]?.body ?? '');
      if (id === 'habitat-du-gard') await portal.close();
    }
    expect(bodies[0]).toContain('Ce mail confirme votre règlement.');
    expect(bodies[1]).not.toContain('Ce mail confirme votre règlement.');
    expect(bodies[1]).toContain('Nous avons enregistré votre paiement.');
  });
});
