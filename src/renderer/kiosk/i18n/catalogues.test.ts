import { expect, test } from 'vitest';
import { KIOSK_LANGUAGES } from '../../../contract/kiosk/station.ts';
import type { Entry } from './catalogue.ts';
import { LANGUAGES } from './languages.ts';
import { textOf } from './text.ts';
import { valuesOf } from './values.ts';

type Row = { readonly key: string; readonly text: string };

function rowsOf(language: (typeof KIOSK_LANGUAGES)[number]): Row[] {
  const rows: Row[] = [];
  for (const [area, entries] of Object.entries(LANGUAGES[language].catalogue)) {
    if (typeof entries !== 'object') continue;
    for (const [name, entry] of Object.entries(entries as Readonly<Record<string, Entry>>)) {
      const texts = typeof entry === 'string' ? [entry] : Object.values(entry);
      for (const text of texts) rows.push({ key: `${area}.${name}`, text: String(text) });
    }
  }
  return rows;
}
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test.each(KIOSK_LANGUAGES.filter((language) => language !== 'fr'))(
  '%s says all that French says',
  (language) => {
    const said = new Map(rowsOf(language).map(({ key, text }) => [key, text]));
    for (const { key, text } of rowsOf('fr')) {
      expect(said.get(key)?.trim(), key).toBeTruthy();
      // A plural may write its own number in words; what is neither a number nor there is a name that was lost.
      const lost = holes(text).filter(
        (hole) => hole !== 'count' && !holes(said.get(key) ?? '').includes(hole),
      );
      expect(lost, key).toEqual([]);
    }
  },
);

test('French typography: narrow spaces before double signs, no exclamation, no forbidden words', () => {
  for (const { key, text } of rowsOf('fr')) {
    expect(text, key).not.toMatch(/[^\u202f][;?!]|[^\u202f\d]:(?!\/)|[^\u202f]€/u);
    expect(text, key).not.toMatch(/!|Oups|Veuillez|\.\.\.|’/u);
  }
});

test('only languages that a speaker has read are told as such', () => {
  expect(KIOSK_LANGUAGES.filter((language) => !LANGUAGES[language].reviewed)).toEqual(['ar', 'tr', 'pt']);
});

test('digits are Latin in every language, and money is written its way', () => {
  const all = KIOSK_LANGUAGES.map((language) => valuesOf(language));
  for (const values of all) {
    for (const text of [values.money(123_456), values.month('2026-09'), values.day('2026-11-01')]) {
      expect(text).toMatch(/\d/);
      expect(text).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/u);
    }
  }
  expect(valuesOf('fr').money(-123_456)).toBe('\u22121\u202f234,56\u202f€');
  expect(valuesOf('fr').month('2026-09')).toBe('Septembre 2026');
  expect(valuesOf('fr').day('2026-11-01')).toBe('1ᵉʳ\u00a0novembre 2026');
});

test('plurals follow the language', () => {
  expect(textOf('fr')('idle.seconds', { count: 1 })).toBe('1 seconde');
  expect(textOf('fr')('idle.seconds', { count: 14 })).toBe('14 secondes');
  expect(textOf('ar')('idle.seconds', { count: 2 })).toBe('ثانيتين');
  expect(textOf('ar')('idle.seconds', { count: 5 })).toContain('5');
});
