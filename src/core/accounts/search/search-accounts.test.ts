import { afterEach, describe, expect, test } from 'vitest';
import { addLease, type LeaseSpec } from '../../../../test/support/account-rows.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../../test/support/open-test-core.ts';
import type { SearchAnswer } from '../../../contract/accounts.ts';
import { refreshLeaseState } from '../../ledger/lease-state.ts';
import { indexSearch } from './index-search.ts';

const open: TestCore[] = [];
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
});

async function counter(
  landlordId: string,
  leases: readonly LeaseSpec[],
): Promise<TestCore & { agent: TestClient }> {
  const core = await openTestCore({ landlordId });
  open.push(core);
  core.db.transaction(() => {
    for (const lease of leases) addLease(core.db, lease);
    refreshLeaseState(core.db, 'all');
    indexSearch(core.db, 'all');
  })();
  return Object.assign(core, { agent: core.client('agent') });
}

const jean = { lastName: 'MARTIN', firstName: 'Jean' };
const accounts = ({ rows }: SearchAnswer) => rows.map(({ account }) => account);

describe("C'Chartres: ten digits and a letter", () => {
  const leases: LeaseSpec[] = [
    { key: '0030020788', printed: '0030020788B', people: [{ lastName: 'LE GALL', firstName: 'Élodie' }] },
    {
      key: '0030020790',
      printed: '0030020790D',
      people: [{ lastName: "D'ARC", firstName: 'Jean-Baptiste' }],
    },
    { key: '0130020788', printed: '0130020788A', people: [jean] },
  ];
  const search = async (text: string) => (await counter('cchartres', leases)).agent.accounts.search({ text });

  test.each([
    '0030020788B',
    '0030020788b',
    '0030020788',
    '003 002 0788 B',
    '003.002.0788-B',
    '030020788',
    '030020788B',
    'OO3OO2O788B',
    '\u202f0030020788\u00a0B ',
  ])('%s opens the account', async (text) => {
    const answer = await search(text);
    expect(answer).toMatchObject({
      readAs: 'reference',
      exact: '0030020788',
      highlighted: 0,
      sentence: null,
    });
    expect(answer.rows).toMatchObject([{ reference: '0030020788B', name: 'LE GALL Élodie' }]);
  });

  test('a letter that disagrees is named, and its account offered, not opened', async () => {
    const answer = await search('0030020788C');
    expect(answer).toMatchObject({ readAs: 'reference', exact: null, highlighted: null });
    expect(answer.sentence).toContain('C');
    expect(answer.sentence).toContain('0030020788B');
    expect(accounts(answer)).toEqual(['0030020788']);
  });

  test('a reference begun is listed and nothing is ready to open', async () => {
    const answer = await search('00300207');
    expect(answer).toMatchObject({ readAs: 'partial-reference', exact: null, highlighted: null });
    expect(accounts(answer)).toEqual(['0030020788', '0030020790']);
  });

  test('eleven digits: the sentence says what a reference looks like', async () => {
    expect(await search('00300207881')).toMatchObject({ readAs: 'reference', exact: null, rows: [] });
    expect((await search('00300207881')).sentence).toContain('10 chiffres');
  });
});

describe('La Cité Jardins: a contract between L/000 and the dash', () => {
  const leases: LeaseSpec[] = [
    {
      key: '4821',
      printed: 'L / 000 4821 - 4821007T3',
      dwelling: { code: '4821007T3' },
      people: [{ lastName: "N'DIAYE", firstName: 'Aminata' }],
    },
    { key: '0123', printed: 'L / 000 0123 - 123007T1', people: [jean] },
    { key: '9999', people: [{ lastName: 'DURAND' }] },
    { key: '0009999', people: [{ lastName: 'DUVAL' }] },
  ];
  const search = async (text: string) =>
    (await counter('cite-jardins', leases)).agent.accounts.search({ text });

  test.each(['L / 000 4821 - 4821007T3', 'L/0004821', 'l0004821', '4821', ' 4 821', 'L4821', '00004821'])(
    '%s opens 4821',
    async (text) => {
      expect(await search(text)).toMatchObject({ exact: '4821', rows: [{ name: "N'DIAYE Aminata" }] });
    },
  );

  test('L/0000123 is 0123', async () => {
    expect((await search('L/0000123')).exact).toBe('0123');
  });

  test('0009999 reads two ways: a question, both accounts, nothing opened', async () => {
    const answer = await search('0009999');
    expect(answer).toMatchObject({ exact: null, highlighted: null });
    expect(answer.sentence).toContain('lequel');
    expect(new Set(accounts(answer))).toEqual(new Set(['9999', '0009999']));
  });

  test("the dwelling's code gives the sentence and the dwelling's account", async () => {
    const answer = await search('4821007T3');
    expect(answer).toMatchObject({ readAs: 'dwelling-code', exact: null, highlighted: null });
    expect(answer.sentence).toBe(
      "Cela ressemble à un code de logement. Sur l'avis, la référence se lit avant le tiret. Voici le compte de ce logement.",
    );
    expect(accounts(answer)).toEqual(['4821']);
    expect(await search('7777007T3')).toMatchObject({ readAs: 'dwelling-code', rows: [] });
  });
});

