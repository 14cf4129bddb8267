import { expect, test } from 'vitest';
import { backFrom, FIRST_PLACE, goTo, homeOf, type Place } from './steps.ts';

const inside: Place = { screen: 'insurance', wanted: null, over: null, letIn: true };

test('help is laid over the question, which is found again', () => {
  const helped = goTo(inside, 'help');
  expect(helped).toMatchObject({ screen: 'insurance', over: 'help' });
  expect(backFrom(helped)).toEqual(inside);
});

test('the first step of a feature leaves to the tiles, or to the start for who was not let in', () => {
  expect(backFrom(inside).screen).toBe('home');
  expect(backFrom({ ...inside, letIn: false }).screen).toBe('start');
  expect(homeOf(FIRST_PLACE).screen).toBe('start');
});

test('what was wanted is kept while more proof is asked, and dropped by going elsewhere', () => {
  const asked: Place = { ...inside, screen: 'proof', wanted: 'balance' };
  expect(goTo(asked, 'proof').wanted).toBe('balance');
  expect(goTo(asked, 'balance').wanted).toBeNull();
  expect(backFrom(asked)).toMatchObject({ screen: 'home', wanted: null });
});
