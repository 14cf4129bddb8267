import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate, monthOf, shiftMonth } from '../../rules/dates.ts';
import { IMPORT_FILES, type ImportedRow, type ImportRows } from '../../rules/import/files.ts';
import { type LandlordProfile, parseProfile } from '../../rules/profile.ts';
import { storedKey } from '../../rules/references/references.ts';
import { readFolder } from '../import/read-folder.ts';
import { EDGE_CASES, EDGE_CYCLE, edgeCaseAt } from './edge-cases.ts';
import { FIXED_ACCOUNTS } from './fixed-accounts.ts';
import { type DemonstrationOptions, generateDemonstration } from './generate.ts';
import { isFreeFolder, writeDemonstration } from './write.ts';

const resources = join(import.meta.dirname, '../../../resources/landlords');
const IDS = ['cite-jardins', 'neolia', 'cchartres', 'habitat-du-gard', 'auvergne-habitat'];
const TODAY = isoDate('2026-11-12');

function profileOf(id: string): LandlordProfile {
  const read = parseProfile(JSON.parse(readFileSync(join(resources, `${id}.json`), 'utf8')));
  if (read.kind !== 'ok') throw new Error('Profile refused');
  return read.profile;
}

function options(id: string, more: Partial<DemonstrationOptions> = {}): DemonstrationOptions {
  return { profile: profileOf(id), accounts: 420, seed: 7, today: TODAY, ...more };
}

function entriesOf(
  id: string,
  key: string,
  more: Partial<DemonstrationOptions> = {},
): ImportRows['ecritures'][] {
  const demonstration = generateDemonstration(options(id, { accounts: 12, ...more }));
  return [...demonstration.rowsOf('ecritures')].filter((row) => row.reference.key === key);
}

function balance(entries: readonly ImportRows['ecritures'][]): number {
  return entries.reduce((sum, { debit, credit }) => sum + (debit ?? 0) - (credit ?? 0), 0);
}

/** What each month owes once payments without a month have paid the oldest (precision 2). */
function monthsOwed(entries: readonly ImportRows['ecritures'][]): Record<string, number> {
  const months = new Map<string, number>();
  let free = 0;
  for (const { periode, debit, credit } of entries) {
    const cents = (debit ?? 0) - (credit ?? 0);
    if (periode === null) free -= cents;
    else months.set(periode, (months.get(periode) ?? 0) + cents);
  }
  for (const [month, cents] of months)
    if (cents < 0) {
      free -= cents;
      months.set(month, 0);
    }
  for (const month of [...months.keys()].sort()) {
    const used = Math.min(free, months.get(month) ?? 0);
    months.set(month, (months.get(month) ?? 0) - used);
    free -= used;
  }
  return Object.fromEntries([...months].filter(([, cents]) => cents !== 0));
}

