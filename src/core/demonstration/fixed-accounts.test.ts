import { describe, expect, it } from 'vitest';
import { isoDate, monthOf, shiftMonth } from '../../rules/dates.ts';
import { storedKey } from '../../rules/references/references.ts';
import { FIXED_ACCOUNTS } from './fixed-accounts.ts';
import { balance, entriesOf, IDS, monthsOwed, options, profileOf, TODAY } from './fixtures.ts';
import { generateDemonstration } from './generate.ts';

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
