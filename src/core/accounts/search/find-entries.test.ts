import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  addLease,
  addParty,
  type LeaseSpec,
  type PersonSpec,
  planOf,
} from '../../../../test/support/account-rows.ts';
import { temporaryFolder } from '../../../../test/support/data-folder.ts';
import { oracleAnswer, oracleEntries, oracleHit } from '../../../../test/support/search-oracle.ts';
import { TEST_KEY } from '../../../../test/support/test-ports.ts';
import { isoDate } from '../../../rules/dates.ts';
import { displayName } from '../../../rules/names.ts';
import { openConnection, type WritableDb } from '../../database/connection.ts';
import { migrate } from '../../database/migrate.ts';
import { migrations } from '../../database/migrations/migrations.ts';
import { personAt } from '../file-people.ts';
import { CHANGED, ENTRIES_OF_LEASE } from './changed-contacts.ts';
import { readDemands } from './demands.ts';
import { PARTIES_OF_LEASE } from './entry-rows.ts';
import { NUMBERS } from './find-accounts.ts';
import { BY_EMAIL } from './find-email.ts';
import { findEntries, STAGES } from './find-entries.ts';
import { indexSearch } from './index-search.ts';
import { COSTS, type Costs } from './narrow.ts';
import { SHARE } from './shares.ts';
import { TEXT_STAGES } from './text-stages.ts';
import { WORD, WORDS } from './vocabulary.ts';

