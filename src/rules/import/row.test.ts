import { describe, expect, it } from 'vitest';
import { type ReferenceRule, storedKey } from '../references/references.ts';
import { shownValue } from './fault.ts';
import { columnsOf, IMPORT_FILES, type ImportFileId, type ImportRows, REQUIRED_FILES } from './files.ts';
import { readHeader } from './header.ts';
import { isBlankRecord, readRow } from './row.ts';

const rule: ReferenceRule = { form: 'prefixed-length', prefix: '02', printedDigits: 11 };
const context = { storedKey: (printed: string) => storedKey(rule, printed) };
const A = '00012345678';

function read<Id extends ImportFileId>(id: Id, cells: Record<string, string>, line = 7) {
  return readRow(id, readHeader(id, Object.keys(cells)), Object.values(cells), line, context);
}

function row<Id extends ImportFileId>(id: Id, cells: Record<string, string>, line = 7): ImportRows[Id] {
  const answer = read(id, cells, line);
  if (answer.kind !== 'row') throw new Error(JSON.stringify(answer.faults));
  return answer.row;
}

describe('the thirteen files', () => {
  it('are those of the format, five of them needed', () => {
    expect(IMPORT_FILES).toHaveLength(13);
    expect(REQUIRED_FILES).toEqual(['residences', 'logements', 'baux', 'personnes', 'ecritures']);
  });

  it('require exactly the columns written in bold', () => {
    const needed = Object.fromEntries(
      IMPORT_FILES.map((id) => [
        id,
        Object.entries(columnsOf(id))
          .filter(([, c]) => c.required)
          .map(([name]) => name),
      ]),
    );
    expect(needed).toEqual({
      agences: ['code', 'nom'],
      residences: ['code_residence', 'nom', 'code_postal', 'commune'],
      logements: ['code_logement', 'code_residence', 'adresse1', 'code_postal', 'commune'],
      baux: ['reference', 'code_logement', 'date_effet'],
      personnes: ['reference', 'role', 'nom'],
      ecritures: ['reference', 'piece', 'date', 'nature'],
      documents: ['reference', 'type', 'date_emission', 'fichier'],
      interlocuteurs: ['code_residence', 'role', 'nom'],
      annonces: ['code_residence', 'titre', 'du'],
      assurances: ['reference', 'fin'],
      plans: ['reference', 'debut', 'etat'],
      espaces: ['reference', 'etat'],
      demandes: ['numero', 'etat'],
    });
  });
});

