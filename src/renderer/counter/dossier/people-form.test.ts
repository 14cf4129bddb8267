import { describe, expect, test } from 'vitest';
import { isoDate } from '../../../rules/dates.ts';
import type { RoleHolder } from '../../../rules/dossier/values.ts';
import {
  birthFaults,
  birthTyped,
  holderFaults,
  householdFormOf,
  newHolder,
  newRow,
  readBirth,
  rolesFormOf,
  typedHousehold,
  typedRoles,
} from './people-form.ts';

const TODAY = isoDate('2026-11-22');
const LEA = {
  civility: 'MLE',
  lastName: 'LE GALL',
  usageName: 'MARTIN',
  firstName: 'Léa',
  birth: '2015-03-12',
};
const GUARDIAN: RoleHolder = { ...LEA, role: 'representant', kind: 'tuteur', phone: '+33261912424' };

describe('a birth', () => {
  test.each([
    ['1', '1'],
    ['1960', '1960'],
    ['01021', '01/02/1'],
    ['01021960', '01/02/1960'],
    ['1960-02-01', '1960-02-01'],
  ])('typed %s stands as %s', (typed, shown) => {
    expect(birthTyped(typed)).toBe(shown);
  });

  test.each([
    ['', null],
    ['1960', '1960'],
    ['29/02/2000', '2000-02-29'],
    ['29/02/1900', 'unread'],
    ['31/04/2015', 'unread'],
    ['1/2/60', 'unread'],
  ])('%s is read as %s', (typed, read) => {
    expect(readBirth(typed, TODAY)).toBe(read);
  });
});

describe('the household', () => {
  test('comes back as it was, with what the form does not show', () => {
    const held = { occupants: [LEA, { ...LEA, firstName: null, birth: '1960' }] };
    expect(typedHousehold(householdFormOf(held), TODAY)).toEqual(held);
  });

  test('says whose birth cannot be read', () => {
    const rows = [newRow(), { ...newRow(), birthText: '31/04/2015' }];
    expect(birthFaults('occupants', rows, TODAY, 'Non.')).toEqual([
      { field: 'occupants.1.birth', sentence: 'Non.' },
    ]);
  });
});

describe('the roles', () => {
  test('come back as they were', () => {
    const held = { people: [GUARDIAN] };
    expect(typedRoles(rolesFormOf(held), [{ kind: 'empty' }], TODAY)).toEqual(held);
  });

  test('are nothing while somebody has none', () => {
    const form = { rows: [newHolder()] };
    expect(typedRoles(form, [], TODAY)).toBeNull();
    expect(holderFaults(form, [], 'Choisissez.')).toEqual([
      { field: 'people.0.role', sentence: 'Choisissez.' },
    ]);
  });

  test('keep no kind of a guarantor', () => {
    const [row] = rolesFormOf({ people: [GUARDIAN] }).rows;
    if (row === undefined) throw new Error('no row');
    const typed = typedRoles({ rows: [{ ...row, role: 'garant' }] }, [], TODAY);
    expect(typed?.people[0]).toMatchObject({ role: 'garant', kind: null });
  });
});
