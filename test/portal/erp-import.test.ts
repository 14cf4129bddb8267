import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changedErp, SMALL_ERP, withoutFile } from '../support/erp-folder.ts';
import { POSTGRES_WORD, pgliteDatabase } from '../support/postgres-database.ts';
import { type ErpPortal, erpPortal, positions, query } from './erp-support.ts';

type RecordRow = {
  readonly feed: string;
  readonly kind: string;
  readonly key: string;
  readonly op: string;
  readonly absent_since: string | null;
  readonly content: string;
};

describe(`the ERP's folder at the portal (${POSTGRES_WORD})`, () => {
  let portal: ErpPortal;
  beforeEach(async () => {
    portal = await erpPortal();
    return () => portal.close();
  });
  const records = (where = 'true') =>
    query<RecordRow>(
      portal.database,
      `SELECT feed, kind, key, op, absent_since, content FROM record WHERE ${where} ORDER BY feed, position`,
    );

  it('puts each row in the feed of its agency, parents before what names them', async () => {
    const report = await portal.bring(SMALL_ERP);
    expect(report).toMatchObject({ applied: true, refused: null, faults: [] });
    expect(report.files.map(({ file, rows, added }) => [file, rows, added])).toEqual(
      [
        ['agences.csv', 1],
        ['residences.csv', 2],
        ['logements.csv', 4],
        ['baux.csv', 3],
        ['personnes.csv', 4],
        ['ecritures.csv', 6],
        ['interlocuteurs.csv', 2],
        ['annonces.csv', 1],
        ['assurances.csv', 1],
        ['plans.csv', 1],
        ['espaces.csv', 1],
        ['demandes.csv', 1],
      ].map(([file, rows]) => [file, rows, rows]),
    );
    const all = await records();
    expect(all.map(({ feed, kind, key }) => `${feed} ${kind} ${key}`)).toEqual([
      '* agences AG1',
      '* residences R2',
      '* logements L3',
      '* baux 0030020792',
      '* personnes ["0030020792","signataire_principal","bail:[\\"0030020792\\",\\"signataire_principal\\",\\"MARTIN\\",\\"Anne\\",null]"]',
      '* personnes ["0030020792","cosignataire","code:P1"]',
      '* interlocuteurs ["*","urgence_technique","Astreinte"]',
      'AG1 residences R1',
      'AG1 logements L1',
      'AG1 logements L2',
      'AG1 logements P12',
      'AG1 baux 0030020788',
      'AG1 baux 0030020790',
      'AG1 personnes ["0030020788","signataire_principal","code:P1"]',
      'AG1 personnes ["0030020790","signataire_principal","code:P2"]',
      'AG1 interlocuteurs ["R1","gardien","M. Petit"]',
      'AG1 annonces ["R1","Ascenseur","2026-11-10"]',
      'AG1 assurances ["0030020788","2026-12-31","A-1","Assur"]',
      'AG1 plans ["0030020790","2026-05-01"]',
      'AG1 espaces ["0030020788","code:P1"]',
      'AG1 demandes D1',
    ]);
    const residence = all.find(({ key }) => key === 'R1');
    expect(residence?.content).toBe(
      '{"code_residence":"R1","nom":"Les Bleuets","agence":"AG1","adresse":"14 rue des Bleuets","code_postal":"28000","commune":"Chartres"}',
    );
    expect(
      await query(portal.database, 'SELECT key, feed, printed, holder FROM account ORDER BY key'),
    ).toEqual([
      { key: '0030020788', feed: 'AG1', printed: '0030020788B', holder: 'LE GALL Élodie' },
      { key: '0030020790', feed: 'AG1', printed: '0030020790D', holder: "D'ARC Jean-Baptiste" },
      { key: '0030020792', feed: '*', printed: '0030020792F', holder: 'MARTIN Anne' },
    ]);
    expect(await portal.balance('0030020788')).toBe(39_975 - 49_525);
    // People come before the entries, and the entries before what follows them, in one feed.
    const [order] = await query<{ ok: boolean }>(
      portal.database,
      `SELECT (SELECT max(position) FROM record WHERE feed = 'AG1' AND kind = 'personnes') < min(position)
         AND max(position) < (SELECT min(position) FROM record WHERE feed = 'AG1' AND kind = 'interlocuteurs') AS ok
       FROM entry WHERE feed = 'AG1'`,
    );
    expect(order?.ok).toBe(true);
  });

  it('changes nothing the second time: no position moves', async () => {
    await portal.bring(SMALL_ERP);
    const before = await positions(portal.database);
    const report = await portal.bring(SMALL_ERP);
    expect(await positions(portal.database)).toEqual(before);
    for (const file of report.files) {
      expect(file).toMatchObject({ added: 0, changed: 0, absent: 0, unchanged: file.rows });
    }
    // Negative control: one figure more moves exactly one thing.
    await portal.bring(
      changedErp('agences', ([header]) => [String(header), 'AG1;Agence Centre;2 place de la Gare;;']),
    );
    expect(await positions(portal.database)).not.toEqual(before);
  });

  it('does everything in a dry run, and leaves nothing', async () => {
    const before = await positions(portal.database);
    const report = await portal.bring(SMALL_ERP, { dryRun: true });
    expect(report).toMatchObject({ applied: false, dryRun: true, refused: null });
    expect(report.files.find(({ file }) => file === 'ecritures.csv')?.added).toBe(6);
    expect(await positions(portal.database)).toEqual(before);
    expect(await query(portal.database, 'SELECT * FROM import_run')).toEqual([]);
  });

  it('refuses a set that lacks a file, whole, and keeps the report', async () => {
    const report = await portal.bring(withoutFile('baux'));
    expect(report).toMatchObject({ applied: false, refused: 'Il manque le fichier baux.csv.' });
    expect(await records()).toEqual([]);
    expect(await query(portal.database, 'SELECT report FROM import_run')).toEqual([
      { report: JSON.stringify(report) },
    ]);
  });

  it('marks what is gone as absent, and what comes back as there', async () => {
    await portal.bring(SMALL_ERP);
    const gone = await portal.bring(changedErp('plans', (lines) => lines.slice(0, 1)));
    expect(gone.files.find(({ file }) => file === 'plans.csv')).toMatchObject({ absent: 1 });
    expect(await records("kind = 'plans'")).toMatchObject([{ op: 'put', absent_since: '2026-11-20' }]);
    const again = await portal.bring(
      changedErp('plans', (lines) => lines.slice(0, 1)),
      { now: Date.parse('2027-01-01T09:00:00Z') },
    );
    expect(again.files.find(({ file }) => file === 'plans.csv')).toMatchObject({ absent: 0 });
    // A file that is not in the folder says nothing.
    await portal.bring(withoutFile('assurances'));
    expect(await records("kind = 'assurances'")).toMatchObject([{ absent_since: null }]);
    await portal.bring(SMALL_ERP);
    expect(await records("kind = 'plans'")).toMatchObject([{ absent_since: null }]);
  });

  it('keeps what a row that cannot be used names: neither corrected nor absent', async () => {
    await portal.bring(SMALL_ERP);
    const before = await records("kind = 'demandes'");
    const report = await portal.bring(
      changedErp('demandes', ([header]) => [String(header), 'D1;9999999999X;;;;ouverte;;']),
    );
    expect(report.files.find(({ file }) => file === 'demandes.csv')).toMatchObject({ absent: 0, faults: 1 });
    expect(await records("kind = 'demandes'")).toEqual(before);
  });

  it('takes entries once: a known piece with another amount is told and not applied', async () => {
    await portal.bring(SMALL_ERP);
    const report = await portal.bring(
      changedErp('ecritures', (lines) =>
        lines.map((line) =>
          line.replace(
            'E3;31/10/2026;10/11/2026;2026-10;loyer;;310',
            'E3;31/10/2026;10/11/2026;2026-10;loyer;;311',
          ),
        ),
      ),
    );
    expect(report.faults).toEqual([
      {
        file: 'ecritures.csv',
        line: 4,
        column: 'piece',
        value: 'E3',
        reason:
          "Cette pièce est déjà au compte avec un autre contenu\u202f: l'écriture d'origine est gardée. Ligne écartée.",
      },
    ]);
    expect(await portal.balance('0030020790')).toBe(31_000 + 8_000 - 9_000);
    // Fewer entries than before: none is absent.
    await portal.bring(changedErp('ecritures', (lines) => lines.slice(0, 2)));
    expect(await portal.balance('0030020790')).toBe(30_000);
  });

  it('moves a lease to another agency with all that is its own', async () => {
    const agencies = [...(SMALL_ERP.agences ?? []), 'AG2;Agence Nord;;;'];
    await portal.bring({ ...SMALL_ERP, agences: agencies });
    const moved = {
      ...changedErp('residences', (lines) =>
        lines.map((line) => line.replace('R1;Les Bleuets;AG1', 'R1;Les Bleuets;AG2')),
      ),
      agences: agencies,
    };
    const report = await portal.bring(moved);
    expect(report.faults).toEqual([]);
    const old = await records("feed = 'AG1'");
    expect(old.every(({ op }) => op === 'remove')).toBe(true);
    expect(
      old
        .filter(({ kind }) => kind === 'ecritures')
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(['E1', 'E2', 'E3', 'E4', 'E5']);
    expect((await records("feed = 'AG2' AND op = 'put'")).map(({ kind }) => kind)).toContain('baux');
    expect(
      await query(
        portal.database,
        "SELECT count(*)::int AS n FROM entry WHERE feed = 'AG2' AND position IS NOT NULL",
      ),
    ).toEqual([{ n: 5 }]);
    const settled = await positions(portal.database);
    await portal.bring(moved);
    expect(await positions(portal.database)).toEqual(settled);
    // And back: nothing of it says any more that it left.
    await portal.bring({ ...SMALL_ERP, agences: agencies });
    expect((await records("feed = 'AG1'")).filter(({ op }) => op === 'remove')).toEqual([]);
    // To everyone: what is in everyone's feed has left no agency.
    await portal.bring({
      ...changedErp('residences', (lines) =>
        lines.map((line) => line.replace('R1;Les Bleuets;AG1', 'R1;Les Bleuets;')),
      ),
      agences: agencies,
    });
    expect((await records("feed = 'AG1'")).map(({ op }) => op)).toEqual([]);
    expect(
      await query(
        portal.database,
        "SELECT count(*)::int AS n FROM entry WHERE feed = '*' AND position IS NOT NULL",
      ),
    ).toEqual([{ n: 6 }]);
  });

  it('describes one person in one way, and protects an address wherever they live', async () => {
    const report = await portal.bring(
      changedErp('personnes', (lines) =>
        lines.map((line) =>
          line.replace(
            '0030020792F;cosignataire;P1;MME;LE GALL;Élodie;12/04/1985;elodie@exemple.example;0639981234;',
            '0030020792F;cosignataire;P1;MME;LE GALL;Élodie;12/04/1986;;;oui',
          ),
        ),
      ),
    );
    expect(report.faults).toMatchObject([
      { file: 'personnes.csv', line: 5, column: 'date_naissance', value: '1986-04-12' },
    ]);
    const people = (await records("kind = 'personnes' AND key LIKE '%P1%'")).map(({ content }) =>
      JSON.parse(content),
    );
    expect(people).toHaveLength(2);
    for (const person of people)
      expect(person).toMatchObject({ date_naissance: '1985-04-12', adresse_masquee: true });
    // The row that hides can no longer be read: the address stays hidden.
    await portal.bring(
      changedErp('personnes', (lines) => [...lines.slice(0, 4), '0030020792F;;P1;;LE GALL;;;;;oui']),
    );
    const still = (await records("kind = 'personnes' AND key LIKE '%P1%' AND absent_since IS NULL")).map(
      ({ content }) => JSON.parse(content),
    );
    expect(still.every(({ adresse_masquee }) => adresse_masquee)).toBe(true);
    await portal.bring(SMALL_ERP);
    const shown = (await records("kind = 'personnes' AND key LIKE '%P1%'")).map(({ content }) =>
      JSON.parse(content),
    );
    expect(shown.some(({ adresse_masquee }) => adresse_masquee)).toBe(false);
  });

  it("refuses another landlord's folder", async () => {
    const { importErp } = await import('../../src/portal/erp/import-erp.ts');
    await expect(
      importErp(portal.database, { folder: portal.folder('x'), landlord: 'neolia', dryRun: false, now: 0 }),
    ).rejects.toThrow("Ce portail n'est pas celui de «\u202fneolia\u202f».");
  });
});

describe('the same on the embedded database', () => {
  let portal: ErpPortal;
  beforeAll(async () => {
    portal = await erpPortal('cchartres', async () => pgliteDatabase());
  });
  afterAll(() => portal.close());

  it('imports, then changes nothing', async () => {
    expect(await portal.bring(SMALL_ERP)).toMatchObject({ applied: true, faults: [] });
    const before = await positions(portal.database);
    await portal.bring(SMALL_ERP);
    expect(await positions(portal.database)).toEqual(before);
  });
});