describe('Néolia, Habitat du Gard, Auvergne Habitat', () => {
  test.each(['L0457718', 'L 0457718', '0457718', '457718', 'l457718'])('Néolia: %s', async (text) => {
    const { agent } = await counter('neolia', [{ key: '0457718', printed: 'L0457718', people: [jean] }]);
    expect((await agent.accounts.search({ text })).exact).toBe('0457718');
  });

  test('Néolia: two contracts that differ by their zeros ask', async () => {
    const { agent } = await counter('neolia', [
      { key: '0457718', people: [jean] },
      { key: '00457718', people: [{ lastName: 'DURAND' }] },
    ]);
    const answer = await agent.accounts.search({ text: '457718' });
    expect(answer).toMatchObject({ exact: null, highlighted: null });
    expect(answer.rows).toHaveLength(2);
    expect(answer.sentence).toContain('laquelle');
  });

  test('Gard: any text, and a near one is offered, never opened', async () => {
    const { agent } = await counter('habitat-du-gard', [
      { key: '00418-22/B', people: [{ lastName: 'BEN SALAH', firstName: 'Inès' }] },
    ]);
    expect((await agent.accounts.search({ text: ' 00418-22/b ' })).exact).toBe('00418-22/B');
    const near = await agent.accounts.search({ text: '41822B' });
    expect(near).toMatchObject({ exact: null, highlighted: null });
    expect(near.sentence).toContain('00418-22/B');
    expect(accounts(near)).toEqual(['00418-22/B']);
    expect(await agent.accounts.search({ text: 'ben salah' })).toMatchObject({
      readAs: 'words',
      highlighted: 0,
    });
  });

  test('Auvergne: eleven digits printed, thirteen stored, twelve refused in words', async () => {
    const { agent } = await counter('auvergne-habitat', [
      { key: '0200012345678', printed: '00012345678', people: [jean] },
      { key: '0202123456789', printed: '02123456789', people: [jean] },
    ]);
    for (const text of ['00012345678', '0200012345678', '000 123 456 78'])
      expect((await agent.accounts.search({ text })).exact).toBe('0200012345678');
    expect((await agent.accounts.search({ text: '02123456789' })).exact).toBe('0202123456789');
    const refused = await agent.accounts.search({ text: '020001234567' });
    expect(refused).toMatchObject({ exact: null, rows: [] });
    expect(refused.sentence).toContain('12');
  });
});

