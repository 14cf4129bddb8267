import { expect, test } from 'vitest';
import { EMPTY_QUEUE, KEPT, queued, taken } from './queue.ts';

test('a new page takes the place of what waits; what was said stays in the transcript', () => {
  const first = queued(EMPTY_QUEUE, ['Bonjour', 'Votre solde'], true);
  const second = queued(first, ['Aide'], true);
  expect(second).toEqual({ waiting: ['Aide'], said: ['Bonjour', 'Votre solde', 'Aide'] });
  expect(queued(first, ['Aide'], false).waiting).toEqual(['Bonjour', 'Votre solde', 'Aide']);
});

test('one after the other', () => {
  const { next, queue } = taken(queued(EMPTY_QUEUE, ['un', 'deux'], false));
  expect([next, queue.waiting]).toEqual(['un', ['deux']]);
  expect(taken(EMPTY_QUEUE).next).toBeUndefined();
});

test('the transcript keeps the last fifty; silence is not said', () => {
  const many = Array.from({ length: 70 }, (_, at) => `phrase ${at}`);
  const queue = queued(EMPTY_QUEUE, ['', ' ', ...many], false);
  expect(queue.said).toHaveLength(KEPT);
  expect(queue.said.at(-1)).toBe('phrase 69');
});
