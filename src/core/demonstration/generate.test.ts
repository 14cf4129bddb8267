import { describe, expect, it } from 'vitest';
import { isoDate, monthOf } from '../../rules/dates.ts';
import { storedKey } from '../../rules/references/references.ts';
import { EDGE_CASES, EDGE_CYCLE, edgeCaseAt } from './edge-cases.ts';
import { balance, IDS, monthsOwed, options, profileOf, TODAY } from './fixtures.ts';
import { generateDemonstration } from './generate.ts';

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