describe('the fixed accounts', () => {
  const days = [
    '2026-11-12',
    '2026-11-01',
    '2026-10-31',
    '2026-11-11',
    '2027-03-01',
    '2028-02-29',
    '2026-12-31',
  ];

  it('are those of import-format.md', () => {
    expect(
      FIXED_ACCOUNTS.map(({ landlordId, printed, key, holder, balanceCents }) => [
        landlordId,
        printed,
        key,
        holder,
        balanceCents,
      ]),
    ).toEqual([
      ['cchartres', '0030020788B', '0030020788', 'LE GALL Élodie', -9550],
      ['cchartres', '0030020790D', '0030020790', "D'ARC Jean-Baptiste", 44_534],
      ['cite-jardins', 'L / 000 4821 - 4821007T3', '4821', "N'DIAYE Aminata", 0],
      ['neolia', 'L0457718', '0457718', 'MARTIN Jean', 100_001],
      ['habitat-du-gard', '00418-22/B', '00418-22/B', 'BEN SALAH Inès', 0],
      ['auvergne-habitat', '00012345678', '0200012345678', 'LECŒUR-DURAND Zoé', -725],
    ]);
    for (const { landlordId, printed, key } of FIXED_ACCOUNTS) {
      const form = profileOf(landlordId).reference.form.value;
      expect(form && storedKey(form, printed)).toEqual({ kind: 'ok', key });
    }
  });

  it.each(days)('come to the cent on %s, nothing dated after it', (day) => {
    for (const { landlordId, key, balanceCents } of FIXED_ACCOUNTS) {
      for (const months of [1, 24, 36]) {
        const entries = entriesOf(landlordId, key, { today: isoDate(day), months });
        expect(balance(entries), `${landlordId} ${key}`).toBe(balanceCents);
        expect(entries.filter(({ date }) => date > day)).toEqual([]);
        const billed = new Set(
          entries.flatMap(({ periode, echeance }) => (echeance === null ? [] : [periode])),
        );
        expect(billed.size).toBe(Math.max(months, 24));
      }
    }
  });

  it.each(days)("D'ARC owes 150,00 of the month before last and 295,34 of the last on %s", (day) => {
    const entries = entriesOf('cchartres', '0030020790', { today: isoDate(day) });
    const last = shiftMonth(monthOf(isoDate(day)), -1);
    const before = shiftMonth(last, -1);
    expect(monthsOwed(entries)).toEqual({ [before]: 15_000, [last]: 29_534 });
    const notice = entries.filter(({ periode, echeance }) => periode === last && echeance !== null);
    expect(notice.map(({ nature, debit, credit }) => [nature, debit ?? 0, credit ?? 0])).toEqual([
      ['loyer', 39_975, 0],
      ['parking', 2840, 0],
      ['charges', 9630, 0],
      ['rls', 0, 4211],
      ['apl', 0, 18_700],
    ]);
  });

  it("D'ARC's two months are late from the 11th, as in the picture", () => {
    const entries = entriesOf('cchartres', '0030020790');
    const due = (month: string) =>
      entries.find(({ periode, echeance }) => periode === month && echeance !== null)?.echeance;
    expect([due('2026-09'), due('2026-10')]).toEqual(['2026-10-10', '2026-11-10']);
    expect(monthsOwed(entries.filter(({ date }) => date < '2026-10-01'))).toEqual({
      '2026-09': 29_534,
    });
    // The winter shown by the chart: nothing paid in February 2025, 428,22 owed in March.
    const upTo = (day: string) => balance(entries.filter(({ date }) => date <= day));
    expect(upTo('2025-04-29')).toBe(42_822);
    expect(upTo('2025-07-30')).toBe(0);
  });

  it('MARTIN Jean owes 1 000,01 on one month, whose notice comes to that', () => {
    const entries = entriesOf('neolia', '0457718');
    expect(monthsOwed(entries)).toEqual({ '2026-09': 100_001 });
  });

  it('LECŒUR-DURAND Zoé: the last month alone is −7,25', () => {
    const entries = entriesOf('auvergne-habitat', '0200012345678');
    expect(balance(entries.filter(({ periode }) => periode === '2026-10'))).toBe(-725);
    expect(balance(entries.filter(({ periode }) => periode !== '2026-10'))).toBe(0);
  });

  it('have names, births, telephones, e-mails and states to be found and acted on', () => {
    const facts = (id: string) => {
      const demonstration = generateDemonstration(options(id, { accounts: 12 }));
      const own = new Set(FIXED_ACCOUNTS.filter(({ landlordId }) => landlordId === id).map(({ key }) => key));
      return {
        people: [...demonstration.rowsOf('personnes')].filter((row) => own.has(row.reference.key)),
        insurance: [...demonstration.rowsOf('assurances')].filter((row) => own.has(row.reference.key)),
      };
    };
    for (const id of IDS) {
      for (const row of facts(id).people) {
        expect(row.date_naissance).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(row.telephone1).toMatch(/^06 39 98/);
        expect(row.email).toMatch(/\.example$/);
      }
    }
    expect(
      facts('neolia').people.map(({ nom, prenom, date_naissance, role }) => [
        nom,
        prenom,
        date_naissance,
        role,
      ]),
    ).toEqual([
      ['MARTIN', 'Jean', '1951-02-14', 'signataire_principal'],
      ['MARTIN', 'Jean', '1979-09-02', 'cosignataire'],
    ]);
    expect(facts('habitat-du-gard').people.map(({ nom, role }) => [nom, role])).toEqual([
      ['BEN SALAH', 'signataire_principal'],
      ['VAN DEN BROECK', 'cosignataire'],
    ]);
    const [expired] = facts('cite-jardins').insurance;
    expect(expired && expired.fin < TODAY).toBe(true);
    expect(new Set(facts('habitat-du-gard').people.map(({ email }) => email)).size).toBe(2);
  });
});

