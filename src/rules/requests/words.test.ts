import { describe, expect, it } from 'vitest';
import { REQUEST_STATES } from './states.ts';
import { erpRequestState, knownErpRequestState, slotWords } from './words.ts';

describe('slots in words', () => {
  const all = [1, 2, 3, 4, 5, 6, 7].flatMap((day) =>
    (['matin', 'apres-midi', 'soir'] as const).map((part) => ({ day, part })),
  );
  it.each([
    [[], ''],
    [[{ day: 1, part: 'matin' }], 'lundi matin'],
    [
      [
        { day: 7, part: 'soir' },
        { day: 1, part: 'apres-midi' },
        { day: 1, part: 'matin' },
      ],
      'lundi matin et après-midi, dimanche soir',
    ],
    [all.slice(0, 3), 'lundi toute la journée et le soir'],
    [all, 'à tout moment'],
  ] as const)('%j: %s', (slots, words) => {
    expect(slotWords(slots)).toBe(words);
  });
});

describe("the landlord's program's word", () => {
  it.each([
    ['ouverte', 'ouverte'],
    ['Nouvelle', 'ouverte'],
    ['en_cours', 'prise-en-charge'],
    ['Prise en charge', 'prise-en-charge'],
    ['En cours de traitement', 'prise-en-charge'],
    ['rendez_vous', 'planifiee'],
    ['RDV fixé', 'planifiee'],
    ['Intervention planifiée', 'planifiee'],
    ['En attente de pièces', 'en-attente'],
    ['close', 'close'],
    ['Clôturée', 'close'],
    ['Traitée', 'close'],
    ['TERMINÉ', 'close'],
    ['Annulée', 'annulee'],
    ['Classée sans suite', 'annulee'],
    ['xyz', 'ouverte'],
  ])('%s: %s', (word, state) => {
    expect(erpRequestState(word)).toBe(state);
  });

  it.each(REQUEST_STATES)('%s, as we write it ourselves', (state) => {
    expect(knownErpRequestState(state)).toBe(state);
    expect(knownErpRequestState(state.replaceAll('-', '_').toUpperCase())).toBe(state);
  });

  it.each([
    ['Nouvelle', 'ouverte'],
    ['réouverte', 'ouverte'],
    ['à traiter', 'ouverte'],
    ['xyz', null],
    ['', null],
  ])('%s: %s, known or not', (word, state) => {
    expect(knownErpRequestState(word)).toBe(state);
  });
});
