import { expect, it } from 'vitest';
import { decisionsFrom, likelyReason, NO_DECISION, refusalFault, refusedDecision } from './decision-form.ts';

it('never decides what was decided already', () => {
  expect(decisionsFrom({ state: 'a_verifier' })).toEqual(['validee', 'refusee']);
  expect(decisionsFrom({ state: 'validee' })).toEqual(['refusee']);
  expect(decisionsFrom({ state: 'refusee' })).toEqual(['validee']);
});

it('asks why, and more where the reason says nothing by itself', () => {
  expect(refusalFault(NO_DECISION)).toBe('reason');
  expect(refusalFault({ ...NO_DECISION, reason: 'illisible' })).toBeNull();
  expect(refusalFault({ ...NO_DECISION, reason: 'autre', comment: ' ' })).toBe('comment');
  expect(refusalFault({ ...NO_DECISION, reason: 'autre', comment: 'Page 2 absente' })).toBeNull();
});

it('points to the reason that what was odd gives', () => {
  expect(likelyReason({ flags: [] })).toBeNull();
  expect(likelyReason({ flags: ['duree', 'sans-fichier'] })).toBeNull();
  expect(likelyReason({ flags: ['duree', 'contrat-auto'] })).toBe('contrat-auto');
  expect(likelyReason({ flags: ['autre-nom'] })).toBe('autre-personne');
});

it('tells a refused decision from a refused certificate', () => {
  const refused = { commandId: 'b', reason: 'Décidée entre-temps.' };
  expect(refusedDecision({ id: 'a', refused })).toBe('b');
  expect(refusedDecision({ id: 'b', refused })).toBeNull();
  expect(refusedDecision({ id: 'a', refused: null })).toBeNull();
});