describe('names, dates, telephones, e-mails, papers', () => {
  const home = { address1: '9 rue du Faubourg', door: '301' };
  const leases: LeaseSpec[] = [
    {
      key: '1000000001',
      printed: '1000000001E',
      dwelling: home,
      people: [{ ...jean, birth: '1951-02-14', civility: 'M' }],
      entries: [
        { on: '2026-09-30', dueOn: '2026-10-10', nature: 'loyer', cents: 100_001, piece: 'Q26100418-1' },
      ],
    },
    { key: '1000000002', people: [{ ...jean, birth: '1979-09-02', role: 'cosignataire' }] },
    {
      key: '1000000003',
      people: [
        {
          lastName: 'MARTIN',
          firstName: 'Jeanne',
          phone2: '06.39.98.00.03',
          email: 'Jeanne@Courriel.example',
        },
      ],
    },
    {
      key: '1000000004',
      exitOn: '2026-03-31',
      people: [
        { lastName: 'MARTIN', firstName: 'Joël', birth: '1970-05-05', email: 'jeanne@courriel.example' },
      ],
    },
    {
      key: '1000000005',
      people: [
        { lastName: 'DUVAL', firstName: 'Anne' },
        { ...jean, role: 'garant', birth: '2004-05-05' },
      ],
    },
    {
      key: '1000000006',
      exitOn: '2027-01-31',
      people: [{ lastName: 'OUEDRAOGO', firstName: 'Éva', masked: true }],
    },
  ];
  const search = async (text: string) => (await counter('cchartres', leases)).agent.accounts.search({ text });

  test('homonyms stand side by side and none is chosen', async () => {
    const answer = await search('martin j');
    expect(answer).toMatchObject({ readAs: 'words', highlighted: null, more: false });
    expect(answer.rows.map(({ name, birth, homonymGroup }) => [name, birth, homonymGroup])).toEqual([
      ['MARTIN Jean', '1951-02-14', 1],
      ['MARTIN Jean', '1979-09-02', 1],
      ['MARTIN Jean', '2004-05-05', 1],
      ['MARTIN Jeanne', null, null],
      ['MARTIN Joël', '1970-05-05', null],
    ]);
  });

  test('the part that answered is shown, with balance, lateness, role and address', async () => {
    const { rows, highlighted } = await search('faubourg martin');
    expect(highlighted).toBe(0);
    expect(rows).toMatchObject([
      {
        account: '1000000001',
        reference: '1000000001E',
        name: 'MARTIN Jean',
        nameMatch: [[0, 6]],
        role: 'signataire_principal',
        addressLines: ['9 rue du Faubourg, apt\u00a0301', '28000 Chartres'],
        addressMatch: [[[9, 17]], []],
        balanceCents: 100_001,
        late: true,
        alerts: [{ kind: 'late', days: 38, month: '2026-10', cents: 100_001 }],
      },
    ]);
  });

  test('one person with two leases is no homonym of herself', async () => {
    const { agent } = await counter('cchartres', [
      { key: '1', people: [{ ...jean, key: 'P1' }] },
      { key: '2', people: [{ ...jean, key: 'P1' }] },
    ]);
    expect(await agent.accounts.search({ text: 'martin' })).toMatchObject({
      highlighted: 0,
      rows: [{ homonymGroup: null }, { homonymGroup: null }],
    });
  });

  test('who has left is found and marked; who will leave too', async () => {
    expect((await search('joel')).rows).toMatchObject([{ alerts: [{ kind: 'exited', on: '2026-03-31' }] }]);
    expect((await search('ouedraogo')).rows).toMatchObject([
      { alerts: [{ kind: 'leaving', on: '2027-01-31' }] },
    ]);
  });

  test('a protected address is never found nor shown', async () => {
    const { rows } = await search('éva');
    expect(rows).toMatchObject([
      { account: '1000000006', addressMasked: true, addressLines: [], addressMatch: [] },
    ]);
    expect(accounts(await search('bleuets'))).not.toContain('1000000006');
    expect(accounts(await search('LOGT-1000000006'))).toEqual([]);
    expect(accounts(await search('LOGT-1000000005'))).toEqual(['1000000005']);
  });

  test.each([
    ['05/05/1970', 'birth-date', ['1000000004']],
    ['5/5/70', 'birth-date', ['1000000004']],
    ['1970-05-05', 'birth-date', ['1000000004']],
    ['05052004', 'birth-date', ['1000000005']],
    ['06 39 98 00 03', 'phone', ['1000000003']],
    ['+33 6 39980003', 'phone', ['1000000003']],
    ['JEANNE@courriel.example', 'email', ['1000000003', '1000000004']],
    ['jeanne@', 'email', ['1000000003', '1000000004']],
    ['Q26100418-1', 'document', ['1000000001']],
    ['q26100418-1', 'document', ['1000000001']],
  ] as const)('%s is read as %s', async (text, readAs, keys) => {
    const answer = await search(text);
    expect(answer.readAs).toBe(readAs);
    expect(accounts(answer)).toEqual(keys);
  });

  test('a reference written like a birth date stays within reach, below those born that day', async () => {
    const { agent } = await counter('cite-jardins', [
      { key: '05051970', people: [{ lastName: 'DURAND' }] },
      { key: '7', people: [{ ...jean, birth: '1970-05-05' }] },
    ]);
    const answer = await agent.accounts.search({ text: '05051970' });
    expect(answer).toMatchObject({ readAs: 'birth-date', exact: null, highlighted: null });
    expect(accounts(answer)).toEqual(['7', '05051970']);
    expect((await agent.accounts.search({ text: 'L05051970' })).exact).toBe('05051970');
  });

  test('an impossible date says so', async () => {
    expect(await search('31/04/1980')).toMatchObject({
      readAs: 'birth-date',
      rows: [],
      sentence: "Cette date n'existe pas.",
    });
  });

  test('nothing typed, nothing found, hostile texts', async () => {
    const { agent } = await counter('cchartres', leases);
    expect(await agent.accounts.search({ text: ' \u202f ' })).toMatchObject({ readAs: 'nothing', rows: [] });
    expect(await agent.accounts.search({ text: 'zzzzz' })).toMatchObject({
      readAs: 'words',
      rows: [],
      highlighted: null,
    });
    for (const text of [
      '"',
      '*',
      'martin"',
      'a OR b',
      'NEAR(a b)',
      '-',
      '^m',
      '{words}: a',
      '\0',
      "'; DROP TABLE lease; --",
      '@',
      '()',
      '💶',
      'ß',
      '١٢٣',
      'a'.repeat(200),
      'de la '.repeat(33),
    ]) {
      const answer = await agent.accounts.search({ text });
      expect(answer.rows.length, text).toBeLessThanOrEqual(20);
    }
  });

  test('more than twenty: the first twenty, and that there are more', async () => {
    const many = Array.from({ length: 25 }, (_, n) => ({
      key: String(n),
      people: [{ lastName: 'DURAND', firstName: `Prénom${n}` }],
    }));
    const { agent } = await counter('cchartres', many);
    const answer = await agent.accounts.search({ text: 'durand' });
    expect(answer.rows).toHaveLength(20);
    expect(answer.more).toBe(true);
  });
});

test('a kiosk finds no account', async () => {
  const core = await counter('cchartres', []);
  await expect(core.client('kiosk').accounts.search({ text: 'martin' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});
