import { expect, it } from 'vitest';
import { insurersLike } from './insurers.ts';

const known = ['Mutuelle Exemple', 'Assurance Modèle', 'La Mutuelle du Val', 'Modèle Habitat'];

it('completes by the beginning first, whatever the accents', () => {
  expect(insurersLike(known, 'mod')).toEqual(['Modèle Habitat', 'Assurance Modèle']);
  expect(insurersLike(known, 'MODELE')).toEqual(['Modèle Habitat', 'Assurance Modèle']);
  expect(insurersLike(known, 'mut')).toEqual(['Mutuelle Exemple', 'La Mutuelle du Val']);
});

it('says nothing where there is nothing to complete', () => {
  expect(insurersLike(known, '')).toEqual([]);
  expect(insurersLike(known, 'zz')).toEqual([]);
  expect(insurersLike(known, 'mutuelle exemple')).toEqual([]);
});
