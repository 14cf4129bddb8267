import { expect, test } from 'vitest';
import type { RequestMotive } from '../../../../contract/requests.ts';
import { isSameProblem, sameFirst } from './same-problem.ts';

const motive: RequestMotive = {
  code: 'eclairage',
  label: 'Éclairage',
  nature: 'technique',
  urgency: 'normale',
  dueDays: 10,
  common: true,
  paper: false,
  whoPays: null,
  fromGuide: true,
};
const chosen = {
  place: { code: 'parties-communes', label: 'Parties communes', fromGuide: true, motives: [motive] },
  motive,
};

test('an own request is known by its whole label, one of the residence by its place and kind', () => {
  expect(isSameProblem({ label: 'Parties communes · Éclairage' }, chosen)).toBe(true);
  expect(isSameProblem({ place: 'Parties communes', label: 'Éclairage' }, chosen)).toBe(true);
});

test('the same kind elsewhere is another problem, and so is everything before a motive is chosen', () => {
  expect(isSameProblem({ label: 'Logement · Éclairage' }, chosen)).toBe(false);
  expect(isSameProblem({ place: 'Logement', label: 'Éclairage' }, chosen)).toBe(false);
  expect(isSameProblem({ label: 'Éclairage' }, chosen)).toBe(false);
  expect(isSameProblem({ label: 'Parties communes · Éclairage' }, null)).toBe(false);
});

test('doubles stand first, the others keep their order', () => {
  const rows = [{ label: 'A' }, { label: 'Parties communes · Éclairage' }, { label: 'B' }];
  expect(sameFirst(rows, chosen).map(({ label }) => label)).toEqual([
    'Parties communes · Éclairage',
    'A',
    'B',
  ]);
  expect(sameFirst(rows, null)).toEqual(rows);
});