describe('a generated folder', () => {
  const folders = new Map<string, string>();
  beforeAll(() => {
    for (const id of IDS) {
      const folder = mkdtempSync(join(tmpdir(), 'guichet-demo-'));
      writeDemonstration(folder, options(id));
      folders.set(id, folder);
    }
  });
  afterAll(() => {
    for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
  });

  it.each(IDS)('%s: is read without one fault, row for row what the generator gives', (id) => {
    const { profile } = options(id);
    const referenceRule = profile.reference.form.value;
    if (referenceRule === null) throw new Error('No form');
    const reading = readFolder(folders.get(id) ?? '', { referenceRule });
    const read = [...reading.rows()];
    expect(reading.report()).toMatchObject({ refused: null, faults: [], moreFaults: 0, unknownColumns: [] });
    expect(reading.report().files.map(({ file }) => file)).toHaveLength(13);
    for (const { rows, usable } of reading.report().files) {
      expect(rows).toBeGreaterThan(0);
      expect(usable).toBe(rows);
    }
    const demonstration = generateDemonstration(options(id));
    for (const file of IMPORT_FILES) {
      const expected = [...demonstration.rowsOf(file)];
      const given = read.flatMap((one) => (one.file === file ? [one.row] : []));
      // toEqual explains a difference, but takes seconds over so many rows: it only speaks when there is one.
      if (!isDeepStrictEqual(given, expected)) expect(given).toEqual(expected);
      expect(given).toHaveLength(expected.length);
    }
    expect(read.filter(({ file }) => file === 'baux')).toHaveLength(420);
  });

  it('account by account, gives the same rows, each naming only rows before it', () => {
    const demonstration = generateDemonstration(options('cite-jardins', { accounts: 60 }));
    const byAccount = [...demonstration.rows()];
    for (const file of IMPORT_FILES) {
      expect(byAccount.flatMap((one) => (one.file === file ? [one.row] : []))).toEqual([
        ...demonstration.rowsOf(file),
      ]);
    }
    const leases = new Set<string>();
    for (const { file, row } of byAccount as ImportedRow[]) {
      if (file === 'baux') leases.add(row.reference.key);
      else if ('reference' in row && row.reference !== null)
        expect(leases.has(row.reference.key), file).toBe(true);
    }
  });

  it('is the same byte for byte for the same seed, and another for another', () => {
    const digest = (more: Partial<DemonstrationOptions>) => {
      const folder = mkdtempSync(join(tmpdir(), 'guichet-demo-'));
      writeDemonstration(folder, options('neolia', { accounts: 60, ...more }));
      const hash = createHash('sha256');
      for (const name of readdirSync(folder, { recursive: true }).map(String).sort()) {
        if (name === 'documents') continue;
        hash.update(name).update(readFileSync(join(folder, name)));
      }
      rmSync(folder, { recursive: true, force: true });
      return hash.digest('hex');
    };
    expect(digest({})).toBe(digest({}));
    expect(digest({ seed: 8 })).not.toBe(digest({}));
    expect(digest({ today: isoDate('2026-11-13') })).not.toBe(digest({}));
  });

  it('never writes over anything', () => {
    const folder = folders.get('neolia') ?? '';
    expect(isFreeFolder(folder)).toBe(false);
    expect(() => writeDemonstration(folder, options('neolia'))).toThrow();
  });

  it('holds documents that are PDFs, named by documents.csv and no other', () => {
    for (const id of IDS) {
      const folder = folders.get(id) ?? '';
      const named = [...generateDemonstration(options(id)).rowsOf('documents')];
      expect(new Set(named.map(({ type }) => type))).toEqual(
        new Set(['avis', 'quittance', 'regularisation']),
      );
      expect(readdirSync(join(folder, 'documents')).sort()).toEqual(
        named.map(({ fichier }) => fichier).sort(),
      );
      for (const { key } of FIXED_ACCOUNTS.filter(({ landlordId }) => landlordId === id)) {
        expect(named.filter((row) => row.reference.key === key && row.type === 'avis')).toHaveLength(3);
      }
      for (const { fichier } of named) {
        const bytes = readFileSync(join(folder, 'documents', fichier)).toString('latin1');
        expect(bytes.startsWith('%PDF-1.4')).toBe(true);
        const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(bytes)?.[1]);
        expect(bytes.slice(start, start + 4)).toBe('xref');
      }
    }
  });
});