describe('a row', () => {
  it('is typed cell by cell, text staying text', () => {
    expect(
      row('logements', {
        code_postal: '01000',
        code_logement: ' 0030020788B ',
        code_residence: 'R1',
        surface: '65,5',
        adresse1: '="12"',
        commune: 'Bourg',
        etage: '',
      }),
    ).toEqual({
      line: 7,
      code_logement: '0030020788B',
      code_residence: 'R1',
      type: null,
      surface: 65.5,
      adresse1: '="12"',
      adresse2: null,
      code_postal: '01000',
      commune: 'Bourg',
      batiment: null,
      escalier: null,
      etage: null,
      porte: null,
    });
  });

  it('holds references as printed and by their key, the two writings meeting', () => {
    expect(row('plans', { reference: A, debut: '01/02/2026', etat: 'en_cours' })).toMatchObject({
      reference: { printed: A, key: '0200012345678' },
      debut: '2026-02-01',
    });
    const byKey = row('plans', { reference: '0200012345678', debut: '2026-02-01', etat: 'en_cours' });
    expect(byKey.reference.key).toBe('0200012345678');
  });

  it.each([
    ['399,75', 39_975],
    ['399.7', 39_970],
    ['0', 0],
    ['9999999,99', 999_999_999],
  ])('reads the amount %s', (debit, cents) => {
    const base = { reference: A, piece: 'P', date: '2026-01-31', nature: 'loyer' };
    const credit = cents === 0 ? '1' : '0';
    expect(row('ecritures', { ...base, debit, credit }).debit).toBe(cents);
  });

  const entry = {
    reference: A,
    piece: 'P1',
    date: '31/10/2026',
    nature: 'loyer',
    debit: '10,00',
    credit: '',
  };
  const person = { reference: A, role: 'occupant', nom: 'DURAND' };
  const unusable: [string, ImportFileId, Record<string, string>, string, RegExp][] = [
    ['an empty required cell', 'ecritures', { ...entry, piece: ' ' }, 'piece', /obligatoire/],
    ['a date that does not exist', 'ecritures', { ...entry, date: '31/04/2026' }, 'date', /n'existe pas/],
    ['29 February of 1900', 'ecritures', { ...entry, date: '29/02/1900' }, 'date', /n'existe pas/],
    ['an American date', 'ecritures', { ...entry, date: '10/31/2026' }, 'date', /n'existe pas/],
    ['a date in words', 'ecritures', { ...entry, date: '31 octobre' }, 'date', /illisible/],
    [
      'an unknown nature',
      'ecritures',
      { ...entry, nature: 'divers' },
      'nature',
      /Mot inconnu\u202f: loyer, parking/,
    ],
    ['three decimals', 'ecritures', { ...entry, debit: '1,234' }, 'debit', /illisible/],
    ['a grouped amount', 'ecritures', { ...entry, debit: '1 234,56' }, 'debit', /illisible/],
    ['a signed amount', 'ecritures', { ...entry, debit: '-10,00' }, 'debit', /illisible/],
    ['an amount too large', 'ecritures', { ...entry, debit: '10000000' }, 'debit', /dépasse/],
    ['a formula for an amount', 'ecritures', { ...entry, debit: '=10+1' }, 'debit', /formule/],
    ['both debit and credit', 'ecritures', { ...entry, credit: '5' }, 'credit', /tous deux/],
    [
      'neither debit nor credit',
      'ecritures',
      { ...entry, debit: '0', credit: '0,00' },
      'debit',
      /Ni débit ni crédit/,
    ],
    ['a reference of another shape', 'ecritures', { ...entry, reference: '123456789012' }, 'reference', /12/],
    [
      'a formula in an optional number',
      'baux',
      { reference: A, code_logement: 'L', date_effet: '2020-01-01', loyer: '+A1' },
      'loyer',
      /formule/,
    ],
    ['a null character', 'personnes', { ...person, nom: 'DU\0RAND' }, 'nom', /caractère nul/],
    ['a null in an optional cell', 'personnes', { ...person, prenom: 'A\0' }, 'prenom', /caractère nul/],
    [
      'a document outside its folder',
      'documents',
      { reference: A, type: 'avis', date_emission: '2026-01-01', fichier: '../secret.pdf' },
      'fichier',
      /simple nom/,
    ],
    [
      'a document by a Windows path',
      'documents',
      { reference: A, type: 'avis', date_emission: '2026-01-01', fichier: 'C:a.pdf' },
      'fichier',
      /simple nom/,
    ],
    [
      'a space without person',
      'espaces',
      { reference: A, etat: 'actif', nom: '' },
      'code_personne',
      /personne manque/,
    ],
    [
      'a request without place',
      'demandes',
      { numero: 'D1', etat: 'ouverte', reference: '' },
      'reference',
      /lieu manque/,
    ],
  ];
  it.each(unusable)('is dropped for %s', (_, id, cells, column, reason) => {
    const answer = read(id, cells);
    expect(answer.kind).toBe('unusable');
    const fault = answer.faults.find((one) => one.column === column);
    expect(fault, JSON.stringify(answer.faults)).toMatchObject({ file: `${id}.csv`, line: 7, column });
    expect(fault?.reason).toMatch(reason);
    expect(fault?.reason).toMatch(/ Ligne écartée\.$/);
  });

  const emptied: [string, ImportFileId, Record<string, string>, string, RegExp][] = [
    [
      'an unreadable optional date',
      'baux',
      { reference: A, code_logement: 'L', date_effet: '2020-01-01', date_sortie: 'bientôt' },
      'date_sortie',
      /illisible/,
    ],
    [
      'an exit before the entry',
      'baux',
      { reference: A, code_logement: 'L', date_effet: '2020-01-01', date_sortie: '31/12/2019' },
      'date_sortie',
      /avant la date d'effet/,
    ],
    [
      'an unknown periodicity',
      'baux',
      { reference: A, code_logement: 'L', date_effet: '2020-01-01', periodicite: 'mensuel' },
      'periodicite',
      /terme_echu, terme_a_echoir/,
    ],
    [
      'a signed optional amount',
      'baux',
      { reference: A, code_logement: 'L', date_effet: '2020-01-01', loyer: '-12,00' },
      'loyer',
      /illisible/,
    ],
    [
      'a 32nd of the month',
      'baux',
      { reference: A, code_logement: 'L', date_effet: '2020-01-01', jour_prelevement: '32' },
      'jour_prelevement',
      /1 à 31/,
    ],
    ['a month that is not one', 'ecritures', { ...entry, periode: '2026-13' }, 'periode', /AAAA-MM/],
    [
      'a birth on 31 April',
      'personnes',
      { ...person, date_naissance: '31/04/1980' },
      'date_naissance',
      /n'existe pas/,
    ],
    ['an e-mail without @', 'personnes', { ...person, email: 'jean.exemple' }, 'email', /e-mail/],
    [
      'a surface in words',
      'logements',
      {
        code_logement: 'L',
        code_residence: 'R',
        adresse1: 'x',
        code_postal: '1',
        commune: 'y',
        surface: '65 m2',
      },
      'surface',
      /Surface/,
    ],
    [
      'an insurance that begins after its end',
      'assurances',
      { reference: A, debut: '2026-02-01', fin: '2026-01-31' },
      'debut',
      /après la fin/,
    ],
  ];
  it.each(emptied)('is kept without %s', (_, id, cells, column, reason) => {
    const answer = read(id, cells);
    if (answer.kind !== 'row') throw new Error(JSON.stringify(answer.faults));
    expect(answer.row[column as keyof typeof answer.row]).toBeNull();
    expect(answer.faults).toHaveLength(1);
    expect(answer.faults[0]?.reason).toMatch(reason);
    expect(answer.faults[0]?.reason).toMatch(/ Valeur laissée vide\.$/);
  });

  it('keeps unknown words of free lists', () => {
    expect(row('personnes', { ...person, role: 'parrain' }).role).toBe('parrain');
    expect(row('assurances', { reference: A, fin: '2026-01-01', statut: 'perdue' }).statut).toBe('perdue');
  });

  it('keeps a birth year whose day is unknown', () => {
    expect(row('personnes', { ...person, date_naissance: '00/00/1960' }).date_naissance).toBe('1960');
    expect(row('personnes', { ...person, date_naissance: '29/02/1960' }).date_naissance).toBe('1960-02-29');
  });

  it('protects an address rather than not, and says so', () => {
    expect(row('personnes', { ...person, adresse_masquee: 'OUI' }).adresse_masquee).toBe(true);
    expect(row('personnes', { ...person, adresse_masquee: '' }).adresse_masquee).toBe(false);
    const doubtful = read('personnes', { ...person, adresse_masquee: 'x' });
    expect(doubtful).toMatchObject({ kind: 'row', row: { adresse_masquee: true } });
    expect(doubtful.faults[0]?.reason).toMatch(/Adresse masquée par prudence\.$/);
  });

  it('of another width is never guessed at', () => {
    const header = readHeader('agences', ['code', 'nom', 'adresse']);
    expect(readRow('agences', header, ['A', 'B', 'C', ''], 2, context).kind).toBe('row');
    expect(readRow('agences', header, ['A', 'B', 'C', 'D'], 2, context).faults[0]?.reason).toBe(
      "La ligne a 4 cellules, l'en-tête en a 3. Ligne écartée.",
    );
    expect(readRow('agences', header, ['A', 'B'], 2, context).kind).toBe('unusable');
    expect(isBlankRecord(['', ' ', ''])).toBe(true);
  });

  it('reports several faults at once', () => {
    expect(
      read('ecritures', { ...entry, date: 'x', debit: 'y' }).faults.map((fault) => fault.column),
    ).toEqual(['date', 'debit']);
  });

  it('shows a value on one line, shortened, its nulls visible', () => {
    expect(shownValue('a\0b\r\nc')).toBe('a␀b⏎c');
    expect(shownValue('x'.repeat(200))).toHaveLength(80);
  });
});
