import { expect, test } from 'vitest';
import type { DossierChange } from '../../../../contract/dossier.ts';
import { isUnderWay } from './under-way.ts';

const VALIDATED: DossierChange = {
  id: '1',
  part: 'foyer',
  person: null,
  label: 'Foyer',
  lines: [],
  situation: null,
  on: null,
  comment: null,
  state: 'validee',
  reason: null,
  answer: null,
  author: 'Sophie Marchal',
  at: '2026-11-22T10:00:00.000Z',
  decidedBy: null,
  decidedAt: null,
  number: null,
  unsent: false,
  files: [],
  conflict: null,
};

test('what waits for somebody is set apart from what is done with', () => {
  expect(isUnderWay(VALIDATED)).toBe(false);
  expect(isUnderWay({ ...VALIDATED, state: 'a_valider' })).toBe(true);
  // By the landlord's services: it is over.
  expect(isUnderWay({ ...VALIDATED, state: 'refusee', decidedAt: VALIDATED.at })).toBe(false);
  // By the portal itself: somebody here has to act.
  expect(isUnderWay({ ...VALIDATED, state: 'refusee' })).toBe(true);
});