describe('the people and accounts of a demonstration', () => {
  const cycle = generateDemonstration(options('cchartres', { accounts: 2 + EDGE_CYCLE }));
  const people = [...cycle.rowsOf('personnes')];
  const leases = [...cycle.rowsOf('baux')];
  const homes = [...cycle.rowsOf('logements')];
  const entries = Map.groupBy(cycle.rowsOf('ecritures'), (row) => row.reference.key);
  const named = (nom: string, prenom?: string) =>
    people.filter((row) => row.nom === nom && (prenom === undefined || row.prenom === prenom));

  it('hold each edge case once in a cycle', () => {
    const found = Array.from({ length: EDGE_CYCLE }, (_, rank) => edgeCaseAt(rank)).filter(
      (edge) => edge !== null,
    );
    expect(found.map(({ name }) => name).sort()).toEqual(EDGE_CASES.map(({ name }) => name).sort());
    expect(new Set(EDGE_CASES.map(({ name }) => name)).size).toBe(EDGE_CASES.length);
  });

  it('hold the names of domain.md §D', () => {
    const seen = new Set(people.map(({ nom }) => nom));
    for (const nom of [
      "D'ARC",
      'D’ARC',
      'D ARC',
      'DARC',
      'LE GALL',
      'LEGALL',
      "N'DIAYE",
      'NDIAYE',
      'LECŒUR',
      'LECOEUR',
      'NOËL',
      "L'HAŸ",
      'MARTIN--DURAND',
      'MARTIN DURAND',
      'MARTIN-DURAND',
      'DURAND épouse MARTIN',
      'MARTIN née DURAND',
      'DE LA TOUR',
      "D'AGOSTINO",
      'EL HADJ',
      'BEN SALAH',
      'VAN DEN BROECK',
      'DU',
      'O',
      'Y',
      'LY',
      'RAKOTOARIMANANANDRIANTSOA',
    ])
      expect(seen, nom).toContain(nom);
    expect(named('BLANC', 'E\u0301lodie')).toHaveLength(1);
    expect(named('LE GOFF', 'Fañch').length).toBeGreaterThan(0);
    expect(
      named('MARTIN', 'Jean')
        .map(({ date_naissance }) => date_naissance)
        .sort(),
    ).toEqual(['1951-02-14', '1979-09-02', '1979-09-02', '1979-09-02']);
    expect(new Set(named('MARTIN', 'Jean').map(({ reference }) => reference.key)).size).toBe(3);
    expect(people.some(({ prenom, civilite }) => prenom === null && civilite !== 'STE')).toBe(true);
    expect(people.some(({ civilite, prenom }) => civilite === 'STE' && prenom === null)).toBe(true);
    expect(people.some(({ civilite }) => civilite === 'M. et Mme')).toBe(true);
    expect(people.some(({ nom_usage }) => nom_usage !== null)).toBe(true);
    expect(people.filter(({ adresse_masquee }) => adresse_masquee)).toHaveLength(1);
  });

  it('hold the births, roles and addresses of domain.md §D', () => {
    const births = new Set(people.map(({ date_naissance }) => date_naissance));
    for (const born of ['1960-02-29', '2000-02-29', '1960', '1950-01-01', TODAY, null])
      expect(births).toContain(born);
    expect(
      people.some(({ date_naissance }) => date_naissance !== null && date_naissance < '1926-11-13'),
    ).toBe(true);
    expect(new Set(people.map(({ role }) => role))).toEqual(
      new Set([
        'signataire_principal',
        'cosignataire',
        'conjoint_cotitulaire',
        'occupant',
        'garant',
        'representant',
      ]),
    );
    for (const [field, value] of [
      ['adresse1', '12 BIS rue du Moulin'],
      ['adresse1', '12 TER rue du Moulin'],
      ['adresse1', 'Le Bois Joli'],
      ['adresse2', 'c/o Mme DURAND'],
      ['adresse2', 'B.P. 12'],
      ['code_postal', '01000'],
      ['code_postal', '20090'],
      ['code_postal', '97400'],
      ['commune', 'ST ETIENNE'],
      ['commune', 'Saint-Étienne'],
      ['commune', 'CHARTRES CEDEX'],
      ['commune', "L'Haÿ-les-Roses"],
    ] as const)
      expect(
        homes.some((row) => row[field] === value),
        value,
      ).toBe(true);
    expect(homes.some(({ adresse1, adresse2 }) => adresse1.length === 38 && adresse2?.length === 38)).toBe(
      true,
    );
  });

  it('share an e-mail, a birth or a code where the case says so', () => {
    const [her, him] = named('LOPEZ', 'Carmen').flatMap((row) =>
      people.filter(({ reference }) => reference.key === row.reference.key),
    );
    expect(her?.email).not.toBeNull();
    expect(her?.email).toBe(him?.email);
    const [awa] = named('DIALLO', 'Awa').filter((row) =>
      named('DIALLO', 'Adama').some(({ reference }) => reference.key === row.reference.key),
    );
    expect(named('DIALLO', 'Adama').map(({ date_naissance }) => date_naissance)).toContain(
      awa?.date_naissance,
    );
    const codes = Map.groupBy(
      people.filter(({ code_personne }) => code_personne !== null),
      (row) => row.code_personne,
    );
    const twice = [...codes.values()].filter(
      (rows) => new Set(rows.map(({ reference }) => reference.key)).size > 1,
    );
    expect(twice).toHaveLength(1);
    expect(new Set(twice[0]?.map(({ nom }) => nom)).size).toBe(1);
  });

  it('owe the amounts on which ceilings and allocation are tried', () => {
    const owed = [...entries.values()].map(monthsOwed);
    const single = owed.flatMap((months) => (Object.keys(months).length === 1 ? Object.values(months) : []));
    for (const cents of [1, 99_999, 100_000, 100_001, 999_999])
      expect(single, String(cents)).toContain(cents);
    const natures = new Set([...entries.values()].flat().map(({ nature }) => nature));
    for (const nature of [
      'sls',
      'frais',
      'rappel',
      'regularisation',
      'assurance',
      'avoir',
      'rejet',
      'solde_reprise',
      'depot_garantie',
      'remboursement',
    ])
      expect(natures, nature).toContain(nature);
    expect([...natures].filter((nature) => nature.startsWith('paiement_'))).toHaveLength(7);
    expect(
      [...entries.values()].some(
        (rows) => balance(rows) === -9550 && rows[0]?.reference.key !== '0030020788',
      ),
    ).toBe(true);
    expect(
      [...entries.values()]
        .flat()
        .some(({ nature, date }) => nature === 'solde_reprise' && date < '2023-11-12'),
    ).toBe(true);
    const negative = [...entries.values()]
      .flat()
      .filter(({ libelle, credit }) => libelle === 'Régularisation de charges' && credit === 31_248);
    expect(negative).toHaveLength(1);
  });

  it.each(['2026-11-01', '2026-11-30'])('are mostly up to date, even early in the month: %s', (day) => {
    const ledger = generateDemonstration(
      options('neolia', { accounts: 400, months: 3, today: isoDate(day) }),
    );
    const balances = [...Map.groupBy(ledger.rowsOf('ecritures'), (row) => row.reference.key).values()].map(
      balance,
    );
    expect(balances.filter((cents) => cents === 0).length / balances.length).toBeGreaterThan(0.6);
  });

  it('are mostly up to date, with arrears, credits, exits past and to come', () => {
    const large = generateDemonstration(options('neolia', { accounts: 2000 }));
    const ledger = Map.groupBy(large.rowsOf('ecritures'), (row) => row.reference.key);
    const balances = [...ledger.values()].map(balance);
    const share = (count: number) => count / balances.length;
    expect(share(balances.filter((cents) => cents === 0).length)).toBeGreaterThan(0.75);
    expect(share(balances.filter((cents) => cents > 0).length)).toBeGreaterThan(0.05);
    expect(share(balances.filter((cents) => cents < 0).length)).toBeGreaterThan(0.01);
    const exits = [...large.rowsOf('baux')].map(({ date_sortie }) => date_sortie);
    expect(exits.filter((day) => day !== null && day < TODAY).length).toBeGreaterThan(40);
    expect(exits.filter((day) => day !== null && day > TODAY).length).toBeGreaterThan(5);
    const states = [...large.rowsOf('assurances')];
    expect(new Set(states.map(({ statut }) => statut))).toEqual(
      new Set(['validee', 'a_verifier', 'refusee']),
    );
    expect(states.some(({ fin }) => fin < TODAY)).toBe(true);
    expect([...large.rowsOf('plans')].length).toBeGreaterThan(5);
    expect(new Set([...large.rowsOf('espaces')].map(({ etat }) => etat))).toEqual(
      new Set(['actif', 'en_attente', 'desactive']),
    );
  });

  it('use invented telephones and addresses only', () => {
    for (const { telephone1, telephone2, email } of people) {
      for (const phone of [telephone1, telephone2]) {
        if (phone === null) continue;
        const digits = phone
          .replace('(0)', '')
          .replace(/\D/g, '')
          .replace(/^(0033|33)/, '0');
        expect(digits, phone).toMatch(/^(063998|026191)\d{4}$/);
      }
      if (email !== null) expect(email).toMatch(/^[a-z0-9.-]+@[a-z-]+\.example$/);
    }
  });

  it('have entries in the months their lease covers, and none after today', () => {
    const spans = new Map(leases.map((row) => [row.reference.key, row]));
    for (const rows of entries.values()) {
      for (const { reference, periode, echeance, date } of rows) {
        const lease = spans.get(reference.key);
        if (lease === undefined) throw new Error('No lease');
        expect(date <= TODAY).toBe(true);
        if (periode === null || echeance === null) continue;
        expect(periode >= monthOf(lease.date_effet)).toBe(true);
        expect(lease.date_sortie === null || periode <= monthOf(lease.date_sortie)).toBe(true);
      }
    }
  });
});