const TODAY = isoDate('2026-11-17');
const open: WritableDb[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

function newBase(leases: readonly LeaseSpec[] = []): WritableDb {
  const db = openConnection(join(temporaryFolder(), 'guichet.db'), TEST_KEY, { create: true });
  open.push(db);
  migrate(db, migrations, () => {});
  db.transaction(() => {
    for (const lease of leases) addLease(db, lease);
    indexSearch(db, 'all');
  })();
  return db;
}

function found(db: WritableDb, text: string, wanted = 20, costs = COSTS): number[] {
  return findEntries(db, readDemands(text, TODAY), wanted, costs).map(({ id }) => id);
}

/** Leases found, in order. */
function leases(db: WritableDb, text: string): number[] {
  return findEntries(db, readDemands(text, TODAY), 20).map(({ leaseId }) => leaseId);
}

/** Names as held of the people found, in order. */
function namesFound(db: WritableDb, text: string): string[] {
  return findEntries(db, readDemands(text, TODAY), 20).map(({ leaseId, ordinal }) => {
    const person = personAt(db, leaseId, ordinal);
    return person === undefined ? '' : displayName(person);
  });
}

function expected(db: WritableDb, text: string, wanted = 20): number[] {
  const demands = readDemands(text, TODAY);
  const hits = [...oracleEntries(db)].map((entry) => oracleHit(entry, demands)).filter((hit) => hit !== null);
  return oracleAnswer(hits, wanted);
}

const list = (text: string) => text.split('|');
const LASTS = list(
  "MARTIN|MARTINE|MARTINEZ|MARTIN-DURAND|MARTIN--DURAND|DURAND|DURAND épouse MARTIN|D'ARC|DARC|LE GALL|LEGALL|DE LA TOUR|EL HADJ|VAN DEN BROECK|O|Y|LY|LECŒUR|SAINT-MARTIN|DE SAINT-MARTIN|JEAN|ŁUKASIK|N'DIAYE|ŞAHİN",
);
const FIRSTS = list('Jean|Jeanne|Jean-Baptiste|Martine|Martin|Élodie|Anne|Aminata|J');
const STREETS = list(
  '14 rue des Bleuets|12 BIS avenue Jean Jaurès|3 rue Saint-Martin|27 boulevard Martin Luther King|8 rue du 8 mai 1945',
);
const ROLES = list('signataire_principal|cosignataire|conjoint_cotitulaire|occupant|garant|gardien');
const PHONES = list('06 39 98 12 34|0639981235|+33 1 99 00 12 34|voisin');

const seldom = fc.nat(9).map((n) => n === 0);
const person: fc.Arbitrary<PersonSpec> = fc.record({
  lastName: fc.constantFrom(...LASTS),
  firstName: fc.constantFrom(null, ...FIRSTS),
  usageName: fc.constantFrom(null, null, ...LASTS),
  role: fc.constantFrom(...ROLES),
  phone1: fc.constantFrom(null, ...PHONES),
  birth: fc.constantFrom(null, '1951-02-14', '1979-09-02', '1960'),
  masked: seldom,
  absentSince: seldom.map((yes) => (yes ? '2026-01-01' : null)),
});

const households: fc.Arbitrary<LeaseSpec[]> = fc
  .array(
    fc.record({
      people: fc.array(person, { minLength: 1, maxLength: 3 }),
      address1: fc.constantFrom(...STREETS),
      building: fc.constantFrom(null, 'A', 'Bât. B'),
      absent: seldom,
    }),
    { minLength: 15, maxLength: 60 },
  )
  .map((homes) =>
    homes.map(({ people, address1, building, absent }, index) => ({
      key: `K${index}`,
      absentSince: absent ? '2026-01-01' : null,
      dwelling: { code: `L${index}`, address1, building },
      people: people.map((one, at) => ({ ...one, key: `${index}-${at}` })),
    })),
  );

/** What a clerk may type: pieces of what the base holds, cut anywhere, in any order, with telephones and dates. */
const typed: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom(...LASTS, ...FIRSTS, ...STREETS, 'Chartres', '28000', 'bât b', 'zzz'),
          fc.nat(12),
        )
        .map(([text, length]) => text.slice(0, length + 1)),
      fc.constantFrom(...LASTS, ...FIRSTS, ...PHONES, '14/02/1951', '02/09/79', '063998', '0199'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((pieces) => pieces.join(' '));

/** The index asked for everything, for the rarest word alone, and as the costs of a real base would choose. */
const WAYS: readonly Costs[] = [{ row: 0, check: 1 }, { row: 1, check: 0 }, COSTS];

describe('the first answers are those of a search that reads everything', () => {
  test('on random bases, whatever is typed', () => {
    let answers = 0;
    let beyond = 0;
    fc.assert(
      fc.property(households, fc.array(typed, { minLength: 12, maxLength: 12 }), (homes, texts) => {
        const db = newBase(homes);
        for (const text of texts) {
          const ids = expected(db, text, 5);
          for (const costs of WAYS) expect(found(db, text, 5, costs), text).toEqual(ids);
          for (const costs of WAYS) expect(found(db, text, 20, costs), text).toEqual(expected(db, text));
          answers += ids.length;
          beyond += Number(expected(db, text).length > 5);
        }
        db.close();
        open.pop();
      }),
      { numRuns: 25 },
    );
    // A property over empty answers, or answers never cut short, would prove nothing.
    expect(answers).toBeGreaterThan(200);
    expect(beyond).toBeGreaterThan(20);
  });

  test('of one whose address holds a shorter word than the name, as after a name alone', () => {
    const db = newBase([
      {
        key: '1',
        dwelling: { code: 'L1', address1: '3 rue Saint-Martin', building: null },
        people: [
          { lastName: 'MARTINEZ', firstName: null, usageName: 'JEAN', key: '1-0' },
          { lastName: 'MARTIN', firstName: null, key: '1-1' },
        ],
      },
    ]);
    expect(found(db, 'M MART')).toEqual(expected(db, 'M MART'));
  });

  test('after an import of a few leases as after one of all', () => {
    fc.assert(
      fc.property(
        households,
        person,
        fc.array(typed, { minLength: 10, maxLength: 10 }),
        (homes, newcomer, texts) => {
          const db = newBase(homes);
          db.prepare(
            "UPDATE party SET role = CASE role WHEN 'occupant' THEN 'cosignataire' ELSE 'occupant' END WHERE lease_id % 2 = 0",
          ).run();
          db.prepare("UPDATE dwelling SET address1 = '5 place des Halles' WHERE rowid % 3 = 0").run();
          db.prepare('UPDATE person SET address_masked = 1 - address_masked WHERE id % 5 = 0').run();
          addParty(db, 1, { ...newcomer, key: 'newcomer' });
          const leaseIds = db.prepare<[], number>('SELECT id FROM lease').pluck().all();
          indexSearch(db, { leaseIds });
          const few = texts.map((text) => found(db, text));
          expect(few).toEqual(texts.map((text) => expected(db, text)));
          indexSearch(db, 'all');
          expect(texts.map((text) => found(db, text))).toEqual(few);
          db.close();
          open.pop();
        },
      ),
      { numRuns: 15 },
    );
  });

  test('an oracle that disagrees is heard', () => {
    const db = newBase([{ key: '1', people: [{ lastName: 'MARTIN', firstName: 'Jean' }] }]);
    db.prepare("UPDATE person SET last_name = 'DURAND'").run();
    expect(found(db, 'martin')).not.toEqual(expected(db, 'martin'));
  });
});

describe('names are found as they are typed', () => {
  const same: readonly (readonly [string, readonly string[]])[] = [
    ["D'ARC", ["d'arc", 'D’ARC', 'D ARC', 'darc', 'arc', 'ARC']],
    ['LE GALL', ['le gall', 'LEGALL', 'Le Gall', 'gall']],
    ["N'DIAYE", ["n'diaye", 'NDIAYE', 'n diaye', 'diaye']],
    ['LECŒUR', ['lecoeur', 'LECŒUR', 'lecœur']],
    ['NOËL', ['noel', 'NOËL', 'noe\u0308l']],
    ["L'HAŸ", ['lhay', "l'hay", 'hay']],
    ['MARTIN--DURAND', ['martin durand', 'durand', 'MARTIN-DURAND', 'martindurand']],
    ['DURAND épouse MARTIN', ['martin', 'durand']],
    ['DE LA TOUR', ['de la tour', 'delatour', 'la tour', 'tour']],
    ['EL HADJ', ['elhadj', 'el hadj', 'hadj']],
    ['VAN DEN BROECK', ['vandenbroeck', 'van den broeck', 'broeck']],
    ['ŁUKASIK', ['lukasik', 'łukasik']],
    ['ĐORĐEVIĆ', ['dordevic']],
    ['RAKOTOARIMANANANDRIANTSOA', ['rakoto', 'rakotoarimananandriantsoa']],
    ['O', ['o']],
  ];
  test.each(same)('%s', (lastName, texts) => {
    const db = newBase([
      { key: '1', people: [{ lastName, firstName: 'Jean-Baptiste' }] },
      {
        key: '2',
        people: [{ lastName: 'ZZYX', firstName: 'Zz' }],
        dwelling: { address1: '1 quai Z', city: 'Z', residence: 'Z' },
      },
    ]);
    for (const text of texts) {
      for (const first of ['', ' jean', ' jean baptiste', ' JEAN-B']) {
        expect(leases(db, text + first), `${text}${first}`).toEqual([1]);
        expect(leases(db, `${first} ${text}`), `${first} ${text}`).toEqual([1]);
      }
    }
  });

  test('holders first, then whole name, whole words, beginnings; one row per lease', () => {
    const db = newBase([
      {
        key: '1',
        people: [
          { lastName: 'DURAND', firstName: 'Anne' },
          { lastName: 'MARTIN', firstName: 'Jean', role: 'occupant' },
        ],
      },
      { key: '2', people: [{ lastName: 'MARTIN', firstName: 'Jeanne' }] },
      {
        key: '3',
        people: [{ lastName: 'JEAN', firstName: 'Paul' }],
        dwelling: { address1: '3 rue Saint-Martin' },
      },
      {
        key: '4',
        people: [
          { lastName: 'MARTIN', firstName: 'Jean' },
          { lastName: 'MARTIN', firstName: 'Jean', birth: '1979-09-02' },
        ],
      },
      { key: '5', people: [{ lastName: 'MARTINEZ', firstName: 'Jeannine' }] },
      { key: '6', people: [{ lastName: 'MARTIN--DURAND', firstName: 'Jean' }] },
    ]);
    expect(namesFound(db, 'martin jean')).toEqual([
      'MARTIN Jean',
      'MARTIN--DURAND Jean',
      'JEAN Paul',
      'MARTIN Jeanne',
      'MARTINEZ Jeannine',
      'MARTIN Jean',
    ]);
  });

  test('a name is told from an address that begins like it', () => {
    const db = newBase([
      {
        key: '1',
        dwelling: { address1: '3 rue Martine' },
        people: [{ lastName: 'DUPONT', firstName: 'Anne' }],
      },
      {
        key: '2',
        dwelling: { address1: '5 rue Martine' },
        people: [{ lastName: 'MARTINEZ', firstName: 'Anne' }],
      },
    ]);
    expect(namesFound(db, 'anne marti')).toEqual(['MARTINEZ Anne', 'DUPONT Anne']);
    expect(found(db, 'anne marti')).toEqual(expected(db, 'anne marti'));
  });

  test('a name of use opens as the name does; first names may come first', () => {
    const db = newBase([
      { key: '1', people: [{ lastName: 'DURAND', usageName: 'MARTIN', firstName: 'Anne' }] },
      { key: '2', people: [{ lastName: 'MARTIN', firstName: 'Anne-Marie' }] },
    ]);
    expect(leases(db, 'martin anne')).toEqual([1, 2]);
    expect(leases(db, 'anne martin')).toEqual([1, 2]);
    expect(leases(db, 'anne durand')).toEqual([1]);
  });

  test('a person who left the lease is found after those who hold it', () => {
    const db = newBase([
      {
        key: '1',
        people: [{ lastName: 'MARTIN', firstName: 'Alix', absentSince: '2026-01-01' }, { lastName: 'O' }],
      },
      { key: '2', people: [{ lastName: 'MARTIN', firstName: 'Zoé' }] },
      {
        key: '3',
        absentSince: '2026-01-01',
        people: [{ lastName: 'MARTIN', firstName: 'Bob', absentSince: '2026-01-01' }],
      },
    ]);
    expect(namesFound(db, 'martin')).toEqual(['MARTIN Bob', 'MARTIN Zoé', 'MARTIN Alix']);
  });
});

describe('addresses, telephones and dates', () => {
  const home = {
    address1: '12 BIS rue Saint-Étienne',
    building: 'B',
    stair: '2',
    door: '034',
    city: "L'Haÿ-les-Roses",
    postalCode: '94240',
    residence: 'Les Lilas',
  };
  const homes: LeaseSpec[] = [
    {
      key: '1',
      dwelling: home,
      people: [{ lastName: 'MARTIN', firstName: 'Jean', phone1: '+33 6 39 98 12 34', birth: '1951-02-14' }],
    },
    {
      key: '2',
      dwelling: { address1: '3 quai Zola', city: 'Dreux', residence: 'Z' },
      people: [{ lastName: 'MARTIN', firstName: 'Jean', birth: '1979-09-02' }],
    },
  ];

  test.each([
    '12 bis rue saint etienne',
    '12bis st etienne',
    'rue st-étienne l hay les roses',
    'bat b esc 2 apt 034',
    'bât. B, apt 034',
    'résidence les lilas',
    'martin lilas',
    '94240 martin',
    'martin 06.39.98.12.34',
    '06 39 98 12 34 jean',
    '+33 (0)6 39 98 12 34 martin',
    '063998',
    'martin 14/02/1951',
    'jean 14/2/51',
  ])('%s', (text) => {
    expect(leases(newBase(homes), text)).toEqual([1]);
  });

  test('a protected address is found by nothing of its address, for anyone of the account', () => {
    const [first] = homes;
    const db = newBase([
      {
        ...first,
        key: '1',
        people: [...(first?.people ?? []), { lastName: 'DUVAL', masked: true, role: 'occupant' }],
      },
    ]);
    for (const text of ['saint etienne', 'lilas', '94240', 'martin lilas', 'bat b', 'roses'])
      expect(found(db, text), text).toEqual([]);
    expect(found(db, 'martin jean')).toHaveLength(1);
    expect(found(db, 'martin 0639981234')).toHaveLength(1);
  });
});

describe('nothing is read through', () => {
  const statements = {
    ...STAGES,
    ...TEXT_STAGES,
    ...NUMBERS,
    byEmail: BY_EMAIL,
    entries: ENTRIES_OF_LEASE,
    ...CHANGED,
    parties: PARTIES_OF_LEASE,
    words: WORDS,
    word: WORD,
    share: SHARE,
  };
  test.each(Object.entries(statements))('%s uses an index for every step', (name, text) => {
    const plan = planOf(newBase(), text);
    expect(plan.length).toBeGreaterThan(0);
    for (const step of plan) {
      if (/^SCAN .* VIRTUAL TABLE INDEX \d+:.*M/.test(step)) continue;
      // The few leases of one dwelling, the few parties of one lease or person are put in order; nothing else is.
      if (['ofDwelling', 'parties', 'party'].includes(name) && step === 'USE TEMP B-TREE FOR ORDER BY')
        continue;
      expect(step).toMatch(/^(SEARCH|(CORRELATED )?SCALAR SUBQUERY)/);
    }
  });

  test('a scan is seen', () => {
    expect(planOf(newBase(), 'SELECT id FROM lease WHERE printed = ?').join()).toMatch(/SCAN/);
  });
});
