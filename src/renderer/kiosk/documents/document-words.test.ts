import { expect, it } from 'vitest';
import { textOf } from '../i18n/text.ts';
import { valuesOf } from '../i18n/values.ts';
import { documentWords } from './document-words.ts';

const avis = { type: 'avis', title: "Avis d'échéance de septembre 2026", month: '2026-09' };

it('keeps the French title, and says kind and month in another language', () => {
  expect(documentWords(avis, textOf('fr'), valuesOf('fr'), true)).toEqual({ label: avis.title });
  expect(documentWords(avis, textOf('en'), valuesOf('en'), false)).toEqual({
    label: 'Rent notice · September 2026',
    french: avis.title,
  });
  expect(documentWords({ ...avis, month: null }, textOf('en'), valuesOf('en'), false).label).toBe(
    'Rent notice',
  );
  expect(documentWords({ ...avis, type: 'bail' }, textOf('en'), valuesOf('en'), false)).toEqual({
    label: avis.title,
  });
});