describe('the references of a demonstration', () => {
  it.each(IDS)('%s: valid, unique, dwellings too', (id) => {
    const demonstration = generateDemonstration(options(id, { accounts: 3000, months: 1 }));
    const leases = [...demonstration.rowsOf('baux')];
    const form = profileOf(id).reference.form.value;
    for (const { reference } of leases) {
      expect(form && storedKey(form, reference.printed)).toEqual({ kind: 'ok', key: reference.key });
    }
    expect(new Set(leases.map(({ reference }) => reference.key)).size).toBe(3000);
    expect(
      leases.filter(({ date_effet, date_sortie }) => date_sortie !== null && date_sortie < date_effet),
    ).toEqual([]);
    const codes = [...demonstration.rowsOf('logements')].map(({ code_logement }) => code_logement);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('follow any form a landlord may have, and say when they run out', () => {
    const sixth = { ...profileOf('neolia'), id: 'habitat-invente' };
    const form = { form: 'prefixed-length', prefix: '7', printedDigits: 3 } as const;
    const profile = {
      ...sixth,
      reference: { ...sixth.reference, form: { value: form, source: 'guide-invente.pdf' } },
    };
    const leases = [
      ...generateDemonstration({ profile, accounts: 900, seed: 1, months: 1, today: TODAY }).rowsOf('baux'),
    ];
    expect(new Set(leases.map(({ reference }) => reference.key)).size).toBe(900);
    const tooMany = generateDemonstration({ profile, accounts: 1200, seed: 1, months: 1, today: TODAY });
    expect(() => [...tooMany.rowsOf('baux')]).toThrow(RangeError);
  });
});

describe('a bench demonstration', () => {
  it('has one month for most and twenty-four for the share asked', () => {
    const demonstration = generateDemonstration(
      options('neolia', { accounts: 2001, months: 1, deepShare: 0.1 }),
    );
    const notices = Map.groupBy(
      [...demonstration.rowsOf('ecritures')].filter(({ nature }) => nature === 'loyer'),
      (row) => row.reference.key,
    );
    const deep = [...notices.values()].filter((rows) => rows.length > 1).length;
    expect(deep / notices.size).toBeGreaterThan(0.07);
    expect(deep / notices.size).toBeLessThan(0.13);
  });
});
