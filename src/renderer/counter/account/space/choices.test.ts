import { expect, test } from 'vitest';
import type { ConsentOffer } from '../../../../contract/registrations.ts';
import { changedChoices, choicesNow } from './choices.ts';

function offer(kind: ConsentOffer['kind'], mode: ConsentOffer['mode']): ConsentOffer {
  return { kind, mode, label: kind, wording: '', given: true, rule: { status: 'guide', source: '' } };
}
const given = (kind: ConsentOffer['kind'], yes: boolean) => ({
  kind,
  given: yes,
  on: '2026-11-12',
  by: 'counter' as const,
  wording: null,
  version: null,
});

test('without an answer only what the rule gives holds: never a quittance', () => {
  const offers = [offer('avis', 'opt-out'), offer('quittance', 'express'), offer('notifications', 'choice')];
  expect(choicesNow(offers, [])).toEqual([
    { kind: 'avis', given: true },
    { kind: 'quittance', given: false },
    { kind: 'notifications', given: false },
  ]);
});

test('the answer wins over the rule', () => {
  expect(choicesNow([offer('avis', 'opt-out')], [given('avis', false)])).toEqual([
    { kind: 'avis', given: false },
  ]);
});

test('only what changed is sent', () => {
  const now = [
    { kind: 'avis', given: true },
    { kind: 'quittance', given: false },
  ] as const;
  expect(changedChoices(now, now)).toEqual([]);
  expect(changedChoices(now, [now[0], { kind: 'quittance', given: true }])).toEqual([
    { kind: 'quittance', given: true },
  ]);
});
