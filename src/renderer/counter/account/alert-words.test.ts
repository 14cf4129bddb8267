import { expect, test } from 'vitest';
import type { Alert } from '../../../contract/accounts.ts';
import { SPACE_STATES } from '../../../rules/registrations/states.ts';
import { i18n } from '../../i18n/i18n.ts';
import { alertsInWords } from './alert-words.ts';

/** Stands for the catalogue: the key and its values, so that the test sees what is asked of it. */
const t = ((key: string, values: object = {}) => `${key} ${JSON.stringify(values)}`) as never;

const late: Alert = { kind: 'late', days: 33, month: '2026-09', cents: 15000 };

test('danger stands first and three are shown', () => {
  const alerts: Alert[] = [
    { kind: 'space-inactive', state: 'inactif' },
    { kind: 'payment-plan', monthlyCents: null, since: '2026-01-01' },
    { kind: 'insurance-expired', since: '2026-08-31' },
    late,
  ];
  expect(alertsInWords(t, alerts).map(({ tone }) => tone)).toEqual(['danger', 'warning', 'neutral']);
  expect(alertsInWords(t, alerts)[2]?.fact).toContain('spaceInactive');
});

test('a space that is not active says in words where it stands, never a word of the program', () => {
  for (const state of SPACE_STATES.filter((one) => one !== 'active')) {
    const [alert] = alertsInWords(i18n.t, [{ kind: 'space-inactive', state }]);
    expect(alert?.detail, state).not.toContain(state);
    expect(alert?.fact, state).toMatch(/^[A-Z]/);
  }
  expect(alertsInWords(i18n.t, [{ kind: 'space-inactive', state: 'refused' }])[0]?.tone).toBe('warning');
  // The ERP's own words stay as they are.
  expect(alertsInWords(i18n.t, [{ kind: 'space-inactive', state: 'a_relancer' }])[0]?.detail).toContain(
    'a relancer',
  );
});

test('what is late names its month and its amount', () => {
  expect(alertsInWords(t, [late])[0]).toMatchObject({
    fact: 'account.alert.late {"count":33,"n":"33"}',
    detail: 'account.alert.lateDetail {"month":"Septembre 2026","amount":"150,00\u202f€"}',
  });
});
