import { describe, expect, it } from 'vitest';
import { type ReferenceRule, storedKey } from '../references/references.ts';
import type { ImportFileId, ImportRows } from './files.ts';
import { readHeader } from './header.ts';
import { readRow } from './row.ts';
import { createSetCheck } from './set-check.ts';

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

describe('rows against each other', () => {
  function set() {
    const check = createSetCheck();
    const admit = <Id extends ImportFileId>(id: Id, cells: Record<string, string>, line: number) =>
      check.admit(id, row(id, cells, line));
    const home = { code_logement: 'L1', code_residence: 'R1', adresse1: 'x', code_postal: '1', commune: 'y' };
    admit('residences', { code_residence: 'R1', nom: 'R', code_postal: '1', commune: 'y' }, 2);
    admit('logements', home, 2);
    admit('baux', { reference: A, code_logement: 'L1', date_effet: '2020-01-01' }, 2);
    return { check, admit, home };
  }
  const reasonOf = (answer: { kind: string }) =>
    'fault' in answer ? (answer as { fault: { reason: string } }).fault.reason : answer.kind;

  it('one row per lease: the second is reported', () => {
    const { admit } = set();
    const second = admit(
      'baux',
      { reference: '0200012345678', code_logement: 'L1', date_effet: '2020-01-01' },
      9,
    );
    expect(second).toMatchObject({
      kind: 'refused',
      fault: { file: 'baux.csv', line: 9, column: 'reference', value: '0200012345678' },
    });
    expect(reasonOf(second)).toBe('Déjà décrit à la ligne 2. Ligne écartée.');
  });

  it('a row that names nobody is unusable', () => {
    const { admit, home } = set();
    expect(reasonOf(admit('logements', { ...home, code_logement: 'L2', code_residence: 'R9' }, 3))).toBe(
      'Code inconnu dans residences.csv. Ligne écartée.',
    );
    expect(reasonOf(admit('personnes', { reference: '00000000001', role: 'occupant', nom: 'X' }, 3))).toBe(
      'Bail inconnu dans baux.csv. Ligne écartée.',
    );
  });

  it('a row that names an unusable row is told which, down the whole chain', () => {
    const { check, admit, home } = set();
    check.lose('residences', { code_residence: 'R2' }, 5);
    expect(reasonOf(admit('logements', { ...home, code_logement: 'L3', code_residence: 'R2' }, 8))).toContain(
      '(residences.csv, ligne 5)',
    );
    expect(
      reasonOf(admit('baux', { reference: '00000000002', code_logement: 'L3', date_effet: '2020-01-01' }, 4)),
    ).toContain('(logements.csv, ligne 8)');
    const entry = { reference: '00000000002', piece: 'P', date: '2026-01-01', nature: 'loyer', debit: '1' };
    expect(reasonOf(admit('ecritures', entry, 6))).toContain('(baux.csv, ligne 4)');
  });

  it('the same piece twice: passed over when identical, reported otherwise', () => {
    const { admit } = set();
    const entry = {
      reference: A,
      piece: 'P',
      date: '2026-01-01',
      nature: 'loyer',
      debit: '1,00',
      credit: '',
    };
    expect(admit('ecritures', entry, 2).kind).toBe('admitted');
    expect(admit('ecritures', { ...entry, date: '01/01/2026', debit: '1.0', credit: '0' }, 3).kind).toBe(
      'passed-over',
    );
    const other = admit('ecritures', { ...entry, debit: '2' }, 4);
    expect(reasonOf(other)).toBe(
      'Pièce déjà lue à la ligne 2 avec un autre contenu\u202f: la première est gardée. Ligne écartée.',
    );
  });

  it('homonyms of one lease are two people when their births differ', () => {
    const { admit } = set();
    const jean = { reference: A, role: 'cosignataire', nom: 'MARTIN', prenom: 'Jean' };
    expect(admit('personnes', { ...jean, date_naissance: '14/02/1951' }, 2).kind).toBe('admitted');
    expect(admit('personnes', { ...jean, date_naissance: '02/09/1979' }, 3).kind).toBe('admitted');
    expect(admit('personnes', { ...jean, date_naissance: '02/09/1979' }, 4).kind).toBe('refused');
  });

  it('an agency or annex that does not exist leaves its row', () => {
    const { admit } = set();
    const residence = { nom: 'R', agence: 'AG9', code_postal: '1', commune: 'y' };
    expect(admit('residences', { ...residence, code_residence: 'R5' }, 6)).toMatchObject({
      kind: 'admitted',
      row: { agence: null },
      faults: [
        { column: 'agence', value: 'AG9', reason: 'Code inconnu dans agences.csv. Valeur laissée vide.' },
      ],
    });
    // No agences.csv at all: said once.
    expect(admit('residences', { ...residence, code_residence: 'R6' }, 7)).toMatchObject({
      row: { agence: null },
      faults: [],
    });
    const lease = {
      reference: '00000000003',
      code_logement: 'L1',
      date_effet: '2020-01-01',
      annexes: 'L1 P9',
    };
    expect(admit('baux', lease, 8)).toMatchObject({
      kind: 'admitted',
      row: { annexes: ['L1'] },
      faults: [{ value: 'P9' }],
    });
  });

  it('a tenant space belongs to someone of the lease', () => {
    const { admit } = set();
    admit(
      'personnes',
      { reference: A, role: 'occupant', nom: 'DURAND', prenom: 'Zoé', code_personne: 'P7' },
      2,
    );
    const space = { reference: A, etat: 'actif' };
    expect(admit('espaces', { ...space, code_personne: 'P7' }, 2).kind).toBe('admitted');
    expect(reasonOf(admit('espaces', { ...space, code_personne: 'P8' }, 3))).toContain('Personne inconnue');
    expect(admit('espaces', { ...space, nom: 'DURAND', prenom: 'Zoé' }, 4).kind).toBe('admitted');
    expect(reasonOf(admit('espaces', { ...space, nom: 'DURAND', prenom: 'Zoe' }, 5))).toContain(
      'Personne inconnue',
    );
  });

  it('the star stands for every residence where the format says so', () => {
    const { admit } = set();
    expect(admit('interlocuteurs', { code_residence: '*', role: 'agence', nom: 'A' }, 2).kind).toBe(
      'admitted',
    );
    expect(admit('annonces', { code_residence: '*', titre: 'T', du: '2026-01-01' }, 2).kind).toBe('admitted');
    expect(reasonOf(admit('demandes', { numero: '1', code_residence: '*', etat: 'ouverte' }, 2))).toContain(
      'Code inconnu',
    );
  });
});
