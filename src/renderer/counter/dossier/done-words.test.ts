import { expect, test } from 'vitest';
import { i18n } from '../../i18n/i18n.ts';
import { doneSentences } from './done-words.ts';

test('what is in effect and what is on its way are never said alike', () => {
  const atOnce = doneSentences(i18n.t, { part: 'coordonnees', state: 'validee' });
  const checked = doneSentences(i18n.t, { part: 'coordonnees', state: 'a_valider' });
  const declared = doneSentences(i18n.t, { part: 'situation', state: 'a_valider' });
  expect(atOnce.join(' ')).toMatch(/^En vigueur/);
  expect(checked.join(' ')).toMatch(/^Transmis aux services du bailleur\..*«\u202fÀ valider\u202f»/);
  expect(declared).toHaveLength(2);
  expect(declared[1]).not.toBe(checked[1]);
});
