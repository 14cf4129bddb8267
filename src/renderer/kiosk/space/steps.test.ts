import { expect, it } from 'vitest';
import { type ConsentOffered, consentsGiven, spaceSteps } from './steps.ts';

const consents: readonly ConsentOffered[] = [
  { kind: 'avis', mode: 'included', given: true },
  { kind: 'regularisation', mode: 'opt-out', given: true },
  { kind: 'quittance', mode: 'express', given: false },
];

it('asks what the landlord compares, then the address twice, the terms, and each consent that has a question', () => {
  expect(spaceSteps(['nom', 'prenom'], 'a@b.example', consents)).toEqual([
    'nom',
    'prenom',
    'email',
    'again',
    'terms',
    'consent-regularisation',
    'consent-quittance',
    'check',
  ]);
});

it('asks no second typing of an address that is not given', () => {
  for (const email of [null, ' '])
    expect(spaceSteps(['nom'], email, []), String(email)).toEqual(['nom', 'email', 'terms', 'check']);
  expect(spaceSteps([], null, [])[0]).toBe('email');
});

it('never gives a consent by itself that needs its own yes', () => {
  expect(consentsGiven(consents, {})).toEqual([
    { kind: 'avis', given: true },
    { kind: 'regularisation', given: true },
    { kind: 'quittance', given: false },
  ]);
  expect(consentsGiven(consents, { avis: false, regularisation: false, quittance: true })).toEqual([
    { kind: 'avis', given: true },
    { kind: 'regularisation', given: false },
    { kind: 'quittance', given: true },
  ]);
});
