import { expect, test } from 'vitest';
import { isoDate } from '../../../rules/dates.ts';
import { NO_SITUATION, readOn, situationFaults } from './situation-form.ts';

const TODAY = isoDate('2026-11-22');
const WORDS = { situation: 'S', on: 'D', other: 'O' };

test('a declaration says what is missing, in the order of its fields', () => {
  expect(situationFaults({ ...NO_SITUATION, onText: '31/04/2026' }, TODAY, WORDS)).toEqual([
    { field: 'situation', sentence: 'S' },
    { field: 'on', sentence: 'D' },
  ]);
});

test('anything else than what is known has to be written', () => {
  expect(situationFaults({ ...NO_SITUATION, situation: 'autre' }, TODAY, WORDS)).toEqual([
    { field: 'comment', sentence: 'O' },
  ]);
  expect(situationFaults({ ...NO_SITUATION, situation: 'mariage' }, TODAY, WORDS)).toEqual([]);
});

test('its day may be to come, and may be unknown', () => {
  expect(readOn('01/01/2027', TODAY)).toBe('2027-01-01');
  expect(readOn(' ', TODAY)).toBeNull();
});
