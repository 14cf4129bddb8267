import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { refusalInWords } from './refusal.ts';
import { textOf } from './text.ts';

const refused = (data: object) =>
  new ORPCError('REFUSED', { status: 422, message: 'La phrase du cœur.', data });

test('a known code is said in the visitor language, whatever the core wrote', () => {
  const said = refusalInWords(refused({ code: 'BOR-CODE' }), textOf('en'));
  expect(said).toMatchObject({ code: 'BOR-CODE', sentence: textOf('en')('refusals.code') });
});

test('waiting says how long, in minutes once it is long', () => {
  const wait = (waitSeconds: number) =>
    refusalInWords(refused({ code: 'BOR-ATTENTE', waitSeconds }), textOf('fr')).sentence;
  expect(wait(4)).toContain('4 secondes');
  expect(wait(900)).toContain('15 minutes');
});

test('an unknown code keeps the sentence of the core; a lost line has its own', () => {
  expect(refusalInWords(refused({ code: 'BOR-NEUF' }), textOf('fr')).sentence).toBe('La phrase du cœur.');
  expect(refusalInWords(new Error('gone'), textOf('fr')).code).toBe('LIEN-400');
  expect(refusalInWords(new ORPCError('FORBIDDEN'), textOf('fr')).code).toBe('BOR-SESSION');
});
