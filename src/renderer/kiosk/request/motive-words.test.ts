import { expect, it } from 'vitest';
import { COMMON_PLACES, OTHER_PLACE } from '../../../rules/requests/common-tree.ts';
import { motives as french } from '../i18n/fr/motives.ts';
import { textOf } from '../i18n/text.ts';
import { DRAWN } from './motive-pictures.ts';
import { motiveWords } from './motive-words.ts';

const all = [...COMMON_PLACES, OTHER_PLACE].flatMap(({ code, label, motives }) => [
  { code, label },
  ...motives.map((one) => ({ code: one.code, label: one.label })),
]);

it('has a translation and a drawing for every code of the common tree', () => {
  expect(all.length).toBeGreaterThan(70);
  for (const { code } of all) {
    expect(Object.keys(french), code).toContain(code);
    expect(DRAWN, code).toContain(code);
  }
});

it("keeps the landlord's words in French, and shows them beneath in another language", () => {
  const [fr, ar] = [textOf('fr'), textOf('ar')];
  expect(motiveWords('fuite', 'Fuites', fr, true)).toEqual({ label: 'Fuites' });
  expect(motiveWords('fuite', 'Fuites', ar, false)).toEqual({ label: 'تسرب ماء', french: 'Fuites' });
  expect(motiveWords('sa-facon', 'À sa façon', ar, false)).toEqual({ label: 'À sa façon' });
});
