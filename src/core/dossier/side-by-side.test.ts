import { expect, it } from 'vitest';
import type { Occupant } from '../../rules/dossier/values.ts';
import { sideBySide } from './side-by-side.ts';

const somebody = (firstName: string, birth: string | null = null): Occupant => ({
  civility: null,
  lastName: 'PETIT',
  usageName: null,
  firstName,
  birth,
});

it('puts the three values of each field on one line, what nobody touched included', () => {
  const base = { phone1: '0639981001', phone2: null, email: 'a@x.example' };
  expect(
    sideBySide(
      'coordonnees',
      base,
      { ...base, phone2: '+33639981002' },
      { ...base, phone2: '0639981003' },
    ).map(({ base: seen, ours, theirs, differs }) => [seen, ours, theirs, differs]),
  ).toEqual([
    [
      '06\u00a039\u00a098\u00a010\u00a001',
      '06\u00a039\u00a098\u00a010\u00a001',
      '06\u00a039\u00a098\u00a010\u00a001',
      false,
    ],
    ['—', '06\u00a039\u00a098\u00a010\u00a002', '06\u00a039\u00a098\u00a010\u00a003', true],
    ['a@x.example', 'a@x.example', 'a@x.example', false],
  ]);
});

it('keeps a person on one line, whoever came or left on either side', () => {
  const base = { occupants: [somebody('Luc'), somebody('Zoé')] };
  const ours = { occupants: [somebody('Luc'), somebody('Zoé'), somebody('Mia')] };
  const theirs = { occupants: [somebody('Luc'), somebody('Noé')] };
  expect(sideBySide('foyer', base, ours, theirs).map(({ label: _, ...line }) => Object.values(line))).toEqual(
    [
      ['PETIT Luc', 'PETIT Luc', 'PETIT Luc', false],
      ['PETIT Zoé', 'PETIT Zoé', '—', true],
      ['—', 'PETIT Mia', '—', true],
      ['—', '—', 'PETIT Noé', true],
    ],
  );
});

it('the same person added on both sides is no difference', () => {
  const base = { occupants: [] };
  const both = { occupants: [somebody('Mia')] };
  expect(sideBySide('foyer', base, both, both)).toEqual([
    { label: 'Occupant', base: '—', ours: 'PETIT Mia', theirs: 'PETIT Mia', differs: false },
  ]);
});
